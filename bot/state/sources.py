"""What libraries follow, what was seen there, and what of it waits to be added."""

import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.sources.source import Fate, Item, Sight, Source, Trouble, Waiting
from bot.state.entry_rows import known_as, queue, unpacked
from bot.state.file import StateFile
from bot.state.source_rows import (
    COLUMNS,
    changes,
    is_followed,
    learn,
    moment,
    row_of,
    seconds,
    source_of,
)

KEPT = timedelta(days=400)
"""How long an entry is known after it was last seen: yearly pages come again in a feed."""

_PIECE = 1_000
"""Entries that are kept in one step, 0.1 s for which whoever else writes has to wait (30,000 files
in one step: 4 s). As many as are read of one feed, so that what it shows is never kept in part
beside its ETag; folders may have more, and are looked at as a whole each time."""
_BREATH = 0.001
"""Seconds between two steps, in which others get their turn: a lock that is free for a moment only
goes to the thread that had it before."""

_QUEUE = (
    "FROM entries JOIN sources ON sources.id = entries.source "
    "WHERE entries.item IS NOT NULL AND sources.paused = ''"
)
"""What waits; what waits of a source that is paused waits on."""


class Backlog(NamedTuple):
    """What waits to be added."""

    entries: int
    since: datetime | None
    """When the oldest of them was seen."""


