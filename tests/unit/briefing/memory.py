"""A store in memory for the tests of briefs: the reading half of the port over plain rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import cast

from summarizer.errors import UnknownActor, UnknownDocument
from summarizer.models import ActorRef, Analysis, Document, DocumentRef, Form
from summarizer.storage.base import (
    ActorRow,
    DateRow,
    DeedRow,
    Hit,
    Index,
    MentionRow,
    QuotationRow,
    RoleRow,
    SentenceRow,
    Window,
)
from summarizer.text import stem, stems, words

_NO_DATE = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Stored:
    """A document with its analysis."""

    document: Document
    analysis: Analysis

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds an offset."""
        for index, sentence in enumerate(self.analysis.sentences):
            if sentence.start <= offset < sentence.end:
                return index
        return 0


class MemoryIndex:
    """Documents in memory. Actors of one name are one actor, whatever the document."""

    def __init__(self, pairs: Iterable[tuple[Document, Analysis]]) -> None:
        ordered = sorted(pairs, key=lambda p: (p[0].published or _NO_DATE, p[0].id))
        self._stored = {key: Stored(*pair) for key, pair in enumerate(ordered, start=1)}

    # ── documents and sentences ────────────────────────────────────────────────────────────
    def size(self, library: str) -> int:
        return len(self._stored)

    def search(
        self, library: str, words: Sequence[str], window: Window, limit: int, *, every: bool
    ) -> list[Hit]:
        asked = [stem(word) for word in words]
        hits = []
        for key, stored in self._inside(window):
            held = set(stems(f"{stored.document.title} {stored.document.text}"))
            matching = [word for word in asked if word in held]
            if matching and (not every or len(matching) == len(asked)):
                hits.append(Hit(key, float(len(matching))))
        return sorted(hits, key=lambda hit: (-hit.score, hit.document))[:limit]

    def latest(
        self, library: str, window: Window, limit: int, *, every_language: bool = False
    ) -> list[int]:
        return [key for key, _ in self._inside(window)][::-1][:limit]

    def documents(self, library: str, keys: Iterable[int]) -> Mapping[int, DocumentRef]:
        return {key: _ref(self._stored[key]) for key in keys}

    def text(self, library: str, document_id: str) -> str:
        for stored in self._stored.values():
            if stored.document.id == document_id:
                return stored.document.text
        raise UnknownDocument(document_id)

    def texts(self, library: str, keys: Iterable[int]) -> Mapping[int, str]:
        return {key: self._stored[key].document.text for key in keys}

    def sentences(self, library: str, keys: Iterable[int], *, at_most: int) -> list[SentenceRow]:
        return [
            self._row(key, index)
            for key in sorted(set(keys))
            for index in range(min(at_most, len(self._stored[key].analysis.sentences)))
        ]

    def sentences_at(self, library: str, places: Iterable[tuple[int, int]]) -> list[SentenceRow]:
        return [self._row(key, index) for key, index in sorted(set(places))]

    def agencies(self, library: str) -> frozenset[str]:
        return frozenset(s.document.source for s in self._stored.values() if s.document.agency)

    def copies(self, library: str, keys: Iterable[int]) -> Mapping[int, int]:
        return {}

    def languages(self, library: str) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for stored in self._stored.values():
            counts[stored.analysis.language] = counts.get(stored.analysis.language, 0) + 1
        return counts

    # ── actors ─────────────────────────────────────────────────────────────────────────────
    def actors_called(self, library: str, name: str) -> list[ActorRow]:
        wanted = name.casefold()
        return [
            row
            for row in self._actors().values()
            if wanted in {alias.casefold() for alias in (row.ref.name, *row.aliases)}
        ]

    def actors_near(self, library: str, name: str, limit: int) -> list[tuple[str, ActorRow]]:
        names = {
            alias.casefold(): (alias, row)
            for row in self._actors().values()
            for alias in (row.ref.name, *row.aliases)
        }
        return [names[near] for near in get_close_matches(name.casefold(), names, limit, 0.75)]

    def actor(self, library: str, actor: str) -> ActorRow:
        try:
            return self._actors()[actor]
        except KeyError:
            raise UnknownActor(actor) from None

    def top_actors(self, library: str, window: Window, limit: int) -> list[ActorRow]:
        rows = self._actors().values()
        return sorted(rows, key=lambda row: (-row.documents, row.ref.name))[:limit]

    def words_near(self, library: str, word: str, limit: int) -> list[str]:
        known = {w.lower() for s in self._stored.values() for w in words(s.document.text)}
        return get_close_matches(word.lower(), sorted(known), limit, 0.75)

    def actor_sentences(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[tuple[int, int]]:
        keys = [key for key, _ in self._inside(window)]
        places = {
            (m.document, m.sentence) for m in self.mentions(library, keys) if m.actor.id == actor
        }
        return sorted(places, reverse=True)[:limit]

    def actor_documents(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[tuple[int, int]]:
        places = self.actor_sentences(library, actor, window, 10**9)
        counts: dict[int, int] = {}
        for key, _ in places:
            counts[key] = counts.get(key, 0) + 1
        return sorted(counts.items(), reverse=True)[:limit]

    def documents_with(
        self, library: str, actors: Iterable[str], window: Window, limit: int
    ) -> list[int]:
        found = {
            key
            for actor in actors
            for key, _ in self.actor_documents(library, actor, window, 10**9)
        }
        return sorted(found, reverse=True)[:limit]

    def sentences_with(
        self, library: str, actors: Iterable[str], keys: Iterable[int]
    ) -> list[tuple[int, int]]:
        wanted = set(actors)
        found = self.mentions(library, keys)
        return sorted({(m.document, m.sentence) for m in found if m.actor.id in wanted})

    def quotations_by(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[QuotationRow]:
        found = self.quotations_in(library, self.latest(library, window, len(self._stored)))
        return [row for row in found if row.speaker and row.speaker.id == actor][:limit]

    def deeds(self, library: str, actor: str, window: Window, limit: int) -> list[DeedRow]:
        return []  # No test of briefs writes any.

    def mentions(self, library: str, keys: Iterable[int]) -> list[MentionRow]:
        return [
            MentionRow(
                key,
                stored.sentence_at(mention.start),
                mention.start,
                mention.end,
                mention.form,
                ActorRef(id=mention.actor.casefold(), name=mention.actor, kind=mention.kind),
            )
            for key, stored in self._of(keys)
            for mention in sorted(stored.analysis.mentions, key=lambda m: (m.start, m.end))
        ]

    def mentions_at(
        self, library: str, places: Iterable[tuple[int, int]]
    ) -> list[tuple[MentionRow, bool]]:
        wanted = set(places)
        found = self.mentions(library, {key for key, _ in wanted})
        named = {(m.document, m.actor) for m in found if m.form is Form.NAME}
        return [
            (m, (m.document, m.actor) in named) for m in found if (m.document, m.sentence) in wanted
        ]

    def mentions_of(self, library: str, actor: str, keys: Iterable[int]) -> list[tuple[int, int]]:
        found = self.mentions(library, keys)
        return sorted((m.document, m.start) for m in found if m.actor.id == actor)

    def quotations_in(self, library: str, keys: Iterable[int]) -> list[QuotationRow]:
        refs = {row.ref.name: row.ref for row in self._actors().values()}
        return [
            QuotationRow(key, q.start, q.end, q.kind, refs.get(q.speaker or ""), "", "")
            for key, stored in self._of(keys)
            for q in stored.analysis.quotations
        ]

    def roles_in(self, library: str, keys: Iterable[int]) -> list[RoleRow]:
        refs = {row.ref.name: row.ref for row in self._actors().values()}
        return [
            RoleRow(
                key,
                stored.sentence_at(r.start),
                r.start,
                r.end,
                r.title,
                refs[r.actor],
                r.organization,
                r.past,
            )
            for key, stored in self._of(keys)
            for r in stored.analysis.roles
            if r.actor in refs
        ]

    def dates_at(self, library: str, places: Iterable[tuple[int, int]]) -> list[DateRow]:
        wanted = set(places)
        dates = self.dates(library, {key for key, _ in wanted})
        return [row for row in dates if (row.document, row.sentence) in wanted]

    def dates(self, library: str, keys: Iterable[int]) -> list[DateRow]:
        return [
            DateRow(key, stored.sentence_at(d.start), d.start, d.end, d.value, d.type, d.precision)
            for key, stored in self._of(keys)
            for d in stored.analysis.dates
        ]

    # ── within ─────────────────────────────────────────────────────────────────────────────
    def _of(self, keys: Iterable[int]) -> list[tuple[int, Stored]]:
        return [(key, self._stored[key]) for key in sorted(set(keys))]

    def _inside(self, window: Window) -> list[tuple[int, Stored]]:
        found = []
        for key, stored in self._stored.items():
            published = stored.document.published
            if published is None and window != Window():
                continue
            if window.since and published and published < window.since:
                continue
            if window.until and published and published > window.until:
                continue
            found.append((key, stored))
        return found

    def _row(self, key: int, index: int) -> SentenceRow:
        stored = self._stored[key]
        sentence = stored.analysis.sentences[index]
        text = stored.document.text[sentence.start : sentence.end]
        return SentenceRow(
            key,
            index,
            sentence.paragraph,
            sentence.start,
            sentence.end,
            sentence.kind,
            text,
            stems(text),
            sentence.cuts,
            sentence.dangling,
        )

    def _actors(self) -> dict[str, ActorRow]:
        rows: dict[str, ActorRow] = {}
        for stored in self._stored.values():
            for actor in stored.analysis.actors:
                ref = ActorRef(id=actor.name.casefold(), name=actor.name, kind=actor.kind)
                mine = [m for m in stored.analysis.mentions if m.actor == actor.name]
                names = {stored.document.text[m.start : m.end] for m in mine if m.form is Form.NAME}
                old = rows.get(ref.id, ActorRow(ref, (), 0, 0))
                aliases = tuple(sorted({*old.aliases, *actor.aliases, *names} - {ref.name}))
                rows[ref.id] = ActorRow(ref, aliases, old.documents + 1, old.mentions + len(mine))
        return rows


def _ref(stored: Stored) -> DocumentRef:
    document = stored.document
    return DocumentRef(
        id=document.id,
        title=document.title,
        source=document.source,
        url=document.url,
        published=document.published,
        language=stored.analysis.language,
        words=len(document.text.split()),
    )


def index_of(pairs: Iterable[tuple[Document, Analysis]]) -> Index:
    """Return documents in memory as an index of which briefs and timelines use a part."""
    return cast("Index", MemoryIndex(pairs))
