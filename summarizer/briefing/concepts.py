"""Concepts: pairs of neighbouring stems, as what a summary covers (Gillick and Favre 2009)."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from summarizer.briefing.stopwords import FUNCTION_STEMS

Bigram = tuple[str, str]

_ROOM = 1 << 20
"""More than there are different stems in what one answer reads; small numbers are added fastest."""


def bigrams(sequence: Sequence[str]) -> tuple[Bigram, ...]:
    """Return pairs of neighbouring stems, each once, without those of two function words."""
    small = FUNCTION_STEMS
    return tuple(
        [
            pair
            for pair in dict.fromkeys(pairwise(sequence))
            if pair[0] not in small or pair[1] not in small
        ]
    )


class _Numbers(dict[str, int]):
    """Gives every new key the next number."""

    def __missing__(self, stem: str) -> int:
        number = self[stem] = len(self)
        return number


class Numbering:
    """Numbers for bigrams: a brief looks up tens of thousands, and integers are found faster.

    Stems are numbered in the order in which they come, function words first.
    """

    def __init__(self) -> None:
        self._stems = _Numbers((stem, n) for n, stem in enumerate(sorted(FUNCTION_STEMS)))

    def bigrams(self, sequence: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the pairs that `bigrams` returns for the same stems."""
        least = len(FUNCTION_STEMS)
        pairs = pairwise(map(self._stems.__getitem__, sequence))
        held = [one * _ROOM + other for one, other in pairs if one >= least or other >= least]
        return tuple(dict.fromkeys(held))

    def of(self, pairs: Iterable[Bigram]) -> list[int]:
        """Return the numbers of bigrams, in the order given."""
        stems = self._stems
        return [stems[one] * _ROOM + stems[other] for one, other in pairs]