class Sources:
    """The sources in the bot's memory."""

    def __init__(self, file: StateFile) -> None:
        self._file = file

    # ── sources ────────────────────────────────────────────────────────────────────────────
    def add(self, source: Source, entries: Iterable[tuple[Sight, Item]] = ()) -> bool:
        """Keep a source with what was seen there; whether the library did not follow it before."""
        first, *rest = _pieces(entries)
        with self._file.writing() as connection:
            marks = ", ".join("?" * len(COLUMNS.split(", ")))
            added = connection.execute(
                f"INSERT INTO sources ({COLUMNS}) VALUES ({marks}) "  # noqa: S608 - our columns
                "ON CONFLICT DO NOTHING",
                row_of(source),
            )
            is_new = added.rowcount == 1
            if is_new:
                queue(connection, source, first, source.added)
        for piece in rest if is_new else ():
            self._keep(source, piece, source.added)
        return is_new

    def of_library(self, library: str) -> list[Source]:
        """Return the sources of a library, in the order in which they were added."""
        return self._where("library = ? ORDER BY added, rowid", (library,))

    def all(self) -> list[Source]:
        """Return the sources of all libraries."""
        return self._where("1 ORDER BY library, added, rowid", ())

    def get(self, id: str) -> Source | None:  # noqa: A002 - what it is called everywhere
        """Return a source; None where it is not followed any more."""
        return next(iter(self._where("id = ?", (id,))), None)

    def at(self, library: str, url: str) -> Source | None:
        """Return the source of a library at an address, or found behind it."""
        return next(iter(self._where("library = ? AND ? IN (url, site)", (library, url))), None)

    def due(self, now: datetime) -> list[Source]:
        """Return what is to be looked at, the longest overdue first."""
        return self._where("paused = '' AND next_look <= ? ORDER BY next_look", (seconds(now),))

    def next_look(self) -> datetime | None:
        """Return when the next source is due."""
        with self._file.reading() as connection:
            row = connection.execute(
                "SELECT min(next_look) FROM sources WHERE paused = ''"
            ).fetchone()
        return moment(row[0])

    def change(self, before: Source, after: Source) -> None:
        """Keep what somebody has changed of a source, and nothing else of it."""
        with self._file.writing() as connection:
            changed = changes(before, after)
            if changed:
                connection.execute(
                    f"UPDATE sources SET {', '.join(f'{each} = ?' for each in changed)} "  # noqa: S608
                    "WHERE id = ?",
                    (*(new for _, new in changed.values()), before.id),
                )

    def learn(self, before: Source, after: Source) -> None:
        """Keep what a look has found out about a source, as far as nobody has changed that since.

        Args:
            before: As it was kept when the look began.
            after: As it is after the look.
        """
        with self._file.writing() as connection:
            learn(connection, before, after)

    def remove(self, id: str) -> bool:  # noqa: A002
        """Follow a source no more; what waited is forgotten, what was added stays."""
        with self._file.writing() as connection:
            return connection.execute("DELETE FROM sources WHERE id = ?", (id,)).rowcount == 1

    # ── entries ────────────────────────────────────────────────────────────────────────────
    def looked(
        self,
        before: Source,
        after: Source,
        entries: Sequence[tuple[Sight, Item]],
        now: datetime,
    ) -> int:
        """Keep what a look found: about the source (`learn`), and what is new there.

        An entry that is known with other content waits again: it is a later version. What is kept
        of the source comes last, so that after a kill in between the next look finds the rest.

        Returns:
            How many entries are new or changed.
        """
        *rest, last = _pieces(entries)
        new = sum(self._keep(after, piece, now) for piece in rest)
        last = self._changed(after, last, now)
        with self._file.writing() as connection:
            # Somebody may have removed it while it was looked at.
            if not learn(connection, before, after):
                return 0
            return new + queue(connection, after, last, now)

    def sources_waiting(self, now: datetime) -> list[str]:
        """Return the sources (ids) with entries that can be added now, the longest wait first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT source {_QUEUE} AND due <= ? GROUP BY source ORDER BY min(number)",
                (seconds(now),),
            ).fetchall()
        return [row[0] for row in rows]

    def waiting(self, now: datetime, limit: int, source: str) -> list[Waiting]:
        """Return entries of a source that can be added now, those first that were seen first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT number, item, tries {_QUEUE} AND due <= ? "
                "AND source = ? ORDER BY number LIMIT ?",
                (seconds(now), source, limit),
            ).fetchall()
        found = self.get(source)
        if found is None:
            return []
        return [
            Waiting(number=number, source=found, item=unpacked(item), tries=tries)
            for number, item, tries in rows
        ]

    def done(self, fates: Iterable[tuple[int, Fate, str]]) -> None:
        """Note what became of entries (number, fate, reason); they wait no more."""
        with self._file.writing() as connection:
            connection.executemany(
                "UPDATE entries SET item = NULL, fate = ?, reason = ? WHERE number = ?",
                [(fate, reason, number) for number, fate, reason in fates],
            )

    def put_off(self, number: int, due: datetime, reason: str) -> None:
        """Let an entry wait until later."""
        with self._file.writing() as connection:
            connection.execute(
                "UPDATE entries SET due = ?, reason = ?, tries = tries + 1 WHERE number = ?",
                (seconds(due), reason, number),
            )

    def next_due(self) -> datetime | None:
        """Return when the next entry can be added."""
        with self._file.reading() as connection:
            row = connection.execute(f"SELECT min(due) {_QUEUE}").fetchone()
        return moment(row[0])

    def backlog(self) -> Backlog:
        """Return how much waits, and since when."""
        with self._file.reading() as connection:
            entries, since = connection.execute(f"SELECT count(*), min(seen) {_QUEUE}").fetchone()
        return Backlog(entries, moment(since))

    def waits(self, source: str) -> int:
        """Return how many entries of a source wait."""
        return self.fates(source).get(Fate.WAITING, 0)

    def fates(self, source: str) -> dict[Fate, int]:
        """Return how many entries of a source had which fate."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT fate, count(*) FROM entries WHERE source = ? GROUP BY fate", (source,)
            ).fetchall()
        return {Fate(fate): number for fate, number in rows}

    def troubles(self, since: datetime) -> list[Trouble]:
        """Return what could not be read of what was seen since then, and what is put off."""
        with self._file.reading() as connection:
            rows = connection.execute(
                # Of max(seen) SQLite gives the other columns of that row.
                "SELECT source, fate, count(*), iif(url = '', guid, url), reason, max(seen) "
                "FROM entries WHERE reason <> '' AND (seen >= ? OR item IS NOT NULL) "
                "GROUP BY source, fate",
                (seconds(since),),
            ).fetchall()
        return [
            Trouble(source=source, fate=Fate(fate), entries=entries, example=example, reason=reason)
            for source, fate, entries, example, reason, _ in rows
        ]

    def forget(self, now: datetime) -> int:
        """Forget entries that have not been seen for long."""
        with self._file.writing() as connection:
            return connection.execute(
                "DELETE FROM entries WHERE item IS NULL AND seen < ?", (seconds(now - KEPT),)
            ).rowcount

    # ── inside ─────────────────────────────────────────────────────────────────────────────
    def _where(self, condition: str, values: tuple[object, ...]) -> list[Source]:
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM sources WHERE {condition}",  # noqa: S608 - our own words
                values,
            ).fetchall()
        return [source_of(row) for row in rows]

    def _keep(self, source: Source, piece: Sequence[tuple[Sight, Item]], now: datetime) -> int:
        """Keep some of what was seen; return how much of it is new or changed."""
        changed = self._changed(source, piece, now)
        time.sleep(_BREATH)
        if not changed:
            return 0
        with self._file.writing() as connection:
            if not is_followed(connection, source.id):
                return 0
            return queue(connection, source, changed, now)

    def _changed(
        self, source: Source, piece: Sequence[tuple[Sight, Item]], now: datetime
    ) -> Sequence[tuple[Sight, Item]]:
        """Return those of what was seen of which something is to be written."""
        with self._file.reading() as connection:
            known = [known_as(connection, source.id, sight) for sight, _ in piece]
        return [
            each
            for each, entry in zip(piece, known, strict=True)
            if entry is None or entry.content != each[0].content or entry.is_to_be_noted(now)
        ]


def _pieces(entries: Iterable[tuple[Sight, Item]]) -> list[Sequence[tuple[Sight, Item]]]:
    """Return entries in pieces; one that is empty where there are none."""
    listed = list(entries)
    starts = range(0, max(len(listed), 1), _PIECE)
    return [listed[start : start + _PIECE] for start in starts]
