"""The distinct names of a library as tables: what resolution reads and writes, in bulk."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from summarizer.actors.resolution import Spelling, best_spelling
from summarizer.models import Kind
from summarizer.storage.word_index import WordIndex

_COLUMNS = "name, folded, named, full, kind, block, stem, cluster, actor, documents"
_KINDS = {kind.value: kind for kind in Kind}
Votes = dict[int, dict[Kind, int]]
"""By name: documents by kind."""


class Name(NamedTuple):
    """A row of `names`."""

    name: int
    folded: str
    named: bool
    full: bool
    kind: Kind
    block: str
    stem: str
    cluster: int
    actor: int
    documents: int

    @property
    def person(self) -> bool:
        """Whether it is to be compared with names of people of the same surname."""
        return self.named and self.kind is Kind.PERSON and bool(self.block)


class NameTable:
    """The names of one library, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self.library = library

    def rows(self, sql: str, *values: Any) -> list[Any]:
        """Return all rows of a query."""
        return self._connection.execute(sql, values).fetchall()

    def _in(self, sql: str, wanted: Collection[int] | Collection[str]) -> list[Any]:
        """Run a query whose last conditions are `library = ? AND … IN (…)`."""
        if not wanted:
            return []
        values = f"{sql} (SELECT value FROM json_each(?))"
        return self._connection.execute(values, (self.library, json.dumps(list(wanted)))).fetchall()

    def _names(self, column: str, wanted: Collection[int] | Collection[str]) -> dict[int, Name]:
        rows = self._in(f"SELECT {_COLUMNS} FROM names WHERE library = ? AND {column} IN", wanted)
        return {row[0]: _name(row) for row in rows}

    # ── reading ────────────────────────────────────────────────────────────────────────────
    def load(self, names: Collection[int]) -> dict[int, Name]:
        """Return those of the names that documents use on their own."""
        return self._names("name", names)

    def of_clusters(self, clusters: Collection[int]) -> dict[int, Name]:
        """Return all names of some clusters."""
        return self._names("cluster", clusters)

    def of_blocks(self, blocks: Collection[str]) -> dict[int, Name]:
        """Return the names of people in some blocks."""
        return self._names("kind = 'person' AND block", blocks)

    def of_stems(self, stems: Collection[str]) -> dict[int, Name]:
        """Return all names with some stems."""
        return self._names("stem", stems)

    def aliases_of(self, names: Collection[int]) -> set[int]:
        """Return the aliases that documents give to bearers of these names."""
        rows = self._in("SELECT DISTINCT alias FROM aliases WHERE library = ? AND name IN", names)
        return {row[0] for row in rows}

    def given_to(self, aliases: Collection[int]) -> dict[tuple[int, int], int]:
        """Return in how many documents each (alias, name) is of one bearer."""
        found: Counter[tuple[int, int]] = Counter()
        for alias, name, documents in self._in(
            "SELECT alias, name, documents FROM aliases WHERE library = ? AND alias IN", aliases
        ):
            found[alias, name] += documents
        return found

    def spellings(self, names: Collection[int]) -> dict[int, str]:
        """Return the spelling to show of each name."""
        found: dict[int, list[Spelling]] = {}
        for name, spelling, documents in self._in(
            "SELECT name, spelling, documents FROM spellings WHERE library = ? AND name IN", names
        ):
            found.setdefault(name, []).append(Spelling(spelling, documents))
        return {name: best_spelling(spellings) for name, spellings in found.items()}

    def votes(self, names: Collection[int]) -> tuple[Votes, Votes]:
        """Return in how many documents each name has each kind: by itself, and as an alias."""
        own: Votes = {}
        for name, kind, documents in self._in(
            "SELECT name, kind, documents FROM name_kinds WHERE library = ? AND name IN", names
        ):
            own.setdefault(name, {})[_KINDS[kind]] = documents
        as_alias: Votes = {}
        for name, kind, documents in self._in(
            "SELECT alias, kind, documents FROM aliases WHERE library = ? AND alias IN", names
        ):
            votes = as_alias.setdefault(name, {})
            votes[_KINDS[kind]] = votes.get(_KINDS[kind], 0) + documents
        return own, as_alias

    def targets_of(self, clusters: Collection[int]) -> dict[int, set[int]]:
        """Return the clusters that clusters of short names can stand for."""
        found: dict[int, set[int]] = {}
        for cluster, target in self._in(
            "SELECT cluster, target FROM targets WHERE library = ? AND cluster IN", clusters
        ):
            found.setdefault(cluster, set()).add(target)
        return found

    def pointing_at(self, clusters: Collection[int]) -> set[int]:
        """Return the clusters of short names that can stand for these."""
        rows = self._in(
            "SELECT DISTINCT cluster FROM targets WHERE library = ? AND target IN", clusters
        )
        return {row[0] for row in rows}

    def together(self, one: int, other: int) -> bool:
        """Tell whether a document speaks of two names as two actors."""
        return bool(
            self.rows(
                "SELECT 1 FROM document_actors x JOIN document_actors y "
                "ON y.library = x.library AND y.name = ? AND y.document = x.document "
                "WHERE x.library = ? AND x.name = ? LIMIT 1",
                other,
                self.library,
                one,
            )
        )

    def pins(self) -> dict[int, int]:
        """Return the names that the user parted from others, each with its group."""
        return dict(self.rows("SELECT name, pin FROM pins WHERE library = ?", self.library))

    def joins(self) -> list[tuple[int, int]]:
        """Return the pairs of names that the user joined, as they were decided."""
        return self.rows(
            "SELECT name, target FROM joins WHERE library = ? ORDER BY number", self.library
        )

    # ── writing ────────────────────────────────────────────────────────────────────────────
    def _each(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._connection.executemany(sql, rows)

    def delete(self, names: Iterable[Name]) -> None:
        """Delete names that no document uses any more."""
        names = list(names)
        rows = [(name.name, self.library) for name in names]
        self._each("DELETE FROM names WHERE name = ? AND library = ?", rows)
        self._each("DELETE FROM targets WHERE cluster = ? AND library = ?", rows)
        self._each("DELETE FROM unsettled WHERE cluster = ? AND library = ?", rows)
        WordIndex(self._connection, self.library).remove_names(
            (name.name, name.folded) for name in names if name.named
        )

    def set_kinds(self, changed: Iterable[Name]) -> None:
        """Set kind, block and fullness."""
        self._each(
            "UPDATE names SET kind = ?, block = ?, full = ? WHERE name = ? AND library = ?",
            [(n.kind.value, n.block, n.full, n.name, self.library) for n in changed],
        )

    def set_stems(self, stems: Mapping[int, str]) -> None:
        """Set what names have in common with their like."""
        self._each(
            "UPDATE names SET stem = ? WHERE name = ? AND library = ?",
            [(stem, name, self.library) for name, stem in stems.items()],
        )

    def set_clusters(self, clusters: Mapping[int, int]) -> None:
        """Set the cluster of names."""
        self._each(
            "UPDATE names SET cluster = ? WHERE name = ? AND library = ?",
            [(cluster, name, self.library) for name, cluster in clusters.items()],
        )

    def set_targets(self, targets: Mapping[int, Collection[int]]) -> None:
        """Set what clusters of short names can stand for; nothing, where it is empty."""
        self._each(
            "DELETE FROM targets WHERE cluster = ? AND library = ?",
            [(cluster, self.library) for cluster in targets],
        )
        self._each(
            "INSERT INTO targets (cluster, library, target) VALUES (?, ?, ?)",
            [(c, self.library, target) for c, found in targets.items() for target in found],
        )

    def set_actors(self, actors: Mapping[int, int]) -> None:
        """Set the actor of names, and of all documents that use them."""
        rows = [(actor, name, self.library) for name, actor in actors.items()]
        self._each("UPDATE names SET actor = ? WHERE name = ? AND library = ?", rows)
        self._each("UPDATE document_actors SET actor = ? WHERE name = ? AND library = ?", rows)

    def unsettle(self, clusters: Iterable[int]) -> None:
        """Note that documents with these contested names have to be looked at."""
        self._each(
            "INSERT OR IGNORE INTO unsettled (cluster, library) VALUES (?, ?)",
            [(cluster, self.library) for cluster in clusters],
        )


def _name(row: Any) -> Name:
    name, folded, named, full, kind, *rest = row
    return Name(name, folded, bool(named), bool(full), _KINDS[kind], *rest)
