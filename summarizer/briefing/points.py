"""A chosen sentence → a point: who else says it, when it was, how it is shown, if it stands."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.briefing.candidates import Candidate, Place
from summarizer.briefing.check import stands
from summarizer.briefing.citing import cite
from summarizer.briefing.clarity import unclear
from summarizer.briefing.corroboration import Corroboration
from summarizer.briefing.crediting import Crediting
from summarizer.briefing.dating import (
    bounds,
    days_named,
    happened,
    is_before_noun,
    is_beside,
    is_condition,
)
from summarizer.briefing.deixis import explained
from summarizer.briefing.novelty import Memory
from summarizer.briefing.retrieval import Found
from summarizer.briefing.tidying import Edit, Shown, show
from summarizer.models import ActorRef, Citation, Form, KeyPoint, Kind
from summarizer.storage.base import DateRow, Index, MentionRow, SentenceRow

SHOWN_KINDS = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP})
"""Of places and things there are no cards."""


NOTHING_TOLD = Memory(())
CHANGES = 3
"""Earlier statements shown beside a point that changes them; the nearest says it."""


class Made(NamedTuple):
    """A point with the sentences that it stands on, its own first."""

    point: KeyPoint
    rows: tuple[SentenceRow, ...]


class Points:
    """Makes points of one answer, in the order in which they are read."""

    def __init__(
        self,
        index: Index,
        library: str,
        found: Found,
        pool: Sequence[Candidate],
        memory: Memory = NOTHING_TOLD,
    ) -> None:
        self._index = index
        self._library = library
        self._documents = found.documents
        self.dates = index.dates_at(library, [(row.document, row.index) for row in found.rows])
        self._dates_at: dict[Place, list[DateRow]] = {}
        for each in self.dates:
            self._dates_at.setdefault((each.document, each.sentence), []).append(each)
        self.pool = pool
        """All that can be chosen from."""
        self.text_of = lru_cache(maxsize=None)(lambda document_id: index.text(library, document_id))
        self.corroboration = Corroboration(
            self.pool,
            found.documents,
            days_named(self.dates),
            found.copied,
            Crediting(index.agencies(library), self.text_of),
        )
        self.memory = memory
        """What the reader knows."""
        self._mentions: dict[int, list[MentionRow]] = {}
        self._named: dict[str, str] = {}
        """Names, by id, of the actors whose full names the reader has seen."""

    def prepare(self, documents: Iterable[int]) -> None:
        """Read the mentions of documents that points will be made from, all at once."""
        new = set(documents) - self._mentions.keys()
        self._mentions.update((document, []) for document in new)
        for mention in self._index.mentions(self._library, new) if new else ():
            self._mentions[mention.document].append(mention)

    def is_clear(self, candidate: Candidate) -> bool:
        """Tell whether a reader will know whom a sentence (of a prepared document) means."""
        row = candidate.row
        return not unclear(row, self._inside(row), self._called(row.document))

    def is_known(self, candidate: Candidate) -> bool:
        """Tell whether the reader knows already what a sentence says."""
        return bool(self.memory) and self.memory.repeats(self.corroboration.fact(candidate.row))

    def _called(self, document: int) -> set[str]:
        """Return the ids of actors that a document calls by a name."""
        return {m.actor.id for m in self._mentions.get(document, ()) if m.form is Form.NAME}

    def _inside(self, row: SentenceRow) -> list[MentionRow]:
        return [
            mention
            for mention in self._mentions.get(row.document, ())
            if row.start <= mention.start and mention.end <= row.end
        ]

    def make(self, candidate: Candidate, room: int | None = None) -> Made | None:
        """Return the point of a sentence, or None where no way to show it passes the check.

        Args:
            candidate: The sentence, of a document that was prepared.
            room: How many words it may take, brackets included; None for any number.
        """
        row = candidate.row
        rows = (row, *self.corroboration.of(row))
        inside = self._inside(row)
        known = self._called(row.document)
        reference = self._documents[row.document]
        dates = self._dates_at.get(candidate.place, ())
        told = days_named(each for each in dates if _is_of_the_event(row, each))
        day = happened(told.get(candidate.place, ()), reference)
        written = reference.published.date() if reference.published else None
        days = explained(row, dates, day, written)
        unshown = KeyPoint(
            text="",
            date=day,
            citations=tuple(
                cite(each, self._documents[each.document], self.text_of) for each in rows
            ),
            sources=self.corroboration.independent(rows),
            actors=_actors(inside),
            changes=self._changes(row),
        )
        for shown in self._versions(candidate, inside, known, days):
            if room is not None and shown.words > room:
                continue
            point = unshown.model_copy(update={"text": shown.text})
            if stands(point, self.text_of):
                self._named |= shown.named
                return Made(point, rows)
        return None

    def _changes(self, row: SentenceRow) -> tuple[Citation, ...]:
        """Return what the reader was told that a sentence says otherwise."""
        if not self.memory:
            return ()
        actors = {mention.actor.id for mention in self._inside(row)}
        told = self.memory.changed(self.corroboration.fact(row), actors)[:CHANGES]
        return tuple(citation for each in told if (citation := each.cite()) is not None)

    def _versions(
        self,
        candidate: Candidate,
        mentions: Sequence[MentionRow],
        known: set[str],
        days: Sequence[Edit],
    ) -> Iterable[Shown]:
        """Yield ways to show a sentence, the best first; the last one is the sentence itself."""
        row = candidate.row
        everyone = self._named | {mention.actor.id: "" for mention in mentions}
        yield show(row, candidate.cuts, mentions, known, self._named, days=days)
        yield show(row, candidate.cuts, mentions, known, everyone, days=days)
        yield show(row, candidate.cuts, (), known, everyone)
        yield show(row, (), mentions, known, self._named, days=days)
        yield show(row, (), (), known, everyone)


def _is_of_the_event(row: SentenceRow, found: DateRow) -> bool:
    """Tell whether a date may say when what a sentence tells happened."""
    start, end = found.start - row.start, found.end - row.start
    return not is_before_noun(row.text, start, end) and not any(
        rule(row.text, start) for rule in (bounds, is_beside, is_condition)
    )


def _actors(mentions: Iterable[MentionRow]) -> tuple[ActorRef, ...]:
    """Return people, organizations and groups, in the order of their mentions."""
    found = {m.actor.id: m.actor for m in mentions if m.actor.kind in SHOWN_KINDS}
    return tuple(found.values())
