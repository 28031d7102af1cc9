"""Text → words with their classes, for the grammar."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from summarizer.timex.holidays import HOLIDAY_PATTERN, holiday_name
from summarizer.timex.lexicon import (
    ABBREVIATIONS,
    BREAK,
    CLOCK,
    DAY_NUMBER,
    DECADE,
    DOUBTFUL_MONTHS,
    LEXICON,
    NUMBER,
    NUMERIC_DATE,
    ORDINAL,
    OTHER,
    YEAR_NUMBER,
    Value,
)


class Word(NamedTuple):
    """One word, number or mark: characters `start` to `end`, and what it means."""

    start: int
    end: int
    value: Value


class Words(NamedTuple):
    """A text as words, and as a string with one symbol (see `lexicon`) a word."""

    words: list[Word]
    symbols: str


# In the order of trying: what begins alike stands longest first. No two numbers in a row may be
# skipped by backtracking, so every piece is bounded or a plain run: linear in the text.
_WORD: Final = re.compile(
    rf"""
    (?P<iso>\b\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b)
  | (?P<numeric>\b\d{{1,2}}(?P<mark>[/.])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d\d)\b(?![/.]\d)|\b9/11\b)
  | (?P<clock>\b\d{{1,2}}(?:[:.][0-5]\d(?::[0-5]\d)?)?\s?[ap](?:m\b|\.m\.)
      | \b\d{{1,2}}:[0-5]\d(?::[0-5]\d)?\b(?!:) | \b\d{{1,2}}\so['’]clock\b)
  | (?P<decade>\b\d{{3}}0['’]?s\b|(?:\b|['’])\d0s\b)
  | (?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?P<suffix>(?:st|nd|rd|th)\b)?)
  | (?P<holiday>\b(?:{HOLIDAY_PATTERN})\b)
  | (?P<possessive>['’]s\b)
  | (?P<quarter>\b[Qq][1-4]\b)
  | (?P<word>[^\W\d_]+(?:(?<=ty)-(?:one|two|three|four|five|six|seven|eight|nine
      |first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)?)
  | (?P<gap>\n\s*\n)
  | (?P<sign>[^\w\s])
    """,
    re.VERBOSE,
)
_SIGNS: Final = {
    ",": ",",
    ".": ".",
    "-": "-",
    "–": "-",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    ";": ";",
    "(": "(",
    ")": ")",
}


def lex(text: str, breaks: Sequence[int] = ()) -> Words:
    """Return the words of a text with their symbols; no expression crosses a break.

    A blank line is a break; `breaks` are the offsets of others, in order.
    """
    words: list[Word] = []
    symbols: list[str] = []
    pending = bisect_right(breaks, 0)
    for match in _WORD.finditer(text):
        start, end = match.span()
        while pending < len(breaks) and breaks[pending] <= start:
            words.append(Word(start, start, None))
            symbols.append(BREAK)
            pending += 1
        kind = match.lastgroup
        if kind in ("word", "quarter"):
            symbol, value = _word(text[start:end])
            if symbol in "m@" and text[end : end + 1] == ".":
                # The full stop of "Feb." belongs to it, and is dropped below as a sign; that of
                # "in May." ends a sentence.
                end += text[start:end] in ABBREVIATIONS and text[start:end] != "May"
        elif kind == "sign":
            if words and words[-1].end > start:
                continue
            symbol, value = _SIGNS.get(text[start:end], OTHER), None
        else:
            symbol, value = _other(kind or "", match)
        words.append(Word(start, end, value))
        symbols.append(symbol)
    return Words(words, "".join(symbols))


def _word(word: str) -> tuple[str, Value]:
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word] if word != "May" else ("m", 5)
    lower = word.lower()
    symbol, value = LEXICON.get(lower, (OTHER, None))
    if symbol in "MWX" and word == lower and value not in ("WE", "WD"):
        return OTHER, None  # "may", "march", "august": English writes these with a capital.
    if lower in DOUBTFUL_MONTHS:
        return "m", value
    return symbol, value


def _other(kind: str, match: re.Match[str]) -> tuple[str, Value]:
    text = match.group()
    if kind in ("number", "suffix"):
        return _number(match)
    if kind == "iso":
        return NUMERIC_DATE, text
    if kind in ("numeric", "mark"):
        return NUMERIC_DATE, text
    if kind == "clock":
        value = clock_value(text)
        return (CLOCK, value) if value else (OTHER, None)
    if kind == "decade":
        digits = re.sub(r"\D", "", text)
        return DECADE, digits[:3] if len(digits) == 4 else "19" + digits[0]
    if kind == "holiday":
        return "H", holiday_name(text)
    if kind == "possessive":
        return "'", None
    return BREAK, None


def _number(match: re.Match[str]) -> tuple[str, Value]:
    text = match.group("number")
    if match.group("suffix"):
        number = int(text[: -len("th")]) if text[:-2].isdecimal() and len(text) < 6 else 0
        return (ORDINAL, number) if 1 <= number <= 31 else (OTHER, None)
    if not text.isdecimal():
        return NUMBER, text.replace(",", "")
    if len(text) == 4 and "1000" <= text < "2200":
        return YEAR_NUMBER, int(text)
    if len(text) <= 2 and int(text) <= 31:
        return DAY_NUMBER, int(text)
    return (NUMBER, int(text)) if len(text) <= 6 else (OTHER, None)


def clock_value(text: str) -> str | None:
    """Return a time of day as hh:mm (or hh:mm:ss), None where it is none."""
    match = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s?(a|p|o)?", text)
    if match is None:
        return None
    hour, minute, second, half = match.groups()
    number = int(hour)
    if half in ("a", "p"):
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half == "p" else 0)
    if number > 24:
        return None
    return f"{number:02d}:{minute or '00'}" + (f":{second}" if second else "")
