"""Text → words with their classes, for the grammar."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from summarizer.timex.holidays import HOLIDAY_STARTS, holiday_at
from summarizer.timex.lexicon import ABBREVIATIONS, BREAK, HOLIDAY, OTHER, Entry, lookup
from summarizer.timex.numerals import numeral_at, unit_after_tens


class Word(NamedTuple):
    """One word, number or mark: characters `start` to `end`, and what it means."""

    start: int
    end: int
    value: int | str | None


class Words(NamedTuple):
    """A text as words, and as a string with one symbol (see `lexicon`) a word.

    Words that mean nothing here stand as one `lexicon.OTHER`, however many there are in a row.
    """

    words: list[Word]
    symbols: str


_SPECIAL: Final = frozenset("0123456789'’\n")
_PIECE: Final = re.compile(r"\w+|[^\w\s]|\n\s*\n")


@cache
def _known() -> dict[str, Entry]:
    return {**dict.fromkeys(HOLIDAY_STARTS, (HOLIDAY, None)), **lookup()}


def lex(text: str, breaks: Sequence[int] = ()) -> Words:
    """Return the words of a text with their symbols; no expression crosses a break.

    A blank line is a break; `breaks` are the offsets of others, in order.
    """
    words: list[Word] = []
    symbols: list[str] = []
    known = _known()
    pending = iter(breaks)
    next_break = next(pending, len(text) + 1)
    done = 0  # Where the last word of several pieces ends.
    other = False
    for match in _PIECE.finditer(text):
        start = match.start()
        if start < done:
            continue
        if start >= next_break:
            words.append(Word(start, start, None))
            symbols.append(BREAK)
            other = False
            while start >= next_break:
                next_break = next(pending, len(text) + 1)
        piece = match.group()
        entry = known.get(piece)
        if entry is not None:
            end, entry = _extended(text, start, match.end(), piece, entry)
        elif piece[0] in _SPECIAL:
            end, entry = _special(text, start, match.end(), piece)
        if entry is None:
            if not other:
                words.append(Word(start, start, None))
                symbols.append(OTHER)
                other = True
            continue
        words.append(Word(start, end, entry[1]))
        symbols.append(entry[0])
        done = end
        other = False
    return Words(words, "".join(symbols))


def _extended(
    text: str, start: int, end: int, piece: str, entry: Entry
) -> tuple[int, Entry | None]:
    """Add what belongs to a word though it is another piece: "Feb.", "twenty-five"."""
    if entry[0] == HOLIDAY:
        return holiday_at(text, start)
    following = text[end : end + 1]
    if following == "." and piece in ABBREVIATIONS:
        return end + 1, entry
    if following == "-":
        return unit_after_tens(text, end, entry)
    return end, entry


def _special(text: str, start: int, end: int, piece: str) -> tuple[int, Entry | None]:
    """Read what begins with a digit, an apostrophe ('90s) or an empty line."""
    if piece[0] == "\n":
        return end, (BREAK, None)
    if piece[0] in "'’" and not text[start + 1 : start + 2].isdigit():
        return end, None
    return numeral_at(text, start)
