"""Copies of one text among documents: an agency report that several outlets carry."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from summarizer.storage.base import SentenceRow

COPY = 0.5
"""Share of the sentences of the shorter document that the other has word for word: then it is
the same text, shortened or with a paragraph added. Independent reports share quotations and
hardly a sentence beside."""

TELLING = 8
"""Words. Shorter sentences can be the same by chance and tell nothing about copying."""


class Groups:
    """Disjoint groups of numbers (union-find); each is known by its smallest member."""

    def __init__(self, members: Iterable[int]) -> None:
        self._parent = {member: member for member in members}

    def find(self, member: int) -> int:
        """Return the smallest member of its group."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: int, other: int) -> None:
        """Make the groups of both one group."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def count(self) -> int:
        """Return how many groups there are."""
        return len({self.find(member) for member in self._parent})


def copies(
    rows: Iterable[SentenceRow], documents: Iterable[int], known: Mapping[int, int]
) -> Groups:
    """Group the documents (by key) that are copies of one text.

    Args:
        rows: What was read of them.
        documents: Their keys.
        known: What the store knows of their whole texts (`Index.copies`). It misses what was cut
            to a quarter; sentences tell that, of what was read.
    """
    groups = Groups(documents)
    first: dict[int, int] = {}
    for document, origin in sorted(known.items()):
        groups.join(first.setdefault(origin, document), document)
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for row in rows:
        if len(row.stems) >= TELLING:
            holders[row.stems].add(row.document)
    lengths: Counter[int] = Counter()
    shared: Counter[tuple[int, int]] = Counter()
    for keys in holders.values():
        lengths.update(keys)
        if len(keys) > 1:
            shared.update(combinations(sorted(keys), 2))
    for (one, other), count in shared.items():
        if count >= COPY * min(lengths[one], lengths[other]):
            groups.join(one, other)
    return groups
