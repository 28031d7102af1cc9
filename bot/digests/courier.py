"""The courier: takes what is due out of the outbox, several at a time, and delivers each."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime
from functools import partial

import structlog

from bot.digests.delivery import Build, Delivery, Subscriptions
from bot.digests.held import HeldRow
from bot.digests.outbox import Claim, LostClaim, Outbox
from bot.digests.senders import Sender
from bot.digests.terms import Terms
from bot.digests.threads import in_thread
from bot.errors import BotError
from bot.exchange import Place

log = structlog.get_logger(__name__)

_IDLE = 30.0
"""Seconds after which the outbox is looked at in any case: another instance may have ended."""


def _pass(point: str) -> None:
    """Do nothing: tests end the process here, by the name of the point."""


class Courier:
    """Delivers what is in the outbox.

    Args:
        outbox: Where occurrences are kept.
        subscriptions: Where subscriptions are.
        senders: By platform.
        build: Builds digests.
        threads: Where digests are built and the outbox is written.
        now: The clock, in UTC.
        instance: Names this process among those that share an outbox.
        owner: Where the bot's owner is told of faults.
        terms: How long things may take.
        checkpoint: Called with the name of each point that delivery passes.
    """

    def __init__(
        self,
        *,
        outbox: Outbox,
        subscriptions: Subscriptions,
        senders: Mapping[str, Sender],
        build: Build,
        threads: Executor,
        now: Callable[[], datetime],
        instance: str,
        owner: Place | None = None,
        terms: Terms | None = None,
        checkpoint: Callable[[str], None] = _pass,
    ) -> None:
        self._outbox = outbox
        self._subscriptions = subscriptions
        self._senders = senders
        self._build = build
        self._threads = threads
        self._now = now
        self._instance = instance
        self._owner = owner
        self._terms = terms or Terms()
        self._reached = checkpoint
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Look at the outbox now: something has become due."""
        self._awake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver what becomes due; when told to stop, finish what is being sent."""
        while not stop.is_set():
            self._awake.clear()
            try:
                await self.deliver_due(stop)
                next_at = self._outbox.next_at
                at = await in_thread(self._threads, next_at, self._now(), self._senders)
                wait = _IDLE if at is None else (at - self._now()).total_seconds()
            except BotError as error:
                log.error("outbox not read", reason=str(error))
                wait = _IDLE
            # Never in a circle, whatever the clocks say.
            await _first_of(self._awake, stop, seconds=min(max(wait, 0.05), _IDLE))

    async def deliver_due(self, stop: asyncio.Event | None = None) -> int:
        """Deliver all that can be delivered now; return how many rows were worked on.

        Nothing is begun any more once `stop` is set.
        """
        tasks: dict[asyncio.Task[None], Place] = {}
        worked = 0
        try:
            while True:
                while len(tasks) < self._terms.at_once and not (stop and stop.is_set()):
                    claim = await self._claim(tasks.values())
                    if claim is None:
                        break
                    worked += 1
                    tasks[asyncio.create_task(self._deliver(claim))] = claim.place
                if not tasks:
                    return worked
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    del tasks[task]
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _claim(self, busy: Iterable[Place]) -> Claim | None:
        take = partial(
            self._outbox.claim,
            self._instance,
            self._now(),
            self._terms.lease,
            platforms=tuple(self._senders),
            busy=tuple(busy),
        )
        claim = await in_thread(self._threads, take)
        if claim is not None:
            self._reached("claimed")
        return claim

    async def _deliver(self, claim: Claim) -> None:
        row = HeldRow(claim, self._outbox, threads=self._threads, now=self._now, terms=self._terms)
        delivery = Delivery(
            row,
            self._senders[claim.place.platform],
            subscriptions=self._subscriptions,
            build=self._build,
            owner=self._owner,
            reached=self._reached,
        )
        try:
            async with row.renewed():
                await delivery.carry_on()
        except LostClaim:
            log.warning("digest taken over", key=claim.key)
        except Exception:
            log.exception("failed", what="digest", key=claim.key)
            with suppress(LostClaim, BotError):
                await row.retry("a fault of the bot's own", under_way=True)


async def _first_of(*events: asyncio.Event, seconds: float) -> None:
    """Wait until one of some events is set, or so long."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
