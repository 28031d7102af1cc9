"""The stretch of time that a reader names, as the store takes it."""

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from summarizer.storage.base import Window

if TYPE_CHECKING:
    from summarizer.timex import Period


def period_named(text: str, today: date) -> "Period":
    """Read a day or stretch of days as people type it: "7d", "monday", "2023-07", "last week".

    Raises:
        ValueError: the text names none; the message says what to type.
    """
    from summarizer.timex import parse_period  # noqa: PLC0415 - only words that name a day need it

    period = parse_period(text, today)
    if period is None:
        raise ValueError(f"“{text}” names no day. Type a day as 2023-07-01, monday or 7d.")
    return period


def window(since: datetime | date | None, until: datetime | date | None) -> Window:
    """Return the window from `since` to `until`, both included.

    Raises:
        ValueError: a date-time without a zone; to guess the zone would move documents to
            another day.
    """
    return Window(_moment(since, time.min), _moment(until, time.max))


def _moment(value: datetime | date | None, of_day: time) -> datetime | None:
    """A bare day counts in UTC, as the days of documents do."""
    if value is None:
        return None
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("since and until need a time zone, or to be days")
        return value
    return datetime.combine(value, of_day, UTC)
