from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.schedules import next_due, quiet_end, upcoming
from bot.digests.subscriptions import Schedule

ZONES = sorted(available_timezones() - {"Factory", "localtime"})
DAY = timedelta(days=1)
HALF_HOURS = tuple(time(hour, minute) for hour in range(24) for minute in (0, 30))
TRICKY = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # changes by half an hour
    "America/Nuuk",  # its gap ends at midnight
    "Africa/Cairo",  # its gap begins at midnight
    "America/Havana",  # its repeated hour begins at midnight
    "Pacific/Apia",  # skipped 30 December 2011
    "Africa/Casablanca",
    "Asia/Kathmandu",
)
MOMENTS = st.datetimes(
    datetime.fromisoformat("2010-01-01"),
    datetime.fromisoformat("2030-01-01"),
    timezones=st.just(UTC),
)
TIMES = st.lists(
    st.times().map(lambda wall: wall.replace(second=0, microsecond=0)), min_size=1, max_size=4
).map(lambda times: tuple(sorted(set(times))))
SCHEDULES = st.builds(
    Schedule,
    zone=st.sampled_from(TRICKY),
    times=TIMES,
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    month_day=st.none() | st.integers(1, 31),
)
WALLS = st.times().map(lambda wall: wall.replace(second=0, microsecond=0))
QUIET = st.tuples(WALLS, WALLS).filter(lambda quiet: quiet[0] != quiet[1])


def local(zone: str, *parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone), fold=fold)  # type: ignore[arg-type, misc]


def daily(zone: str, *times: str) -> Schedule:
    return Schedule(zone=zone, times=tuple(map(time.fromisoformat, times)))


def changes(zone: str, year: int) -> list[date]:
    """The days of a year on which the clock of a zone changes."""
    midnights = [datetime(year, 1, 1, tzinfo=ZoneInfo(zone)) + DAY * each for each in range(366)]
    return [
        before.date()
        for before, after in pairwise(midnights)
        if before.tzinfo and before.utcoffset() != after.utcoffset()
    ]


def test_every_zone_has_one_digest_a_local_day_through_both_changes_of_2027() -> None:
    seen = 0
    for zone in ZONES:
        for change in changes(zone, 2027):
            start = datetime.combine(change - DAY, time(), ZoneInfo(zone)) - timedelta(seconds=1)
            for wall in HALF_HOURS:
                dues = upcoming(Schedule(zone=zone, times=(wall,)), start, 3)
                days = [due.astimezone(ZoneInfo(zone)).date() for due in dues]
                assert days == [change - DAY, change, change + DAY], (zone, wall)
                seen += 1
    assert seen > 10_000  # the zones that change their clocks, twice, every half hour


def test_a_time_that_the_clock_skips_is_due_at_the_first_moment_after_the_gap() -> None:
    due = next_due(daily("Europe/Berlin", "02:30"), local("Europe/Berlin", 2027, 3, 28))
    assert due == local("Europe/Berlin", 2027, 3, 28, 3, 0)


def test_a_time_that_the_clock_shows_twice_is_due_the_first_time_only() -> None:
    due = upcoming(daily("Europe/Berlin", "02:30"), local("Europe/Berlin", 2027, 10, 31), 2)
    assert due[0] == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert due[1] == datetime(2027, 11, 1, 1, 30, tzinfo=UTC)


def test_where_the_gap_ends_at_midnight_the_digest_comes_before_it() -> None:
    # In Nuuk 27 March 2027 ends at 23:00.
    due = next_due(daily("America/Nuuk", "23:30"), local("America/Nuuk", 2027, 3, 27, 12))
    assert due == local("America/Nuuk", 2027, 3, 27, 22, 59)


def test_a_day_that_a_zone_skips_has_no_digest() -> None:
    dues = upcoming(daily("Pacific/Apia", "08:00"), local("Pacific/Apia", 2011, 12, 29), 2)
    days = [due.astimezone(ZoneInfo("Pacific/Apia")).day for due in dues]
    assert days == [29, 31]


def test_times_that_fall_into_one_gap_are_one_digest() -> None:
    schedule = daily("Europe/Berlin", "02:00", "02:30", "03:00")
    dues = upcoming(schedule, local("Europe/Berlin", 2027, 3, 28), 2)
    assert dues[0] == local("Europe/Berlin", 2027, 3, 28, 3)
    assert dues[1] == local("Europe/Berlin", 2027, 3, 29, 2)


