"""Reading actors, and what documents say of them, from the SQLite store."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from summarizer.actors.folding import actor_id, actor_number, fold, name_hash
from summarizer.actors.persons import surname_block
from summarizer.errors import UnknownActor
from summarizer.models import ActorRef, Form, Kind, Part, QuotationKind
from summarizer.storage.base import (
    ActorRow,
    DeedRow,
    MentionRow,
    QuotationRow,
    RelationRow,
    RoleRow,
    Window,
)
from summarizer.storage.keys import day_of, key_range
from summarizer.storage.nearby import near_names
from summarizer.storage.windows import in_window

_KINDS = {kind.value: kind for kind in Kind}
_FORMS = {form.value: form for form in Form}
_PARTS = {part.value: part for part in Part}
_QUOTATION_KINDS = {kind.value: kind for kind in QuotationKind}
_UNIX_DAY = date(1970, 1, 1)


class ActorReader:
    """One question to one library."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self._library = library

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()

    # ── who ────────────────────────────────────────────────────────────────────────────────
    def number(self, identifier: str) -> int | None:
        """Return the actor behind an id: the id of any of its names will do."""
        number = actor_number(identifier)
        if number is None:
            return None
        rows = self._rows(
            "SELECT actor FROM names WHERE library = ? AND name = ?", self._library, number
        )
        return int(rows[0][0]) if rows else None

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
                _reference(actor, name, kind),
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
            surname_block(name) if len(name.split()) == 1 else None,
        )
        return self.rows(row[0] for row in rows)

    def near(self, name: str, limit: int) -> list[tuple[str, ActorRow]]:
        found = near_names(self._connection, self._library, name, limit)
        rows = {int(row.ref.id, 16): row for row in self.rows({actor for _, actor in found})}
        return [(folded, rows[actor]) for folded, actor in found if actor in rows]

    def top(self, window: Window, limit: int) -> list[ActorRow]:
        if window == Window():
            rows = self._rows(
                "SELECT actor FROM actors WHERE library = ? ORDER BY documents DESC, actor LIMIT ?",
                self._library,
                limit,
            )
        else:
            keys = key_range(window)
            rows = self._rows(
                "SELECT actor FROM actor_days WHERE library = ? AND day BETWEEN ? AND ? "
                "GROUP BY actor ORDER BY SUM(documents) DESC, actor LIMIT ?",
                self._library,
                day_of(keys.low),
                day_of(keys.high),
                limit,
            )
        order = {row[0]: place for place, row in enumerate(rows)}
        return sorted(self.rows(order), key=lambda row: order[int(row.ref.id, 16)])

    # ── what documents say of one ──────────────────────────────────────────────────────────
    def documents(self, identifier: str, window: Window, limit: int) -> list[tuple[int, int]]:
        condition, values = in_window("document", window)
        return self._rows(
            "SELECT document, SUM(mentions) FROM document_actors "
            f"WHERE library = ? AND actor = ? AND {condition} "
            "GROUP BY document ORDER BY document DESC LIMIT ?",
            self._library,
            self.number(identifier),
            *values,
            limit,
        )

    def sentences(self, identifier: str, window: Window, limit: int) -> list[tuple[int, int]]:
        condition, values = in_window("d.document", window)
        return self._rows(
            "SELECT DISTINCT d.document, m.sentence FROM document_actors d "
            "CROSS JOIN mentions m ON m.document = d.document AND m.actor = d.number "
            f"WHERE d.library = ? AND d.actor = ? AND {condition} "
            "ORDER BY d.document DESC, m.sentence LIMIT ?",
            self._library,
            self.number(identifier),
            *values,
            limit,
        )

    def activity(self, identifier: str) -> list[tuple[str, int]]:
        rows = self._rows(
            "SELECT day, mentions FROM actor_days WHERE library = ? AND actor = ? AND day > ? "
            "AND mentions > 0 ORDER BY day",
            self._library,
            self.number(identifier),
            -(1 << 17),
        )
        return [((_UNIX_DAY + timedelta(day)).isoformat(), mentions) for day, mentions in rows]

    def roles(self, identifier: str, limit: int) -> list[RoleRow]:
        number = self.number(identifier)
        rows = self._rows(
            "SELECT r.document, r.sentence, r.start, r.end, r.title, r.organization, r.past "
            "FROM document_actors d CROSS JOIN roles r "
            "ON r.document = d.document AND r.actor = d.number "
            "WHERE d.library = ? AND d.actor = ? AND d.roles > 0 "
            "ORDER BY d.document DESC, r.number LIMIT ?",
            self._library,
            number,
            limit,
        )
        reference = self._reference_of(number)
        return [
            RoleRow(document, sentence, start, end, title, reference, organization, bool(past))
            for document, sentence, start, end, title, organization, past in rows
            if reference
        ]

    def deeds(self, identifier: str, window: Window, limit: int) -> list[DeedRow]:
        number = self.number(identifier)
        condition, values = in_window("d.document", window)
        rows = self._rows(
            "SELECT e.document, e.sentence, e.start, e.end, e.part, e.verb, e.object, "
            "e.object_actor, e.negated, e.modality, e.reported_by, e.through "
            "FROM document_actors d CROSS JOIN deeds e "
            "ON e.document = d.document AND e.actor = d.number "
            f"WHERE d.library = ? AND d.actor = ? AND d.deeds > 0 AND {condition} "
            "ORDER BY d.document DESC, e.number LIMIT ?",
            self._library,
            number,
            *values,
            limit,
        )
        reference = self._reference_of(number)
        if reference is None:
            return []
        others = self.in_documents({row[0] for row in rows})
        return [
            DeedRow(
                document,
                sentence,
                start,
                end,
                reference,
                _PARTS[part],
                verb,
                object_,
                others[document, other] if other is not None else None,
                bool(negated),
                modality,
                reported_by,
                through,
            )
            for (
                document,
                sentence,
                start,
                end,
                part,
                verb,
                object_,
                other,
                negated,
                modality,
                reported_by,
                through,
            ) in rows
        ]

    def relations(self, identifier: str, limit: int) -> list[RelationRow]:
        rows = self._rows(
            "SELECT r.document, r.start, r.end, r.source, r.kind, r.target "
            "FROM document_actors d CROSS JOIN relations r "
            "ON r.document = d.document AND d.number IN (r.source, r.target) "
            "WHERE d.library = ? AND d.actor = ? AND d.relations > 0 "
            "ORDER BY d.document DESC, r.number LIMIT ?",
            self._library,
            self.number(identifier),
            limit,
        )
        actors = self.in_documents({row[0] for row in rows})
        return [
            RelationRow(document, start, end, actors[document, source], kind, actors[document, to])
            for document, start, end, source, kind, to in rows
        ]

    def quotations_by(self, identifier: str, window: Window, limit: int) -> list[QuotationRow]:
        condition, values = in_window("d.document", window)
        return self._quotations(
            self._rows(
                "SELECT q.document, q.start, q.end, q.kind, q.speaker, q.source, q.cue "
                "FROM document_actors d CROSS JOIN quotations q "
                "ON q.document = d.document AND q.speaker = d.number "
                f"WHERE d.library = ? AND d.actor = ? AND d.quotations > 0 AND {condition} "
                "ORDER BY d.document DESC, q.number LIMIT ?",
                self._library,
                self.number(identifier),
                *values,
                limit,
            )
        )

    # ── what documents hold ────────────────────────────────────────────────────────────────
    def in_documents(self, keys: Iterable[int]) -> dict[tuple[int, int], ActorRef]:
        """Return the actors of documents, by document key and number there."""
        # "+d.library": by document first, see `documents.references`.
        rows = self._rows(
            "SELECT d.document, d.number, a.actor, a.name, a.kind FROM document_actors d "
            "JOIN actors a ON a.library = d.library AND a.actor = d.actor "
            "WHERE +d.library = ? AND d.document IN (SELECT value FROM json_each(?))",
            self._library,
            json.dumps(list(keys)),
        )
        references: dict[int, ActorRef] = {}
        found = {}
        for document, number, actor, name, kind in rows:
            reference = references.get(actor)
            if reference is None:
                reference = references[actor] = _reference(actor, name, kind)
            found[document, number] = reference
        return found

    def mentions(self, keys: Iterable[int]) -> list[MentionRow]:
        actors = self.in_documents(keys)
        rows = self._rows(
            "SELECT document, actor, sentence, start, end, form FROM mentions "
            "WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, start, end DESC",
            json.dumps(sorted({document for document, _ in actors})),
        )
        return [
            MentionRow(document, sentence, start, end, _FORMS[form], actors[document, actor])
            for document, actor, sentence, start, end, form in rows
        ]

    def quotations_in(self, keys: Iterable[int]) -> list[QuotationRow]:
        return self._quotations(
            self._rows(
                "SELECT q.document, q.start, q.end, q.kind, q.speaker, q.source, q.cue "
                "FROM documents d JOIN quotations q ON q.document = d.key "
                "WHERE +d.library = ? AND d.key IN (SELECT value FROM json_each(?)) "
                "ORDER BY q.document, q.number",
                self._library,
                json.dumps(list(keys)),
            )
        )

    def _quotations(self, rows: list[Any]) -> list[QuotationRow]:
        actors = self.in_documents({row[0] for row in rows})
        return [
            QuotationRow(
                document,
                start,
                end,
                _QUOTATION_KINDS[kind],
                actors[document, speaker] if speaker is not None else None,
                source,
                cue,
            )
            for document, start, end, kind, speaker, source, cue in rows
        ]

    def _reference_of(self, actor: int | None) -> ActorRef | None:
        rows = self._rows(
            "SELECT actor, name, kind FROM actors WHERE library = ? AND actor = ?",
            self._library,
            actor,
        )
        return _reference(*rows[0]) if rows else None


def _by_frequency(spellings: Mapping[str, int], shown: str) -> tuple[str, ...]:
    others = (spelling for spelling in spellings if spelling != shown)
    return tuple(sorted(others, key=lambda spelling: (-spellings[spelling], spelling)))


def _reference(actor: int, name: str, kind: str) -> ActorRef:
    return ActorRef(id=actor_id(actor), name=name, kind=_KINDS[kind])
