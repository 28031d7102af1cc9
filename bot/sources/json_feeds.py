"""JSON Feed, versions 1 and 1.1 (jsonfeed.org/version/1.1)."""

import json
from typing import Final

from bot.sources.entries import MAX_ENTRIES, Entry, Feed, make_entry, make_feed, text_of, title_of
from bot.sources.links import web_address
from summarizer.errors import UnreadableDocument

_MARK: Final = "jsonfeed.org/version/"
_BEFORE: Final = b"\xef\xbb\xbf \t\r\n"


def looks_like_json(data: bytes) -> bool:
    """Whether bytes begin as an object in JSON does; a feed in XML never does."""
    return data[:1_000].lstrip(_BEFORE).startswith(b"{")


def read_json_feed(data: bytes, url: str) -> Feed:
    """Read a JSON Feed that came from an address.

    Raises:
        UnreadableDocument: it is none.
    """
    try:
        # The standard has UTF-8 alone; json also tells UTF-16 by its zeros.
        told = json.loads(data.lstrip(_BEFORE))
    except ValueError as error:
        raise UnreadableDocument("It begins like JSON, and is damaged.") from error
    if not isinstance(told, dict) or not isinstance(told.get("items"), list):
        raise UnreadableDocument("It is JSON, and no JSON Feed.")
    notes = []
    if _MARK not in _string(told.get("version")):
        notes.append("The feed does not name a version of JSON Feed.")
    items = [item for item in told["items"] if isinstance(item, dict)]
    if len(items) > MAX_ENTRIES:
        notes.append(f"Of {len(items):,} entries the first {MAX_ENTRIES:,} were read.")
    return make_feed(
        title=_string(told.get("title")),
        language=told.get("language"),
        site=told.get("home_page_url"),
        base=url,
        entries=tuple(_entry(item, url) for item in items[:MAX_ENTRIES]),
        notes=tuple(notes),
    )


def _entry(item: dict[str, object], base: str) -> Entry:
    from summarizer.reading.published import parse_published
    from summarizer.reading.tidy import tidy

    markup, plain = _string(item.get("content_html")), _string(item.get("content_text"))
    text = text_of(markup) if markup else tidy(plain)
    # An id may be a number (version 1); an address in it is the page where no url is given.
    guid = item.get("id")
    guid = str(guid) if isinstance(guid, int | float) else _string(guid)
    return make_entry(
        guid=guid,
        url=web_address(item.get("url"), base)
        or web_address(item.get("external_url"), base)
        or web_address(guid),
        title=title_of(_string(item.get("title"))),
        text=text or tidy(_string(item.get("summary"))),
        published=parse_published(item.get("date_published") or item.get("date_modified")),
        author=title_of(_author(item)),
        categories=filter(None, map(_string, _list(item.get("tags")))),
    )


def _author(item: dict[str, object]) -> str:
    """Return the names of the authors (1.1), or of the one author (1)."""
    people = _list(item.get("authors")) or [item.get("author")]
    names = (_string(person.get("name")) for person in people if isinstance(person, dict))
    return ", ".join(filter(None, names))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
