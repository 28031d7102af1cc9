"""When a digest is due: local times of a zone → moments in UTC, through every clock change.

A schedule is read day by day on the wall clock, and each of its times is then looked up in the
zone. Three rules make it exactly one digest for each local day and time:

- A time that the clock shows twice is due when it shows it first.
- A time that the clock skips is due at the first moment after the gap; where that is another day
  (a gap that ends at midnight), in the last minute before it. A day that is skipped as a whole
  has no digest.
- What falls into the quiet hours is due when they end.

Times that become one moment in this way are due once.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.tz import datetime_exists

from bot.digests.subscriptions import Schedule

Quiet = tuple[time, time]
"""From and until, on the wall clock; over midnight where the end is not after the beginning."""

_BEFORE = timedelta(days=2)
"""How many days before a moment its next digest may have been planned: a zone may skip a day, and
quiet hours may end on the next one."""
_DAY = timedelta(days=1)
_LAST = date.max - 3 * _DAY
"""Days after this one have no moment in UTC in every zone."""


def next_due(schedule: Schedule, after: datetime, quiet: Quiet | None = None) -> datetime:
    """Return the first moment in UTC, strictly after an aware one, at which a digest is due.

    Raises:
        ValueError: the moment is naive, the schedule has no times or no days, or the calendar
            ends before the digest is due.
        ZoneInfoNotFoundError: the zone is unknown.
    """
    return upcoming(schedule, after, 1, quiet)[0]


def upcoming(
    schedule: Schedule, after: datetime, number: int, quiet: Quiet | None = None
) -> tuple[datetime, ...]:
    """Return the next moments at which a digest is due, in order. Raises as `next_due` does."""
    if after.tzinfo is None:
        raise ValueError("a moment without a zone is no moment")
    if not schedule.times or not (schedule.weekdays or schedule.month_day):
        raise ValueError("a schedule without times or days is never due")
    zone = ZoneInfo(schedule.zone)
    first = after.astimezone(zone).date() - _BEFORE
    found: list[datetime] = []
    latest = after
    for day in _days(schedule, first):
        # Nothing of a later day is due before something of an earlier one: the clock may stand
        # still for a while, but it brings the days in their order.
        for wall in schedule.times:
            due = _due(day, wall, zone, quiet)
            if due is not None and due > latest:
                found.append(due)
                latest = due
                if len(found) == number:
                    return tuple(found)
    raise ValueError("the calendar ends before the digest is due")


def _days(schedule: Schedule, first: date) -> Iterator[date]:
    day = first
    while day < _LAST:
        if schedule.month_day is not None:
            is_due = day.day == min(schedule.month_day, monthrange(day.year, day.month)[1])
        else:
            is_due = day.weekday() in schedule.weekdays
        if is_due:
            yield day
        day += _DAY


def _due(day: date, wall: time, zone: ZoneInfo, quiet: Quiet | None) -> datetime | None:
    """When a local time is due; None where the zone skips the whole day."""
    due = _moment(day, wall, zone)
    if due is None or quiet is None:
        return due
    shown = due.astimezone(zone)
    end = quiet_end(shown.replace(tzinfo=None), quiet)
    if end is None:
        return due
    # The clock may go back after a digest has been put off: it is not to be due before it was.
    put_off = _moment(end.date(), end.time(), zone) or due
    return max(put_off, due)


def quiet_end(shown: datetime, quiet: Quiet) -> datetime | None:
    """Return when the quiet hours end that a time on the wall clock falls into; None for none."""
    start, end = quiet
    wall = shown.time()
    over_midnight = end <= start
    if over_midnight and wall >= start:
        return datetime.combine(shown.date() + _DAY, end)
    is_quiet = wall < end if over_midnight else start <= wall < end
    return datetime.combine(shown.date(), end) if is_quiet else None


def _moment(day: date, wall: time, zone: ZoneInfo) -> datetime | None:
    shown = datetime.combine(day, wall, zone)  # fold=0: the first of two
    if datetime_exists(shown):
        return shown.astimezone(UTC)
    start, end = _gap(shown)
    if end.astimezone(zone).date() == day:
        return end
    return start if start.astimezone(zone).date() == day else None


def _gap(shown: datetime) -> tuple[datetime, datetime]:
    """The last minute before the gap that a time falls into, and the first moment after it."""
    # Read with the clock after the change it comes before the change, and the other way round
    # (PEP 495): the change is the one moment in between at which the offset is another.
    before = shown.replace(fold=1).astimezone(UTC)
    after = shown.replace(fold=0).astimezone(UTC)
    zone = shown.tzinfo
    offset = after.astimezone(zone).utcoffset()
    low, high = int(before.timestamp()), int(after.timestamp())
    while low + 1 < high:
        middle = (low + high) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            high = middle
        else:
            low = middle
    change = datetime.fromtimestamp(high, UTC)
    return change - timedelta(minutes=1), change
