"""Places in the calendar: "March", "the third quarter", "last Monday" → which one."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from summarizer.timex.context import Context, Tense, choose
from summarizer.timex.expressions import Anchor, Calendar, Shift
from summarizer.timex.holidays import holiday
from summarizer.timex.periods import SEASONS, Period, period_of, shifted

_IN_WEEK = timedelta(days=7)
_MOST_YEARS_BETWEEN = 12
"""Between two years in which a date falls on the same weekday, or two leap years."""


def locate(calendar: Calendar, context: Context, tense: Tense) -> Period | None:
    """Return the period that is meant; None where the reference dates do not tell.

    Raises:
        OverflowError, ValueError: it is no day of the calendar.
    """
    if calendar.week is None and calendar.day is None and calendar.weekday is not None:
        return _weekday(calendar, calendar.weekday, context, tense)
    within = _container(calendar.within, context)
    year = calendar.year or (within.start.year if within else None)
    month = calendar.month
    if calendar.within and within is None:
        return None
    if month is None and calendar.day is not None and within is not None:
        month = within.start.month
    in_year = _placed(calendar._replace(month=month))
    if in_year is None:
        return Period("Y", date(year, 1, 1)) if year else None
    if year:
        return in_year(year)
    today = context.day(calendar.anchor, "D") or _told_year(context)
    return _nearest(calendar, in_year, today, tense) if today else None


def _placed(calendar: Calendar) -> Callable[[int], Period] | None:
    """Return where a place lies in a given year; None for one that is the whole year."""
    if calendar.holiday:
        name = calendar.holiday
        return lambda year: Period("D", holiday(name, year))
    if calendar.month and calendar.day:
        month, day = calendar.month, calendar.day
        return lambda year: Period("D", date(year, month, day))
    if calendar.month and calendar.week:
        month, week = calendar.month, calendar.week
        return lambda year: _week_of_month(year, month, week)
    for unit, first in (
        ("M", calendar.month),
        ("Q", calendar.quarter and calendar.quarter * 3 - 2),
        ("H", calendar.half and calendar.half * 6 - 5),
        ("S", SEASONS[calendar.season] if calendar.season else None),
    ):
        if first:
            return partial(_month_start, unit, first)
    return None


def _month_start(unit: str, month: int, year: int) -> Period:
    return Period(unit, date(year, month, 1))


def _nearest(
    calendar: Calendar, in_year: Callable[[int], Period], today: date, tense: Tense
) -> Period:
    candidates = []
    for year in _years(calendar, today):
        try:
            candidate = in_year(year)
        except ValueError:  # 29 February
            continue
        if calendar.weekday is None or candidate.start.weekday() == calendar.weekday:
            candidates.append(candidate)
    if not candidates:
        raise ValueError("no year has that day")
    if calendar.step == -1:
        candidates = [period for period in candidates if period.last < today] or candidates
        return candidates[-1]
    if calendar.step == 1:
        candidates = [period for period in candidates if period.start > today] or candidates
        return candidates[0]
    if calendar.step == 0:
        return min(candidates, key=lambda period: abs(period.start.year - today.year))
    if calendar.weekday is not None:  # It tells the year better than any tense.
        return choose(candidates, today, Tense.UNKNOWN)
    return choose(candidates, today, tense)


def _years(calendar: Calendar, today: date) -> range:
    """Return the years to look in: further where only some of them have such a day."""
    rare = calendar.weekday is not None or (calendar.month, calendar.day) == (2, 29)
    reach = _MOST_YEARS_BETWEEN if rare else 1
    return range(max(today.year - reach, 1), today.year + reach + 1)


def _weekday(calendar: Calendar, weekday: int, context: Context, tense: Tense) -> Period | None:
    within = _container(calendar.within, context)
    if within is not None:
        start = within.start - timedelta(days=within.start.weekday())
        return Period("D", start + timedelta(days=weekday))
    today = context.day(calendar.anchor, "D")
    if today is None or calendar.within is not None:
        return None
    ahead = today + timedelta(days=(weekday - today.weekday()) % 7)
    behind = ahead if ahead == today else ahead - _IN_WEEK
    if calendar.step == -1:
        return Period("D", ahead - _IN_WEEK)
    if calendar.step == 1:
        return Period("D", ahead if ahead > today else ahead + _IN_WEEK)
    # News names the day of what has happened; only a clause about the future looks ahead.
    return Period("D", ahead if tense is Tense.FUTURE else behind)


def _week_of_month(year: int, month: int, week: int) -> Period:
    """Return a week of a month; as in ISO 8601 it belongs to the month of its Thursday."""
    first = date(year, month, 1)
    thursday = first + timedelta(days=(3 - first.weekday()) % 7)
    thursdays = [thursday + _IN_WEEK * number for number in range(5)]
    own = [day for day in thursdays if day.month == month]
    if week > len(own):
        raise ValueError("the month has no such week")
    return period_of("W", own[week - 1 if week > 0 else -1])


def _container(shift: Shift | None, context: Context) -> Period | None:
    if shift is None:
        return None
    day = context.day(shift.anchor, shift.unit)
    return shifted(shift.unit, day, shift.number) if day else None


def _told_year(context: Context) -> date | None:
    """Return a day told before: without a publication date, "5 May" is in the year told last."""
    return context.day(Anchor.THEN, "Y")


def partly_known(calendar: Calendar) -> tuple[str, str]:
    """Return value and unit of a place in a year that is not known: XXXX-06-24, XXXX-Q3."""
    year = f"{calendar.year:04d}" if calendar.year else "XXXX"
    if calendar.month and calendar.day:
        return f"{year}-{calendar.month:02d}-{calendar.day:02d}", "D"
    if calendar.weekday is not None:
        return f"{year}-WXX-{calendar.weekday + 1}", "D"
    if calendar.week:
        return f"{year}-WXX", "W"
    if calendar.month:
        return f"{year}-{calendar.month:02d}", "M"
    if calendar.quarter:
        return f"{year}-Q{calendar.quarter}", "Q"
    if calendar.half:
        return f"{year}-H{calendar.half}", "H"
    if calendar.season:
        return f"{year}-{calendar.season}", "S"
    return f"{year}-XX-XX" if calendar.holiday or calendar.day else year, "D"
