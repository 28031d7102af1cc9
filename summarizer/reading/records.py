"""JSON and JSON Lines: a document a record.

- `text`: also content, body, content_text, full_text, article, article_body, content_html, html,
  description, summary
- `title`: also headline, name, subject
- `source`: also publisher, outlet, site, site_name, sitename, feed, author, from
- `url`: also link, permalink, canonical_url, uri
- `published`: also date, published_at, pubDate, date_published, published_time, created_at,
  created, timestamp, updated; see `parse_published` for its forms

A file is one record, a list of records, an object with a list of them under `items`, `entries`,
`articles`, `documents`, `results` or `data`, or one record a line. Names are read in any case;
the first of the names that holds something counts. A value may be wrapped as feeds do:
`{"value": …}`, `{"rendered": …}`, `{"name": …}`, or a list of such.
"""

import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from summarizer.errors import UnreadableDocument
from summarizer.reading.limits import MAX_RECORDS
from summarizer.reading.page import read_page
from summarizer.reading.parts import Parts
from summarizer.reading.published import parse_published
from summarizer.reading.tidy import one_line, without_escapes, without_lone_surrogates
from summarizer.text import is_blank

_TEXT: Final = (
    *("text", "content", "body", "content_text", "full_text", "article", "article_body"),
    *("articlebody", "content_html", "html", "description", "summary"),
)
_TITLE: Final = ("title", "headline", "name", "subject")
_SOURCE: Final = (
    *("source", "publisher", "outlet", "site", "site_name", "sitename", "feed", "author", "from"),
)
_URL: Final = ("url", "link", "permalink", "canonical_url", "uri")
_PUBLISHED: Final = (
    *("published", "date", "published_at", "publishedat", "pubdate", "date_published"),
    *("datepublished", "published_time", "created_at", "created", "timestamp", "updated"),
)
_LISTS: Final = ("items", "entries", "articles", "documents", "results", "data")
_WRAPPED: Final = ("value", "rendered", "#text", "name", "title", "href")
_TAG: Final = ("</p>", "<p>", "<br", "<div", "</a>", "<p ")
_FIELDS: Final = (
    "Give each record a text (or content, body), and where known title, source, url, published."
)
_DEEPEST: Final = 4
"""How many wrappers are opened to get at a value."""


class Record(NamedTuple):
    """One record of a file: its number from 1 (its line in JSON Lines), and what it holds."""

    number: int
    parts: Parts | None
    reason: str = ""
    """Why it holds no document."""


def read_json(text: str) -> list[Record]:
    """Read a JSON text: one record, or a list of them.

    Raises:
        UnreadableDocument: it is not JSON, or has no record in a form that is known.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"It is not valid JSON: {_cause(error)}.") from error
    return [_record(number, entry) for number, entry in enumerate(_entries(value), 1)]


def read_json_lines(text: str) -> list[Record]:
    """Read a text with one JSON record a line; empty lines count but hold nothing."""
    records = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            records.append(_record(number, json.loads(line)))
        except (ValueError, RecursionError) as error:
            records.append(Record(number, None, f"It is not valid JSON: {_cause(error)}."))
        _check_count(len(records))
    return records


def _cause(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}"
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)


def _check_count(number: int) -> None:
    if number > MAX_RECORDS:
        raise UnreadableDocument(f"It has more than {MAX_RECORDS:,} records. Split it.")


def _entries(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        fields = _fields(value)
        if not any(name in fields for name in _TEXT):
            value = next((fields[n] for n in _LISTS if isinstance(fields.get(n), list)), [value])
        else:
            value = [value]
    if not isinstance(value, list) or not value:
        raise UnreadableDocument(f"It holds no records. {_FIELDS}")
    _check_count(len(value))
    return value


def _record(number: int, entry: Any) -> Record:
    if not isinstance(entry, Mapping):
        return Record(number, None, f"It is no object with fields. {_FIELDS}")
    fields = _fields(entry)
    text = _first(fields, _TEXT)
    if any(tag in text for tag in _TAG):
        try:
            text = read_page(text).text
        except UnreadableDocument:
            text = ""
    if is_blank(text):
        return Record(number, None, f"It has no text. {_FIELDS}")
    moments = (parse_published(_unwrapped(fields.get(name))) for name in _PUBLISHED)
    return Record(
        number,
        Parts(
            text,
            one_line(_first(fields, _TITLE)),
            one_line(_first(fields, _SOURCE)),
            one_line(_first(fields, _URL)) or None,
            next((moment for moment in moments if moment), None),
        ),
    )


def _fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name.lower(): value for name, value in entry.items()}


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of the fields that holds words, as text."""
    for name in names:
        value = _unwrapped(fields.get(name))
        if isinstance(value, str) and value.strip():
            return without_escapes(without_lone_surrogates(value))
    return ""


def _unwrapped(value: Any) -> Any:
    for _ in range(_DEEPEST):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, Mapping):
            value = next((value[name] for name in _WRAPPED if name in value), None)
    return value
