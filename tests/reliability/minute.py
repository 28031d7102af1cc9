"""Many digests due at one minute, on a chat with rate limits, while somebody asks commands.

The whole of it runs here as in `briefbot serve`: scheduler, courier, the platform's own sender
at its own pace, and a conversation, in one event loop. Building is not part of it.
"""

import asyncio
import logging
import random
import time as clock
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import quantiles

import structlog

from bot.bootstrap import THREADS
from bot.chat.discord.sender import DiscordSender
from bot.chat.slack.sender import make_sender
from bot.digests.courier import Courier
from bot.digests.outbox import Digest, Stage, Told
from bot.digests.pace import Pace
from bot.digests.planner import Planner
from bot.digests.scheduler import DigestScheduler
from bot.digests.senders import Sender
from bot.digests.service import Deliveries
from bot.digests.subscriptions import Kind, Schedule, Subscription
from bot.exchange import Asker, Place
from bot.state import State
from tests.adapters.discord.world import World
from tests.reliability.child import channel_of, posting_for
from tests.reliability.limits import Limit, Limiter
from tests.reliability.world import Platform, a_platform

LIMITS = {
    "slack": Limiter(channel=Limit(number=1, seconds=0.95), overall=Limit(number=300, seconds=60)),
    "discord": Limiter(channel=Limit(number=5, seconds=5), overall=Limit(number=50, seconds=1)),
}
"""What the platforms' pages say; "about" one a second in Slack, and "several hundred" a minute."""
TIGHT = {
    "slack": Limiter(channel=Limit(number=1, seconds=5), overall=Limit(number=10, seconds=3)),
    "discord": Limiter(channel=Limit(number=1, seconds=3), overall=Limit(number=5, seconds=1)),
}
"""Less than the bot takes them for, so that it is refused time and again."""
ASK_EVERY = 0.02
"""Seconds between two commands."""
_PATIENCE = 600.0


@dataclass(frozen=True, kw_only=True)
class Minute:
    """What came of it."""

    name: str
    platform: str
    due: int
    posted: int
    doubled: int
    not_sent: int
    """Rows that ended otherwise, or not at all."""
    out_of_order: int
    """Pairs of neighbours within a channel that are not in the order of their subscription."""
    displaced: int
    """By how many places the most displaced one was posted before or after its turn."""
    refused: int
    """Answers of 429."""
    seconds: float
    """From the first moment that they were due to the last post."""
    commands: int
    p99: float
    """Milliseconds until a command is answered."""
    slowest: float
    complaints: int

    @property
    def is_well(self) -> bool:
        return self.posted == self.due and not (
            self.doubled or self.not_sent or self.out_of_order or self.complaints
        )

    def __str__(self) -> str:
        return (
            f"{self.platform:8} {self.name:16} {self.due} due, {self.posted} posted, doubled "
            f"{self.doubled}, not sent {self.not_sent}, out of order {self.out_of_order}, "
            f"displaced {self.displaced}, 429 {self.refused}, {self.seconds:.1f} s; "
            f"{self.commands} commands, p99 {self.p99:.0f} ms, most {self.slowest:.0f} ms"
        )


def due_in_one_minute(
    number: int,
    platform: str,
    folder: Path,
    *,
    name: str = "one minute",
    channels: int = 20,
    tight: bool = False,
    at_the_minute: bool = True,
    limiter: Limiter | None = None,
    pace: Pace | None = None,
) -> Minute:
    """Let digests become due at one minute and wait until all are posted.

    Args:
        number: How many.
        platform: Where.
        folder: For the state file.
        name: Of the trial.
        channels: Over how many they are spread, in turn.
        tight: Whether the limits are lower than the platforms say.
        at_the_minute: Whether the scheduler waits for the next minute of the clock; otherwise
            they have just been due when it starts.
        limiter: Limits of one's own.
        pace: Of the sender, where it is not to be the bot's own.
    """
    silent = structlog.make_filtering_bound_logger(logging.CRITICAL)
    structlog.configure(wrapper_class=silent)
    limits = limiter or (TIGHT if tight else LIMITS)[platform]
    limiter = Limiter(channel=limits.channel, overall=limits.overall)
    with a_platform(platform) as there, State(folder / f"{platform}-{name}.db") as state:
        limiter.govern(there)
        # Of the next minute, with time enough for the scheduler to have its jobs, or of this one.
        ahead = timedelta(seconds=75 if at_the_minute else 0)
        due = (datetime.now(UTC) + ahead).replace(second=0, microsecond=0)
        subscriptions = _subscriptions(number, platform, channels, due)
        for each in subscriptions:
            state.subscriptions.add(each)
        began = datetime.now(UTC)
        posted, waits = asyncio.run(_deliver(there, state, number, pace))
        entries = state.outbox.history(limit=10 * number)
    names = {entry.key: entry.subscription for entry in entries}
    order = [names[key.partition(".")[0]] for key in posted]
    ended = max(entry.sent or began for entry in entries)
    turns = {each.id: turn for turn, each in enumerate(subscriptions)}
    return Minute(
        name=name,
        platform=platform,
        due=number,
        posted=len(set(order)),
        doubled=len(order) - len(set(order)),
        not_sent=number - sum(entry.state is Stage.SENT for entry in entries),
        out_of_order=_out_of_order([turns[each] for each in order], channels),
        displaced=max(abs(turns[each] - place) for place, each in enumerate(order)),
        refused=limiter.refused,
        seconds=(ended - max(due, began)).total_seconds(),
        commands=len(waits),
        p99=quantiles(waits, n=100)[98] * 1000,
        slowest=max(waits) * 1000,
        complaints=len(there.complaints()),
    )


