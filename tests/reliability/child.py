"""A process that only plans and delivers, and can be killed at any point."""

import asyncio
import os
import time as clock
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.chat.discord.sender import DiscordSender
from bot.chat.slack.delivery import make_client
from bot.chat.slack.sender import SlackSender
from bot.digests.courier import Courier
from bot.digests.outbox import Digest, Told
from bot.digests.pace import Pace
from bot.digests.planner import Planner
from bot.digests.senders import Sender
from bot.digests.subscriptions import Kind, Schedule, Subscription
from bot.digests.terms import Terms
from bot.exchange import Place, Posting
from bot.replies import Point, Reply, Section
from bot.state import State
from tests.reliability.dying import mortal, silence

CALL_SECONDS = 0.8
"""After this a call counts as lost."""
WAIT = 2.0
"""Until a page is looked for: longer than a call may take and a server to show what it took."""
WINDOW = 1.0
"""Seconds in which the tests' Discord heeds a nonce; senders rely on half of it."""
POINTS = (
    "planned",
    "claimed",
    "building",
    "built",
    "begun",
    "answered",
    "noted",
    "released",
    "looking",
    "looked",
    "finished",
)
"""Where a process can be killed. "sending" beside them is a moment at random."""
LONG = "A sentence of the story of the harbour at Port Ellis, which is told at some length here. "


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a process is to do."""

    platform: str
    url: str
    token: str
    state: str
    wake: tuple[str, ...] = ()
    """Subscriptions that are due."""
    die_at: str = ""
    """A point, or empty."""
    passing: int = 1
    """At which passing of it."""
    until_done: bool = False
    """Go on until no row is open."""
    at_once: int = 8
    builds: float = 0.0
    """Seconds that building takes."""


def work(job: Job) -> None:
    """Do it."""
    silence()
    asyncio.run(_work(job))


async def _work(job: Job) -> None:
    reached = mortal(job.die_at, job.passing)

    def build(subscription: Subscription, told: Told, key: str, now: datetime) -> Digest | None:
        clock.sleep(job.builds)
        return Digest(posting=posting_for(subscription))

    sender = sender_for(job)
    terms = Terms(
        wait=WAIT, lease=WAIT, slack=WAIT / 4, first_retry=0.1, at_once=job.at_once, looks=50
    )
    with State(job.state) as state, ThreadPoolExecutor(2) as threads:
        planner = Planner(
            subscriptions=state.subscriptions,
            outbox=state.outbox,
            platforms=[job.platform],
            now=_now,
            terms=terms,
        )
        courier = Courier(
            outbox=state.outbox,
            subscriptions=state.subscriptions,
            senders={job.platform: sender},
            build=build,
            threads=threads,
            now=_now,
            instance=f"{os.getpid()}",
            terms=terms,
            checkpoint=reached,
        )
        for name in job.wake:
            planner.wake(name)
            reached("planned")
        await courier.deliver_due()
        while job.until_done and (at := state.outbox.next_at(_now(), [job.platform])):
            await asyncio.sleep(min(max((at - _now()).total_seconds(), 0.01), 0.2))
            await courier.deliver_due()
        await sender.close()


def sender_for(job: Job) -> Sender:
    pace = Pace(channel=0, overall=0)
    if job.platform == "slack":
        client = make_client(job.token, job.url)
        client.retry_handlers = []
        return SlackSender(client, seconds=CALL_SECONDS, pace=pace)
    return DiscordSender(job.token, job.url, seconds=CALL_SECONDS, pace=pace, repeatable=WINDOW / 2)


def _now() -> datetime:
    return datetime.now(UTC)


def subscription_for(platform: str, number: int, pages: int = 1) -> Subscription:
    """Return a subscription that was due a minute or two ago, to a channel of its own."""
    due = _now() - timedelta(minutes=1)
    return Subscription(
        id=f"s{number:06}",
        kind=Kind.DIGEST,
        place=Place(platform=platform, space="1", channel=channel_of(platform, number)),
        owner="U1",
        library="main",
        topic=str(pages),
        schedule=Schedule(zone="UTC", times=(time(due.hour, due.minute),)),
        made=due - timedelta(minutes=5),
    )


def channel_of(platform: str, number: int) -> str:
    return f"C{number:06}" if platform == "slack" else str(800_000_000_000_000_000 + number)


def posting_for(subscription: Subscription) -> Posting:
    """Return an answer of about as many pages as the subscription's topic says."""
    number = 1 if subscription.topic == "1" else 40 * int(subscription.topic)
    points = tuple(Point(text=f"{each}. {LONG}") for each in range(number))
    reply = Reply(title=f"Digest {subscription.id}", sections=(Section(points=points),))
    return Posting(reply=reply)
