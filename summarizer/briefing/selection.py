"""Choose the sentences of a brief."""

from collections.abc import Callable, Collection, Mapping, Sequence
from statistics import median
from types import MappingProxyType
from typing import NamedTuple

from summarizer.briefing.candidates import Candidate, Place
from summarizer.briefing.concepts import Bigram, Numbering
from summarizer.briefing.cover import Unit
from summarizer.briefing.coverage import Limits, choose
from summarizer.briefing.retrieval import LEAD
from summarizer.briefing.weighting import (
    ARTICLE,
    ARTICLE_ASKED,
    NAMED,
    STORY,
    STORY_ASKED,
    Mix,
    concept_weights,
    importance,
    in_documents,
    relevance,
    term_weights,
)

ENOUGH = 3
"""Fewer complete candidates than this, and the incomplete ones are let in."""

WORD = 0.5
"""What a word of a single article is worth by standing there, as a share of what the concepts of
a middling sentence are worth a word: an article says most things once, so that none of it is
mere repetition. On NEWTS dev 0.1 to 0.6 raise ROUGE-1 and 2 by 0.1 to 0.2 in both halves; among
several documents it only lowers them."""

ON_TOPIC = 0.5
"""Share of the greatest relevance that a sentence must have to be about a name or phrase: of
two words the rarer one, or the actor meant by a pronoun."""


class Asked(NamedTuple):
    """What the sentences should be about."""

    terms: Mapping[str, float]
    """Stems with weights; empty for no question."""
    named: bool = False
    """A name or phrase, which the sentences must be about."""
    mentioned: Collection[Place] = frozenset()
    """Where an actor that is asked for is meant."""


class Selection:
    """Sentences with what they are worth together, to choose from more than once."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        documents: Mapping[int, float],
        asked: Asked,
        limits: Limits,
        *,
        voice: Callable[[int], int] = lambda document: document,
        unrelated: bool = False,
        known: Mapping[Bigram, float] = MappingProxyType({}),
    ) -> None:
        """Weigh the concepts of the candidates.

        Args:
            candidates: Versions of sentences, in an order that does not depend on chance.
            documents: Weight of each document by key.
            asked: What the sentences should be about.
            limits: How many words and sentences.
            voice: Returns one number for all documents that are copies of one text.
            unrelated: The documents tell many stories.
            known: Concepts that the reader has met, with the share that they are still worth.
        """
        relevances = _relevances(candidates, asked)
        importances = importance(
            candidates, in_documents(candidates, relevances), documents, _mix(len(documents), asked)
        )
        numbering = Numbering()
        concepts = [numbering.bigrams(candidate.stems) for candidate in candidates]
        weights = concept_weights(candidates, concepts, importances, voice, unrelated=unrelated)
        for concept, share in zip(numbering.of(known), known.values(), strict=True):
            if share and concept in weights:
                weights[concept] *= share
            else:
                weights.pop(concept, None)
        self._limits = limits
        self._weights = list(weights.values())
        shown = _shown(candidates, relevances, asked, limits)
        self._pool = [candidates[position] for position in shown]
        self._units = _units(
            self._pool,
            [concepts[position] for position in shown],
            {concept: number for number, concept in enumerate(weights)},
        )
        if len(documents) == 1 and limits.units is None:
            self._units = self._worth_their_words()

    def _worth_their_words(self) -> list[Unit]:
        """Add to every unit a concept of its own, which is worth something for each word."""
        shares = [
            sum(self._weights[concept] for concept in unit.concepts) / max(1, unit.cost)
            for unit in self._units
        ]
        worth = WORD * median(shares or [0.0])
        first = len(self._weights)
        self._weights += [worth * unit.cost for unit in self._units]
        return [
            unit._replace(concepts=(*unit.concepts, first + position))
            for position, unit in enumerate(self._units)
        ]

    def choose(self, without: Collection[Place] = ()) -> list[Candidate]:
        """Return the sentences that together tell most, the most valuable first.

        Args:
            without: Sentences that are not to be chosen.
        """
        kept = [i for i, c in enumerate(self._pool) if c.place not in without]
        chosen = choose([self._units[i] for i in kept], self._weights, self._limits)
        return [self._pool[kept[i]] for i in chosen]


def _relevances(candidates: Sequence[Candidate], asked: Asked) -> list[float]:
    weighted = term_weights(candidates, asked.terms)
    meant = max(weighted.values(), default=1.0)
    return [
        max(relevance(candidate, weighted), meant if candidate.place in asked.mentioned else 0.0)
        for candidate in candidates
    ]


def _mix(documents: int, asked: Asked) -> Mix:
    if asked.named:
        return NAMED
    if documents == 1:
        return ARTICLE_ASKED if asked.terms else ARTICLE
    return STORY_ASKED if asked.terms else STORY


def _shown(
    candidates: Sequence[Candidate], relevances: Sequence[float], asked: Asked, limits: Limits
) -> list[int]:
    """Return the positions of what may be chosen: on the topic, and complete."""
    pool = list(range(len(candidates)))
    if asked.named:
        least = ON_TOPIC * max(relevances, default=0.0)
        near = [position for position in pool if relevances[position] >= least]
        if _fill([candidates[position] for position in near], limits):
            pool = near
        elif limits.units is not None:
            # A number of points may be fewer, but a number of words is to be filled: a document
            # that names somebody at its top is about them, and its others tell more of the story.
            opening = (candidates[position].row for position in near)
            about = {row.document for row in opening if row.index < LEAD}
            pool = [
                position
                for position in pool
                if relevances[position] >= least or candidates[position].row.document in about
            ]
    complete = [position for position in pool if candidates[position].complete]
    return complete if len(complete) >= ENOUGH else pool


def _fill(pool: Sequence[Candidate], limits: Limits) -> bool:
    """Tell whether there is enough that is complete to fill a brief."""
    complete = [candidate for candidate in pool if candidate.complete]
    if limits.units is not None:
        return len({c.place for c in complete}) >= limits.units
    return sum(candidate.words for candidate in complete) >= (limits.cost or 0)


def _units(
    pool: Sequence[Candidate], concepts: Sequence[Sequence[int]], numbers: Mapping[int, int]
) -> list[Unit]:
    groups: dict[Place, int] = {}
    return [
        Unit(
            candidate.words,
            tuple([numbers[concept] for concept in held if concept in numbers]),
            groups.setdefault(candidate.place, len(groups)),
        )
        for candidate, held in zip(pool, concepts, strict=True)
    ]
