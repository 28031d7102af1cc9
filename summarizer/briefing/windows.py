"""The stretch of time that a reader names, as the store takes it."""

from datetime import UTC, date, datetime, time

from summarizer.storage.base import Window


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
