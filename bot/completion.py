"""What may be meant by a name or topic that is being typed, from lists kept in memory.

A name is found by the beginning of any of its words, and by that of what else its bearer is
called ("SEC"). Where nothing begins so, a typing error is forgiven.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import Final, NamedTuple

from bot.plain import harmless
from summarizer.actors.folding import fold

LONGEST: Final = 100
"""Characters of a name that is offered: what Discord takes. A longer one is no name."""
_FUZZY_NAMES: Final = 5_000
"""Names, the most mentioned, that typing errors are forgiven in: some 15 ms with 20,000."""
_SHORTEST: Final = 3
_LONG: Final = 8
"""Letters. A shorter beginning may have one typing error, one as long or longer two, as where
the store looks for near names (`storage.nearby`); under three letters everything is near."""
_ARTICLES: Final = ("the ", "a ", "an ")
_AFTER: Final = "\U0010ffff"


class Entry(NamedTuple):
    """Something that can be asked for."""

    name: str
    aliases: tuple[str, ...] = ()


class Completer:
    """Completes beginnings of names.

    Args:
        entries: What can be asked for, best first. Each name is offered once, and as text that
            is safe to show.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._names: list[str] = []
        starts: list[tuple[str, int]] = []
        self._whole: dict[str, int] = {}
        for entry in entries:
            name = _safe(entry.name)
            key = fold(name)
            if not name or len(name) > LONGEST or key in self._whole:
                continue
            place = self._whole[key] = len(self._names)
            self._names.append(name)
            keys = {key, *(fold(_safe(alias)) for alias in entry.aliases)}
            if name.lower().startswith(_ARTICLES):  # which `fold` takes away, until more is typed
                keys.add(f"{name.split()[0].lower()} {key}")
            starts += [(start, place) for each in keys for start in _starts(each)]
        starts.sort()
        self._starts = [start for start, _ in starts]
        self._places = [place for _, place in starts]
        self._common = [start for start in starts if start[1] < _FUZZY_NAMES]
        self._beginnings: dict[int, dict[str, int]] = {}

    def complete(self, typed: str, limit: int) -> list[str]:
        """Return names that begin so, best first; near ones where there are fewer."""
        wanted = fold(harmless(typed)[:LONGEST])
        if not any(map(str.isalnum, wanted)):
            return self._names[:limit]
        found = self._beginning(wanted, limit)
        if len(found) < limit and len(wanted) >= _SHORTEST:
            found += [place for place in self._near(wanted) if place not in found]
        return [self._names[place] for place in found[:limit]]

    def _beginning(self, wanted: str, limit: int) -> list[int]:
        low = bisect_left(self._starts, wanted)
        high = bisect_left(self._starts, wanted + _AFTER)
        found = nsmallest(limit, set(self._places[low:high]))
        # What is typed in full is offered, however rare it is.
        exact = self._whole.get(wanted)
        return found if exact is None or exact in found else [exact, *found[: limit - 1]]

    def _near(self, wanted: str) -> list[int]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        errors = 2 if len(wanted) >= _LONG else 1
        known = self._of_length(len(wanted))
        near = process.extract(
            wanted, known.keys(), scorer=OSA.distance, score_cutoff=errors, limit=None
        )
        best: dict[int, float] = {}
        for beginning, distance, _ in near:
            place = known[beginning]
            best[place] = min(distance, best.get(place, distance))
        return sorted(best, key=lambda place: (best[place], place))

    def _of_length(self, length: int) -> dict[str, int]:
        """Beginnings that may be meant by so many letters, each with the best name that has it."""
        if length not in self._beginnings:
            beginnings: dict[str, int] = {}
            # A letter too few or too many shifts where the beginning ends.
            for size in (length - 1, length, length + 1):
                for start, place in self._common:
                    if len(start) >= size and place < beginnings.get(
                        start[:size], len(self._names)
                    ):
                        beginnings[start[:size]] = place
            self._beginnings[length] = beginnings
        return self._beginnings[length]


def _starts(key: str) -> Iterator[str]:
    """A name from each of its words on: "ronald reagan", "reagan"."""
    yield key
    at = key.find(" ")
    while at >= 0:
        yield key[at + 1 :]
        at = key.find(" ", at + 1)


def _safe(name: str) -> str:
    """The same as `harmless`, of which names in a store seldom have need."""
    return (
        name
        if name.isascii() and name.isprintable() and "  " not in f" {name} "
        else harmless(name)
    )
