"""Days that are told from the day of writing ("yesterday"), for readers who are shown another."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from summarizer.briefing.dating import first_day
from summarizer.briefing.tidying import Edit
from summarizer.storage.base import DateRow, SentenceRow

_COUNTED = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|last|next|this|past|coming|ago)\b", re.IGNORECASE
)
"""Words that count from the day of writing (Fillmore 1975: deictic time)."""


def explained(
    row: SentenceRow, dates: Iterable[DateRow], shown: date | None, written: date | None
) -> list[Edit]:
    """Return the days, in [brackets], of what a reader would count from the wrong day.

    Args:
        row: The sentence.
        dates: The date expressions in it.
        shown: The day that stands beside the sentence.
        written: The day that it was published. Where that is the one that is shown, readers count
            from it as the writer did.
    """
    if shown is None or written is None or shown == written:
        return []
    return [
        Edit(each.end, each.end, f" [{meant}]")
        for each in dates
        if _COUNTED.search(row.text, each.start - row.start, each.end - row.start)
        and (meant := _meant(each, shown, written))
    ]


def _meant(expression: DateRow, shown: date, written: date) -> str:
    """Return the day, week, month or year that is meant; nothing where counting gives it too."""
    first = first_day(expression.value)
    if first is None:
        return ""
    year = "" if first.year == shown.year else f" {first.year}"
    if expression.precision in ("day", "time"):
        return f"{first.day} {first:%B}{year}"
    if expression.precision == "week" and shown.isocalendar()[:2] != written.isocalendar()[:2]:
        last = first + timedelta(days=6)
        begin = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
        return f"{begin}–{last.day} {last:%B}{year}"
    if expression.precision == "month" and (shown.year, shown.month) != (
        written.year,
        written.month,
    ):
        return f"{first:%B}{year}"
    if expression.precision == "year" and shown.year != written.year:
        return str(first.year)
    return ""
