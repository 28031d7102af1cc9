"""Sources as rows of the state file, and what a look may change of one."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sources.source import Kind, Origin, Rules, Source

COLUMNS = (
    "id, library, kind, url, title, language, site, interval, fixed, pace, rules, origin, etag, "
    "modified, last_success, last_error, failures, next_look, paused, added, home, former"
)


def is_followed(connection: sqlite3.Connection, source: str) -> bool:
    """Tell whether a source is followed still."""
    found = connection.execute("SELECT 1 FROM sources WHERE id = ?", (source,)).fetchone()
    return found is not None


def learn(connection: sqlite3.Connection, before: Source, after: Source) -> bool:
    """Keep what a look changed; whether the source is followed still."""
    changed = changes(before, after)
    taken = connection.execute(
        "SELECT 1 FROM sources WHERE library = ? AND url = ? AND id <> ?",
        (after.library, after.url, after.id),
    ).fetchone()
    if taken:  # It moved to where the library looks already: it keeps its old address.
        changed = {each: what for each, what in changed.items() if each not in ("url", "former")}
    # A pause or other rules that somebody set meanwhile stay: only what is still as the look
    # found it is written.
    for column, (old, new) in changed.items():
        connection.execute(
            f"UPDATE sources SET {column} = ? WHERE id = ? AND {column} IS ?",  # noqa: S608
            (new, before.id, old),
        )
    return is_followed(connection, before.id)


def changes(before: Source, after: Source) -> dict[str, tuple[object, object]]:
    """Return the columns that differ, each as it was and as it is."""
    pairs = zip(COLUMNS.split(", "), row_of(before), row_of(after), strict=True)
    return {column: (old, new) for column, old, new in pairs if old != new}


def row_of(source: Source) -> tuple[object, ...]:
    """Return a source as a row, in the order of `COLUMNS`."""
    return (
        source.id,
        source.library,
        source.kind,
        source.url,
        source.title,
        source.language,
        source.site,
        source.interval.total_seconds(),
        source.fixed,
        source.pace.total_seconds() if source.pace is not None else None,
        json.dumps(asdict(source.rules)),
        source.origin,
        source.etag,
        source.modified,
        seconds(source.last_success) if source.last_success else None,
        source.last_error,
        source.failures,
        seconds(source.next_look),
        source.paused,
        seconds(source.added),
        source.home,
        source.former,
    )


def source_of(row: Sequence[Any]) -> Source:
    """Return the source of a row."""
    values = dict(zip(COLUMNS.split(", "), row, strict=True))
    rules = {name: tuple(words) for name, words in json.loads(values["rules"]).items()}
    values |= {
        "kind": Kind(values["kind"]),
        "interval": timedelta(seconds=values["interval"]),
        "fixed": bool(values["fixed"]),
        "pace": timedelta(seconds=values["pace"]) if values["pace"] is not None else None,
        "rules": Rules(**rules),
        "origin": Origin(values["origin"]),
        "last_success": moment(values["last_success"]),
        "next_look": moment(values["next_look"]),
        "added": moment(values["added"]),
    }
    return Source(**values)


def seconds(moment: datetime) -> float:
    """Return a moment as seconds since 1970."""
    return moment.timestamp()


def moment(seconds: float | None) -> datetime | None:
    """Return the moment of seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
