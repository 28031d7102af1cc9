"""Phrases in quotation marks: words that a reader wants in a row, as they stand."""

import re
from collections.abc import Iterable, Sequence

from summarizer.text import stems

_QUOTED = re.compile(r'["“”„]([^"“”„]+)["“”]')


def quoted(text: str) -> list[str]:
    """Return what stands in double quotation marks and has a word; single ones are apostrophes."""
    return [inside.strip() for inside in _QUOTED.findall(text) if stems(inside)]


class Phrases:
    """Phrases of which one must stand in a text: their words in a row, compared by stems."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._wanted = [f" {' '.join(stems(phrase))} " for phrase in phrases]

    def stand_in(self, text: Sequence[str]) -> bool:
        """Tell whether a text, given as its stems in order, has one of the phrases."""
        row = f" {' '.join(text)} "
        return any(phrase in row for phrase in self._wanted)
