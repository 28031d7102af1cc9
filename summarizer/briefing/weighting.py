"""What each concept of the candidates is worth.

A concept is a pair of neighbouring stems. Its weight is the sum, over independent documents, of
the importance of the best sentence that holds it there (within a single document, over its
sentences): document frequency, weighted by relevance and position.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from summarizer.briefing.candidates import Bigram, Candidate


class Mix(NamedTuple):
    """How the parts of a sentence's importance are added up."""

    base: float
    """Every sentence."""
    relevance: float
    """The most relevant sentence; others in proportion."""
    position: float
    """The first sentence of a document; the second half of it, the third a third …"""


ARTICLE = Mix(1.0, 0.0, 6.0)
ARTICLE_ASKED = Mix(1.0, 4.0, 6.0)
"""For a single document. Found on NEWTS dev with relevance 0 to 8 and position 0 to 8: ROUGE
differs by less than 0.2 between 4 and 8, and falls by more than 1 without either."""

STORY = Mix(1.0, 0.0, 1.0)
STORY_ASKED = Mix(1.0, 4.0, 0.0)
"""For several documents, without and with a question in sentences; as in the prototype that the
quality targets name, where position helps only what nobody asked for."""

NAMED = Mix(0.2, 4.0, 1.0)
"""For a name or phrase, which a brief must be about."""

SUPPORT = 3
"""Documents that must hold a concept, where enough concepts are left then (Gillick and Favre)."""

ENOUGH = 1.0
"""Concepts of that support for each word of the brief; with fewer, the choice among sentences
would hang on a handful of phrases, and concepts of less support count too."""


def relevance(candidate: Candidate, terms: Mapping[str, float]) -> float:
    """Return the summed weights of the terms that occur, each once."""
    if not terms:
        return 0.0
    return sum(terms[stem] for stem in terms.keys() & set(candidate.stems))


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
    mix: Mix,
) -> list[float]:
    """Return the importance of each candidate.

    Args:
        candidates: Sentences in any order.
        relevances: One for each candidate, any scale.
        documents: Weight of each document by key, 1 for one that is fully on the topic.
        mix: How the parts are added up.
    """
    most = max(relevances, default=0.0) or 1.0
    return [
        documents[candidate.row.document]
        * (mix.base + mix.relevance * relevance / most + mix.position / (1 + candidate.row.index))
        for candidate, relevance in zip(candidates, relevances, strict=True)
    ]


def concept_weights(
    candidates: Sequence[Candidate],
    importances: Sequence[float],
    voice: Callable[[int], int],
    words: int,
) -> dict[Bigram, float]:
    """Return the weight of every concept that enough documents hold.

    Args:
        candidates: Sentences in any order.
        importances: One for each candidate.
        voice: Returns one number for all documents (by key) that are copies of one text.
        words: How many words will be chosen.
    """
    voices = {document: voice(document) for document in {c.row.document for c in candidates}}
    several = len(set(voices.values())) > 1
    places: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for position, candidate in enumerate(candidates):
        place = voices[candidate.row.document] if several else candidate.row.index
        places[place].append((importances[position], position))
    weights: dict[Bigram, float] = {}
    frequency: Counter[Bigram] = Counter()
    for place in sorted(places):
        best: dict[Bigram, float] = {}
        for value, position in sorted(places[place]):  # the best of a place is written last
            best.update(dict.fromkeys(candidates[position].bigrams, value))
        frequency.update(best.keys())
        for bigram, value in best.items():
            weights[bigram] = weights.get(bigram, 0.0) + value
    support = _support(frequency, words) if several else 1
    return {bigram: value for bigram, value in weights.items() if frequency[bigram] >= support}


def _support(frequency: Counter[Bigram], words: int) -> int:
    spread = Counter(frequency.values())
    for support in range(SUPPORT, 1, -1):
        enough = sum(number for times, number in spread.items() if times >= support)
        if enough >= ENOUGH * words:
            return support
    return 1
