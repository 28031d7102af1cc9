"""Resolve an expression against the day of publication and the dates told before.

Values and the choice of direction follow TIMEX3 as TimeML uses it (Pustejovsky et al. 2003;
the annotation guidelines of Saurí et al. 2006). What is not known is written with X: without
a publication date "Saturday" is XXXX-WXX-6, "last month" XXXX-XX, "June" XXXX-06.
"""

import re
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from summarizer.timex.calendar import locate, partly_known
from summarizer.timex.context import Context, Tense
from summarizer.timex.expressions import Anchor, Calendar, Clock, Expression, Fixed, Shift
from summarizer.timex.periods import PRECISIONS, Period, period_of, shifted, size, unknown

_WEEKEND_STARTS = 5  # Saturday, as `date.weekday` counts.
_NO_PRECISION = "unknown"


class Timex(NamedTuple):
    """A resolved expression."""

    value: str
    type: str
    """DATE, TIME, DURATION or SET."""
    precision: str
    """The unit that is known, "unknown" for a mere past, present or future."""
    period: Period | None = None
    """What stretch of the calendar it is, where that is known."""


def turns_on_tense(expression: Expression) -> bool:
    """Return whether the tense of the clause can change what an expression means."""
    match expression:
        case Calendar():
            return expression.year is None and expression.step is None
        case Shift():
            return expression.unit == "WE"
        case Clock():
            return expression.on is not None and turns_on_tense(expression.on)
        case Fixed():
            return False


def resolve(expression: Expression, context: Context, tense: Tense = Tense.UNKNOWN) -> Timex:
    """Return the value of an expression, and take note of it in the context."""
    try:
        timex = _resolve(expression, context, tense)
    except (OverflowError, ValueError):  # Outside the years 1 to 9999, or 30 February.
        timex = Timex("XXXX-XX-XX", "DATE", _NO_PRECISION)
    if timex.period is not None and not _compares(expression):
        context.tell(timex.period)
    return timex


def _compares(expression: Expression) -> bool:
    """Return whether a date is named to compare with: "up from a year earlier".

    What comes next in the text does not count from it.
    """
    return (
        isinstance(expression, Shift) and expression.anchor is Anchor.THEN and expression.number < 0
    )


def _resolve(expression: Expression, context: Context, tense: Tense) -> Timex:
    match expression:
        case Fixed(value, kind):
            return _fixed(value, kind)
        case Shift("SAME", years):
            told = context.last
            if told is None:
                return _dated(unknown("D"), "Y", None, None)
            # A period is longer than a day; of a day only its year is meant.
            start = told.start + relativedelta(years=years)
            long = size(told.unit) >= size("M")
            same = Period(told.unit, start) if long else period_of("Y", start)
            return _dated(same.value, same.unit, same, None)
        case Shift(unit, number, anchor, part):
            day = context.day(anchor, unit)
            if day is None:
                return _dated(unknown(unit), unit, None, part)
            if unit == "WE" and number == 0 and tense is not Tense.FUTURE:
                # On a working day "the weekend" of a past clause is the one before.
                number = -1 if day.weekday() < _WEEKEND_STARTS and tense is Tense.PAST else 0
            period = shifted(unit, day, number)
            return _dated(period.value, unit, period, part)
        case Clock(time, on):
            return _clock(time, on, context, tense)
        case Calendar():
            place = locate(expression, context, tense)
            if place is None:
                value, unit = partly_known(expression)
                return _dated(value, unit, None, expression.part)
            fiscal = expression.fiscal and place.unit == "Y"
            value = f"FY{place.value}" if fiscal else place.value
            return _dated(value, place.unit, place, expression.part)


def _dated(value: str, unit: str, period: Period | None, part: str | None) -> Timex:
    if part is not None:
        return Timex(f"{value}T{part}", "TIME", "time", period)
    return Timex(value, "DATE", PRECISIONS[unit], period)


def _clock(time: str, on: Calendar | Shift | None, context: Context, tense: Tense) -> Timex:
    if on is not None:
        day = _resolve(on._replace(part=None), context, tense)
        return Timex(f"{day.value}T{time}", "TIME", "time", day.period)
    today = context.day(Anchor.THEN, "D")
    value = period_of("D", today).value if today else unknown("D")
    return Timex(f"{value}T{time}", "TIME", "time")


_DURATION = re.compile(r"P(T?)[\d.X]+([A-Z]+)$")


def _fixed(value: str, kind: str) -> Timex:
    if kind in ("DURATION", "SET"):
        match = _DURATION.match(value)
        unit = match[1] + match[2] if match else "D"
        return Timex(value, kind, PRECISIONS.get(unit, "day"))
    if kind == "TIME":
        return Timex(value, kind, "time")
    if value.isdecimal():
        return Timex(value, kind, "century" if len(value) == 2 else "decade")
    return Timex(value, kind, _NO_PRECISION)
