"""Sentences about an actor of whom little else is told."""

from collections.abc import Sequence
from itertools import groupby

from summarizer.cards.deeds import is_whole
from summarizer.cards.evidence import Evidence, Place
from summarizer.models import ActorRef, BlockKind, KeyPoint
from summarizer.storage.base import Index, QuotationRow, SentenceRow

DOCUMENTS = 6
"""Latest documents that are looked at, and the first `SENTENCES` of each: it bounds the time."""
SENTENCES = 80
KEPT = 6
"""A screen shows about four."""
MARKS = 3
"""Characters of quotation marks and stops around somebody's words."""
SHORTEST, LONGEST = 6, 40
"""Words of a line of a card."""


def sentences_about(
    index: Index, library: str, actor: ActorRef, documents: Sequence[int]
) -> tuple[KeyPoint, ...]:
    """Return sentences that mention an actor and stand alone, those of the newest documents first.

    Args:
        index: The store.
        library: Name of the corpus.
        actor: Whom they are about.
        documents: Keys of the documents that mention it, newest first.
    """
    keys = list(documents[:DOCUMENTS])
    starts: dict[int, list[int]] = {}
    for document, start in index.mentions_of(library, actor.id, keys):
        starts.setdefault(document, []).append(start)
    said = index.quotations_in(library, keys)
    rows = [
        row
        for row in index.sentences(library, keys, at_most=SENTENCES)
        if not any(_is_said(row, each) for each in said)
    ]
    found = {
        key: [row for row in group if _stands(row, starts.get(key, ()))]
        for key, group in groupby(rows, key=lambda row: row.document)
    }
    chosen = [row for key in keys for row in found.get(key, ())][:KEPT]
    places = [(row.document, row.index) for row in chosen]
    evidence = Evidence(index, library, places, ())
    evidence.look_at(places)
    return tuple(
        _point(evidence, Place(row.document, row.index, row.start, row.end), actor)
        for row in chosen
    )


def _is_said(row: SentenceRow, said: QuotationRow) -> bool:
    """Tell whether a sentence is somebody's words, and another one says whose."""
    return (
        row.document == said.document
        and said.start <= row.start + MARKS
        and row.end - MARKS <= said.end
    )


def _stands(row: SentenceRow, starts: Sequence[int]) -> bool:
    return (
        row.kind is BlockKind.PROSE
        and not row.dangling
        and is_whole(row.text.rstrip(".!"))
        and SHORTEST <= len(row.text.split()) <= LONGEST
        and any(row.start <= start < row.end for start in starts)
    )


def _point(evidence: Evidence, place: Place, actor: ActorRef) -> KeyPoint:
    citations = evidence.cite([(place.document, place.start, place.end)], 1)
    return KeyPoint(
        text=evidence.shown(place, {actor.id: actor.name}),
        date=evidence.day(place, None),
        citations=citations,
        sources=1,
        actors=(actor,),
    )
