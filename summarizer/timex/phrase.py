"""A stretch of words that a rule matched, and how rules read its parts."""

import re
from enum import Enum
from typing import NamedTuple

from summarizer.timex.expressions import Expression
from summarizer.timex.lexer import Word, Words


class Doubt(Enum):
    """Why the same words are often no expression of time; a parse can tell."""

    YEAR = "a number that may count something else"
    NAME = "a word that may be a verb or a name: May, March, spring, fall, Sun"
    ADJECTIVE = "a word that may describe the next one: the future king"
    RATE = "a unit that may say how often: five pounds a day"


class Phrase(NamedTuple):
    """An expression over words `first` to `last` (the word after its end)."""

    first: int
    last: int
    expression: Expression
    doubt: Doubt | None = None


class Match:
    """A match of a rule, over the symbols from word `offset` on, read by its groups' names.

    A rule need not have every group: one that it lacks reads as one that took no part.
    """

    def __init__(self, words: Words, match: re.Match[str], offset: int) -> None:
        self._words = words.words
        self._spans = {
            name: (match.start(name) + offset, match.end(name) + offset)
            for name in match.re.groupindex
            if match.start(name) >= 0
        }
        self._symbols = words.symbols

    def has(self, group: str) -> bool:
        """Return whether a group took part in the match."""
        return group in self._spans

    def words(self, group: str) -> list[Word]:
        """Return the words of a group."""
        first, last = self._spans.get(group, (0, 0))
        return self._words[first:last]

    def symbols(self, group: str) -> str:
        """Return the symbols of a group."""
        first, last = self._spans.get(group, (0, 0))
        return self._symbols[first:last]

    def number(self, group: str) -> int | None:
        """Return the value of the first word of a group that has a number."""
        return next((w.value for w in self.words(group) if isinstance(w.value, int)), None)

    def code(self, group: str) -> str | None:
        """Return the value of the first word of a group that has a code."""
        return next((w.value for w in self.words(group) if isinstance(w.value, str)), None)
