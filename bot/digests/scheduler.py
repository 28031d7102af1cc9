"""What wakes the bot up: APScheduler, in memory, with one job for the next time of each.

It holds nothing that is not computed from the subscriptions when the bot starts. What is due is
decided by `planner` alone, from the clock and the outbox; a job that comes twice, late or not at
all costs at most a minute, and changes nothing that is sent.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Protocol

import structlog
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from bot.digests.subscriptions import Subscription
from bot.digests.threads import in_thread
from bot.errors import BotError

log = structlog.get_logger(__name__)

LOOK_EVERY = 15.0
"""Seconds between two looks at the clocks and at what another instance has changed."""
WAKE_EVERY = 300.0
"""Seconds after which all are woken in any case."""
JUMP = 2.0
"""Seconds by which the clock of the wall may leave the other one between two looks; clocks that
are set right a little at a time stay below (NTP slews 0.5 ms a second)."""


class Planner(Protocol):
    """Puts what is due into the outbox."""

    def wake(self, id: str) -> datetime | None: ...  # noqa: A002


class Subscriptions(Protocol):
    """Where subscriptions are kept."""

    changed: Callable[[str], None]

    def all(self) -> list[Subscription]: ...

    def version(self) -> tuple[int, ...]:
        """Return what differs after another instance has written."""
        ...


class DigestScheduler:
    """Wakes subscriptions when they are due.

    Args:
        planner: Puts what is due into the outbox.
        subscriptions: Where they are kept; it calls back when one is changed here.
        due: Called after something may have been put into the outbox.
        threads: Where the outbox is written.
        now: The clock of the wall, in UTC.
        steady: A clock in seconds that is never set.
    """

    def __init__(
        self,
        planner: Planner,
        subscriptions: Subscriptions,
        *,
        due: Callable[[], None],
        threads: Executor,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        steady: Callable[[], float] = monotonic,
    ) -> None:
        self._planner = planner
        self._subscriptions = subscriptions
        self._due = due
        self._threads = threads
        self._now = now
        self._steady = steady
        # Its lines tell of every job that is added.
        logging.getLogger("apscheduler").setLevel(logging.WARNING)
        self._jobs = AsyncIOScheduler(timezone=UTC)
        self._waking: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Wake subscriptions, until cancelled."""
        loop = asyncio.get_running_loop()
        self._subscriptions.changed = lambda name: _call_in(loop, self._start, name)
        self._jobs.start()
        try:
            await self._watch()
        finally:
            self._jobs.shutdown(wait=False)
            for task in self._waking:
                task.cancel()

    @property
    def jobs(self) -> dict[str, datetime]:
        """When each subscription is woken next."""
        return {job.id: job.next_run_time for job in self._jobs.get_jobs()}

    async def wake_all(self) -> None:
        """Wake all of them, in the order in which they were made, and forget who is gone."""
        subscriptions = await in_thread(self._threads, self._subscriptions.all)
        there = {subscription.id for subscription in subscriptions}
        for gone in set(self.jobs) - there:
            self._set(gone, None)
        for subscription in subscriptions:
            await self.wake(subscription.id)

    async def wake(self, name: str) -> None:
        """Wake one, and set its next job."""
        try:
            at = await in_thread(self._threads, self._planner.wake, name)
        except BotError as error:
            log.error("digest not planned", subscription=name, reason=str(error))
            at = self._now() + timedelta(seconds=LOOK_EVERY)
        except Exception:
            # One that cannot be read is not to keep the others from being woken.
            log.exception("failed", what="planning", subscription=name)
            at = self._now() + timedelta(seconds=WAKE_EVERY)
        self._set(name, at)
        self._due()

    def _set(self, name: str, at: datetime | None) -> None:
        if at is not None:
            self._jobs.add_job(
                self.wake,
                DateTrigger(run_date=at),
                args=(name,),
                id=name,
                replace_existing=True,
                misfire_grace_time=None,  # a job is never dropped for being late
            )
            return
        try:
            self._jobs.remove_job(name)
        except JobLookupError:
            return

    def _start(self, name: str) -> None:
        task = asyncio.create_task(self.wake(name))
        self._waking.add(task)
        task.add_done_callback(self._waking.discard)

    async def _watch(self) -> None:
        """Look after the clocks: a job waits for the steady one, and is due by that of the wall."""
        version: tuple[int, ...] | None = None
        woken = float("-inf")
        apart = self._apart()
        while True:
            before, apart = apart, self._apart()
            jumped = abs(apart - before) > JUMP
            if jumped:
                log.warning("clock set", seconds=round(apart - before, 1))
            try:
                seen = await in_thread(self._threads, self._subscriptions.version)
                if jumped or seen != version or self._steady() - woken > WAKE_EVERY:
                    await self.wake_all()
                    version, woken = seen, self._steady()
            except BotError as error:
                log.error("subscriptions not read", reason=str(error))
            await asyncio.sleep(LOOK_EVERY)

    def _apart(self) -> float:
        return self._now().timestamp() - self._steady()


def _call_in(loop: asyncio.AbstractEventLoop, call: Callable[[str], None], name: str) -> None:
    """Call in the event loop from any thread; one that has ended hears nothing."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(call, name)
