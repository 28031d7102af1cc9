"""Stretches of the calendar and how TIMEX3 writes them."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from dateutil.relativedelta import relativedelta

SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Season → its first month, as meteorologists count in the northern half of the world."""

# Unit → (months or days it lasts, its name as a precision). Fortnights count as weeks.
_MONTHS: Final = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_DAYS: Final = {"D": 1, "WE": 2, "W": 7, "F": 14}
PRECISIONS: Final = {
    "TS": "time",
    "TM": "time",
    "TH": "time",
    "D": "day",
    "WE": "weekend",
    "W": "week",
    "F": "week",
    "M": "month",
    "Q": "quarter",
    "S": "season",
    "H": "half",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
_UNKNOWN: Final = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "Q": "XXXX-QX"}


def size(unit: str) -> int:
    """Return the length of a unit in days, for comparing units."""
    return _DAYS.get(unit) or _MONTHS.get(unit, 0) * 30


class Period(NamedTuple):
    """A stretch of the calendar: its unit (a code, see `PRECISIONS`) and its first day."""

    unit: str
    start: date

    @property
    def last(self) -> date:
        """The last day of the period."""
        if self.unit in _DAYS:
            return self.start + timedelta(days=_DAYS[self.unit] - 1)
        return self.start + relativedelta(months=_MONTHS[self.unit]) - timedelta(days=1)

    @property
    def value(self) -> str:
        """The period as TIMEX3 writes it: 2023, 2023-06, 2023-W25, 2023-Q2, 2023-SU, 199."""
        if self.unit == "D":
            return self.start.isoformat()
        if self.unit in _DAYS:
            iso = self.start.isocalendar()
            return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.unit == "WE" else "")
        if self.unit in ("DE", "CE"):
            return f"{self.start.year:04d}"[: 3 if self.unit == "DE" else 2]
        return f"{self.start.year:04d}" + self._part_of_year()

    def _part_of_year(self) -> str:
        month = self.start.month
        match self.unit:
            case "M":
                return f"-{month:02d}"
            case "Q":
                return f"-Q{(month + 2) // 3}"
            case "H":
                return f"-H{(month + 5) // 6}"
            case "S":
                return "-" + next(code for code, first in SEASONS.items() if first == month)
            case _:
                return ""


def period_of(unit: str, day: date) -> Period:
    """Return the period of a unit that a day lies in."""
    match unit:
        case "D":
            start = day
        case "W" | "F":
            start = day - timedelta(days=day.weekday())
        case "WE":
            start = day + timedelta(days=5 - day.weekday())
        case "M":
            start = day.replace(day=1)
        case "Q" | "H":
            months = _MONTHS[unit]
            start = date(day.year, (day.month - 1) // months * months + 1, 1)
        case _:
            years = _MONTHS[unit] // 12
            start = date(max(day.year // years * years, 1), 1, 1)
    return Period(unit, start)


def shifted(unit: str, day: date, count: int) -> Period:
    """Return the period of a unit that lies `count` units after the one of a day.

    Raises:
        OverflowError, ValueError: it lies outside the years 1 to 9999.
    """
    if unit == "WE":
        return period_of("WE", day + timedelta(weeks=count))
    if unit in _DAYS:
        return period_of(unit, day + timedelta(days=count * _DAYS[unit]))
    first = day.replace(day=1)
    return period_of(unit, first + relativedelta(months=count * _MONTHS[unit]))


def unknown(unit: str) -> str:
    """Return what TIMEX3 writes for a period of a unit that is not known."""
    return _UNKNOWN.get(unit, "XXXX-XX-XX")
