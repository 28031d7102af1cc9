"""What a feed is, whatever form it came in: entries, as text and web addresses alone."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from pydantic import AwareDatetime, Field

from bot.sources.links import web_address
from summarizer.models.base import Model

MAX_ENTRIES: Final = 1_000
"""Entries of a feed that are read. Chosen, not measured; a note says what was left out."""
_LONGEST_TEXT: Final = 1_000_000
"""Characters of one entry: a novel."""
_LONGEST_TITLE: Final = 500
_LONGEST_NAME: Final = 200
_LONGEST_GUID: Final = 500
_MOST_CATEGORIES: Final = 30
"""Chosen, not measured: feeds with tags give an entry up to a dozen."""
_YEARS: Final = range(1900, 2201)
"""What lies outside is a clock that was never set, or a placeholder for "unknown"."""


class Entry(Model):
    """One story of a feed."""

    guid: str = Field(description="What it is known by in its feed; never empty.")
    url: str | None = Field(None, description="Its page: http or https.")
    title: str = ""
    text: str = Field("", description="Its content, or the teaser where there is no more.")
    published: AwareDatetime | None = None
    author: str = ""
    categories: tuple[str, ...] = Field((), description="Sections and tags that it is filed under.")


class Feed(Model):
    """What was read from a feed."""

    title: str = ""
    language: str | None = Field(None, description="As the feed names it: `en`, `pt-br`.")
    site: str | None = Field(None, description="The site that it belongs to.")
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = Field((), description="What was mended or left out, for users.")


def make_entry(
    *,
    guid: str,
    url: str | None,
    title: str,
    text: str,
    published: datetime | None,
    author: str,
    categories: Iterable[str] = (),
) -> Entry:
    """Return an entry whose fields are of sensible length and that is known by something."""
    title, text = _cut(title, _LONGEST_TITLE), text[:_LONGEST_TEXT]
    guid = guid.strip() or url or ""
    if not guid or len(guid) > _LONGEST_GUID:
        # What it says is what it is known by: a changed story is then another one.
        told = guid or f"{title}\n{text}"
        guid = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
    if published is not None and published.year not in _YEARS:
        published = None
    return Entry(
        guid=_whole(guid),
        url=url,
        title=_whole(title),
        text=_whole(text),
        published=published,
        author=_whole(_cut(author, _LONGEST_NAME)),
        categories=_categories(categories),
    )


def _categories(given: Iterable[str]) -> tuple[str, ...]:
    """Return categories, each once; "World/Europe" is filed under both."""
    parts = (part.strip() for each in given for part in title_of(each).split("/"))
    named = (_whole(_cut(part, _LONGEST_NAME)) for part in parts if part)
    return tuple(dict.fromkeys(named))[:_MOST_CATEGORIES]


def text_of(markup: str) -> str:
    """Return the text of a piece of HTML: paragraphs apart, nothing hidden, no addresses."""
    from lxml import etree, html

    from summarizer.reading.tidy import tidy

    if "<" not in markup and "&" not in markup:
        return tidy(markup)
    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        # In a block of its own: libxml2 drops what stands before the first element.
        tree = html.document_fromstring(
            f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser
        )
    except etree.LxmlError:
        return ""
    return tidy("".join(_pieces(tree)))


_UNSEEN: Final = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "head"})
_BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption"),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
        *("main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"),
    }
)


def _pieces(tree: object) -> Iterator[str]:
    """Yield the text of a tree in its order, without calling itself: trees are deep at times."""
    from lxml import etree

    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        unseen = tag in _UNSEEN
        if event == "start":
            hidden += unseen
            if not hidden:
                if tag in _BLOCKS:
                    yield "\n\n"
                elif tag == "br":
                    yield "\n"
                yield " ".join((element.text or "").splitlines())
        else:
            hidden -= unseen
            if not hidden:
                yield "\n\n" if tag in _BLOCKS else " " if tag in ("td", "th") else ""
                yield " ".join((element.tail or "").splitlines())


def title_of(written: str) -> str:
    """Return a title or name on one line, without markup."""
    from summarizer.reading.tidy import one_line

    return one_line(text_of(written) if "<" in written or "&" in written else written)


def language_of(written: object) -> str | None:
    """Return a language tag in small letters where something is one (RFC 5646, roughly)."""
    if not isinstance(written, str):
        return None
    parts = written.strip().lower().replace("_", "-").split("-")
    if not 2 <= len(parts[0]) <= 3 or len(parts) > 4:
        return None
    if not all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts):
        return None
    return "-".join(parts) if parts[0].isalpha() else None


def make_feed(
    *,
    title: str,
    language: object,
    site: object,
    base: str,
    entries: tuple[Entry, ...],
    notes: tuple[str, ...],
) -> Feed:
    """Return a feed without what comes twice in it."""
    known_by = _with_guids_of_their_own(entries)
    once = tuple({entry.guid: entry for entry in reversed(known_by)}.values())[::-1]
    return Feed(
        title=_whole(_cut(title_of(title), _LONGEST_TITLE)),
        language=language_of(language),
        site=web_address(site, base),
        entries=once,
        notes=notes,
    )


def _with_guids_of_their_own(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries that are known by what is theirs alone.

    Some feeds give one guid, that of the feed or of a template, to all that they tell: where
    entries of several addresses have one, they are known by their addresses.
    """
    listed = list(entries)
    addresses: dict[str, set[str]] = {}
    for entry in listed:
        if entry.url:
            addresses.setdefault(entry.guid, set()).add(entry.url)
    return [
        entry.model_copy(update={"guid": entry.url})
        if entry.url and len(addresses[entry.guid]) > 1
        else entry
        for entry in listed
    ]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _whole(text: str) -> str:
    """Replace halves of characters, which no store and no JSON can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