def _subscriptions(number: int, platform: str, channels: int, due: datetime) -> list[Subscription]:
    # Their ids are in no order, as the bot's own are not.
    ids = random.Random(5).sample(range(1_000_000), number)  # noqa: S311
    return [
        Subscription(
            id=f"s{one:06}",
            kind=Kind.DIGEST,
            place=Place(
                platform=platform, space="1", channel=channel_of(platform, turn % channels)
            ),
            owner="U1",
            library="main",
            topic="1",
            schedule=Schedule(zone="UTC", times=(due.time(),)),
            made=due - timedelta(minutes=5),
        )
        for turn, one in enumerate(ids)
    ]


def _out_of_order(turns: Sequence[int], channels: int) -> int:
    there: defaultdict[int, list[int]] = defaultdict(list)
    for turn in turns:
        there[turn % channels].append(turn)
    return sum(before > after for each in there.values() for before, after in pairwise(each))


async def _deliver(
    platform: Platform, state: State, number: int, pace: Pace | None
) -> tuple[list[str], list[float]]:
    """Run the bot until all is sent; return keys as they were posted, and commands' seconds."""
    stop = asyncio.Event()
    sender = _sender(platform, pace)
    with (
        ThreadPoolExecutor(2) as threads,
        ThreadPoolExecutor(THREADS) as answering,
    ):
        planner = Planner(
            subscriptions=state.subscriptions,
            outbox=state.outbox,
            platforms=[platform.name],
            now=_now,
        )
        courier = Courier(
            outbox=state.outbox,
            subscriptions=state.subscriptions,
            senders={platform.name: sender},
            build=_build,
            threads=threads,
            now=_now,
            instance="one",
        )
        scheduler = DigestScheduler(
            planner, state.subscriptions, due=courier.wake, threads=threads, now=_now
        )
        running = asyncio.create_task(Deliveries(scheduler, courier, state.outbox).run(stop))
        conversation = World().conversation(answering)
        place = Place(platform=platform.name, space="1", channel="C1")
        waits: list[float] = []
        try:
            async with asyncio.timeout(_PATIENCE):
                while not _ended(state, number):
                    began = clock.perf_counter()
                    answer = await conversation.say("/brief strike", place, Asker(id="U1"))
                    if platform.posted():
                        waits.append(clock.perf_counter() - began)
                    assert answer.reply.sections or answer.reply.title
                    await asyncio.sleep(ASK_EVERY)
        finally:
            stop.set()
            await running
            await sender.close()
    return platform.order(), waits


def _ended(state: State, number: int) -> bool:
    entries = state.outbox.history(limit=10 * number)
    return len(entries) >= number and all(
        entry.state not in (Stage.NEW, Stage.SENDING) for entry in entries
    )


def _sender(platform: Platform, pace: Pace | None) -> Sender:
    if platform.name == "slack":
        sender = make_sender(platform.token, platform.url)
        if pace is not None:
            sender._pace = pace
        return sender
    return DiscordSender(platform.token, platform.url, pace=pace)


def _build(subscription: Subscription, _told: Told, _key: str, _now: datetime) -> Digest:
    return Digest(posting=posting_for(subscription))


def _now() -> datetime:
    return datetime.now(UTC)
