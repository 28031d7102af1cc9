"""What each concept of the candidates is worth.

A concept is a pair of neighbouring stems. Its weight is the mean, over independent documents
that hold it (within a single document, over its sentences), of the importance of the best
sentence that holds it there, times their number to the power FREQUENCY_POWER: document
frequency, weighted by relevance and position.

Numbers for several documents were found on 102 sets of 8 to 25 Reuters stories of one week on
one subject, with the first 100 or 250 words of another, longer story on it for a reference and
its headline for a question (ROUGE-2 recall; both halves of the sets agree where it matters).
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from summarizer.briefing.candidates import Candidate


class Mix(NamedTuple):
    """How the parts of a sentence's importance are added up."""

    base: float
    """Every sentence."""
    relevance: float
    """The most relevant sentence; others in proportion."""
    position: float
    """The first sentence of a document; the second half of it, the third a third …"""


ARTICLE = Mix(1.0, 0.0, 4.0)
"""For a single document without a question. On NEWTS dev without its questions, three sentences,
position 2 gives ROUGE-1/2 36.4/14.6, 4 36.2/14.4, 6 36.1/14.4, and the first three sentences
36.1/14.1; against the first 45 words of the same summaries, as short as highlights are, 2 gives
35.5/14.9, 4 35.8/15.1, 6 35.9/15.3, and the first sentences 35.5/14.9. 4 is above them in both."""

ARTICLE_ASKED = Mix(1.0, 4.0, 6.0)
"""For a single document. Found on NEWTS dev with relevance 0 to 8 and position 0 to 8: ROUGE
differs by less than 0.2 between 4 and 8, and falls by more than 1 without either."""

STORY = Mix(1.0, 0.0, 1.0)
STORY_ASKED = Mix(1.0, 4.0, 0.0)
"""For several documents, without and with a question in sentences; as in the prototype that the
quality targets name, where position helps only what nobody asked for."""

NAMED = Mix(0.2, 4.0, 3.0)
"""For a name or phrase, which a brief must be about."""

FREQUENCY_POWER = 1.75
"""With a question 1 gives ROUGE-2 13.9, a threshold of 3 documents instead 13.1, 1.5 to 2.5
14.4 to 14.6; without one all are within 11.4 to 11.6."""

DOCUMENT_RELEVANCE = 0.3
"""Relevance that every sentence of the most relevant document has, as a share of that of the
most relevant sentence: an answer need not repeat the question. 0.1 to 0.5 do as well."""

TELLING = 5
"""The most relevant sentences of a document, whose mean says how relevant it is."""


EVERYDAY_POWER = 3
"""How sharply phrases of many unrelated documents are discounted. Of 150, a story told by 10
then outweighs what 80 say ("the company said"), and one told by 30 is worth most."""


def relevance(candidate: Candidate, terms: Mapping[str, float]) -> float:
    """Return the summed weights of the terms that occur, each once."""
    if terms.keys().isdisjoint(candidate.stems):  # as most sentences are
        return 0.0
    return sum(terms[stem] for stem in terms.keys() & set(candidate.stems))


def term_weights(candidates: Sequence[Candidate], terms: Mapping[str, float]) -> dict[str, float]:
    """Weight the asked terms by how rare they are among the candidates (idf)."""
    frequency: dict[str, int] = defaultdict(int)
    for candidate in candidates:
        if not terms.keys().isdisjoint(candidate.stems):
            for stem in terms.keys() & set(candidate.stems):
                frequency[stem] += 1
    total = len(candidates)
    return {
        stem: weight * math.log1p(total / frequency[stem])
        for stem, weight in terms.items()
        if frequency[stem]
    }


def in_documents(candidates: Sequence[Candidate], relevances: Sequence[float]) -> list[float]:
    """Return relevances between 0 and 1, those of sentences in relevant documents raised.

    Of two sentences with the same words of the question, the one in a document about it is the
    more relevant; ROUGE-2 with a question rises from 14.6 to 14.9.
    """
    most = max(relevances, default=0.0)
    if not most:
        return [0.0] * len(relevances)
    if len({candidate.row.document for candidate in candidates}) == 1:
        return [value / most for value in relevances]
    by_document: dict[int, list[float]] = defaultdict(list)
    for candidate, value in zip(candidates, relevances, strict=True):
        by_document[candidate.row.document].append(value / most)
    best = {key: sum(sorted(found)[-TELLING:]) for key, found in by_document.items()}
    top = max(best.values())
    raised = [
        best[candidate.row.document] / top * (value / most + DOCUMENT_RELEVANCE)
        for candidate, value in zip(candidates, relevances, strict=True)
    ]
    most = max(raised)
    return [value / most for value in raised]


def importance(
    candidates: Sequence[Candidate],
    relevances: Sequence[float],
    documents: Mapping[int, float],
    mix: Mix,
) -> list[float]:
    """Return the importance of each candidate.

    Args:
        candidates: Sentences in any order.
        relevances: One for each candidate, between 0 and 1.
        documents: Weight of each document by key, 1 for one that is fully on the topic.
        mix: How the parts are added up.
    """
    return [
        documents[candidate.row.document]
        * (mix.base + mix.relevance * value + mix.position / (1 + candidate.row.index))
        for candidate, value in zip(candidates, relevances, strict=True)
    ]


def concept_weights(
    candidates: Sequence[Candidate],
    concepts: Sequence[Sequence[int]],
    importances: Sequence[float],
    voice: Callable[[int], int],
    *,
    unrelated: bool = False,
) -> dict[int, float]:
    """Return the weight of every concept.

    Args:
        candidates: Sentences in any order.
        concepts: What each candidate holds, by number.
        importances: One for each candidate.
        voice: Returns one number for all documents (by key) that are copies of one text.
        unrelated: The documents tell many stories, so that what most of them hold is no news.
    """
    voices = {document: voice(document) for document in {c.row.document for c in candidates}}
    several = len(set(voices.values())) > 1
    places: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for position, candidate in enumerate(candidates):
        place = voices[candidate.row.document] if several else candidate.row.index
        places[place].append((importances[position], position))
    weights: dict[int, float] = {}
    repeated: dict[int, int] = {}
    for place in sorted(places):
        best: dict[int, float] = {}
        for value, position in sorted(places[place]):  # the best of a place is written last
            best.update(dict.fromkeys(concepts[position], value))
        # Most concepts stand in one place only: looked at one by one is what comes again.
        for concept in weights.keys() & best.keys():
            repeated[concept] = repeated.get(concept, 1) + 1
            best[concept] += weights[concept]
        weights.update(best)
    if not several:
        return weights
    factors = {
        times: times ** (FREQUENCY_POWER - 1) * (_rarity(times, len(places)) if unrelated else 1.0)
        for times in set(repeated.values())
    }
    for concept, times in repeated.items():
        weights[concept] *= factors[times]
    return weights


def _rarity(times: int, of: int) -> float:
    """Return 1 for what one of so many documents holds, 0 for what all hold."""
    return float((math.log(of / times) / math.log(of)) ** EVERYDAY_POWER)
