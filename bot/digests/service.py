"""Scheduler and courier as one: what is due is planned, and what is planned is delivered."""

import asyncio
from collections.abc import Callable
from typing import Protocol

import structlog

from bot.digests.courier import Courier
from bot.digests.scheduler import DigestScheduler

log = structlog.get_logger(__name__)

FINISHING = 20.0
"""Seconds that what is being sent may take when the bot stops: a call, and what is noted of it."""


class Outbox(Protocol):
    """What calls back when something is planned."""

    added: Callable[[], None]


class Deliveries:
    """Delivers digests when they are due.

    Args:
        scheduler: Wakes subscriptions.
        courier: Delivers what is planned.
        outbox: Calls back when something is planned.
    """

    def __init__(self, scheduler: DigestScheduler, courier: Courier, outbox: Outbox) -> None:
        self._scheduler = scheduler
        self._courier = courier
        self._outbox = outbox

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until told to stop, and finish what is being sent."""
        loop = asyncio.get_running_loop()

        def added() -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._courier.wake)

        self._outbox.added = added
        waking = asyncio.create_task(self._scheduler.run())
        sending = asyncio.create_task(self._courier.run(stop))
        try:
            await stop.wait()
            waking.cancel()
            await asyncio.wait([sending], timeout=FINISHING)
        finally:
            for task in (waking, sending):
                task.cancel()
            await asyncio.gather(waking, sending, return_exceptions=True)

    async def run_once(self) -> int:
        """Plan and deliver what is due now; return how many digests were worked on."""
        await self._scheduler.wake_all()
        return await self._courier.deliver_due()
