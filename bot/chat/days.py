"""Days as a terminal and a Markdown page write them."""

from datetime import date, datetime

from bot.replies import Reply


def short(day: date, *, with_year: bool) -> str:
    """Return "24 Jun" or "24 Jun 2023"."""
    return f"{day.day:2} {day:%b}" + (f" {day.year}" if with_year else "")


def long(day: date) -> str:
    """Return "24 June 2023"."""
    return f"{day.day} {day:%B} {day.year}"


def clock(moment: datetime) -> str:
    """Return "Mon 24 June 2023, 08:00 CEST", in the zone that the moment has."""
    return f"{moment:%a} {long(moment.date())}, {moment:%H:%M} {moment:%Z}".rstrip()


def needs_years(reply: Reply) -> bool:
    """Whether the days of a reply are of several years, or of one that its head does not name."""
    points = (point for section in reply.sections for point in section.points)
    years = {point.day.year for point in points if point.day}
    return len(years) != 1 or str(*years) not in reply.lead
