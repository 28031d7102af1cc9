"""Bytes → feed: RSS, Atom and RDF by feedparser, JSON Feed by a reader of our own.

`read_feed` is to be run in a sandbox: feedparser needs seconds for one long field.
"""

import calendar
import codecs
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from bot.sources.entries import (
    MAX_ENTRIES,
    Entry,
    Feed,
    make_entry,
    make_feed,
    text_of,
    title_of,
)
from bot.sources.json_feeds import looks_like_json, read_json_feed
from bot.sources.links import web_address
from bot.sources.sandbox import FEED_SECONDS, takes
from summarizer.errors import UnreadableDocument

if TYPE_CHECKING:
    from feedparser import FeedParserDict

MAX_FEED: Final = 10_000_000
"""Bytes. Chosen, not measured: half of what one fetch may bring."""

_COMPRESSED: Final = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ")
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""The mark of UTF-32 in the other order begins with the first of these."""
_ENCODING: Final = re.compile(r"""(?<=<\?xml)([^>]*?)\sencoding\s*=\s*["'][^"'>]*["']""")
_LONGEST_DATE: Final = 100
_GIVEN: Final = ("content-type", "content-language")
"""Headers that tell how to read a feed."""


@takes(FEED_SECONDS)
def read_feed(data: bytes, url: str = "", headers: Mapping[str, str] | None = None) -> Feed:
    """Read a feed.

    Args:
        data: The whole of it.
        url: Where it came from: what links in it are relative to.
        headers: Of the answer it came in, by name in small letters.

    Raises:
        UnreadableDocument: it is no feed; the message is the reason.
    """
    if len(data) > MAX_FEED:
        raise UnreadableDocument(
            f"It has {len(data) / 1_000_000:.1f} MB; feeds are read up to "
            f"{MAX_FEED / 1_000_000:.0f} MB."
        )
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableDocument("It is empty.")
    if data.startswith(_COMPRESSED):
        raise UnreadableDocument("It is a compressed file, and no feed.")
    if looks_like_json(data):
        return read_json_feed(data, url)
    return _read_xml(data, url, headers or {})


def _read_xml(data: bytes, url: str, headers: Mapping[str, str]) -> Feed:
    import feedparser

    from summarizer.reading.decoding import decode

    if data.startswith(_WIDE):
        # What it says of its encoding is wrong at times; its byte order mark is not.
        data = _ENCODING.sub(r"\1", decode(data), count=1).encode("utf-8", "replace")
    told = {name: headers[name] for name in _GIVEN if name in headers}
    parsed = feedparser.parse(
        BytesIO(data),  # never bytes or a str: they would be tried as the name of a file
        # It is not told where the feed came from: guids would be made whole like links, and be
        # others where the feed has moved.
        response_headers=told,
        # Only text and web addresses leave here, made by ourselves.
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableDocument("It is no feed: neither RSS, Atom nor JSON Feed.")
    notes = []
    if parsed.get("bozo") and _is_damaged(parsed.get("bozo_exception")):
        notes.append("The feed is not well-formed; what could be told apart was read.")
    if len(parsed.entries) > MAX_ENTRIES:
        notes.append(f"Of {len(parsed.entries):,} entries the first {MAX_ENTRIES:,} were read.")
    about = parsed.feed
    return make_feed(
        title=_string(about.get("title")),
        language=about.get("language") or headers.get("content-language"),
        site=about.get("link"),
        base=url,
        entries=tuple(_entry(entry, url) for entry in parsed.entries[:MAX_ENTRIES]),
        notes=tuple(notes),
    )


def _is_damaged(error: object) -> bool:
    """Whether something is wrong with a feed beside the encoding or type that it names."""
    from feedparser.exceptions import CharacterEncodingOverride, NonXMLContentType

    return not isinstance(error, CharacterEncodingOverride | NonXMLContentType)


def _entry(entry: "FeedParserDict", base: str) -> Entry:
    return make_entry(
        guid=_string(entry.get("id")),
        url=_link(entry, base),
        title=title_of(_string(entry.get("title"))),
        text=_text(entry),
        published=_published(entry),
        author=title_of(_string(entry.get("author"))),
        categories=_categories(entry),
    )


def _categories(entry: "FeedParserDict") -> Iterator[str]:
    """Yield what an entry is filed under, by the words for readers and by those for programs."""
    for tag in entry.get("tags") or ():
        if isinstance(tag, dict):
            yield from filter(None, (_string(tag.get("label")), _string(tag.get("term"))))


def _link(entry: "FeedParserDict", base: str) -> str | None:
    """Return the page of an entry: its own link, an alternate one, or a guid that is one."""
    links = [link for link in entry.get("links", ()) if isinstance(link, dict)]
    alternate = [link.get("href") for link in links if link.get("rel") == "alternate"]
    # feedparser takes any guid for a link where no other is named; few are.
    tried = alternate if entry.get("guidislink") else [entry.get("link"), *alternate]
    if (address := next(filter(None, (web_address(link, base) for link in tried)), None)) is None:
        # Without a base, which would make an address of any guid.
        return web_address(entry.get("id"))
    return address


def _text(entry: "FeedParserDict") -> str:
    """Return the longest of what an entry gives: its content, or what sums it up."""
    told = [piece for piece in entry.get("content", ()) if isinstance(piece, dict)]
    if isinstance(detail := entry.get("summary_detail"), dict):
        told.append(detail)
    elif summary := _string(entry.get("summary")):
        told.append({"value": summary})
    texts = []
    for piece in told:
        value = _string(piece.get("value"))
        if str(piece.get("type") or "text/html") == "text/plain" and "<" not in value:
            # "&" stands for itself in plain text.
            value = value.replace("&", "&amp;")
        texts.append(text_of(value))
    return max(texts, key=len, default="")


def _published(entry: "FeedParserDict") -> datetime | None:
    """Return the moment of an entry; feedparser takes one without a zone as UTC, as we do."""
    from summarizer.reading.published import parse_published

    for name in ("published", "updated", "created"):
        # get() would take "updated" from "published", and warn of it.
        parsed: Any = dict.get(entry, f"{name}_parsed")
        if parsed is not None:
            try:
                return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
            except (OverflowError, OSError, ValueError):
                continue
        written = _string(dict.get(entry, name))[:_LONGEST_DATE]
        if moment := parse_published(written):
            return moment
    return None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
