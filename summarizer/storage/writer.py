"""Writing documents into the SQLite store: the rows, and the counts that follow from them."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.storage.actor_counts import ActorCounts
from summarizer.storage.agencies import mark_agency
from summarizer.storage.base import Outcome
from summarizer.storage.copies import Copies
from summarizer.storage.former import FormerVersions
from summarizer.storage.keys import document_key, instant
from summarizer.storage.name_table import NameTable
from summarizer.storage.record import ActorData, Record
from summarizer.storage.resolving import person_keys, resolve, stem_key
from summarizer.storage.rows import rows_of
from summarizer.storage.versions import Version, Versions
from summarizer.storage.word_index import WordIndex

_PENDING_ROWS = 256
"""Documents whose rows are written with one statement for each table: more gains nothing."""


class SqliteWriter:
    """One transaction of additions and removals in one library."""

    def __init__(self, connection: sqlite3.Connection, library: int, name: str) -> None:
        self._connection = connection
        self._library = library
        self._library_name = name
        self._pending: list[tuple[int, Record]] = []
        self._new: list[int] = []
        self._touched: set[int] = set()
        self._names = NameTable(connection, library)
        self._words = WordIndex(connection, library)
        self._counts = ActorCounts(connection, library)
        self._versions = Versions(connection, library)
        self._former = FormerVersions(connection, library)
        self._copies = Copies(connection, library)

    def write(self, record: Record) -> Outcome:
        """Store a document; see `base.Writer.write`."""
        stored = self._versions.stored(record.id)
        if stored:
            self._keep(stored, record.path)
            return "unchanged"
        others = self._versions.of(record.url, record.path)
        if any(version.outlives(record.published_at) for version in others):
            return "outdated"
        key = self._insert_document(record)
        self._replace(others, key)
        return "updated" if others else "added"

    def keep(self, document_id: str, path: str | None) -> None:
        """Note that a stored document is held by this file (too)."""
        stored = self._versions.stored(document_id)
        if stored:
            self._keep(stored, path)

    def _keep(self, stored: Version, path: str | None) -> None:
        self._replace(self._versions.replaced_by(stored, path), stored.key)

    def _replace(self, versions: Iterable[Version], key: int) -> None:
        """Remove documents that another, by key, is a later version of; keep their words."""
        keys = [version.key for version in versions]
        if keys:
            self._flush()
            self._former.succeed(keys, key)
            self.remove(keys)

    def remove(self, keys: Sequence[int]) -> None:
        """Remove documents and all that was derived from them."""
        if not keys:
            return
        self._flush()
        self._touched |= self._counts.withdraw(keys)
        self._new = [key for key in self._new if key not in set(keys)]
        for key in keys:
            self._words.remove(key)
        self._copies.remove(keys)
        self._count_languages(
            Counter(
                {
                    language: -count
                    for language, count in self._connection.execute(
                        "SELECT language, COUNT(*) FROM documents "
                        "WHERE key IN (SELECT value FROM json_each(?)) GROUP BY language",
                        (json.dumps(list(keys)),),
                    )
                }
            )
        )
        self._connection.executemany(
            "DELETE FROM documents WHERE key = ?", [(key,) for key in keys]
        )

    def remove_ids(self, ids: Iterable[str]) -> int:
        """Remove documents by id, with their former versions; return how many there were."""
        ids = list(ids)
        keys = [
            row[0]
            for row in self._connection.execute(
                "SELECT key FROM documents WHERE library = ? AND id IN "
                "(SELECT value FROM json_each(?))",
                (self._library, json.dumps(list(ids))),
            )
        ]
        self.remove(keys)
        self._former.forget(ids)
        return len(keys)

    @property
    def at(self) -> tuple[sqlite3.Connection, int]:
        """The connection and the library's number."""
        return self._connection, self._library

    def touch(self, names: Iterable[int]) -> None:
        """Have names resolved again at the end of the transaction."""
        self._touched.update(names)

    def finish(self) -> None:
        """Write what is pending, resolve the actors that were touched, and count them."""
        self._flush()
        self._counts.add_documents(self._new)
        resolved = resolve(self._names, self._touched)
        self._counts.recount(resolved.moved)
        self._counts.refresh(resolved.touched)

    def _insert_document(self, record: Record) -> int:
        moment = record.published_at or record.seen_at
        key = document_key(self._library_name, record.id, moment)
        while self._connection.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone():
            key += 1  # Two documents of one minute share 35 bits: once in some 10^5 libraries.
        self._connection.execute(
            "INSERT INTO documents (key, library, id, title, source, url, published, instant, "
            "language, words, title_stems, text, addition, seen) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                self._library,
                record.id,
                record.title,
                record.source,
                record.url,
                record.published,
                instant(moment) if moment else None,
                record.language,
                record.words,
                record.title_stems,
                record.text,
                self._next_addition(),
                record.seen,
            ),
        )
        if record.agency:
            mark_agency(self._connection, self._library, record.source, agency=True)
        self._versions.hold(record.path, key)
        self._former.forget([record.id])
        self._pending.append((key, record))
        if len(self._pending) >= _PENDING_ROWS:
            self._flush()
        return key

    def _next_addition(self) -> int:
        (number,) = self._connection.execute(
            "UPDATE libraries SET additions = additions + 1 WHERE library = ? RETURNING additions",
            (self._library,),
        ).fetchone()
        return int(number)

    def _flush(self) -> None:
        """Write the rows of the pending documents, one statement for each table."""
        pending, self._pending = self._pending, []
        if not pending:
            return
        self._new.extend(key for key, _ in pending)
        for table, columns, values in rows_of(pending):
            marks = ", ".join("?" * len(columns.split(", ")))
            self._connection.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})", values
            )
        self._insert_names([actor for _, record in pending for actor in record.actors])
        self._insert_actors(pending)
        self._words.add(pending)
        self._copies.add((key, record.signature) for key, record in pending)
        self._count_languages(Counter(record.language for _, record in pending))

    def _insert_names(self, actors: Sequence[ActorData]) -> None:
        library = self._library
        self._touched |= {actor.name for actor in actors}
        self._touched |= {alias for actor in actors for alias, _ in actor.aliases}
        self._counts.count_names(actors, 1)
        names = {actor.name: actor for actor in actors}
        known = {
            row[0]
            for row in self._connection.execute(
                "SELECT name FROM names WHERE library = ? AND name IN "
                "(SELECT value FROM json_each(?))",
                (library, json.dumps(list(names))),
            )
        }
        documents = Counter(actor.name for actor in actors)
        self._connection.executemany(
            "UPDATE names SET documents = documents + ? WHERE library = ? AND name = ?",
            [(count, library, name) for name, count in documents.items() if name in known],
        )
        new = [actor for name, actor in names.items() if name not in known]
        self._connection.executemany(
            "INSERT INTO names (library, name, folded, named, full, kind, block, stem, cluster, "
            "actor, documents) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    library,
                    actor.name,
                    actor.folded,
                    actor.named,
                    *_with_kind(actor),
                    actor.name,
                    actor.name,
                    documents[actor.name],
                )
                for actor in new
            ],
        )
        self._words.add_names((actor.name, actor.folded) for actor in new if actor.named)

    def _insert_actors(self, pending: Sequence[tuple[int, Record]]) -> None:
        names = {actor.name for _, record in pending for actor in record.actors}
        actors = dict(
            self._connection.execute(
                "SELECT name, actor FROM names WHERE library = ? AND name IN "
                "(SELECT value FROM json_each(?))",
                (self._library, json.dumps(list(names))),
            ).fetchall()
        )
        self._connection.executemany(
            "INSERT INTO document_actors (document, number, library, name, actor, spelling, kind, "
            "named, aliases, mentions, roles, quotations, deeds, relations) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    key,
                    number,
                    self._library,
                    actor.name,
                    actors[actor.name],
                    actor.spelling,
                    actor.kind,
                    actor.named,
                    json.dumps(actor.aliases) if actor.aliases else None,
                    *actor[-5:],
                )
                for key, record in pending
                for number, actor in enumerate(record.actors)
            ],
        )

    def _count_languages(self, documents: Counter[str]) -> None:
        self._connection.executemany(
            "INSERT INTO languages (library, language, documents) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
            [(self._library, language, count) for language, count in documents.items()],
        )
        self._connection.execute(
            "DELETE FROM languages WHERE library = ? AND documents <= 0", (self._library,)
        )


def _with_kind(actor: ActorData) -> tuple[bool, str, str, str]:
    full, block = person_keys(actor.spelling) if actor.named else (False, "")
    return full, actor.kind, block, stem_key(actor.folded, named=actor.named)
