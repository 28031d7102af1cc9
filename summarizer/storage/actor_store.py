"""Actors of a library as tables: names are joined here when a transaction commits.

The decisions are those of `summarizer.actors.resolution`; this module finds the few names a
change can touch, asks, and writes down what has changed. What it does costs in proportion to
the distinct names that share a surname, stem or short form with a touched one.
"""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from summarizer.actors.folding import without_legal_suffix
from summarizer.actors.persons import FullName, cluster_people, parse_person, surname_block
from summarizer.actors.resolution import (
    Candidate,
    Spelling,
    best_spelling,
    can_stand_for,
    decide_kind,
    head,
)
from summarizer.models import Kind


class _Name(NamedTuple):
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


class Resolved(NamedTuple):
    """Actors that a resolution has changed."""

    moved: set[int]
    """Documents have come to them, or gone from them, through other names."""
    touched: set[int]
    """All whose documents, names or kind may have changed, those above included."""


_NAME_COLUMNS = "name, folded, named, full, kind, block, stem, cluster, actor, documents"
_KINDS = {kind.value: kind for kind in Kind}


class ActorStore:
    """Resolution of the actors of one library, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self._library = library

    # ── entry ──────────────────────────────────────────────────────────────────────────────
    def resolve(self, touched: Collection[int]) -> Resolved:
        """Join names to actors again wherever a change of these names can matter.

        Writes `names.cluster`, `targets` and `names.actor`, and moves the rows of documents
        to their new actors.
        """
        before = self._names(touched)
        known = self._aliased_by(touched)
        touched = set(touched) | known
        before.update(self._names(known))
        gone = self._decide_kinds(before)
        names = self._names(touched)
        blocks = {name.block for name in (*before.values(), *names.values()) if name.block}
        stems = {name.stem for name in (*before.values(), *names.values())}
        affected = set(gone)
        affected |= self._cluster_people(blocks)
        affected |= self._cluster_others(stems)
        affected |= set(names)
        clusters = self._find_targets(affected)
        moved = self._follow(clusters)
        actors = {name.actor for name in before.values()} | moved
        actors |= {name.actor for name in self._names(touched).values()}
        return Resolved(moved, actors)

    # ── reading ────────────────────────────────────────────────────────────────────────────
    def _rows(self, sql: str, *values: Any) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()

    def _names(self, names: Collection[int]) -> dict[int, _Name]:
        rows = self._rows(
            f"SELECT {_NAME_COLUMNS} FROM names WHERE library = ? AND name IN "
            "(SELECT value FROM json_each(?))",
            self._library,
            _json(names),
        )
        return {row[0]: _name(row) for row in rows}

    def _aliased_by(self, names: Collection[int]) -> set[int]:
        """Return the names that documents give as aliases of these and that stand alone too."""
        rows = self._rows(
            "SELECT DISTINCT a.alias FROM aliases a JOIN names n "
            "ON n.library = a.library AND n.name = a.alias "
            "WHERE a.library = ? AND a.name IN (SELECT value FROM json_each(?))",
            self._library,
            _json(names),
        )
        return {row[0] for row in rows}

    # ── step 0: kinds ──────────────────────────────────────────────────────────────────────
    def _decide_kinds(self, names: Mapping[int, _Name]) -> set[int]:
        """Set the kind of each name; delete names that no document has any more."""
        wanted = _json(names)
        own: dict[int, dict[Kind, int]] = {}
        for name, kind, documents in self._rows(
            "SELECT name, kind, documents FROM name_kinds WHERE library = ? AND name IN "
            "(SELECT value FROM json_each(?))",
            self._library,
            wanted,
        ):
            own.setdefault(name, {})[_KINDS[kind]] = documents
        as_alias: dict[int, dict[Kind, int]] = {}
        for name, kind, documents in self._rows(
            "SELECT alias, kind, SUM(documents) FROM aliases WHERE library = ? AND alias IN "
            "(SELECT value FROM json_each(?)) GROUP BY alias, kind",
            self._library,
            wanted,
        ):
            as_alias.setdefault(name, {})[_KINDS[kind]] = documents
        gone = set(names) - set(own)
        self._connection.executemany(
            "DELETE FROM names WHERE library = ? AND name = ?",
            [(self._library, name) for name in gone],
        )
        self._connection.executemany(
            "DELETE FROM targets WHERE library = ? AND cluster = ?",
            [(self._library, name) for name in gone],
        )
        kinds = {name: decide_kind(votes, as_alias.get(name, {})) for name, votes in own.items()}
        self._connection.executemany(
            "UPDATE names SET kind = ? WHERE library = ? AND name = ?",
            [
                (kind.value, self._library, name)
                for name, kind in kinds.items()
                if names[name].kind is not kind
            ],
        )
        return gone

    # ── step 1: clusters ───────────────────────────────────────────────────────────────────
    def _cluster_people(self, blocks: Collection[str]) -> set[int]:
        names = [
            _name(row)
            for row in self._rows(
                f"SELECT {_NAME_COLUMNS} FROM names WHERE library = ? AND kind = 'person' "
                "AND block IN (SELECT value FROM json_each(?))",
                self._library,
                _json(blocks),
            )
        ]
        pins = self._pins()
        by_block: dict[str, list[FullName]] = {}
        documents = {}
        heads: dict[int, int] = {}
        for name in names:
            documents[name.name] = name
            if name.full:
                parts = parse_person(self._spelling(name.name))
                by_block.setdefault(name.block, []).append(
                    FullName(name.name, parts, pins.get(name.name))
                )
            else:
                heads[name.name] = name.name
        for full_names in by_block.values():
            for person in cluster_people(full_names, self._apart):
                first = head(
                    Candidate(
                        full.name,
                        documents[full.name].folded,
                        documents[full.name].documents,
                        len(full.parts.given[0]) == 1,
                    )
                    for full in person
                )
                heads.update((full.name, first) for full in person)
        self._set_clusters(names, heads)
        return set(heads)

    def _cluster_others(self, stems: Collection[str]) -> set[int]:
        names = [
            _name(row)
            for row in self._rows(
                f"SELECT {_NAME_COLUMNS} FROM names WHERE library = ? AND "
                "stem IN (SELECT value FROM json_each(?))",
                self._library,
                _json(stems),
            )
            if row[4] != Kind.PERSON or not row[5]
        ]
        pins = self._pins()
        groups: dict[tuple[str, Kind, int | None], list[_Name]] = {}
        for name in names:
            groups.setdefault((name.stem, name.kind, pins.get(name.name)), []).append(name)
        heads: dict[int, int] = {}
        for members in groups.values():
            first = head(Candidate(n.name, n.folded, n.documents, False) for n in members)
            heads.update((member.name, first) for member in members)
        self._set_clusters(names, heads)
        return set(heads)

    def _set_clusters(self, names: Iterable[_Name], heads: Mapping[int, int]) -> None:
        self._connection.executemany(
            "UPDATE names SET cluster = ? WHERE library = ? AND name = ?",
            [
                (heads[name.name], self._library, name.name)
                for name in names
                if heads[name.name] != name.cluster
            ],
        )

    def _apart(self, one: int, other: int) -> bool:
        """Tell whether a document speaks of two names as two actors."""
        return bool(
            self._rows(
                "SELECT 1 FROM document_actors x JOIN document_actors y "
                "ON y.library = x.library AND y.name = ? AND y.document = x.document "
                "WHERE x.library = ? AND x.name = ? LIMIT 1",
                other,
                self._library,
                one,
            )
        )

    # ── step 2: targets ────────────────────────────────────────────────────────────────────
    def _find_targets(self, names: Collection[int]) -> set[int]:
        """Find what the short names among these, or pointing at these, can stand for.

        Returns the clusters of all names looked at.
        """
        rows = self._names(set(names) | self._aliased_by(names))
        pins = self._pins()
        found: dict[int, set[int]] = {}
        for name in rows.values():
            found.setdefault(name.cluster, set())
            if name.named and name.name not in pins:
                found[name.cluster] |= self._targets_of(name) - {name.cluster}
        # A cluster may have members that were not touched: they keep what they point at.
        for cluster, targets in found.items():
            for member in self._members(cluster):
                if member.name not in rows and member.named and member.name not in pins:
                    targets.update(self._targets_of(member) - {cluster})
        self._connection.executemany(
            "DELETE FROM targets WHERE library = ? AND cluster = ?",
            [(self._library, cluster) for cluster in {*found, *names}],
        )
        self._connection.executemany(
            "INSERT INTO targets (library, cluster, target) VALUES (?, ?, ?)",
            [
                (self._library, cluster, target)
                for cluster, targets in found.items()
                for target in sorted(targets)
            ],
        )
        return set(found)

    def _targets_of(self, name: _Name) -> set[int]:
        targets = set()
        if name.kind is Kind.PERSON and name.block and not name.full:
            targets |= {
                row[0]
                for row in self._rows(
                    "SELECT DISTINCT cluster FROM names WHERE library = ? AND block = ? "
                    "AND kind = 'person' AND full",
                    self._library,
                    name.block,
                )
            }
        for cluster, folded in self._rows(
            "SELECT n.cluster, n.folded FROM aliases a JOIN names n "
            "ON n.library = a.library AND n.name = a.name "
            "WHERE a.library = ? AND a.alias = ? AND n.kind = ? AND n.named",
            self._library,
            name.name,
            name.kind.value,
        ):
            if can_stand_for(name.folded, folded):
                targets.add(cluster)
        return targets

    def _members(self, cluster: int) -> list[_Name]:
        rows = self._rows(
            f"SELECT {_NAME_COLUMNS} FROM names WHERE library = ? AND cluster = ?",
            self._library,
            cluster,
        )
        return [_name(row) for row in rows]

    # ── step 3: actors ─────────────────────────────────────────────────────────────────────
    def _follow(self, clusters: Collection[int]) -> set[int]:
        """Set the actor of every name of these clusters and of those that point at them."""
        joined = self._joined()
        decided = self._clusters_of(joined)
        decided |= {self._root(cluster) for cluster in decided}
        dirty = self._pointing_at(set(clusters) | decided)
        roots: dict[int, int] = {}
        for cluster in dirty:
            roots[cluster] = self._root(cluster)
        merged = self._merge_roots(joined, roots)
        changed: set[int] = set()
        moved = []
        for cluster, root in roots.items():
            actor = merged.get(root, root)
            for member in self._members(cluster):
                if member.actor != actor:
                    changed |= {member.actor, actor}
                    moved.append((actor, self._library, member.name))
        self._connection.executemany(
            "UPDATE names SET actor = ? WHERE library = ? AND name = ?", moved
        )
        self._connection.executemany(
            "UPDATE document_actors SET actor = ? WHERE library = ? AND name = ?", moved
        )
        return changed

    def _pointing_at(self, clusters: set[int]) -> set[int]:
        found = set(clusters)
        while clusters:
            clusters = {
                row[0]
                for row in self._rows(
                    "SELECT DISTINCT cluster FROM targets WHERE library = ? AND target IN "
                    "(SELECT value FROM json_each(?))",
                    self._library,
                    _json(clusters),
                )
            } - found
            found |= clusters
        return found

    def _root(self, cluster: int) -> int:
        seen = {cluster}
        while True:
            rows = self._rows(
                "SELECT target FROM targets WHERE library = ? AND cluster = ? LIMIT 2",
                self._library,
                cluster,
            )
            if len(rows) != 1 or rows[0][0] in seen:
                return cluster
            cluster = rows[0][0]
            seen.add(cluster)

    def _merge_roots(
        self, joined: Collection[tuple[int, int]], roots: Mapping[int, int]
    ) -> dict[int, int]:
        """Return, for actors the user joined to others, which one they are now."""
        clusters = {name.name: name.cluster for name in self._names(_flat(joined)).values()}
        parent: dict[int, int] = {}

        def find(root: int) -> int:
            while root in parent:
                root = parent[root]
            return root

        for name, target in joined:
            if name in clusters and target in clusters:
                one, other = find(roots[clusters[name]]), find(roots[clusters[target]])
                if one != other:
                    parent[one] = other
        return {root: find(root) for root in parent}

    # ── decisions of the user ──────────────────────────────────────────────────────────────
    def _joined(self) -> list[tuple[int, int]]:
        return self._rows(
            "SELECT name, target FROM joins WHERE library = ? ORDER BY number", self._library
        )

    def _clusters_of(self, joined: Collection[tuple[int, int]]) -> set[int]:
        return {name.cluster for name in self._names(_flat(joined)).values()} if joined else set()

    def _pins(self) -> dict[int, int]:
        return dict(self._rows("SELECT name, pin FROM pins WHERE library = ?", self._library))

    def _spelling(self, name: int) -> str:
        rows = self._rows(
            "SELECT spelling, documents FROM spellings WHERE library = ? AND name = ?",
            self._library,
            name,
        )
        return best_spelling(Spelling(*row) for row in rows)


def blocks_of(folded: str, spelling: str, named: bool) -> tuple[bool, str, str]:
    """Return whether a name is a full one, and the keys under which it meets its like."""
    if not named:
        return False, "", folded
    block = surname_block(spelling)
    return bool(block and parse_person(spelling).given), block, without_legal_suffix(folded)


def _name(row: Any) -> _Name:
    name, folded, named, full, kind, *rest = row
    return _Name(name, folded, bool(named), bool(full), _KINDS[kind], *rest)


def _flat(pairs: Iterable[tuple[int, int]]) -> set[int]:
    return {name for pair in pairs for name in pair}


def _json(values: Iterable[int] | Iterable[str]) -> str:
    return json.dumps(list(values))
