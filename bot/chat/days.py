"""Days, and times that are known less exactly, in words."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

from bot.replies import Point, Reply

_SEASONS = ("winter", "spring", "summer", "autumn")
_QUARTERS = ("first", "second", "third", "fourth")


def short(day: date, *, with_year: bool) -> str:
    """Return "24 Jun" or "24 Jun 2023"."""
    return f"{day.day:2} {day:%b}" + (f" {day.year}" if with_year else "")


def long(day: date) -> str:
    """Return "24 June 2023"."""
    return f"{day.day} {day:%B} {day.year}"


def short_of(point: Point, *, with_year: bool) -> str:
    """Return when a point is, as exactly as it is known: "24 Jun", "June 2023", "2023"."""
    return _of(point, lambda day: short(day, with_year=with_year))


def long_of(point: Point) -> str:
    """Return when a point is, as exactly as it is known: "24 June 2023", "June 2023", "2023"."""
    return _of(point, long)


def _of(point: Point, write: Callable[[date], str]) -> str:
    if (day := point.day) is None:
        return ""
    match point.precision:
        case "year":
            return f"{day.year}"
        case "half":
            return f"{'first' if day.month < 7 else 'second'} half of {day.year}"
        case "season":
            return f"{_SEASONS[day.month // 3 % 4]} {day.year}"
        case "quarter":
            return f"{_QUARTERS[(day.month - 1) // 3]} quarter of {day.year}"
        case "month":
            return f"{day:%B} {day.year}"
        case "week" | "weekend":
            return f"{point.precision} of {write(day).strip()}"
        case _:
            return write(day)


def clock(moment: datetime) -> str:
    """Return "Mon 24 June 2023, 08:00 CEST", in the zone that the moment has."""
    return f"{moment:%a} {long(moment.date())}, {moment:%H:%M} {zone(moment)}".rstrip()


def zone(moment: datetime) -> str:
    """Return the zone of a time: "CEST", and "UTC+01:00" where it has no name but a number.

    The same number is called "+01:00" by some libraries and "UTC+01:00" by others: a time would
    be written in one way when it is asked for, and in the other when it was stored in between.
    """
    name = moment.tzname() or ""
    if not name or name.isalpha():
        return name
    return str(timezone(moment.utcoffset() or timedelta()))


def needs_years(reply: Reply) -> bool:
    """Whether the days of a reply are of several years, or of one that its head does not name."""
    points = (point for section in reply.sections for point in section.points)
    years = {point.day.year for point in points if point.day}
    return len(years) != 1 or str(*years) not in reply.lead
