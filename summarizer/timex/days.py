"""A day as people type it in a command: "7d", "monday", "2023-07-01", "last week"."""

import re
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from summarizer.timex.context import Context, Tense
from summarizer.timex.grammar import recognize
from summarizer.timex.lexicon import LEXICON, NUMBER
from summarizer.timex.periods import Period
from summarizer.timex.resolution import resolve

# "7d", "2 weeks ago", "a month": a letter for a unit only after digits.
_AGO: Final = re.compile(
    r"(?:(\d{1,4}) ?(d|w|mo?|y)|(?:(\d{1,4}) ?|([a-z]+) )(day|week|month|year)s?(?: ago)?)\Z",
    re.ASCII,
)
_PARTIAL: Final = re.compile(r"(\d{4})-(\d\d)\Z", re.ASCII)


def parse_period(text: str, today: date) -> Period | None:
    """Return the day, week, month … that a text names, None where it names none.

    "7d", "2w", "3m", "1y", "two weeks" count back from today, to the first day there is at most.
    A weekday or a month is the last one, today included, since one asks for what has been;
    "next monday" says otherwise. Hyphens and underscores may stand for spaces: "last-week".
    """
    text = " ".join(text.replace("_", " ").split()).lower().removeprefix("on ")
    return _parse(text, today) or ("-" in text and _parse(text.replace("-", " "), today)) or None


def parse_day(text: str, today: date) -> date | None:
    """Return the first day of what a text names (see `parse_period`), None where it names none."""
    period = parse_period(text, today)
    return period.start if period else None


def _parse(text: str, today: date) -> Period | None:
    if ago := _AGO.match(text):
        count, unit = _count(ago[1] or ago[3], ago[4]), ago[2] or ago[5]
        if count is not None:
            return Period("D", _before(today, count, unit))
    if partial := _PARTIAL.match(text):
        try:
            return Period("M", date(int(partial[1]), int(partial[2]), 1))
        except ValueError:
            return None
    # The grammar wants the capitals of months and weekdays, which people leave out.
    written = " ".join(word.capitalize() for word in text.split())
    found = recognize(written)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(written)):
        return None
    return resolve(found[0].expression, Context(today), Tense.PAST).period


def _count(digits: str | None, word: str | None) -> int | None:
    if digits:
        return int(digits)
    if word in ("a", "an"):
        return 1
    kind, number = LEXICON.get(word or "", (None, None))
    return number if kind == NUMBER and isinstance(number, int) and number > 0 else None


def _before(today: date, count: int, unit: str) -> date:
    try:
        match unit[0]:
            case "d":
                return today - relativedelta(days=count)
            case "w":
                return today - relativedelta(weeks=count)
            case "m":
                return today - relativedelta(months=count)
            case _:
                return today - relativedelta(years=count)
    except (OverflowError, ValueError):  # Before the year 1.
        return date.min
