from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.orders import Action, Days, Order, Wish
from bot.digests.reading import MAX_AT_MOST, read_order
from bot.digests.subscriptions import EmptyDays, Kind
from bot.digests.times import read_plan, read_time
from bot.digests.writing import write_digest, write_watch
from bot.digests.zones import COMMON, complete_zone, find_zone, is_zone
from bot.errors import CommandError
from bot.questions import understand

PIECES = st.sampled_from(
    [
        *("add", "list", "pause", "edit", "1", "all", "harbour", '"two words"', "everything"),
        *("at", "08:00", "8", "8am", "25:00", "and", ",", "mon-fri", "every", "monday", "weekdays"),
        *("monthly", "on", "the", "1st", "31st", "last", "day", "of", "month", "tz:berlin"),
        *("tz:nowhere", "points:5", "points:x", "only-if-new", "quiet:22:00-07:00", "quiet:x"),
        *('at:"8 and 9"', "days:weekends", "at-most:4", "a:b", '"', "private", "?", "–", "“8”"),
    ]
)
LINES = st.builds(
    lambda name, rest: f"{name} {rest}",
    st.sampled_from(["/digest", "/watch", "/digest add harbour at"]),
    st.one_of(st.text(), st.lists(PIECES, max_size=9).map(" ".join)),
)
EVERY_DAY = frozenset(range(7))


def read(line: str) -> Order:
    return read_order(understand(line))


def wish(line: str) -> Wish:
    return read(f"/digest add {line}").wish


@given(LINES)
def test_any_line_is_an_order_or_an_error_that_says_what_to_type(line: str) -> None:
    try:
        command = understand(line)
        order = read_order(command) if command.name in ("digest", "watch") else None
    except CommandError as caught:
        error = caught
    else:
        assert understand(str(command)) == command
        if order is not None:
            assert read(str(command)) == order
        return
    assert str(error)
    for suggestion in error.suggestions:
        understand(suggestion)


@pytest.mark.parametrize(
    ("line", "topic", "times", "days"),
    [
        ("harbour at 08:00", "harbour", "08:00", Days()),
        ("harbour strike at 8", "harbour strike", "08:00", Days()),
        ("harbour at 8am and 17:30", "harbour", "08:00 17:30", Days()),
        ("harbour at 8, 12 and 5pm", "harbour", "08:00 12:00 17:00", Days()),
        ("harbour at noon and at midnight", "harbour", "00:00 12:00", Days()),
        ("harbour at 17:30 and 8", "harbour", "08:00 17:30", Days()),
        ("harbour at 8.30 a.m.", "harbour", "08:30", Days()),
        ("harbour at 12am and 12pm", "harbour", "00:00 12:00", Days()),
        ("harbour 08:00 daily", "harbour", "08:00", Days()),
        ("harbour every day at 9", "harbour", "09:00", Days()),
        ("harbour at 8 mon-fri", "harbour", "08:00", Days(weekdays=frozenset(range(5)))),
        ("harbour weekdays at 8", "harbour", "08:00", Days(weekdays=frozenset(range(5)))),
        ("harbour at 8 weekends", "harbour", "08:00", Days(weekdays=frozenset({5, 6}))),
        ("harbour every monday at 9", "harbour", "09:00", Days(weekdays=frozenset({0}))),
        ("harbour at 9 mon, wed and fri", "harbour", "09:00", Days(weekdays=frozenset({0, 2, 4}))),
        ("harbour on Tuesdays at 9", "harbour", "09:00", Days(weekdays=frozenset({1}))),
        ("harbour fri-mon at 9", "harbour", "09:00", Days(weekdays=frozenset({4, 5, 6, 0}))),
        ("harbour monthly at 7", "harbour", "07:00", Days(month_day=1)),
        ("harbour monthly on the 1st at 07:00", "harbour", "07:00", Days(month_day=1)),
        ("harbour at 7 on the 15th of each month", "harbour", "07:00", Days(month_day=15)),
        ("harbour every month on the last day at 7", "harbour", "07:00", Days(month_day=31)),
        ("everything at 8", "", "08:00", Days()),
        ("at 8", "", "08:00", Days()),
        ('"black friday" at 8', '"black friday"', "08:00", Days()),
        ('"everything" at 8', "everything", "08:00", Days()),
        ("talks at 10 Harbour Street at 8", "talks at 10 Harbour Street", "08:00", Days()),
    ],
)
def test_a_topic_comes_before_times_and_days(line: str, topic: str, times: str, days: Days) -> None:
    found = wish(line)
    assert found.topic == topic
    assert found.times == tuple(map(time.fromisoformat, times.split()))
    assert (found.days or Days()) == days


