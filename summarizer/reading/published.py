"""Dates of publication as formats write them → aware date-times."""

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Final

from summarizer.timex import recognize
from summarizer.timex.expressions import Calendar, Clock

_MILLISECONDS_FROM: Final = 100_000_000_000
"""Numbers from here on count milliseconds: as seconds they would lie after the year 5000."""
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")


def parse_published(value: object) -> datetime | None:
    """Return when something was published; None where that cannot be read.

    ISO 8601, the form of mail (RFC 5322) and of feeds (RFC 822), days with the name of their
    month, and seconds or milliseconds since 1970 are read. A bare day is its start in UTC. A time
    without a zone is taken as UTC, which keeps the day that was written.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()
    return _from_iso(text) or _from_mail(text) or _from_words(text)


def at_midnight(day: date) -> datetime:
    """Return the start of a day in UTC."""
    return datetime.combine(day, time(), UTC)


def aware(moment: datetime) -> datetime:
    """Return a moment with a zone: UTC where it has none."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def within_utc(moment: datetime | None) -> datetime | None:
    """Return a moment; None where it has no date in UTC, as the first and last hours have not."""
    if moment is not None:
        try:
            moment.astimezone(UTC)
        except OverflowError:
            return None
    return moment


def _from_epoch(number: float) -> datetime | None:
    seconds = number / 1000 if abs(number) >= _MILLISECONDS_FROM else number
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _from_iso(text: str) -> datetime | None:
    try:
        return aware(datetime.fromisoformat(text))
    except ValueError:
        pass
    match = _ISO_DAY.match(text)
    try:
        return at_midnight(date(*map(int, match.groups()))) if match else None
    except ValueError:
        return None


def _from_mail(text: str) -> datetime | None:
    try:
        return aware(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _from_words(text: str) -> datetime | None:
    for found in recognize(text):
        day = full_day(found.expression)
        if day:
            return at_midnight(day)
    return None


def full_day(expression: object) -> date | None:
    """Return the day of an expression that names year, month and day itself."""
    match expression:
        case Clock(on=day):
            return full_day(day)
        case Calendar(year=int(year), month=int(month), day=int(day)):
            return date(year, month, day)
    return None
