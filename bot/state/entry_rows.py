"""Entries of sources as rows of the state file: those that were seen, and what waits of them."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.sources.source import Fate, Item, Sight, Source
from bot.state.source_rows import seconds

_SEEN_AGAIN = timedelta(days=1)
"""How often it is noted that an entry is still there: `KEPT` needs no more."""


class Known(NamedTuple):
    """An entry that was seen before."""

    number: int
    content: str
    seen: float
    waits: bool

    def is_to_be_noted(self, now: datetime) -> bool:
        """Whether it is to be noted that it was seen again; what waits says since when it does."""
        return not self.waits and seconds(now) - self.seen >= _SEEN_AGAIN.total_seconds()


def known_as(connection: sqlite3.Connection, source: str, sight: Sight) -> Known | None:
    """Return an entry as it was seen before; None for what is new."""
    content = sight.content if sight.telling else ""
    for column, value in (("guid", sight.guid), ("url", sight.url), ("content", content)):
        if value:
            row = connection.execute(
                "SELECT number, content, seen, item IS NOT NULL FROM entries "  # noqa: S608 - ours
                f"WHERE source = ? AND {column} = ?",
                (source, value),
            ).fetchone()
            if row:
                return Known(int(row[0]), str(row[1]), float(row[2]), bool(row[3]))
    return None


def queue(
    connection: sqlite3.Connection,
    source: Source,
    entries: Iterable[tuple[Sight, Item]],
    now: datetime,
) -> int:
    """Let what is new or changed wait; return how much that is."""
    new = 0
    for sight, item in entries:
        known = known_as(connection, source.id, sight)
        # Of a later version, when that was seen; an entry that is known keeps what it has.
        packed = json.dumps(_plain(item if item.published else replace(item, seen=now)))
        if known is None:
            connection.execute(
                "INSERT INTO entries (source, guid, url, content, seen, fate, reason, item, "
                "tries, due) VALUES (?, ?, ?, ?, ?, ?, '', ?, 0, ?)",
                (
                    source.id,
                    *(sight.guid, sight.url, sight.content),
                    *(seconds(now), Fate.WAITING, packed, seconds(now)),
                ),
            )
            new += 1
            continue
        if known.is_to_be_noted(now):
            connection.execute(
                "UPDATE entries SET seen = ? WHERE number = ?", (seconds(now), known.number)
            )
        if known.content != sight.content:
            connection.execute(
                "UPDATE entries SET content = ?, fate = ?, reason = '', item = ?, tries = 0, "
                "due = ?, seen = ? WHERE number = ?",
                (
                    *(sight.content, Fate.WAITING, packed),
                    *(seconds(now), seconds(now), known.number),
                ),
            )
            new += 1
    return new


def _plain(item: Item) -> dict[str, object]:
    return {
        **asdict(item),
        "published": item.published.isoformat() if item.published else None,
        "seen": item.seen.isoformat() if item.seen else None,
    }


def unpacked(packed: str) -> Item:
    """Return an entry as it was kept."""
    values = json.loads(packed)
    for name in ("published", "seen"):
        written = values.get(name)  # what waited in older files has no "seen"
        values[name] = datetime.fromisoformat(written) if written else None
    values["categories"] = tuple(values.get("categories", ()))
    return Item(**values)
