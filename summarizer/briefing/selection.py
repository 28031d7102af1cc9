"""Choose the sentences of a brief."""

from collections.abc import Collection, Mapping, Sequence

from summarizer.briefing.candidates import Bigram, Candidate
from summarizer.briefing.coverage import Limits, Unit, choose
from summarizer.briefing.weighting import (
    concept_weights,
    importance,
    preferences,
    relevance,
    term_weights,
)

ENOUGH = 3
"""Fewer complete candidates than this, and the incomplete ones are let in."""


def select(
    candidates: Sequence[Candidate],
    documents: Mapping[int, float],
    terms: Mapping[str, float],
    limits: Limits,
    *,
    mentioned: Collection[tuple[int, int]] = (),
    known: frozenset[Bigram] = frozenset(),
) -> list[Candidate]:
    """Return the sentences that together tell most, the most valuable first.

    Args:
        candidates: Versions of sentences, in an order that does not depend on chance.
        documents: Weight of each document by key.
        terms: Stems that are asked for, with their weights; empty for no question.
        limits: How many words and sentences.
        mentioned: (document key, sentence index) where an actor that is asked for is meant,
            by name or not.
        known: Concepts that the reader has been told already; they are worth nothing again.
    """
    mix = preferences(len({c.row.document for c in candidates}), asked=bool(terms))
    weighted = term_weights(candidates, terms)
    named = max(weighted.values(), default=1.0)
    relevances = [
        max(
            relevance(candidate, weighted),
            named if (candidate.row.document, candidate.row.index) in mentioned else 0.0,
        )
        for candidate in candidates
    ]
    importances = importance(candidates, relevances, documents, mix)
    weights = concept_weights(candidates, importances, mix.support)
    numbers = {bigram: n for n, bigram in enumerate(sorted(weights.keys() - known))}
    complete = [candidate for candidate in candidates if candidate.complete]
    if len(complete) < ENOUGH:
        complete = list(candidates)
    groups: dict[tuple[int, int], int] = {}
    units = [
        Unit(
            candidate.words,
            tuple(sorted(numbers[b] for b in candidate.bigrams if b in numbers)),
            groups.setdefault((candidate.row.document, candidate.row.index), len(groups)),
        )
        for candidate in complete
    ]
    chosen = choose(units, {n: weights[bigram] for bigram, n in numbers.items()}, limits)
    return [complete[i] for i in chosen]
