"""What each concept of the candidates is worth.

A concept is a pair of neighbouring stems. Its weight is the sum, over documents, of the
importance of the best sentence that holds it there (within a single document, over its
sentences): document frequency, weighted by relevance and position.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.briefing.candidates import Bigram, Candidate


class Preferences(NamedTuple):
    """How the parts of a sentence's importance are mixed; its base is 1."""

    relevance: float
    """Added for the most relevant sentence, proportionally for others."""
    position: float
    """Added for the first sentence of a document, half of it for the second, and so on."""
    support: int
    """Concepts in fewer documents than this are worth nothing."""


def preferences(documents: int, *, asked: bool) -> Preferences:
    """Return the mix for so many documents, with or without a question."""
    if documents == 1:
        return Preferences(4.0 if asked else 0.0, 6.0, 1)
    support = 3 if documents >= 8 else 2
    return Preferences(4.0 if asked else 0.0, 0.0 if asked else 1.0, support)


def relevance(candidate: Candidate, terms: Mapping[str, float]) -> float:
    """Return the summed weights of the terms that occur, each once."""
    if not terms:
        return 0.0
    return sum(terms[stem] for stem in set(candidate.stems) if stem in terms)


def term_weights(candidates: Sequence[Candidate], terms: Mapping[str, float]) -> dict[str, float]:
    """Weight the asked terms by how rare they are among the candidates (idf)."""
    frequency: dict[str, int] = defaultdict(int)
    for candidate in candidates:
        for stem in terms.keys() & set(candidate.stems):
            frequency[stem] += 1
    total = len(candidates)
    return {
        stem: weight * math.log1p(total / frequency[stem])
        for stem, weight in terms.items()
        if frequency[stem]
    }


def importance(
    candidates: Sequence[Candidate],
    relevances: Sequence[float],
    documents: Mapping[int, float],
    mix: Preferences,
) -> list[float]:
    """Return the importance of each candidate.

    Args:
        candidates: Sentences in any order.
        relevances: One for each candidate, any scale.
        documents: Weight of each document by key, 1 for one that is fully on the topic.
        mix: How the parts are mixed.
    """
    most = max(relevances, default=0.0) or 1.0
    return [
        documents[candidate.row.document]
        * (1.0 + mix.relevance * relevance / most + mix.position / (1 + candidate.row.index))
        for candidate, relevance in zip(candidates, relevances, strict=True)
    ]


def concept_weights(
    candidates: Sequence[Candidate], importances: Sequence[float], support: int
) -> dict[Bigram, float]:
    """Return the weight of every concept that enough documents hold."""
    several = len({candidate.row.document for candidate in candidates}) > 1
    best: dict[Bigram, dict[int, float]] = defaultdict(dict)
    for candidate, value in zip(candidates, importances, strict=True):
        place = candidate.row.document if several else candidate.row.index
        for bigram in candidate.bigrams:
            held = best[bigram]
            if value > held.get(place, 0.0):
                held[place] = value
    return {
        bigram: sum(held.values())
        for bigram, held in best.items()
        if not several or len(held) >= support
    }
