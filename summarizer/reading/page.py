"""Web pages: main text and metadata, by trafilatura (Barbaresi 2021) over lxml."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from summarizer.errors import UnreadableDocument
from summarizer.reading.header import header_date
from summarizer.reading.limits import MAX_ELEMENTS
from summarizer.reading.parts import Parts
from summarizer.reading.published import at_midnight, parse_published
from summarizer.reading.tidy import one_line, tidy

_CHARSET: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_CHARSET_WITHIN: Final = 4096
"""Bytes of a page that may declare its charset; the HTML standard says the first 1,024."""
# Names of metadata with the moment of publication, the surest first.
_PUBLISHED: Final = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "pubdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "date",
)
_JSON_PUBLISHED: Final = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){4,60}")')
_OUT_OF_MEMORY: Final = "unknown error"
"""What libxml2 says of HTML where there is no more memory; it mends all that is wrong with it."""
_STRING: Final = etree.XPath("string()")
_BLOCKS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "pre", "blockquote"}
)
_NOT_TEXT: Final = frozenset(
    {
        "script",
        "style",
        "nav",
        "header",
        "footer",
        "aside",
        "noscript",
        "form",
        "template",
        "iframe",
        "svg",
    }
)


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a page names in its first bytes."""
    match = _CHARSET.search(data[:_CHARSET_WITHIN])
    return match[1].decode("ascii") if match else None


def read_page(text: str) -> Parts:
    """Read a web page.

    Raises:
        UnreadableDocument: it has no text.
    """
    tree = _parse(text)
    found = None
    if sum(1 for _ in tree.iter()) <= MAX_ELEMENTS:
        found = bare_extraction(
            _parse(text),
            include_comments=False,
            with_metadata=True,
            # Without it, short pages come with a line break at each change of type.
            include_formatting=True,
        )
    if found is None or isinstance(found, dict):
        found = Extracted()
    body = tidy(_main_text(_spaced(found.body)))
    if "\n\n" not in body:
        # Nothing, or all words of a short page in one row, its menus among them.
        body = tidy(_all_text(tree)) or body
    if not body:
        raise UnreadableDocument(
            "The page holds no text; a script may write it when the page is shown. "
            "Save the page from a browser, or as text, and add that."
        )
    return Parts(
        body,
        one_line(found.title or tree.findtext(".//title") or ""),
        one_line(found.sitename or ""),
        found.url or None,
        _published(tree, text) or parse_published(found.date) or _day_above(body),
    )


def _parse(text: str) -> etree._Element:
    try:
        tree = html.document_fromstring(
            text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except etree.LxmlError as error:
        if str(error).startswith(_OUT_OF_MEMORY):
            raise MemoryError from error
        raise UnreadableDocument("The page is empty.") from error
    # trafilatura drops with a comment the words after it.
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    return _spaced(tree)


def _published(tree: etree._Element, text: str) -> datetime | None:
    """Return the moment that the page's own metadata give; trafilatura keeps the day alone."""
    told: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        told.setdefault(name.lower(), meta.get("content") or "")
    values = [told.get(name) for name in _PUBLISHED[:2]]
    if match := _JSON_PUBLISHED.search(text):
        values.append(_json_string(match[1]))
    values += [told.get(name) for name in _PUBLISHED[2:]]
    values += [
        element.get("datetime")
        for element in tree.iter("time")
        if element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
    ]
    return next((moment for value in values if (moment := parse_published(value))), None)


def _json_string(written: str) -> str | None:
    try:
        return str(json.loads(written))
    except ValueError:
        return None


def _day_above(body: str) -> datetime | None:
    day = header_date(body)
    return at_midnight(day) if day else None


def _main_text(body: etree._Element) -> str:
    """Return the text of trafilatura's tree: paragraphs apart, items and rows on their line."""
    return "\n\n".join(_paragraphs(body))


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """Yield the blocks of an element; text directly in it stands for itself."""
    loose: list[str] = [element.text or ""]
    for child in element:
        if child.tag in ("p", "head", "item", "row", "list", "table", "quote", "div", "code"):
            yield " ".join("".join(loose).split())
            loose = [child.tail or ""]
            if child.tag == "row":
                yield " | ".join(_words(cell) for cell in child)
            elif child.tag == "item":
                yield f"- {_words(child)}"
            elif child.tag in ("list", "table", "div", "quote") and len(child):
                yield from _paragraphs(child)
            else:
                yield _words(child)
        else:
            loose.append(_string(child) + (child.tail or ""))
    yield " ".join("".join(loose).split())


def _words(element: etree._Element) -> str:
    return " ".join(_string(element).split())


def _string(element: etree._Element) -> str:
    """Return the text in an element, without comments."""
    return str(_STRING(element))


def _spaced(tree: etree._Element) -> etree._Element:
    """Put a space where a line is broken, and return the tree."""
    for element in tree.iter("br", "lb"):
        element.tail = f" {element.tail or ''}"
    return tree


def _all_text(tree: etree._Element) -> str:
    """Return all paragraphs of a page, for pages in which no main text can be told."""
    for element in list(tree.iter(*_NOT_TEXT)):
        parent = element.getparent()
        if parent is not None:
            element.drop_tree() if isinstance(element, html.HtmlElement) else parent.remove(element)
    blocks = [
        _words(element)
        for element in tree.iter(*_BLOCKS)
        if not any(ancestor.tag in _BLOCKS for ancestor in element.iterancestors())
    ]
    if not any(blocks):
        body = tree.find("body")
        blocks = [_words(body if body is not None else tree)]
    return "\n\n".join(block for block in blocks if block)
