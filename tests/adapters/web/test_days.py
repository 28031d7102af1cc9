"""The keeper as `briefbot serve` runs it, while days pass on the tests' own web."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.sources.intervals import LONGEST
from bot.sources.source import Kind, Source
from summarizer.errors import StoreError
from summarizer.models import AddReport, Document
from tests.adapters.web.conftest import Open, Shelf, World
from tests.adapters.web.site import START, Page, article, rss, story
from tests.adapters.web.test_feeds import entry

pytestmark = pytest.mark.asyncio

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class DatedShelf(Shelf):
    """A shelf that notes when it was given what; it may be out of order for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.added: dict[str, datetime] = {}
        self.world: World | None = None
        self.full_until = START

    def add(self, library: str, documents: Sequence[Document]) -> AddReport:
        assert self.world is not None
        now = self.world.clock.now
        if now < self.full_until:
            raise StoreError("There is no room left on the disk.")
        for document in documents:
            self.added.setdefault(document.title, now)
        return super().add(library, documents)


@pytest.fixture
def shelf() -> DatedShelf:
    return DatedShelf()


def publishing(world: World, path: str, every: timedelta, until: datetime) -> str:
    """Let a feed show its newest six stories, and a new one each time; return its address."""
    name = path.strip("/").partition(".")[0]

    def shown(newest: int) -> list[dict[str, Any]]:
        return [
            entry(
                number,
                guid=f"{name} {number}",
                title=f"{name} {number}",
                text=story(f"{name} {number}"),
                published=START + (number - 5) * every,
            )
            for number in range(newest, max(newest - 6, -1), -1)
        ]

    newest = 5
    url = world.sites.put(path, rss(*shown(newest), title=name))
    moment = START + every
    while moment < until:
        newest += 1
        page = rss(*shown(newest), title=name)
        world.clock.plan(moment, lambda page=page: world.sites.put(path, page))  # type: ignore[misc]
        moment += every
    return url


async def live(world: World, until: datetime) -> None:
    """Run the keeper until then."""
    stop = asyncio.Event()
    world.clock.plan(until, stop.set)
    await world.keeper.run(stop)


def begin(world: World, shelf: DatedShelf) -> datetime:
    shelf.world = world
    return world.clock.now


def told(shelf: Shelf, name: str) -> list[str]:
    return [title for title in shelf.titles() if title.startswith(f"{name} ")]


async def test_what_is_published_day_after_day_comes_in_once_and_soon(
    world: World, shelf: DatedShelf
) -> None:
    start = begin(world, shelf)
    end = start + 3 * DAY
    wire = await world.follow(publishing(world, "/wire.xml", HOUR, end - 3 * HOUR))
    diary = await world.follow(publishing(world, "/diary.xml", 30 * HOUR, end - DAY))
    await live(world, end)

    # 6 at first, 68 more by the hour; one more after 30 hours.
    assert told(shelf, "wire") == [f"wire {n}" for n in (5, 4, 3, 2, 1, 0, *range(6, 74))]
    assert told(shelf, "diary") == [f"diary {n}" for n in (5, 4, 3, 2, 1, 0, 6)]
    waits = {
        title: at - (start + (int(title.split()[1]) - 5) * HOUR)
        for title, at in shelf.added.items()
        if title.startswith("wire") and int(title.split()[1]) > 5
    }
    assert max(waits.values()) <= HOUR
    # It looks about as often as each publishes.
    asked = Counter(world.sites.paths())
    assert 68 <= asked["/wire.xml"] <= 4 * 68
    assert 3 <= asked["/diary.xml"] <= 9
    assert world.state.sources.backlog().entries == 0
    for source in (wire, diary):
        assert (world.now(source).failures, world.now(source).last_error) == (0, "")


