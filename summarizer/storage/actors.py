"""Reading who the actors of a library are from the SQLite store."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from summarizer.actors.folding import actor_number, fold, name_hash
from summarizer.actors.persons import parse_person, surname_block
from summarizer.errors import UnknownActor
from summarizer.storage.actor_facts import reference
from summarizer.storage.base import ActorRow, NameRow, Window
from summarizer.storage.keys import day_of, key_range
from summarizer.storage.nearby import near_names

_GIVEN = 1_000
"""Names with one word that are looked at, in about 2 ms: a given name that so many share asks
which one is meant, whoever else has it."""
_TOP_ACTORS = 150
_TOP_DAYS = 60
_TOP_OF_DAY = 20
"""For a stretch of time these are counted: so many of the library's top actors, and of each of
its newest days. Who tops a stretch tops one of its days; 150 actors over a year take 5 ms."""


class ActorReader:
    """Questions to one library."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self._library = library

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()

    def number(self, identifier: str) -> int | None:
        """Return the actor behind an id: the id of any of its names will do."""
        number = actor_number(identifier)
        if number is None:
            return None
        rows = self._rows(
            "SELECT actor FROM names WHERE library = ? AND name = ?", self._library, number
        )
        return int(rows[0][0]) if rows else None

    def numbers(self, identifiers: Iterable[str]) -> list[int]:
        """Return the actors behind ids, each once."""
        names = [actor_number(identifier) for identifier in identifiers]
        rows = self._rows(
            "SELECT DISTINCT actor FROM names WHERE library = ? AND name IN "
            "(SELECT value FROM json_each(?))",
            self._library,
            json.dumps([name for name in names if name is not None]),
        )
        return [row[0] for row in rows]

    def actor(self, identifier: str) -> ActorRow:
        number = self.number(identifier)
        found = self.rows([number]) if number is not None else []
        if not found:
            raise UnknownActor(identifier)
        return found[0]

    def rows(self, actors: Iterable[int]) -> list[ActorRow]:
        """Return actors, most mentioned first."""
        wanted = json.dumps(list(actors))
        spellings: dict[int, dict[str, int]] = {}
        for actor, spelling, documents in (
            *self._rows(
                "SELECT n.actor, s.spelling, s.documents FROM names n JOIN spellings s "
                "ON s.library = n.library AND s.name = n.name "
                "WHERE n.library = ? AND n.actor IN (SELECT value FROM json_each(?))",
                self._library,
                wanted,
            ),
            *self._rows(
                "SELECT n.actor, a.spelling, a.documents FROM names n JOIN aliases a "
                "ON a.library = n.library AND a.name = n.name "
                "WHERE n.library = ? AND n.actor IN (SELECT value FROM json_each(?))",
                self._library,
                wanted,
            ),
        ):
            counts = spellings.setdefault(actor, {})
            counts[spelling] = counts.get(spelling, 0) + documents
        found = [
            ActorRow(
                reference(actor, name, kind),
                _by_frequency(spellings.get(actor, {}), name),
                documents,
                mentions,
            )
            for actor, name, kind, documents, mentions in self._rows(
                "SELECT actor, name, kind, documents, mentions FROM actors "
                "WHERE library = ? AND actor IN (SELECT value FROM json_each(?))",
                self._library,
                wanted,
            )
        ]
        return sorted(found, key=lambda row: (-row.mentions, row.ref.name, row.ref.id))

    def called(self, name: str) -> list[ActorRow]:
        hashed = name_hash(fold(name))
        rows = self._rows(
            "SELECT actor FROM names WHERE library = ?1 AND name = ?2 UNION "
            "SELECT n.actor FROM aliases a JOIN names n "
            "ON n.library = a.library AND n.name = a.name "
            "WHERE a.library = ?1 AND a.alias = ?2 UNION "
            "SELECT n.actor FROM names s JOIN targets t "
            "ON t.library = s.library AND t.cluster = s.cluster "
            "JOIN names n ON n.library = t.library AND n.name = t.target "
            "WHERE s.library = ?1 AND s.name = ?2 UNION "
            "SELECT actor FROM names WHERE library = ?1 AND kind = 'person' AND block = ?3",
            self._library,
            hashed,
            (surname_block(name) or None) if len(name.split()) == 1 else None,
        )
        return self.rows(row[0] for row in rows)

    def given(self, word: str) -> list[ActorRow]:
        """Return the people with this given name, most mentioned first."""
        folded = fold(word)
        key = parse_person(f"{folded} x").given
        rows = self._rows(
            "SELECT n.actor, n.folded FROM name_words w CROSS JOIN names n "
            "ON n.library = w.library AND n.name = w.name "
            "WHERE w.library = ? AND w.word = ? AND n.kind = 'person' AND n.full LIMIT ?",
            self._library,
            folded,
            _GIVEN,
        )
        found = {actor for actor, name in rows if parse_person(name).given[:1] == key}
        return self.rows(found)

    def near(self, name: str, limit: int) -> list[tuple[str, ActorRow]]:
        found = near_names(self._connection, self._library, name, limit)
        rows = {int(row.ref.id, 16): row for row in self.rows({actor for _, actor in found})}
        return [(folded, rows[actor]) for folded, actor in found if actor in rows]

    def top(self, window: Window, limit: int) -> list[ActorRow]:
        order = self._top(limit) if window == Window() else self._top_in(window, limit)
        rows = {int(row.ref.id, 16): row for row in self.rows(order)}
        return [rows[actor] for actor in order]

    def names(self, limit: int) -> list[NameRow]:
        top = self._rows(
            "SELECT actor, name, documents FROM actors WHERE library = ? "
            "ORDER BY documents DESC, actor LIMIT ?",
            self._library,
            limit,
        )
        aliases: dict[int, list[str]] = {}
        for actor, spelling in self._rows(
            "SELECT n.actor, a.spelling FROM names n CROSS JOIN aliases a "
            "ON a.library = n.library AND a.name = n.name WHERE n.library = ?",
            self._library,
        ):
            aliases.setdefault(actor, []).append(spelling)
        return [NameRow(name, tuple(aliases.get(actor, ())), count) for actor, name, count in top]

    def _top(self, limit: int) -> list[int]:
        rows = self._rows(
            "SELECT actor FROM actors WHERE library = ? ORDER BY documents DESC, actor LIMIT ?",
            self._library,
            limit,
        )
        return [row[0] for row in rows]

    def _top_in(self, window: Window, limit: int) -> list[int]:
        """Count exactly, by days, but only who is at the top of the library or of a late day."""
        keys = key_range(window)
        first, last = day_of(keys.low), day_of(keys.high)
        days = self._rows(
            "SELECT DISTINCT day FROM actor_days WHERE library = ? AND day BETWEEN ? AND ? "
            "ORDER BY day DESC LIMIT ?",
            self._library,
            first,
            last,
            _TOP_DAYS,
        )
        candidates = set(self._top(_TOP_ACTORS))
        for (day,) in days:
            candidates.update(
                row[0]
                for row in self._rows(
                    "SELECT actor FROM actor_days WHERE library = ? AND day = ? "
                    "ORDER BY documents DESC, actor LIMIT ?",
                    self._library,
                    day,
                    _TOP_OF_DAY,
                )
            )
        rows = self._rows(
            "SELECT actor FROM actor_days WHERE library = ? AND day BETWEEN ? AND ? "
            "AND actor IN (SELECT value FROM json_each(?)) "
            "GROUP BY actor ORDER BY SUM(documents) DESC, actor LIMIT ?",
            self._library,
            first,
            last,
            json.dumps(list(candidates)),
            limit,
        )
        return [row[0] for row in rows]


def _by_frequency(spellings: Mapping[str, int], shown: str) -> tuple[str, ...]:
    others = (spelling for spelling in spellings if spelling != shown)
    return tuple(sorted(others, key=lambda spelling: (-spellings[spelling], spelling)))
