"""What the reader has been told already, and what of it a new sentence changes."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from summarizer.briefing.citing import cite
from summarizer.briefing.concepts import Bigram, bigrams
from summarizer.briefing.dating import days_named
from summarizer.briefing.facts import Fact, alike, changes, fact, rarities, same
from summarizer.models import Citation, DocumentRef, KeyPoint, Known
from summarizer.storage.base import Index
from summarizer.text import stems

LEAST_SHARED = 3
"""Content words that a told sentence must share with a new one to be compared with it at all:
below `facts.FEWEST`, since words of one meaning are not told apart yet."""

SENTENCES = 600
"""Read in all of documents that the reader knows, the first ones of each: they tell most."""

FEWEST_SENTENCES = 3
"""Read of each document in any case."""

_BRACKETED = re.compile(r"\[[^\[\]]*\]")


class Told(NamedTuple):
    """A sentence that the reader knows."""

    text: str
    days: tuple[str, ...] = ()
    """ISO days that it names."""
    cite: Callable[[], Citation | None] = lambda: None
    """Returns where it stands."""


def told_points(known: Iterable[Known]) -> list[Told]:
    """Return the points among what is known, without what was added in brackets."""
    return [
        Told(_BRACKETED.sub(" ", each.text), (), partial(_first, each.citations))
        for each in known
        if isinstance(each, KeyPoint)
    ]


def _first(citations: Sequence[Citation]) -> Citation | None:
    return citations[0] if citations else None


def known_documents(known: Iterable[Known]) -> frozenset[str]:
    """Return the ids of the documents among what is known."""
    return frozenset(
        each if isinstance(each, str) else each.id
        for each in known
        if not isinstance(each, KeyPoint)
    )


def told_sentences(index: Index, library: str, told: Mapping[int, DocumentRef]) -> list[Told]:
    """Return the sentences of documents (by key) that the reader knows."""
    if not told:
        return []
    days = days_named(index.dates(library, told))
    at_most = max(FEWEST_SENTENCES, SENTENCES // len(told))
    text_of = partial(index.text, library)
    return [
        Told(
            row.text,
            days.get((row.document, row.index), ()),
            partial(cite, row, told[row.document], text_of),
        )
        for row in index.sentences(library, sorted(told), at_most=at_most)
    ]


class Memory:
    """Sentences that the reader knows, to be asked what of them a new one repeats or changes."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._facts: list[Fact] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        concepts: set[Bigram] = set()
        for position, each in enumerate(told):
            found = tuple(stems(each.text))
            self._facts.append(fact(each.text, found, each.days))
            concepts.update(bigrams(found))
            for stem in self._facts[position].content:
                self._holding[stem].append(position)
        self.concepts = frozenset(concepts)
        """Pairs of neighbouring stems that the reader has met."""
        counts = {stem: len(positions) for stem, positions in self._holding.items()}
        self._rarity = rarities(counts, len(told))

    def repeats(self, new: Fact) -> bool:
        """Tell whether the reader knows what a sentence says, in whatever words."""
        return any(same(self._facts[near], new, self._rarity) for near in self._near(new))

    def changed(self, new: Fact) -> list[Told]:
        """Return what a sentence says otherwise, the most alike first.

        That is one that reports the same with another number, or what the other denies.
        """
        found = [
            (alike(self._facts[near], new, self._rarity), near)
            for near in self._near(new)
            if changes(self._facts[near], new, self._rarity)
        ]
        return [self._told[near] for _, near in sorted(found, key=lambda pair: (-pair[0], pair[1]))]

    def _near(self, new: Fact) -> list[int]:
        shared: Counter[int] = Counter()
        for stem in new.content:
            shared.update(self._holding.get(stem, ()))
        return [position for position, count in shared.items() if count >= LEAST_SHARED]
