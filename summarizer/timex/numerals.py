"""Numbers, dates and times of day in digits."""

import re
from typing import Final

from summarizer.timex.lexicon import (
    CLOCK,
    DAY_NUMBER,
    DECADE,
    NUMBER,
    NUMERIC_DATE,
    ORDINAL,
    YEAR_NUMBER,
    Entry,
    lookup,
)

# What begins alike stands longest first.
_NUMERAL: Final = re.compile(
    r"""
    (?P<date>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b
      | \d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)\b(?![/.]\d) | 9/11\b)
  | (?P<clock>\d{1,2}(?:[:.][0-5]\d(?::[0-5]\d)?)?\s?[ap](?:m\b|\.m\.)
      | \d{1,2}:[0-5]\d(?::[0-5]\d)?\b(?!:) | \d{1,2}\so['’]clock\b)
  | (?P<decade>\d{3}0['’]?s\b | ['’]?\d0s\b)
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?\b | \d+(?:\.\d+)?\b)
    """,
    re.VERBOSE | re.ASCII,
)
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s?([apo])?", re.ASCII)
_UNIT_AFTER_TENS: Final = re.compile(
    "-(one|two|three|four|five|six|seven|eight|nine"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
)
_LONGEST_COUNT: Final = 6
"""Digits of the longest number that may count units of time; others are telephone numbers."""


def numeral_at(text: str, start: int) -> tuple[int, Entry | None]:
    """Read what begins with a digit at a place: its end and meaning, if it has one here."""
    match = _NUMERAL.match(text, start)
    if match is None:
        return start + 1, None
    kind = match.lastgroup if match.lastgroup != "mark" else "date"
    return match.end(), _entry(kind or "", match.group())


def _entry(kind: str, text: str) -> Entry | None:
    match kind:
        case "date":
            return NUMERIC_DATE, text
        case "clock":
            value = clock_value(text)
            return (CLOCK, value) if value else None
        case "decade":
            digits = text.strip("'’s")
            return DECADE, digits[:3] if len(digits) == len("1990") else "19" + digits[0]
        case "ordinal":
            number = int(text[:-2])
            return (ORDINAL, number) if 1 <= number <= 31 else None
        case _:
            return _number(text)


def _number(text: str) -> Entry | None:
    if not text.isdecimal():
        return NUMBER, text.replace(",", "")
    if len(text) > _LONGEST_COUNT:
        return None
    if len(text) == len("2023") and "1000" <= text < "2200":
        return YEAR_NUMBER, int(text)
    if len(text) <= len("31") and int(text) <= 31:
        return DAY_NUMBER, int(text)
    return NUMBER, int(text)


def clock_value(text: str) -> str | None:
    """Return a time of day as hh:mm (or hh:mm:ss), None where it is none."""
    match = _CLOCK.match(text)
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


def unit_after_tens(text: str, end: int, tens: Entry) -> tuple[int, Entry]:
    """Join "twenty" and "-five", or "-fifth"; other words stay as they are."""
    symbol, value = tens
    match = _UNIT_AFTER_TENS.match(text, end)
    if match is None or symbol != NUMBER or not isinstance(value, int) or not 20 <= value < 100:
        return end, tens
    unit_symbol, unit = lookup()[match[1]]
    return match.end(), (unit_symbol, value + (unit if isinstance(unit, int) else 0))
