"""Counts of names and actors, kept so that no question has to count mentions."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable

from summarizer.actors.resolution import Spelling, best_spelling
from summarizer.storage.record import ActorData

_DAY_SHIFT = 46
"""Document keys hold the day of publication above this bit (`keys.document_key`)."""


class ActorCounts:
    """How often names, spellings, kinds and actors occur in one library."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self._library = library

    def count_names(self, actors: Iterable[ActorData], sign: int) -> None:
        """Count (`sign` 1) or discount (-1) kinds, spellings and aliases of names."""
        kinds: Counter[tuple[int, str]] = Counter()
        spellings: Counter[tuple[int, str]] = Counter()
        aliases: Counter[tuple[int, int, str, str]] = Counter()
        for actor in actors:
            kinds[actor.name, actor.kind] += sign
            spellings[actor.name, actor.spelling] += sign
            for alias, spelling in actor.aliases:
                aliases[alias, actor.name, spelling, actor.kind] += sign
        self._add("name_kinds", "name, kind", kinds)
        self._add("spellings", "name, spelling", spellings)
        self._add("aliases", "alias, name, spelling, kind", aliases)

    def _add(
        self,
        table: str,
        columns: str,
        counts: Counter[tuple[int, str]] | Counter[tuple[int, int, str, str]],
    ) -> None:
        rows = [(self._library, *key, count) for key, count in counts.items()]
        marks = ", ".join("?" * (columns.count(",") + 3))
        self._connection.executemany(
            f"INSERT INTO {table} (library, {columns}, documents) VALUES ({marks}) "
            "ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
            rows,
        )
        if any(row[-1] < 0 for row in rows):
            where = " AND ".join(f"{column} = ?" for column in columns.split(", "))
            self._connection.executemany(
                f"DELETE FROM {table} WHERE library = ? AND {where} AND documents <= 0",
                [row[:-1] for row in rows],
            )

    def add_documents(self, keys: Collection[int]) -> None:
        """Count the actors of new documents as they are resolved so far."""
        self._count_documents(keys, 1)

    def withdraw(self, keys: Collection[int]) -> set[int]:
        """Discount everything of documents that go; return the names that were touched."""
        self._count_documents(keys, -1)
        rows = self._connection.execute(
            "SELECT name, spelling, kind, named, aliases FROM document_actors "
            "WHERE document IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        ).fetchall()
        actors = [
            ActorData(
                name,
                "",
                spelling,
                kind,
                bool(named),
                tuple((alias, text) for alias, text in json.loads(aliases or "[]")),
                *(0,) * 5,
            )
            for name, spelling, kind, named, aliases in rows
        ]
        self.count_names(actors, -1)
        self._connection.executemany(
            "UPDATE names SET documents = documents - ? WHERE library = ? AND name = ?",
            [(n, self._library, name) for name, n in Counter(a.name for a in actors).items()],
        )
        return {a.name for a in actors} | {alias for a in actors for alias, _ in a.aliases}

    def _count_documents(self, keys: Collection[int], sign: int) -> None:
        wanted = json.dumps(list(keys))
        self._connection.execute(
            "INSERT INTO actor_days (library, actor, day, documents, mentions) "
            f"SELECT library, actor, document >> {_DAY_SHIFT}, {sign} * COUNT(DISTINCT document), "
            f"{sign} * SUM(mentions) FROM document_actors "
            "WHERE document IN (SELECT value FROM json_each(?)) "
            f"GROUP BY actor, document >> {_DAY_SHIFT} "
            "ON CONFLICT DO UPDATE SET documents = documents + excluded.documents, "
            "mentions = mentions + excluded.mentions",
            (wanted,),
        )
        self._connection.execute(
            "INSERT INTO actors (library, actor, name, kind, documents, mentions) "
            f"SELECT library, actor, '', '', {sign} * COUNT(DISTINCT document), "
            f"{sign} * SUM(mentions) FROM document_actors "
            "WHERE document IN (SELECT value FROM json_each(?)) GROUP BY actor "
            "ON CONFLICT DO UPDATE SET documents = documents + excluded.documents, "
            "mentions = mentions + excluded.mentions",
            (wanted,),
        )

    def recount(self, actors: Collection[int]) -> None:
        """Count actors anew after documents have moved from one to another."""
        wanted = (self._library, json.dumps(list(actors)))
        for table in ("actor_days", "actors"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE library = ? AND actor IN "
                "(SELECT value FROM json_each(?))",
                wanted,
            )
        self._connection.execute(
            "INSERT INTO actor_days (library, actor, day, documents, mentions) "
            f"SELECT library, actor, document >> {_DAY_SHIFT}, COUNT(DISTINCT document), "
            "SUM(mentions) FROM document_actors "
            "WHERE library = ? AND actor IN (SELECT value FROM json_each(?)) "
            f"GROUP BY actor, document >> {_DAY_SHIFT}",
            wanted,
        )
        self._connection.execute(
            "INSERT INTO actors (library, actor, name, kind, documents, mentions) "
            "SELECT library, actor, '', '', SUM(documents), SUM(mentions) FROM actor_days "
            "WHERE library = ? AND actor IN (SELECT value FROM json_each(?)) GROUP BY actor",
            wanted,
        )

    def refresh(self, actors: Collection[int]) -> None:
        """Set name and kind of actors, and drop those that no document mentions any more."""
        wanted = (self._library, json.dumps(list(actors)))
        spellings: dict[int, list[Spelling]] = {}
        for name, spelling, documents in self._connection.execute(
            "SELECT name, spelling, documents FROM spellings WHERE library = ? AND name IN "
            "(SELECT value FROM json_each(?))",
            wanted,
        ):
            spellings.setdefault(name, []).append(Spelling(spelling, documents))
        self._connection.executemany(
            "UPDATE actors SET name = ?, kind = "
            "(SELECT kind FROM names n WHERE n.library = actors.library AND n.name = actors.actor) "
            "WHERE library = ? AND actor = ?",
            [(best_spelling(found), self._library, actor) for actor, found in spellings.items()],
        )
        for table in ("actor_days", "actors"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE library = ? AND documents <= 0 AND actor IN "
                "(SELECT value FROM json_each(?))",
                wanted,
            )