def test_options_stand_anywhere() -> None:
    expected = Wish(
        topic="harbour strike",
        times=(time(8),),
        days=Days(weekdays=frozenset(range(5))),
        zone="Europe/Berlin",
        points=5,
        empty_days=EmptyDays.SILENT,
        quiet=(time(22), time(7)),
    )
    options = "tz:Europe/Berlin points:5 only-if-new quiet:22:00-07:00"
    assert wish(f"harbour strike at 08:00 mon-fri {options}") == expected
    assert wish(f"{options} harbour strike at 08:00 mon-fri") == expected
    assert wish(
        "harbour strike mon-fri at 8 only if new " + options.replace("only-if-new", "")
    ) == (expected)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/digest add harbour", "/digest add harbour at 08:00"),
        ("/digest harbour", "/digest add harbour at 08:00"),
        ("/digest add harbour at 25:00", "“25:00” is no time of day"),
        ("/digest add harbour at", "At what time?"),
        ("/digest add harbour at 8 sometimes", "“sometimes” was not understood"),
        ("/digest add harbour every mondy at 9", "“every mondy” names no days"),
        ("/digest pasue 2", "Did you mean: /digest pause 2"),
        ("/digest edit 2", "Say what to change"),
        ("/digest add harbour at 8 pionts:3", "points:3"),
        ("/digest add harbour at 8 points:99", "points:"),
        ("/digest add harbour at 8 tz:berln", "tz:Europe/Berlin"),
        ("/digest add harbour at 8 tz:CET", "tz:Europe/Berlin"),
        ("/digest add harbour at 8 tz:UTC+2", "tz:Europe/Berlin"),
        ("/digest add harbour at 8 tz:EST", "tz:America/New_York"),
        ("/digest add harbour at 8 tz:berlin tz:paris", "twice"),
        ("/digest add harbour at 8 quiet:22:00", "quiet:22:00-07:00"),
        ("/digest add harbour at 8 quiet:8-8", "quiet:22:00-07:00"),
        ("/digest add harbour at 8 at-most:4", "/watch"),
        ('/digest add harbour at:"8 and 25"', "at: takes times of day"),
        ("/digest add harbour at:8 days:sometimes", "days: takes"),
        ("/watch harbour at-most:0", "from 1 to 60"),
        ("/watch harbour tz:berlin", "/watch takes no tz:"),
        ("/watch add", "needs a topic"),
        ("/watch preview 1", "A watch has no preview"),
    ],
)
def test_mistakes_say_what_to_type(line: str, said: str) -> None:
    with pytest.raises(CommandError) as caught:
        read(line)
    assert said in str(caught.value)


def test_what_is_done_with_one_that_is_there() -> None:
    for action in ("pause", "resume", "remove", "preview", "now"):
        order = Order(kind=Kind.DIGEST, action=Action(action), which="2")
        assert read(f"/digest {action} 2") == order
    assert read("/digest delete #2").action is Action.REMOVE
    assert read("/watch remove Iris Vale").which == "Iris Vale"
    assert read("/digest") == read("/digest list") == Order(kind=Kind.DIGEST, action=Action.LIST)
    assert read("/watch") == Order(kind=Kind.WATCH, action=Action.LIST)
    edit = Wish(times=(time(9),), points=3)
    assert read("/digest edit 2 at 9 points:3") == Order(
        kind=Kind.DIGEST, action=Action.EDIT, which="2", wish=edit
    )


