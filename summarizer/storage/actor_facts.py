"""Reading what documents say of actors from the SQLite store."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from heapq import nlargest
from typing import Any

from summarizer.actors.folding import actor_id
from summarizer.models import ActorRef, Extent, Form, Kind, Part, QuotationKind
from summarizer.storage.base import (
    DeedRow,
    MentionRow,
    QuotationRow,
    RelationRow,
    RoleRow,
    Window,
)
from summarizer.storage.keys import FIRST_DAY
from summarizer.storage.windows import in_window

_KINDS = {kind.value: kind for kind in Kind}
_FORMS = {form.value: form for form in Form}
_PARTS = {part.value: part for part in Part}
_QUOTATION_KINDS = {kind.value: kind for kind in QuotationKind}
_ALWAYS = Window()
_UNIX_DAY = date(1970, 1, 1)
_QUOTATION_COLUMNS = "q.document, q.start, q.end, q.kind, q.source, q.cue, a.actor, a.name, a.kind"


@lru_cache(maxsize=1 << 13)
def reference(actor: int, name: str, kind: str) -> ActorRef:
    """Return an actor as others name it."""
    return ActorRef(id=actor_id(actor), name=name, kind=_KINDS[kind])


def _actor_at(place: str, alias: str) -> str:
    """Return the join that finds the actor of a number in a document, or nothing."""
    document, _, _ = place.partition(".")
    return (
        f"LEFT JOIN document_actors d{alias} "
        f"ON d{alias}.document = {document}.document AND d{alias}.number = {place} "
        f"LEFT JOIN actors {alias} "
        f"ON {alias}.actor = d{alias}.actor AND {alias}.library = d{alias}.library"
    )


class FactReader:
    """What the documents of one library say of one actor, newest first."""

    def __init__(self, connection: sqlite3.Connection, library: int, actor: int | None) -> None:
        self._connection = connection
        self._library = library
        self._actor = actor

    def _of_actor(
        self,
        columns: str,
        joins: str,
        order: str,
        limit: int,
        *,
        window: Window = _ALWAYS,
        having: str = "true",
    ) -> list[Any]:
        """Query rows of the documents that mention the actor; `d` is the actor in one of them."""
        condition, values = in_window("d.document", window, self._library)
        return self._connection.execute(
            f"SELECT {columns} FROM document_actors d {joins} "
            f"WHERE d.actor = ? AND d.library = ? AND {having} AND {condition} "
            f"ORDER BY d.document DESC, {order} LIMIT ?",
            (self._actor, self._library, *values, limit),
        ).fetchall()

    def documents(self, window: Window, limit: int) -> list[tuple[int, int]]:
        """Return (document key, mentions)."""
        condition, values = in_window("document", window, self._library)
        return self._connection.execute(
            "SELECT document, SUM(mentions) FROM document_actors "
            f"WHERE actor = ? AND library = ? AND {condition} "
            "GROUP BY document ORDER BY document DESC LIMIT ?",
            (self._actor, self._library, *values, limit),
        ).fetchall()

    def sentences(self, window: Window, limit: int) -> list[tuple[int, int]]:
        """Return (document key, number of the sentence) of the latest mentions."""
        return self._of_actor(
            "DISTINCT d.document, m.sentence",
            "CROSS JOIN mentions m ON m.document = d.document AND m.actor = d.number",
            "m.sentence",
            limit,
            window=window,
        )

    def mentions(self, keys: Iterable[int]) -> list[tuple[int, int]]:
        """Return (document key, start) of the mentions in documents, in order."""
        # "+d.actor": by document first: documents are few, an actor may be in all of them.
        return self._connection.execute(
            "SELECT m.document, m.start FROM document_actors d CROSS JOIN mentions m "
            "ON m.document = d.document AND m.actor = d.number "
            "WHERE d.document IN (SELECT value FROM json_each(?)) "
            "AND +d.actor = ? AND +d.library = ? ORDER BY m.document, m.start",
            (json.dumps(list(keys)), self._actor, self._library),
        ).fetchall()

    def activity(self) -> list[tuple[str, int]]:
        """Return (ISO day of publication, mentions) in order."""
        rows = self._connection.execute(
            "SELECT day, mentions FROM actor_days WHERE actor = ? AND library = ? AND day >= ? "
            "AND mentions > 0 ORDER BY day",
            (self._actor, self._library, FIRST_DAY),
        )
        return [((_UNIX_DAY + timedelta(day)).isoformat(), mentions) for day, mentions in rows]

    def roles(self, limit: int) -> list[RoleRow]:
        """Return the roles that the actor has or had."""
        rows = self._of_actor(
            "r.document, r.sentence, r.start, r.end, r.title, a.actor, a.name, a.kind, "
            "r.organization, r.past",
            "CROSS JOIN roles r ON r.document = d.document AND r.actor = d.number "
            "JOIN actors a ON a.actor = d.actor AND a.library = d.library",
            "r.number",
            limit,
            having="d.roles > 0",
        )
        return [_role(row) for row in rows]

    def deeds(self, window: Window, limit: int) -> list[DeedRow]:
        """Return what the actor does or suffers."""
        rows = self._of_actor(
            "e.document, e.sentence, e.start, e.end, a.actor, a.name, a.kind, e.part, e.verb, "
            "e.object, o.actor, o.name, o.kind, e.negated, e.modality, e.reported_by, e.through, "
            "e.extent, e.dated",
            "CROSS JOIN deeds e ON e.document = d.document AND e.actor = d.number "
            "JOIN actors a ON a.actor = d.actor AND a.library = d.library "
            + _actor_at("e.object_actor", "o"),
            "e.number",
            limit,
            window=window,
            having="d.deeds > 0",
        )
        return [_deed(row) for row in rows]

    def relations(self, limit: int) -> list[RelationRow]:
        """Return relations with the actor at either end."""
        rows = self._of_actor(
            "DISTINCT r.document, r.start, r.end, r.kind, s.actor, s.name, s.kind, "
            "t.actor, t.name, t.kind, r.number",
            "CROSS JOIN relations r ON r.document = d.document "
            f"AND d.number IN (r.source, r.target) {_actor_at('r.source', 's')} "
            + _actor_at("r.target", "t"),
            "r.number",
            limit,
            having="d.relations > 0",
        )
        return [_relation(row) for row in rows]

    def quotations(self, window: Window, limit: int) -> list[QuotationRow]:
        """Return what the actor says."""
        rows = self._of_actor(
            _QUOTATION_COLUMNS,
            "CROSS JOIN quotations q ON q.document = d.document AND q.speaker = d.number "
            "JOIN actors a ON a.actor = d.actor AND a.library = d.library",
            "q.number",
            limit,
            window=window,
            having="d.quotations > 0",
        )
        return [_quotation(row) for row in rows]


def documents_with(
    connection: sqlite3.Connection,
    library: int,
    actors: Iterable[int],
    window: Window,
    limit: int,
) -> list[int]:
    """Return the newest documents that mention any of these actors.

    Each actor's are read in order until there are enough: of all together SQLite would read
    every one to sort them.
    """
    condition, values = in_window("document", window, library)
    statement = (
        "SELECT DISTINCT document FROM document_actors WHERE actor = ? AND library = ? "
        f"AND {condition} ORDER BY document DESC LIMIT ?"
    )
    found = {
        row[0]
        for actor in actors
        for row in connection.execute(statement, (actor, library, *values, limit))
    }
    return nlargest(limit, found)


def sentences_with(
    connection: sqlite3.Connection, library: int, actors: Iterable[int], keys: Iterable[int]
) -> list[tuple[int, int]]:
    """Return (document key, number of the sentence) where documents mean any of these actors."""
    # By document first: documents are few, an actor may be in all of them.
    return connection.execute(
        "SELECT DISTINCT m.document, m.sentence FROM document_actors d CROSS JOIN mentions m "
        "ON m.document = d.document AND m.actor = d.number "
        "WHERE d.document IN (SELECT value FROM json_each(?)) AND +d.library = ? "
        "AND +d.actor IN (SELECT value FROM json_each(?)) ORDER BY m.document, m.sentence",
        (json.dumps(list(keys)), library, json.dumps(list(actors))),
    ).fetchall()


def mentions_in(
    connection: sqlite3.Connection, library: int, keys: Iterable[int]
) -> list[MentionRow]:
    """Return all mentions in documents, by key and offset."""
    wanted = json.dumps(list(keys))
    # "+d.library": by document first, see `documents.references`.
    actors = {
        (document, number): reference(*actor)
        for document, number, *actor in connection.execute(
            "SELECT d.document, d.number, a.actor, a.name, a.kind FROM document_actors d "
            "CROSS JOIN actors a ON a.actor = d.actor AND a.library = d.library "
            "WHERE +d.library = ? AND d.document IN (SELECT value FROM json_each(?))",
            (library, wanted),
        )
    }
    rows = connection.execute(
        "SELECT document, actor, sentence, start, end, form FROM mentions "
        "WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, start, end DESC",
        (wanted,),
    )
    return [
        MentionRow(document, sentence, start, end, _FORMS[form], found)
        for document, actor, sentence, start, end, form in rows
        if (found := actors.get((document, actor))) is not None
    ]


def mentions_at(
    connection: sqlite3.Connection, library: int, places: Iterable[tuple[int, int]]
) -> list[tuple[MentionRow, bool]]:
    """Return the mentions in sentences, and whether the document calls the actor by a name.

    Sentences are given by document key and number, mentions come by key and offset.
    """
    rows = connection.execute(
        "SELECT m.document, m.sentence, m.start, m.end, m.form, a.actor, a.name, a.kind, "
        "m.form = 'name' OR EXISTS ("
        "SELECT 1 FROM document_actors n CROSS JOIN mentions k "
        "ON k.document = n.document AND k.actor = n.number "
        "WHERE n.document = m.document AND +n.actor = d.actor AND k.form = 'name') "
        "FROM json_each(?) AS place CROSS JOIN mentions m "
        "ON m.document = json_extract(place.value, '$[0]') "
        "AND m.sentence = json_extract(place.value, '$[1]') "
        "CROSS JOIN document_actors d ON d.document = m.document AND d.number = m.actor "
        "CROSS JOIN actors a ON a.actor = d.actor AND a.library = d.library "
        "WHERE +d.library = ? ORDER BY m.document, m.start, m.end DESC, m.actor",
        (json.dumps(sorted(set(places))), library),
    )
    return [
        (MentionRow(document, sentence, start, end, _FORMS[form], reference(*actor)), bool(named))
        for document, sentence, start, end, form, *actor, named in rows
    ]


def roles_in(connection: sqlite3.Connection, library: int, keys: Iterable[int]) -> list[RoleRow]:
    """Return all roles in documents, by key and number."""
    rows = connection.execute(
        "SELECT r.document, r.sentence, r.start, r.end, r.title, a.actor, a.name, a.kind, "
        f"r.organization, r.past FROM documents k CROSS JOIN roles r ON r.document = k.key "
        f"{_actor_at('r.actor', 'a')} "
        "WHERE +k.library = ? AND k.key IN (SELECT value FROM json_each(?)) "
        "AND a.actor IS NOT NULL ORDER BY r.document, r.number",
        (library, json.dumps(list(keys))),
    )
    return [_role(row) for row in rows]


def quotations_in(
    connection: sqlite3.Connection, library: int, keys: Iterable[int]
) -> list[QuotationRow]:
    """Return all quotations in documents, by key and number."""
    rows = connection.execute(
        f"SELECT {_QUOTATION_COLUMNS} FROM documents k CROSS JOIN quotations q "
        f"ON q.document = k.key {_actor_at('q.speaker', 'a')} "
        "WHERE +k.library = ? AND k.key IN (SELECT value FROM json_each(?)) "
        "ORDER BY q.document, q.number",
        (library, json.dumps(list(keys))),
    )
    return [_quotation(row) for row in rows]


def _role(row: Any) -> RoleRow:
    document, sentence, start, end, title, *actor, body, past = row
    return RoleRow(document, sentence, start, end, title, reference(*actor), body, bool(past))


def _deed(row: Any) -> DeedRow:
    document, sentence, start, end, actor, name, kind, part, verb, words, *others = row
    object_actor = _optional(others[:3])
    negated, modality, reported_by, through, extent, dated = others[3:]
    return DeedRow(
        document,
        sentence,
        start,
        end,
        reference(actor, name, kind),
        _PARTS[part],
        verb,
        words,
        object_actor,
        bool(negated),
        modality,
        reported_by,
        through,
        Extent(extent) if extent else None,
        dated,
    )


def _relation(row: Any) -> RelationRow:
    document, start, end, kind, *ends, _ = row
    return RelationRow(document, start, end, reference(*ends[:3]), kind, reference(*ends[3:]))


def _quotation(row: Any) -> QuotationRow:
    document, start, end, kind, source, cue, *speaker = row
    return QuotationRow(
        document, start, end, _QUOTATION_KINDS[kind], _optional(speaker), source, cue
    )


def _optional(actor: Any) -> ActorRef | None:
    number, name, kind = actor
    return reference(number, name, kind) if number is not None else None