async def test_a_site_that_is_down_for_two_days_is_asked_ever_less_and_then_read_again(
    world: World, shelf: DatedShelf
) -> None:
    start = begin(world, shelf)
    good = rss(*(entry(n) for n in range(6, 0, -1)))
    later = rss(*(entry(n) for n in range(9, 0, -1)))
    source = await world.follow(world.sites.put("/feed.xml", good))
    well = await world.follow(publishing(world, "/well.xml", 3 * HOUR, start + 5 * DAY))
    world.clock.plan(start + DAY, lambda: world.sites.put("/feed.xml", Page(status=503)))
    world.clock.plan(start + 3 * DAY, lambda: world.sites.put("/feed.xml", later))
    seen: list[Source] = []
    world.clock.plan(start + 3 * DAY - HOUR, lambda: seen.append(world.now(source)))
    await live(world, start + 5 * DAY)

    asked = [each.at for each in world.sites.asked("/feed.xml")]
    down = [at for at in asked if start + DAY <= at < start + 3 * DAY]
    gaps = [second - first for first, second in pairwise(down)]
    assert 2 <= len(down) <= 8
    assert gaps == sorted(gaps)
    assert seen[0].failures == len(down)
    assert "trouble (503)" in seen[0].last_error
    # It is found to be well again no later than the longest wait.
    assert [title for title in shelf.titles() if title.startswith("Story")][6:] == [
        "Story 9",
        "Story 8",
        "Story 7",
    ]
    assert shelf.added["Story 9"] - (start + 3 * DAY) <= LONGEST
    assert (world.now(source).failures, world.now(source).last_error) == (0, "")
    # The others never noticed.
    assert len(told(shelf, "well")) == 6 + 39
    assert world.now(well).failures == 0


async def test_what_is_gone_for_good_is_asked_no_more_and_says_why(
    world: World, shelf: DatedShelf
) -> None:
    start = begin(world, shelf)
    source = await world.follow(world.sites.put("/feed.xml", rss(entry(1))))
    world.clock.plan(start + DAY, lambda: world.sites.put("/feed.xml", Page(status=410)))
    await live(world, start + 4 * DAY)

    gone = [each for each in world.sites.asked("/feed.xml") if each.at >= start + DAY]
    assert len(gone) == 1
    assert "gone for good" in world.now(source).paused


async def test_what_cannot_be_added_for_days_waits_and_comes_in_once_and_soon_after(
    world: World, shelf: DatedShelf
) -> None:
    start = begin(world, shelf)
    url = publishing(world, "/wire.xml", 5 * HOUR, start + DAY)
    shelf.full_until = start + 3 * DAY
    source = await world.follow(url)
    waited: list[int] = []
    world.clock.plan(shelf.full_until, lambda: waited.append(world.state.sources.backlog().entries))
    await live(world, shelf.full_until + DAY + HOUR)

    assert waited == [6 + 4]
    assert sorted(told(shelf, "wire")) == sorted(f"wire {n}" for n in range(10))
    assert world.state.sources.backlog().entries == 0
    assert world.now(source).failures == 0


async def test_a_page_that_changes_each_day_is_read_anew_and_a_pause_is_kept_to(
    world: World, shelf: DatedShelf
) -> None:
    start = begin(world, shelf)
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    url = world.sites.put("/notices", article("Notices", story("Ellis", days[0])))
    source = await world.follow(url)
    for number, day in enumerate(days[1:], start=1):
        page = article("Notices", story("Ellis", day))
        world.clock.plan(start + number * DAY, lambda page=page: world.sites.put("/notices", page))  # type: ignore[misc]

    def pause(why: str) -> None:
        from dataclasses import replace

        kept = world.now(source)
        world.state.sources.change(kept, replace(kept, paused=why))

    world.clock.plan(start + 2.5 * DAY, lambda: pause("on holiday"))
    world.clock.plan(start + 3.5 * DAY, lambda: pause(""))
    await live(world, start + 6 * DAY)

    assert source.kind is Kind.PAGE
    told_days = [
        next(day for day in days if day in document.text) for document in shelf.documents["main"]
    ]
    assert told_days == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    # What Thursday said stood there when the pause was over: nobody had looked in between.
    paused = [
        each.at
        for each in world.sites.asked("/notices")
        if start + 2.5 * DAY + HOUR < each.at < start + 3.5 * DAY
    ]
    assert paused == []


async def test_a_stop_and_a_start_each_day_lose_and_repeat_nothing(
    open_world: Open, shelf: DatedShelf
) -> None:
    async with open_world() as world:
        start = begin(world, shelf)
        url = publishing(world, "/wire.xml", 5 * HOUR, start + 4 * DAY)
        await world.follow(url)
    for number in range(1, 6):
        async with open_world() as world:
            shelf.world = world
            await live(world, start + number * DAY)

    assert sorted(told(shelf, "wire")) == sorted(f"wire {n}" for n in range(25))
    assert len(set(told(shelf, "wire"))) == len(told(shelf, "wire"))
