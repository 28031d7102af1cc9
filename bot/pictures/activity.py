"""How much there is of something over time, in days, weeks or months."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from bot.presenters.wording import count, day
from summarizer.models import DayCount

_MOST_BARS: Final = 62
"""Bars that can be told apart on a phone, and two months of days."""
_WEEK: Final = 7
_TOLD: Final = 12
"""Stretches that are read out one by one to who cannot see the picture."""


class Unit(StrEnum):
    """What one bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Bar(NamedTuple):
    """A stretch of time and how much there is in it."""

    start: date
    amount: int


class Activity(NamedTuple):
    """Counts over time, with none left out."""

    title: str
    subtitle: str
    unit: Unit
    bars: tuple[Bar, ...]
    """In order; stretches without any count are there with 0."""
    alternative: str


def activity_of(title: str, noun: str, days: Iterable[DayCount]) -> Activity | None:
    """Return counts by day as bars; None where there is one day or less.

    Args:
        title: What is counted: "Mentions of Iris Vale".
        noun: One of what is counted: "mention".
        days: Every day with any.
    """
    found = {each.day: each.count for each in days if each.count > 0}
    if len(found) < 2:
        return None
    first, last = min(found), max(found)
    unit = next((unit for unit in Unit if _steps(unit, first, last) <= _MOST_BARS), Unit.YEAR)
    counts: Counter[date] = Counter()
    for each, number in found.items():
        counts[_start(unit, each)] += number
    bars = tuple(Bar(start, counts[start]) for start in _starts(unit, first, last))
    top = max(bars, key=lambda bar: bar.amount)
    total = count(sum(found.values()), noun)
    peak = f"most {_when(unit, top.start)} ({top.amount:,})"
    told = "; ".join(f"{_when(unit, bar.start)} {bar.amount:,}" for bar in bars if bar.amount)
    spoken = f" One by one: {told}." if sum(bar.amount > 0 for bar in bars) <= _TOLD else ""
    return Activity(
        title=f"{title}, by {unit.value}",
        subtitle=f"{total}, {peak}",
        unit=unit,
        bars=bars,
        alternative=(
            f"Bar chart. {title}, by {unit.value}, from {day(first)} to {day(last)}: "
            f"{total}, {peak}.{spoken}"
        ),
    )


def _steps(unit: Unit, first: date, last: date) -> int:
    match unit:
        case Unit.DAY:
            return (last - first).days + 1
        case Unit.WEEK:
            return (_start(unit, last) - _start(unit, first)).days // _WEEK + 1
        case Unit.MONTH:
            return (last.year - first.year) * 12 + last.month - first.month + 1
        case Unit.YEAR:
            return last.year - first.year + 1


def _start(unit: Unit, each: date) -> date:
    match unit:
        case Unit.DAY:
            return each
        case Unit.WEEK:
            # Days since the first of all Mondays, so that no week begins before there were days.
            return date.fromordinal(max(1, each.toordinal() - each.weekday()))
        case Unit.MONTH:
            return each.replace(day=1)
        case Unit.YEAR:
            return each.replace(month=1, day=1)


def _starts(unit: Unit, first: date, last: date) -> Iterator[date]:
    at = _start(unit, first)
    for number in range(_steps(unit, first, last)):
        match unit:
            case Unit.DAY:
                yield at + timedelta(days=number)
            case Unit.WEEK:
                yield at + timedelta(weeks=number)
            case Unit.MONTH:
                years, month = divmod(at.month - 1 + number, 12)
                yield at.replace(year=at.year + years, month=month + 1)
            case Unit.YEAR:
                yield at.replace(year=at.year + number)


def _when(unit: Unit, start: date) -> str:
    match unit:
        case Unit.DAY:
            return f"on {day(start)}"
        case Unit.WEEK:
            return f"in the week of {day(start)}"
        case Unit.MONTH:
            return f"in {start:%B} {start.year}"
        case Unit.YEAR:
            return f"in {start.year}"