def test_the_last_day_stands_for_one_that_a_month_does_not_have() -> None:
    schedule = Schedule(zone="UTC", times=(time(7),), month_day=31)
    dues = upcoming(schedule, datetime(2027, 1, 15, tzinfo=UTC), 4)
    assert [(due.month, due.day) for due in dues] == [(1, 31), (2, 28), (3, 31), (4, 30)]


def test_what_falls_into_the_quiet_hours_comes_when_they_end() -> None:
    quiet = (time(22), time(7))
    schedule = daily("Europe/Berlin", "05:00", "12:00", "23:00")
    dues = upcoming(schedule, local("Europe/Berlin", 2027, 6, 1), 3, quiet)
    assert [due.astimezone(ZoneInfo("Europe/Berlin")).hour for due in dues] == [7, 12, 7]


@pytest.mark.parametrize(
    ("at", "end"),
    [
        ("2027-06-01T21:59", None),
        ("2027-06-01T22:00", "2027-06-02T07:00"),
        ("2027-06-02T00:00", "2027-06-02T07:00"),
        ("2027-06-02T06:59", "2027-06-02T07:00"),
        ("2027-06-02T07:00", None),
    ],
)
def test_quiet_hours_may_go_over_midnight(at: str, end: str | None) -> None:
    expected = datetime.fromisoformat(end) if end else None
    assert quiet_end(datetime.fromisoformat(at), (time(22), time(7))) == expected


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        next_due(daily("UTC", "08:00"), datetime.fromisoformat("2027-01-01"))


def test_a_schedule_without_times_or_days_is_refused() -> None:
    for schedule in (
        Schedule(zone="UTC", times=()),
        Schedule(zone="UTC", times=(time(8),), weekdays=frozenset()),
    ):
        with pytest.raises(ValueError, match="never due"):
            next_due(schedule, datetime(2027, 1, 1, tzinfo=UTC))


@given(SCHEDULES, MOMENTS, st.none() | QUIET)
def test_dues_follow_each_other_and_each_is_the_next_one_after_the_last(
    schedule: Schedule, after: datetime, quiet: tuple[time, time] | None
) -> None:
    dues = upcoming(schedule, after, 6, quiet)
    assert all(due.tzinfo is UTC for due in dues)
    step = after
    for due in dues:
        assert due > step
        assert due == next_due(schedule, step, quiet)
        # Nothing is due in between.
        assert due == next_due(schedule, due - timedelta(microseconds=1), quiet)
        step = due


@given(SCHEDULES, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=3)))
def test_who_looks_later_is_never_told_of_an_earlier_digest(
    schedule: Schedule, after: datetime, later: timedelta
) -> None:
    assert next_due(schedule, after) <= next_due(schedule, after + later)


@given(st.sampled_from(TRICKY), WALLS, MOMENTS)
def test_a_daily_digest_skips_no_local_day(zone: str, wall: time, after: datetime) -> None:
    dues = upcoming(Schedule(zone=zone, times=(wall,)), after, 20)
    days = [due.astimezone(ZoneInfo(zone)).date() for due in dues]
    skipped = {date(2011, 12, 30)} if zone == "Pacific/Apia" else set()
    for day, following in pairwise(days):
        missing = {day + DAY * each for each in range(1, (following - day).days)}
        assert day < following
        assert missing <= skipped


@given(SCHEDULES, MOMENTS)
def test_digests_come_on_the_days_that_were_named(schedule: Schedule, after: datetime) -> None:
    for due in upcoming(schedule, after, 5):
        day = due.astimezone(ZoneInfo(schedule.zone)).date()
        if schedule.month_day is None:
            assert day.weekday() in schedule.weekdays
        else:
            assert day.day == min(schedule.month_day, monthrange(day.year, day.month)[1])


@given(SCHEDULES, MOMENTS, QUIET)
def test_no_digest_comes_in_the_quiet_hours(
    schedule: Schedule, after: datetime, quiet: tuple[time, time]
) -> None:
    zone = ZoneInfo(schedule.zone)
    for due in upcoming(schedule, after, 5, quiet):
        shown = due.astimezone(zone)
        if is_far_from_changes(shown):
            assert quiet_end(shown.replace(tzinfo=None), quiet) is None


def is_far_from_changes(shown: datetime) -> bool:
    return len({(shown + DAY * each).utcoffset() for each in (-2, -1, 0, 1, 2)}) == 1