def test_a_watch_has_a_topic_and_a_limit() -> None:
    order = Order(kind=Kind.WATCH, action=Action.ADD, wish=Wish(topic="Iris Vale", at_most=2))
    assert read("/watch Iris Vale at-most:2") == order
    assert read("watch add Iris Vale at-most:2") == order
    assert read("/watch harbour").wish.at_most is None
    assert read(f"/watch harbour at-most:{MAX_AT_MOST}").wish.at_most == MAX_AT_MOST


def test_a_plain_message_may_order_a_digest() -> None:
    assert read("digest harbour at 8 tz:berlin") == read("/digest add harbour at 8 tz:berlin")
    assert understand("digest help") == understand("/help digest")


@pytest.mark.parametrize("text", ["", "at", "24:00", "8:60", "13pm", "0am", "²", "8:5", "noonish"])
def test_what_is_no_time_of_day(text: str) -> None:
    assert read_time(text) is None


@given(st.times())
def test_every_minute_of_the_day_can_be_written_with_24_hours_and_with_12(wall: time) -> None:
    wall = wall.replace(second=0, microsecond=0)
    assert read_time(f"{wall:%H:%M}") == wall
    assert read_time(f"{wall:%I:%M %p}") == wall
    assert read_plan(f"at {wall:%H:%M}").times == (wall,)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("buenos_aires", "America/Buenos_Aires"),
        ("japan", "Japan"),
        ("utc", "UTC"),
        ("GMT", "UTC"),
    ],
)
def test_a_zone_is_named_in_full_or_by_its_city(text: str, zone: str) -> None:
    assert find_zone(text) == zone


@given(st.text())
def test_a_zone_that_is_found_is_one(text: str) -> None:
    try:
        found = find_zone(text)
    except CommandError as caught:
        error = caught
    else:
        assert is_zone(found)
        return
    assert "tz:" in str(error)


def test_zones_are_completed_by_any_word_the_best_known_first() -> None:
    assert complete_zone("", 3) == list(COMMON[:3])
    assert complete_zone("new", 2)[0] == "America/New_York"
    assert complete_zone("europe/ber", 5) == ["Europe/Berlin"]
    assert "Europe/Berlin" in complete_zone("berln", 5)
    assert all(map(is_zone, COMMON))
    assert len(complete_zone("a", 25)) == 25


def test_what_is_no_zone() -> None:
    assert not any(map(is_zone, ["", "../x", "Europe", "Europe/Nowhere", "a\0b", "x" * 500]))


@given(st.lists(PIECES, max_size=6).map(" ".join))
def test_a_form_writes_any_topic_so_that_it_is_read_back(topic: str) -> None:
    written = write_digest(topic, "8am and 17:30", days="mon-fri", tz="Europe/Berlin", points="3")
    assert understand(str(written)) == written
    try:
        found = read_order(written)
    except CommandError:
        return  # The topic has options of its own that cannot be.
    assert found.action is Action.ADD
    assert found.wish.zone == "Europe/Berlin"
    assert replace(found.wish, topic="", zone=None, empty_days=None, quiet=None) == Wish(
        topic="",
        times=(time(8), time(17, 30)),
        days=Days(weekdays=frozenset(range(5))),
        points=3,
    )


def test_a_form_writes_what_one_would_type_where_that_means_the_same() -> None:
    assert str(write_digest("harbour", "08:00")) == "/digest add harbour at 08:00"
    assert str(write_digest("", "08:00", days="mon-fri")) == (
        "/digest add everything at 08:00 mon-fri"
    )
    assert str(write_digest("talks at 10", "08:00")) == '/digest add at:"08:00" talks at 10'
    assert str(write_watch("Iris Vale", "2")) == "/watch add Iris Vale at-most:2"
