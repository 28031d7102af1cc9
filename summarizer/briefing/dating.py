"""When something happened: the day a sentence names, else the day it was published."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from summarizer.briefing.candidates import Place
from summarizer.models import DocumentRef
from summarizer.storage.base import DateRow


def days_named(rows: Iterable[DateRow]) -> dict[Place, tuple[str, ...]]:
    """Return the ISO days that each sentence names, in order, each once."""
    found: dict[Place, dict[str, None]] = defaultdict(dict)
    for row in rows:
        day = day_of(row)
        if day is not None:
            found[row.document, row.sentence][day.isoformat()] = None
    return {place: tuple(days) for place, days in found.items()}


def day_of(row: DateRow) -> date | None:
    """Return the day that a date expression names; None where it names a longer or no time."""
    return _day(row.value) if row.precision in ("day", "time") else None


def happened(days: Sequence[str], document: DocumentRef) -> date | None:
    """Return the day of what a sentence reports.

    With several days in it there is no telling which one is meant.
    """
    if len(days) == 1:
        return date.fromisoformat(days[0])
    return document.published.date() if document.published else None


_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|our|my|this|that)|['’]s)\s+$", re.IGNORECASE
)
_YEAR_BEFORE_WORD = re.compile(r"[12]\d{3}(?=\s+[^\W\d_])")


def is_attribute(text: str, start: int, end: int) -> bool:
    """Tell whether a year belongs to a thing and does not say when something happened.

    In "they broke the 1991 treaty" and "at the union's 2010 congress" the year stands between a
    determiner and a noun.

    Args:
        text: The sentence.
        start: Where the date begins in it.
        end: Where it ends.
    """
    if not _DETERMINED.search(text[: max(start, 0)]):
        return False
    year = _YEAR_BEFORE_WORD.match(text, max(start, 0))
    return year is not None and year.end() == end


_NOUN_BEHIND = re.compile(
    r"\s+(?!(?:and|or|after|before|when|that|which|to|in|at|of|on|is|was|were|has|had)\b)[^\W\d_]"
)


def is_before_noun(text: str, start: int, end: int) -> bool:
    """Tell whether a day belongs to a thing: "they stood by the February 22 accord".

    Args:
        text: The sentence.
        start: Where the date begins in it.
        end: Where it ends.
    """
    determined = _DETERMINED.search(text[: max(start, 0)])
    return determined is not None and _NOUN_BEHIND.match(text, end) is not None


_UNTIL = re.compile(r"\b(?:until|till)\s+$", re.IGNORECASE)


def is_limit(text: str, start: int) -> bool:
    """Tell whether a date ends a state and so is not when the clause happened: "until May".

    Args:
        text: The sentence.
        start: Where the date begins in it.
    """
    return _UNTIL.search(text, 0, max(start, 0)) is not None


_CONDITION = re.compile(r"(?:\b(?:if|unless|whether)\b|^(?:had|should)\s)[^,;:.]*$", re.IGNORECASE)
_CONDITION_FIRST = re.compile(r"(?:if|unless|had|should)\b[^;:]*?,", re.IGNORECASE)


def is_condition(text: str, start: int) -> bool:
    """Tell whether a date is one of what may happen, or of what follows if it does.

    In "if the strike ends by Friday, the port will open on Saturday" neither day is one on which
    something happened, or is sure to.

    Args:
        text: The sentence.
        start: Where the date begins in it.
    """
    before = text[: max(start, 0)]
    return bool(_CONDITION.search(before) or _CONDITION_FIRST.match(before))


_BESIDE = re.compile(
    r"\b(?:after|before|since|which|who|whose|whom|where)\b[^,;:]*$", re.IGNORECASE
)
_TOLD_WHEN = re.compile(
    r"\b(?:said|says|say|told|added|noted|recalled)\b.*\bwhen\b[^,;:]*$", re.IGNORECASE | re.DOTALL
)


def is_beside(text: str, start: int) -> bool:
    """Tell whether a date is one of something else that a sentence only refers to.

    In "Roe, who was elected in May, resigned" and "Roe said it began when the bridge fell on
    1 May" it is not the day of what is told; in "twelve died when the bridge fell on 1 May" it is.

    Args:
        text: The sentence.
        start: Where the date begins in it.
    """
    before = text[: max(start, 0)]
    return bool(_BESIDE.search(before) or _TOLD_WHEN.search(before))


_BOUND = re.compile(
    r"(?:\b(?:quarter|half|year|months?|weeks?|days?|period|season)\s+(?:that\s+)?"
    r"(?:ended|ending|to)|\b(?:until|till|through|due|effective|expires?|by))\s+(?:on\s+)?$",
    re.IGNORECASE,
)


def bounds(text: str, start: int) -> bool:
    """Tell whether a day only ends a time: "the quarter ended March 31", "due April 13".

    What is told was not done on it.

    Args:
        text: The sentence.
        start: Where the date begins in it.
    """
    return _BOUND.search(text, 0, max(start, 0)) is not None


_FULL = len("2023-06-24")
_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def first_day(value: str) -> date | None:
    """Return the first day of the time that a TIMEX3 value names; None where it names none.

    "2023-06-24T18:00" is that day, "2023-06" the first of the month, "2023-W25" a Monday,
    "2023-Q2" and "2023-SU" the first of April and of June; "P2D" and "PRESENT_REF" are none.
    """
    try:
        if day := _day(value):
            return day
        if week := _WEEK.match(value):
            return date.fromisocalendar(int(week[1]), int(week[2]), 1)
        if part := _PART.match(value):
            quarter, half = int(part[2] or 1), int(part[3] or 1)
            month = _SEASONS.get(part[4] or "", (quarter - 1) * 3 + (half - 1) * 6 + 1)
            return date(int(part[1]), month, 1)
        if month_of := _MONTH.fullmatch(value):
            return date(int(month_of[1]), int(month_of[2] or 1), 1)
    except ValueError:
        return None
    return None


def _day(value: str) -> date | None:
    """Read the day of a TIMEX3 value; None where it has none ("2023-06", "P2D")."""
    try:
        return date.fromisoformat(value[:_FULL]) if len(value) >= _FULL else None
    except ValueError:
        return None
