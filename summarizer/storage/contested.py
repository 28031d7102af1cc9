"""Documents that use a contested name, given one by one to whom they mean."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from summarizer.actors.context import Candidates, Feature, Profile, profile
from summarizer.storage.actor_counts import ActorCounts
from summarizer.storage.name_table import NameTable
from summarizer.text import stems

_EXAMPLES = 300
"""Documents read for each candidate, the newest ones: enough to know whom it appears with, and
as many for a president as for a mayor."""


class Settlement:
    """Settles the contested names of one library, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self._library = library
        self._names = NameTable(connection, library)
        self._counts = ActorCounts(connection, library)

    def settle(self) -> None:
        """Look at all documents whose contested names may have come to mean someone else."""
        clusters = [
            row[0] for row in self._rows("SELECT cluster FROM unsettled WHERE library = ?", ())
        ]
        moved: set[int] = set()
        for cluster in sorted(clusters):
            moved |= self._settle(cluster)
        self._connection.execute("DELETE FROM unsettled WHERE library = ?", (self._library,))
        self._counts.recount(moved)
        self._counts.refresh(moved)

    def _rows(self, sql: str, values: Iterable[Any]) -> list[Any]:
        return self._connection.execute(sql, (self._library, *values)).fetchall()

    def _settle(self, cluster: int) -> set[int]:
        """Settle one contested cluster; return the actors that lost or won documents."""
        own = self._names.of_clusters({cluster})
        if not own:
            return set()
        (default,) = {name.actor for name in own.values()}
        targets = self._names.targets_of({cluster}).get(cluster, set())
        places = self._rows(
            "SELECT document, number, actor FROM document_actors WHERE library = ? AND name IN "
            "(SELECT value FROM json_each(?))",
            (json.dumps(list(own)),),
        )
        meant: Mapping[tuple[int, int], int] = {}
        if len(targets) > 1:
            meant = self._meant(
                [(document, number) for document, number, _ in places], targets, own
            )
        changes = [
            (meant.get((document, number), default), document, number)
            for document, number, actor in places
            if actor != meant.get((document, number), default)
        ]
        moved = {actor for actor, _, _ in changes}
        changed = {(document, number) for _, document, number in changes}
        moved |= {actor for document, number, actor in places if (document, number) in changed}
        self._connection.executemany(
            "UPDATE document_actors SET actor = ? WHERE document = ? AND number = ?", changes
        )
        return moved

    def _meant(
        self, places: Collection[tuple[int, int]], targets: set[int], own: Collection[int]
    ) -> dict[tuple[int, int], int]:
        """Return the actor meant at each place (document, number) where the context tells."""
        names = self._names.of_clusters(targets)
        hidden = {*own, *names}
        candidates: dict[int, Profile] = {}
        for actor in sorted({name.actor for name in names.values()}):
            members = [name.name for name in names.values() if name.actor == actor]
            examples = self._rows(
                "SELECT document, number FROM document_actors WHERE library = ? AND name IN "
                "(SELECT value FROM json_each(?)) ORDER BY document DESC, number LIMIT ?",
                (json.dumps(members), _EXAMPLES),
            )
            candidates[actor] = profile(self._features(examples, hidden).values())
        if len(candidates) == 1:
            return dict.fromkeys(places, next(iter(candidates)))
        found = {}
        choice = Candidates(candidates)
        for place, features in self._features(places, hidden).items():
            meant = choice.meant(features)
            if meant is not None:
                found[place] = meant
        return found

    def _features(
        self, places: Collection[tuple[int, int]], hidden: Collection[int]
    ) -> dict[tuple[int, int], set[Feature]]:
        """Return what tells whom a name means: the other actors, and its bearer's titles."""
        documents = json.dumps(sorted({document for document, _ in places}))
        others: dict[int, set[Feature]] = {}
        for document, name, actor in self._rows(
            "SELECT d.document, n.name, n.actor FROM document_actors d JOIN names n "
            "ON n.name = d.name AND n.library = d.library "
            "WHERE d.library = ? AND d.document IN (SELECT value FROM json_each(?))",
            (documents,),
        ):
            if name not in hidden:
                others.setdefault(document, set()).add(actor)
        titles: dict[tuple[int, int], set[Feature]] = {}
        for document, number, title in self._connection.execute(
            "SELECT document, actor, title FROM roles "
            "WHERE document IN (SELECT value FROM json_each(?))",
            (documents,),
        ):
            titles.setdefault((document, number), set()).update(stems(title))
        return {place: others.get(place[0], set()) | titles.get(place, set()) for place in places}
