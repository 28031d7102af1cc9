"""How much is analysed, sent and committed at once: bounded in number, in size and in time.

A kill costs what is under way, so that a batch is some two seconds of work: on a machine that is
busy with other things that is much less than on one that is not.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

MOST_DOCUMENTS = 64
"""Documents in a batch."""
MOST_CHARACTERS = 60_000
"""Characters in a batch: some 2 s of work for one core with nothing else to do."""
_LEAST_CHARACTERS = 6_000
"""Characters up to which a batch may grow however slow the machine is: much smaller transactions
cost more than the work in them. The first ones are so small, so that something is kept soon."""
_SECONDS = 2.0
"""Of work in a batch, by the clock."""
_LONGEST = 2.0
"""Seconds that a batch waits to be filled, where reading is slow."""
_AS_SMALL = 4
"""Batches after which the next ones are twice as large, until it is known how long they take."""

Item = TypeVar("Item")


class Pace:
    """How large the next batch may be, learned from those that were analysed."""

    def __init__(self) -> None:
        self._given = 0
        self._rate: float | None = None

    @property
    def characters(self) -> int:
        """Characters of the next batch."""
        if self._rate is None:
            doubled = min(self._given // _AS_SMALL, 16)
            return min(_LEAST_CHARACTERS << doubled, MOST_CHARACTERS)
        return int(min(max(self._rate * _SECONDS, _LEAST_CHARACTERS), MOST_CHARACTERS))

    def given(self) -> None:
        """Count a batch that was made."""
        self._given += 1

    def took(self, characters: int, seconds: float) -> None:
        """Learn how long a batch took one worker, by the clock."""
        if characters and seconds > 0:
            self._rate = characters / seconds


class Filling(Generic[Item]):
    """Gathers things until they are enough in number, in size, or have waited long enough.

    Args:
        most: How many at most.
        now: Seconds by a clock that only goes forward.
    """

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._now = now
        self.items: list[Item] = []
        self._begun = 0.0
        self._heavy = self._characters = 0

    def take(self, item: Item, characters: int | None, limit: int) -> bool:
        """Take one more; whether that is enough.

        Args:
            item: What is taken.
            characters: How many of it have to be analysed; None for nothing at all.
            limit: Characters that are enough.
        """
        if not self.items:
            self._begun = self._now()
        self.items.append(item)
        if characters is not None:
            self._heavy += 1
            self._characters += characters
        return (
            len(self.items) >= self._most
            or self._heavy >= MOST_DOCUMENTS
            or self._characters >= limit
            or self._now() - self._begun >= _LONGEST
        )

    def emptied(self) -> list[Item]:
        """Return what was taken, and begin anew."""
        items, self.items = self.items, []
        self._heavy = self._characters = 0
        return items


def batches(
    items: Iterable[Item],
    characters: Callable[[Item], int | None],
    limit: Callable[[], int],
    *,
    most: int = MOST_DOCUMENTS,
    now: Callable[[], float] = time.monotonic,
) -> Iterator[list[Item]]:
    """Yield things in batches, in order, as they come.

    Args:
        items: What is to be dealt with; may be slow to come.
        characters: How many of one have to be analysed; None for nothing at all.
        limit: How many characters are enough, asked for each.
        most: How many things are enough.
        now: Seconds by a clock that only goes forward.
    """
    filling: Filling[Item] = Filling(most, now)
    for item in items:
        if filling.take(item, characters(item), limit()):
            yield filling.emptied()
    if filling.items:
        yield filling.emptied()
