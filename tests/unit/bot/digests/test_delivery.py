"""What becomes of a digest when a chat does not do as it should, with a made clock."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.digests.courier import Courier
from bot.digests.outbox import Digest, LostClaim, Stage, Told
from bot.digests.planner import Planner
from bot.digests.senders import (
    CannotTell,
    Gone,
    Later,
    NotThere,
    SendError,
    Sent,
    Uncertain,
    Unfit,
)
from bot.digests.subscriptions import Kind, Schedule, Subscription
from bot.digests.terms import Terms
from bot.exchange import Place, Posting
from bot.replies import Reply
from bot.state import State

MORNING = datetime(2031, 5, 5, 8, 0, tzinfo=UTC)


@dataclass
class Chat:
    """A chat that takes what is sent, unless it is told otherwise."""

    repeatable: float = 0.0
    posted: list[tuple[str, str]] = field(default_factory=list)
    troubles: list[SendError] = field(default_factory=list)
    takes_it_all_the_same: bool = False
    tells: Callable[[str], Sent | NotThere | CannotTell] | None = None
    pages_of_each: int = 1

    def pages(self, posting: Posting) -> list[str]:
        return [posting.reply.title] * self.pages_of_each

    async def ready(self, place: Place) -> None: ...

    async def send(self, place: Place, page: Any, key: str) -> Sent:
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble is None or self.takes_it_all_the_same:
            self.posted.append((place.channel, key))
        if trouble is not None:
            raise trouble
        return Sent(message=key, link=f"https://chat.test/{key}")

    async def find(
        self, place: Place, page: Any, key: str, after: datetime, known: frozenset[str]
    ) -> Sent | NotThere | CannotTell:
        if self.tells is not None:
            return self.tells(key)
        return Sent(message=key) if (place.channel, key) in self.posted else NotThere()

    async def close(self) -> None: ...


@dataclass
class World:
    state: State
    chat: Chat
    threads: ThreadPoolExecutor
    now: datetime = MORNING
    build: Callable[[Subscription, Told], Digest | None] = lambda subscription, told: Digest(
        posting=Posting(reply=Reply(title=f"Digest {subscription.id}"))
    )
    owner: Place | None = None

    def subscribe(self, name: str = "one", channel: str = "C1") -> Subscription:
        subscription = Subscription(
            id=name,
            kind=Kind.DIGEST,
            place=Place(platform="slack", space="T1", channel=channel),
            owner="U1",
            library="main",
            topic="harbour",
            schedule=Schedule(zone="UTC", times=(time(8),)),
            made=MORNING - timedelta(hours=1),
        )
        self.state.subscriptions.add(subscription)
        return subscription

    def wake(self, name: str = "one") -> datetime | None:
        planner = Planner(
            subscriptions=self.state.subscriptions,
            outbox=self.state.outbox,
            platforms=["slack"],
            now=lambda: self.now,
            owner=self.owner,
        )
        return planner.wake(name)

    def deliver(self) -> None:
        async def run() -> None:
            courier = Courier(
                outbox=self.state.outbox,
                subscriptions=self.state.subscriptions,
                senders={"slack": self.chat},
                build=lambda subscription, told, key, now: self.build(subscription, told),
                threads=self.threads,
                now=lambda: self.now,
                instance="tests",
                owner=self.owner,
                terms=Terms(),
            )
            await courier.deliver_due()

        asyncio.run(run())

    def later(self, **how: float) -> None:
        self.now += timedelta(**how)
        self.deliver()

    @property
    def stages(self) -> list[Stage]:
        return [entry.state for entry in self.state.outbox.history()]

    @property
    def reasons(self) -> list[str]:
        return [entry.reason for entry in self.state.outbox.history()]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with State(tmp_path / "state.db") as state, ThreadPoolExecutor(1) as threads:
        yield World(state, Chat(), threads)


def test_a_digest_that_is_due_is_posted_once_however_often_the_bot_is_woken(world: World) -> None:
    world.subscribe()
    for _ in range(3):
        world.wake()
        world.deliver()
    assert len(world.chat.posted) == 1
    assert world.stages == [Stage.SENT]


def test_history_says_where_a_digest_can_be_seen(world: World) -> None:
    world.subscribe()
    world.wake()
    world.deliver()
    (entry,) = world.state.outbox.history()
    assert entry.link.startswith("https://chat.test/")
    assert (entry.due, entry.sent) == (MORNING, MORNING)


def test_after_a_lost_answer_it_waits_and_finds_what_was_posted(world: World) -> None:
    world.subscribe()
    world.wake()
    world.chat.troubles, world.chat.takes_it_all_the_same = [Uncertain("lost")], True
    world.deliver()
    world.later(seconds=30)
    assert world.stages == [Stage.SENDING]
    world.later(seconds=31)
    assert world.stages == [Stage.SENT]
    assert len(world.chat.posted) == 1


def test_what_is_not_there_after_the_wait_is_sent(world: World) -> None:
    world.subscribe()
    world.wake()
    world.chat.troubles = [Uncertain("lost")]
    world.deliver()
    world.later(seconds=61)
    assert world.stages == [Stage.SENT]
    assert len(world.chat.posted) == 1


def test_what_nobody_can_tell_is_never_sent_again_and_its_owner_is_told(world: World) -> None:
    world.subscribe()
    world.wake()
    world.chat.troubles = [Uncertain("lost")]
    world.chat.tells = lambda key: CannotTell("no history")
    world.deliver()
    for _ in range(5):
        world.later(seconds=61)
    assert world.stages == [Stage.UNKNOWN]
    assert [channel for channel, _ in world.chat.posted] == ["@U1"]


def test_where_a_key_counts_a_page_is_sent_again_without_a_look(world: World) -> None:
    world.subscribe()
    world.wake()
    world.chat.repeatable = 120
    world.chat.troubles = [Uncertain("lost")]
    world.chat.tells = lambda key: CannotTell("no history")
    world.deliver()
    world.later(seconds=61)
    assert world.stages == [Stage.SENT]


def test_a_digest_of_several_pages_goes_on_where_it_stopped(world: World) -> None:
    world.subscribe()
    world.wake()
    world.chat.pages_of_each = 3
    sent: list[str] = []
    send = world.chat.send

    async def failing(place: Place, page: Any, key: str) -> Sent:
        if key.endswith(".1") and not sent:
            sent.append(key)
            raise Later("busy", 10)
        return await send(place, page, key)

    world.chat.send = failing  # type: ignore[method-assign]
    world.deliver()
    world.later(seconds=15)
    assert [key[-2:] for _, key in world.chat.posted] == [".0", ".1", ".2"]
    assert world.stages == [Stage.SENT]


def test_a_channel_that_is_gone_pauses_its_digest_and_its_owner_is_told_once(world: World) -> None:
    world.subscribe()
    world.wake()
    world.chat.troubles = [Gone("the channel is archived (is_archived)")]
    world.deliver()
    for _ in range(3):
        world.wake()
        world.later(days=1)
    found = world.state.subscriptions.get("one")
    assert found is not None
    assert found.paused == "the channel is archived (is_archived)"
    assert world.stages == [Stage.FAILED]
    assert [channel for channel, _ in world.chat.posted] == ["@U1"]


def test_a_token_that_was_revoked_is_no_circle_of_notices(world: World) -> None:
    world.subscribe()
    world.wake()
    world.chat.troubles = [Gone("revoked")] * 20
    for _ in range(5):
        world.later(minutes=2)
    assert len(world.chat.troubles) == 18
    assert world.chat.posted == []


def test_a_page_that_is_refused_is_not_tried_again(world: World) -> None:
    world.subscribe()
    world.wake()
    world.chat.troubles = [Unfit("invalid_blocks")]
    world.deliver()
    world.later(hours=1)
    assert world.stages == [Stage.FAILED]
    assert [channel for channel, _ in world.chat.posted] == ["@U1"]


def test_of_what_was_missed_the_newest_is_sent_and_says_that_it_is_late(world: World) -> None:
    shown: list[Posting] = []

    def pages(posting: Posting) -> list[str]:
        shown.append(posting)
        return ["a page"]

    world.chat.pages = pages  # type: ignore[method-assign]
    world.subscribe()
    world.now = MORNING + timedelta(days=3, hours=2)
    world.wake()
    world.deliver()
    assert world.stages == [Stage.SENT, Stage.MISSED, Stage.MISSED, Stage.MISSED]
    (late,) = (posting.reply for posting in shown if posting.reply.title == "Digest one")
    assert late.notices == ("This comes late: it was due on 8 May 2031 at 08:00 (UTC)",)
    assert sorted(channel for channel, _ in world.chat.posted) == ["@U1", "C1"]


def test_what_is_older_than_the_window_is_missed(world: World) -> None:
    world.subscribe()
    world.now = MORNING + timedelta(hours=7)
    world.wake()
    world.deliver()
    assert world.stages == [Stage.MISSED]


def test_what_no_platform_takes_until_the_window_ends_is_given_up(world: World) -> None:
    world.subscribe()
    world.wake()
    world.chat.troubles = [Later("busy", 3600)] * 7
    for _ in range(9):
        world.later(hours=1, minutes=20)
    assert world.stages == [Stage.MISSED]


def test_a_clock_that_is_put_back_doubles_nothing_and_loses_nothing(world: World) -> None:
    world.subscribe()
    world.wake()
    world.deliver()
    world.now = MORNING - timedelta(hours=1)
    assert world.wake() == MORNING
    world.now = MORNING
    world.wake()
    world.deliver()
    world.now = MORNING + timedelta(days=1)
    world.wake()
    world.deliver()
    assert world.stages == [Stage.SENT, Stage.SENT]
    assert len(world.chat.posted) == 2


def test_a_clock_that_was_a_year_ahead_does_not_silence_a_digest(world: World) -> None:
    world.subscribe()
    world.now = MORNING + timedelta(days=365, hours=12)
    world.wake()
    world.now = MORNING - timedelta(minutes=1)
    world.wake()
    world.now = MORNING + timedelta(days=400)
    world.wake()
    world.deliver()
    assert world.stages[0] is Stage.SENT


def test_what_was_due_while_a_digest_was_paused_is_not_made_up_for(world: World) -> None:
    subscription = world.subscribe()
    world.state.subscriptions._now = lambda: world.now
    world.state.subscriptions.replace(replace(subscription, paused="by you"))
    world.now = MORNING + timedelta(minutes=5)
    assert world.wake() is None
    world.state.subscriptions.replace(subscription)
    world.wake()
    world.deliver()
    assert world.stages == []


def test_an_empty_day_is_noted_and_nothing_is_sent(world: World) -> None:
    world.subscribe()
    world.wake()
    world.build = lambda subscription, told: None
    world.deliver()
    assert world.stages == [Stage.EMPTY]
    assert world.chat.posted == []


def test_a_digest_that_cannot_be_built_is_tried_five_times_and_told_of(world: World) -> None:
    def fail(subscription: Subscription, told: Told) -> Digest | None:
        raise ValueError("a fault")

    world.subscribe()
    world.wake()
    world.build = fail
    world.deliver()
    for _ in range(8):
        world.later(minutes=10)
    assert world.stages == [Stage.FAILED]
    assert "ValueError" in world.reasons[0]
    assert [channel for channel, _ in world.chat.posted] == ["@U1"]


def test_the_bots_owner_is_told_beside_who_made_it(world: World) -> None:
    world.owner = Place(platform="slack", space="", channel="@U9", direct=True)
    world.subscribe()
    world.wake()
    world.chat.troubles = [Unfit("invalid_blocks")]
    world.deliver()
    assert sorted(channel for channel, _ in world.chat.posted) == ["@U1", "@U9"]


def test_digests_of_one_time_go_out_in_the_order_in_which_they_were_made(world: World) -> None:
    names = [f"n{number:02}" for number in range(30)]
    for name in names:
        world.subscribe(name, channel="C1")
    for name in reversed(names):
        world.wake(name)
    world.deliver()
    keys = {entry.key: entry.subscription for entry in world.state.outbox.history()}
    assert [keys[key.partition(".")[0]] for _, key in world.chat.posted] == names


def test_what_a_chat_holds_back_is_not_overtaken_in_its_channel(world: World) -> None:
    for name, channel in (("one", "C1"), ("two", "C1"), ("other", "C2"), ("new", "C1")):
        world.subscribe(name, channel)
    for name in ("one", "two", "other"):
        world.wake(name)
    world.chat.troubles = [Later("busy", 10)]
    world.deliver()
    world.wake("new")
    world.deliver()
    keys = {entry.key: entry.subscription for entry in world.state.outbox.history()}
    world.later(seconds=15)
    posted = [keys[key.partition(".")[0]] for _, key in world.chat.posted]
    assert posted == ["other", "one", "two", "new"]


def test_who_has_lost_a_row_writes_nothing_any_more(world: World) -> None:
    world.subscribe()
    world.wake()
    outbox = world.state.outbox
    first = outbox.claim("a", MORNING, 60, platforms=["slack"])
    assert first is not None
    assert outbox.claim("b", MORNING, 60, platforms=["slack"]) is None
    second = outbox.claim("b", MORNING + timedelta(seconds=61), 60, platforms=["slack"])
    assert second is not None
    with pytest.raises(LostClaim):
        outbox.begin(first, 0, MORNING)
    outbox.begin(second, 0, MORNING)
