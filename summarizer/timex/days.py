"""A day as people type it in a command: "7d", "monday", "2023-07-01", "last week"."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from summarizer.timex.context import Context, Tense
from summarizer.timex.grammar import recognize
from summarizer.timex.periods import Period
from summarizer.timex.resolution import resolve

_AGO = re.compile(r"(\d{1,4})\s?(d|w|m|mo|y)\Z")
_PARTIAL = re.compile(r"(\d{4})-(\d\d)\Z")


def parse_period(text: str, today: date) -> Period | None:
    """Return the day, week, month … that a text names, None where it names none.

    "7d", "2w", "3m", "1y" count back from today. A weekday or a month is the last one, today
    included, since one asks for what has been; "next monday" says otherwise.
    """
    text = " ".join(text.split()).lower()
    try:
        if ago := _AGO.match(text):
            count = int(ago[1])
            match ago[2]:
                case "d":
                    return Period("D", today - relativedelta(days=count))
                case "w":
                    return Period("D", today - relativedelta(weeks=count))
                case "y":
                    return Period("D", today - relativedelta(years=count))
                case _:
                    return Period("D", today - relativedelta(months=count))
        if partial := _PARTIAL.match(text):
            return Period("M", date(int(partial[1]), int(partial[2]), 1))
    except (OverflowError, ValueError):
        return None
    # The grammar wants the capitals of months and weekdays, which people leave out.
    written = " ".join(word.capitalize() for word in text.removeprefix("on ").split())
    found = recognize(written)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(written)):
        return None
    return resolve(found[0].expression, Context(today), Tense.PAST).period


def parse_day(text: str, today: date) -> date | None:
    """Return the first day of what a text names (see `parse_period`), None where it names none."""
    period = parse_period(text, today)
    return period.start if period else None
