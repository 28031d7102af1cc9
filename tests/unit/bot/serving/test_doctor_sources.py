"""What the doctor finds about sources: failing ones, those that nobody looks at, what waits."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.serving.doctor import SHOWN, examine_machine
from bot.serving.findings import State
from bot.settings import Settings
from bot.sources.source import Fate, Item, Kind, Sight, Source
from bot.state import State as OwnFile

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)
Entries = Sequence[tuple[Sight, Item]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database=tmp_path / "store.db", state=tmp_path / "own.db")


@pytest.fixture
def follow(settings: Settings) -> Callable[..., None]:
    """Keep a source of a number, with what is to be different about it and what waits there."""

    def keep(number: int, *entries: tuple[Sight, Item], **fields: object) -> None:
        made = Source(
            id=f"source{number}",
            library="main",
            kind=Kind.FEED,
            url=f"https://{number}.example/feed",
            title=f"Courier {number}",
            next_look=NOW + HOUR,
            last_success=NOW - HOUR,
            added=NOW - 30 * HOUR,
        )
        with OwnFile(settings.state) as state:
            state.sources.add(replace(made, **fields), entries)  # type: ignore[arg-type]

    return keep


def waiting(number: int) -> Entries:
    return [
        (Sight(guid=f"{each}", url="", content="x"), Item(title="T", text="t", url=""))
        for each in range(number)
    ]


def found(settings: Settings) -> dict[str, list[tuple[State, str]]]:
    told: dict[str, list[tuple[State, str]]] = {}
    for each in examine_machine(settings):
        told.setdefault(each.what, []).append((each.state, each.said))
    return {what: said for what, said in told.items() if what in ("sources", "queue")}


def test_where_nothing_is_followed_nothing_is_said(settings: Settings) -> None:
    assert found(settings) == {}
    with OwnFile(settings.state):
        pass
    assert found(settings) == {}


def test_where_all_is_well_that_is_said(settings: Settings, follow: Callable[..., None]) -> None:
    follow(1)
    follow(2, *waiting(3), added=NOW - HOUR)
    assert found(settings) == {
        "sources": [(State.OK, "2 of 2 sources well")],
        "queue": [(State.OK, "3 entries wait to be added")],
    }


def test_a_source_that_failed_is_named_with_its_reason_and_is_to_mend_once_it_failed_often(
    settings: Settings, follow: Callable[..., None]
) -> None:
    follow(1, failures=1, last_error="Its server is in trouble (503).")
    follow(2, failures=3, last_error="There is nothing at this address. (404)")
    follow(3)
    assert found(settings)["sources"] == [
        (State.MEND, "Courier 2 failed 3 times in a row: There is nothing at this address. (404)"),
        (State.NOTE, "Courier 1 failed once: Its server is in trouble (503)."),
        (State.OK, "1 of 3 sources well"),
    ]


def test_many_that_fail_are_counted_and_not_all_told(
    settings: Settings, follow: Callable[..., None]
) -> None:
    for number in range(SHOWN + 5):
        follow(number, failures=9, last_error="It does not take connections.")
    told = found(settings)["sources"]
    assert [state for state, _ in told].count(State.MEND) == SHOWN + 1
    assert (State.MEND, "5 more sources failed: briefbot sources list") in told
    assert told[-1] == (State.OK, f"0 of {SHOWN + 5} sources well")


def test_what_nobody_has_looked_at_yet_is_not_well(
    settings: Settings, follow: Callable[..., None]
) -> None:
    follow(1)
    follow(2, last_success=None)
    assert found(settings)["sources"] == [
        (State.NOTE, "1 source not looked at yet"),
        (State.OK, "1 of 2 sources well"),
    ]


def test_what_is_paused_is_a_note_and_no_failure(
    settings: Settings, follow: Callable[..., None]
) -> None:
    gone = "It says that it is gone for good (410)."
    follow(1, *waiting(4), paused=gone, failures=7, last_error=gone, next_look=NOW - 99 * HOUR)
    assert found(settings) == {
        "sources": [
            (State.NOTE, f"1 source paused: Courier 1: {gone}"),
            (State.OK, "0 of 1 source well"),
        ],
        # What waits there waits for somebody's word, and is no growing queue.
        "queue": [(State.OK, "0 entries wait to be added")],
    }


def test_what_nobody_looked_at_for_long_asks_whether_the_bot_runs(
    settings: Settings, follow: Callable[..., None]
) -> None:
    follow(1, next_look=NOW - 7 * HOUR)
    follow(2, next_look=NOW - 5 * HOUR)
    told = found(settings)["sources"]
    assert (State.MEND, "1 source overdue. Is it running? briefbot serve") in told


def test_a_queue_that_grows_is_to_mend_and_says_since_when(
    settings: Settings, follow: Callable[..., None]
) -> None:
    follow(1, *waiting(1_200), added=NOW - 8 * HOUR)
    ((state, said),) = found(settings)["queue"]
    assert state is State.MEND
    assert "1,200 entries wait to be added, the oldest for 8 h" in said

    with OwnFile(settings.state) as own:
        (source,) = own.sources.sources_waiting(NOW)
        numbers = [each.number for each in own.sources.waiting(NOW, 2_000, source)]
        own.sources.done((number, Fate.ADDED, "") for number in numbers)
    assert found(settings)["queue"] == [(State.OK, "0 entries wait to be added")]


def test_what_could_not_be_read_of_late_is_told_with_its_reason(
    settings: Settings, follow: Callable[..., None]
) -> None:
    follow(1, *waiting(3), added=NOW - HOUR)
    follow(2, *waiting(1), added=NOW - 99 * 24 * HOUR)
    with OwnFile(settings.state) as own:
        for source in own.sources.sources_waiting(NOW):
            numbers = [each.number for each in own.sources.waiting(NOW, 9, source)]
            own.sources.done((number, Fate.FAILED, "It is a picture.") for number in numbers)
    told = [said for state, said in found(settings)["sources"] if state is State.NOTE]
    assert told == [
        "Courier 1: 3 entries could not be read, such as 0: It is a picture.",
    ]


def test_the_name_that_a_feed_gives_itself_hides_and_reverses_nothing(
    settings: Settings, follow: Callable[..., None]
) -> None:
    follow(1, title="News\u202e\nOK  state  sound\x1b[31m", failures=4, last_error="Gone.")
    ((_, said), _) = found(settings)["sources"]
    assert said.isprintable()
