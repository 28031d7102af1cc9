"""The article behind an entry: when it has to be fetched, how it is read, what is kept."""

import codecs
import json
import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from bot.sources.sandbox import DOCUMENT_SECONDS, takes
from bot.sources.source import Item, Origin, Source, believed
from summarizer.errors import UnreadableDocument
from summarizer.models import Document
from summarizer.reading import read
from summarizer.reading.sniffing import Format, sniff

_WHOLE: Final = 120
"""Words from which an entry is taken for the whole text. Summaries in feeds have 20 to 60, and few
reports have less than this."""
_CUT: Final = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…|&hellip;)\]|(?:read|learn) more|continue reading"
    r"|read the (?:full|rest)[^.\n]{0,60})\W*\Z",
    re.IGNORECASE,
)
_SUFFIXES: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=", re.IGNORECASE
)

_FOR_PEOPLE: Final = frozenset({"", "application/octet-stream", "message/rfc822", *_SUFFIXES})
"""Types under which a text is sent that is for people; under others it is for programs."""
_TEXT: Final = "a text to read"
_JSON: Final = re.compile(rb"\s*\{\s*[\"}]")
_HEAD: Final = 100_000
"""Bytes within which the first element of an XML file is looked for, behind what comments it."""
_PROSE: Final = re.compile(
    r"(?<![\w'’-])[^\W\d_][\w'’-]{0,40}(?:[,;:]? ?\s[(\"“‘']?[^\W\d_][\w'’-]{0,40}){4}"
    r"|[^\W\d_\x00-\u0e00]{12}"
)
"""Five words in a row, or as much in a script that puts no space between them. 94 % of 19,043 news
texts have that, all but tables of earnings (Reuters-21578); of 40 files in CSV one had it."""


def needs_page(item: Item) -> bool:
    """Tell whether an entry is only a teaser of the page that it leads to."""
    if not item.url:
        return False
    return len(item.text.split()) < _WHOLE or _CUT.search(item.text) is not None


def lacks_date(item: Item) -> bool:
    """Tell whether the page of an entry may say when it was published, and the entry does not."""
    return bool(item.url) and item.published is None


def document_of(item: Item, page: Document | None, source: Source) -> Document | None:
    """Return the document that an entry becomes; None where there is no text.

    Args:
        item: The entry.
        page: What its page says, where that was read.
        source: Where the entry was found.
    """
    text = item.text
    # A page that says less than the entry is a notice, of cookies or of a paywall; of one that was
    # read for its date alone the entry has the whole text.
    if page is not None and needs_page(item) and len(page.text) > len(text):
        text = page.text
    if not text.strip():
        return None
    published = item.published or (page.published if page else None)
    published = believed(published, item.seen) if item.seen else published
    return Document(
        text=text,
        title=item.title or (page.title if page else ""),
        source=source.title or (page.source if page else "") or urlsplit(source.url).netloc,
        url=item.url or None,
        published=published,
        seen=None if published else item.seen,
        agency=source.origin is Origin.AGENCY,
    )


@takes(DOCUMENT_SECONDS)
def read_article(data: bytes, *, url: str, media_type: str, limit: int) -> Document:
    """Read a page. Called in a child process.

    Args:
        data: Its bytes.
        url: Where it was fetched from.
        media_type: Its Content-Type, as it was written.
        limit: The largest size that is read, in bytes.

    Raises:
        UnreadableDocument: it has no text for people, or cannot be read.
    """
    kind = media_type.partition(";")[0].strip().lower()
    suffix = _SUFFIXES.get(kind, "")
    charset = _CHARSET.search(media_type)
    if suffix in (".html", ".txt") and charset and not _DECLARED.search(data[:4096]):
        data = _as_utf8(data, charset[1])
    name = unquote(urlsplit(url).path).rsplit("/", 1)[-1].replace("\\", "_") or "page"
    name = name if not suffix or name.lower().endswith(suffix) else f"{name}{suffix}"
    form = sniff(data, PurePosixPath(name).suffix.lower())
    if form not in (Format.PDF, Format.WORD):
        _refuse_data(data, kind)
    documents = read(data, name, limit=limit).documents
    bare = form in (Format.PLAIN, Format.MARKDOWN)
    if len(documents) != 1 or (bare and not _PROSE.search(documents[0].text)):
        raise UnreadableDocument(f"It is no feed, and no page with {_TEXT}.")
    return documents[0].model_copy(update={"path": None, "url": url})


def _refuse_data(data: bytes, kind: str) -> None:
    """Raise UnreadableDocument where something is meant for programs, and not for people."""
    bare = data.removeprefix(codecs.BOM_UTF8)
    root = _root(bare)
    if _JSON.match(bare) or (bare.lstrip().startswith(b"[") and _is_json(bare)):
        what = "JSON"
    elif root != "html" and (bare.lstrip().startswith(b"<?xml") or kind.endswith("xml")):
        what = "XML"
    elif root != "html" and kind not in _FOR_PEOPLE:
        what = f"of the type {kind[:60]}"
    else:
        return
    raise UnreadableDocument(f"It is {what}: no feed, and no page with {_TEXT}.")


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _root(data: bytes) -> str:
    """Return the name of the first element of a file in XML or HTML; empty where there is none."""
    rest = data[:_HEAD].lstrip()
    while rest.startswith((b"<?", b"<!")):
        rest = rest.partition(b"-->" if rest.startswith(b"<!--") else b">")[2].lstrip()
    found = re.match(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)", rest)
    return found[1].decode("ascii", "replace").lower() if found else ""


def _as_utf8(data: bytes, charset: str) -> bytes:
    """Write a page anew whose encoding is told beside it alone."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, ValueError):
        return data  # it is told wrong: what reads it finds out
