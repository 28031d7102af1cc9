"""Owners are told when nothing comes for longer than usual."""

from datetime import UTC, datetime, timedelta

from bot.digests.silence import FEWEST, present_silence_of, silence

MONDAY = datetime(2031, 5, 5, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def weekdays(weeks: int) -> list[datetime]:
    days = [MONDAY + DAY * number for number in range(7 * weeks)]
    return [day + timedelta(hours=hour) for day in days if day.weekday() < 5 for hour in (0, 3, 6)]


def test_a_weekend_is_usual_where_there_is_one_every_week() -> None:
    published = weekdays(4)
    assert silence(published, published[-1] + timedelta(days=2.6)) is None


def test_a_week_without_anything_is_not() -> None:
    published = weekdays(4)
    found = silence(published, published[-1] + DAY * 8)
    assert found is not None
    assert found.since == published[-1]
    reply = present_silence_of("main", found)
    assert "“main”" in reply.title
    assert "3 days" in reply.lead


def test_one_fault_before_does_not_hide_the_next() -> None:
    published = [MONDAY + timedelta(hours=hour) for hour in range(100)]
    published += [moment + DAY * 30 for moment in published]
    found = silence(published, published[-1] + DAY)
    assert found is not None
    assert found.usual == timedelta(hours=1)


def test_a_busy_library_may_be_still_for_a_morning() -> None:
    published = [MONDAY + timedelta(minutes=minute) for minute in range(200)]
    assert silence(published, published[-1] + timedelta(hours=5)) is None
    assert silence(published, published[-1] + timedelta(hours=7)) is not None


def test_of_a_few_documents_nothing_is_usual() -> None:
    published = [MONDAY + DAY * number for number in range(FEWEST)]
    assert silence(published, published[-1] + DAY * 90) is None
    assert silence([], MONDAY) is None


def test_documents_dated_ahead_do_not_hide_it() -> None:
    published = [*weekdays(4), MONDAY + DAY * 900]
    assert silence(published, MONDAY + DAY * 60) is not None
