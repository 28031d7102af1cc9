"""What wakes subscriptions up: computed from them alone, whatever the clocks do."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

import pytest

import bot.digests.scheduler as scheduling
from bot.digests.scheduler import DigestScheduler
from bot.digests.subscriptions import Kind, Schedule, Subscription
from bot.exchange import Place

FAR = timedelta(hours=1)


@dataclass
class Planned:
    """A planner that notes who is woken; the first time it is due at once, then in an hour."""

    soon: set[str] = field(default_factory=set)
    woken: list[str] = field(default_factory=list)

    def wake(self, name: str) -> datetime | None:
        self.woken.append(name)
        if name == "gone":
            raise ValueError("cannot be read")
        first = name in self.soon
        self.soon.discard(name)
        return datetime.now(UTC) + (timedelta(milliseconds=50) if first else FAR)


class Kept:
    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.number = 0
        self.changed: Callable[[str], None] = lambda name: None

    def all(self) -> list[Subscription]:
        return [subscription(name) for name in self.names]

    def version(self) -> tuple[int, ...]:
        return (self.number,)


def subscription(name: str) -> Subscription:
    return Subscription(
        id=name,
        kind=Kind.DIGEST,
        place=Place(platform="slack", space="T", channel="C"),
        owner="U",
        library="main",
        topic="",
        schedule=Schedule(zone="UTC", times=(time(8),)),
        made=datetime(2031, 5, 5, tzinfo=UTC),
    )


@asynccontextmanager
async def running(planner: Planned, kept: Kept) -> AsyncIterator[DigestScheduler]:
    with ThreadPoolExecutor(1) as threads:
        scheduler = DigestScheduler(planner, kept, due=lambda: None, threads=threads)
        task = asyncio.create_task(scheduler.run())
        yield scheduler
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0.01)


@pytest.mark.asyncio
async def test_all_are_woken_at_the_start_in_their_order_and_each_has_one_job() -> None:
    planner = Planned()
    async with running(planner, Kept(["b", "a", "c"])) as scheduler:
        await until(lambda: len(scheduler.jobs) == 3)
    assert planner.woken == ["b", "a", "c"]


@pytest.mark.asyncio
async def test_one_that_is_due_is_woken_and_its_next_time_is_set() -> None:
    planner = Planned(soon={"a"})
    async with running(planner, Kept(["a"])) as scheduler:
        await until(lambda: planner.woken == ["a", "a"] and "a" in scheduler.jobs)
        assert scheduler.jobs["a"] > datetime.now(UTC) + FAR / 2


@pytest.mark.asyncio
async def test_one_that_is_made_or_changed_is_woken_at_once() -> None:
    planner, kept = Planned(), Kept([])
    async with running(planner, kept) as scheduler:
        before = kept.changed
        await until(lambda: kept.changed is not before)
        await asyncio.to_thread(kept.changed, "new")
        await until(lambda: "new" in scheduler.jobs)


@pytest.mark.asyncio
async def test_one_that_cannot_be_read_keeps_no_other_from_being_woken() -> None:
    planner = Planned()
    async with running(planner, Kept(["gone", "a"])) as scheduler:
        await until(lambda: "a" in scheduler.jobs)


@pytest.mark.asyncio
async def test_after_the_clock_is_set_all_are_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduling, "LOOK_EVERY", 0.01)
    planner, kept = Planned(), Kept(["a"])
    async with running(planner, kept) as scheduler:
        await until(lambda: planner.woken == ["a"])
        scheduler._now = lambda: datetime.now(UTC) + timedelta(days=1)
        await until(lambda: planner.woken == ["a", "a"])


@pytest.mark.asyncio
async def test_what_another_instance_has_changed_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduling, "LOOK_EVERY", 0.01)
    planner, kept = Planned(), Kept(["a", "b"])
    async with running(planner, kept) as scheduler:
        await until(lambda: len(scheduler.jobs) == 2)
        kept.names, kept.number = ["b"], 1
        await until(lambda: set(scheduler.jobs) == {"b"})
