"""What the reader has been told already, and what of it a new sentence changes."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from summarizer.briefing.citing import cite
from summarizer.briefing.concepts import Bigram, bigrams
from summarizer.briefing.dating import days_named
from summarizer.briefing.facts import (
    Fact,
    alike,
    changes,
    denies,
    fact,
    leaves,
    rarities,
    recounts,
    same,
)
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

MET = 0.5
"""What a concept is still worth that stands in a document which the reader knows, as a share. News
is told with the words of what it goes on from; that a sentence repeats a fact is seen apart. On
sets of Reuters stories whose earlier half is known (`benchmarks multidocument`), 0 gives ROUGE-2
7.7, 0.3 9.3, 0.5 9.8 and 1 10.2, on both halves alike; but the references there were not written
for readers who know the rest, so the value stays in the middle. What a point told is worth nothing
again."""

_BRACKETED = re.compile(r"\[[^\[\]]*\]")


_NEVER = datetime.min.replace(tzinfo=UTC)


class Told(NamedTuple):
    """A sentence that the reader knows."""

    text: str
    days: tuple[str, ...] = ()
    """ISO days that it names."""
    cite: Callable[[], Citation | None] = lambda: None
    """Returns where it stands."""
    published: datetime | None = None
    posts: Sequence[tuple[str, tuple[str, ...]]] = ()
    """Actors (ids) that it says hold a post, with the stems of its title."""
    shown: bool = False
    """The reader was shown it as a point, and did not only have its document named."""


def told_points(known: Iterable[Known]) -> list[Told]:
    """Return the points among what is known, without what was added in brackets."""
    return [
        Told(
            _BRACKETED.sub(" ", each.text),
            (),
            partial(_first, each.citations),
            each.citations[0].published if each.citations else None,
            shown=True,
        )
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
    posts: dict[tuple[int, int], list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for role in index.roles_in(library, told):
        if not role.past:
            posts[role.document, role.sentence].append((role.actor.id, tuple(stems(role.title))))
    return [
        Told(
            row.text,
            days.get((row.document, row.index), ()),
            partial(cite, row, told[row.document], text_of),
            told[row.document].published,
            posts.get((row.document, row.index), ()),
        )
        for row in index.sentences(library, sorted(told), at_most=at_most)
    ]


class Memory:
    """Sentences that the reader knows, to be asked what of them a new one repeats or changes."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._facts: list[Fact] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        concepts: dict[Bigram, float] = {}
        for position, each in enumerate(told):
            found = tuple(stems(each.text))
            self._facts.append(fact(each.text, found, each.days))
            for concept in bigrams(found):
                kept = 0.0 if each.shown else MET
                concepts[concept] = min(concepts.get(concept, kept), kept)
            for stem in self._facts[position].content:
                self._holding[stem].append(position)
        self.concepts: Mapping[Bigram, float] = concepts
        """Pairs of neighbouring stems that the reader has met, with what each is still worth."""
        in_order = sorted(range(len(told)), key=lambda i: told[i].published or _NEVER)
        self._counting = [i for i in in_order if self._facts[i].tallies]
        """Positions of what counts people, in the order of publication."""
        shown = {" ".join(each.text.split()) for each in told if each.shown}
        self._posted = sorted(
            (i for i in in_order if told[i].posts),
            key=lambda i: " ".join(told[i].text.split()) in shown,
        )
        """Positions of what calls somebody a holder of a post; what was shown comes last."""
        counts = {stem: len(positions) for stem, positions in self._holding.items()}
        self._rarity = rarities(counts, len(told))

    def __bool__(self) -> bool:
        """Whether the reader knows anything: else there is nothing to compare with."""
        return bool(self._told)

    def repeats(self, new: Fact) -> bool:
        """Tell whether the reader knows what a sentence says, in whatever words."""
        return any(same(self._facts[near], new, self._rarity) for near in self._near(new))

    def changed(self, new: Fact, actors: Collection[str] = ()) -> list[Told]:
        """Return what a sentence says otherwise, the most alike first.

        That is one that reports the same with another number, or what the other denies; of
        counts of the dead and the like the one that was told last, and of those who call
        somebody the holder of a post that is now left the last as well.

        Args:
            new: The sentence.
            actors: Whom it mentions (ids).
        """
        found = {
            near: alike(self._facts[near], new, self._rarity)
            for near in self._near(new)
            if changes(self._facts[near], new, self._rarity) or denies(self._facts[near], new)
        }
        found |= dict.fromkeys(self._recounted(new) | self._left(new, actors), 1.0)
        return [self._told[near] for near in sorted(found, key=lambda near: (-found[near], near))]

    def _recounted(self, new: Fact) -> set[int]:
        last: dict[str, tuple[int, bool]] = {}
        for position in self._counting if new.tallies else ():
            for state, differs in recounts(self._facts[position], new, self._rarity):
                last[state] = (position, differs)
        return {position for position, differs in last.values() if differs}

    def _left(self, new: Fact, actors: Collection[str]) -> set[int]:
        held = {
            actor: position
            for position in self._posted
            for actor, title in self._told[position].posts
            if actor in actors and leaves(new, title)
        }
        return set(held.values())

    def _near(self, new: Fact) -> list[int]:
        shared: Counter[int] = Counter()
        for stem in new.content:
            shared.update(self._holding.get(stem, ()))
        return [position for position, count in shared.items() if count >= LEAST_SHARED]
