"""How late the event loop is: what holds it up holds up everybody."""

import asyncio
from collections import deque
from statistics import quantiles
from typing import NamedTuple

import structlog

log = structlog.get_logger(__name__)

EVERY = 0.1
"""Seconds between two looks."""
LATE = 0.1
"""Seconds from which on a delay is told of: what people begin to notice in a conversation."""
_KEPT = 36_000
"""Looks that figures are made of: the last hour."""
_TOLD_EVERY = 10.0
"""Seconds between two warnings, at least."""


class Lag(NamedTuple):
    """Delays of the event loop over the last hour, in milliseconds."""

    looks: int
    median: float
    p99: float
    worst: float


class LagWatch:
    """Watches the event loop that it runs in."""

    def __init__(self) -> None:
        self._delays: deque[float] = deque(maxlen=_KEPT)
        self._told = float("-inf")

    async def run(self) -> None:
        """Look, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            before = loop.time()
            await asyncio.sleep(EVERY)
            self.note(loop.time() - before - EVERY, loop.time())

    def note(self, delay: float, now: float) -> None:
        """Note a delay in seconds, and warn of a long one."""
        delay = max(delay, 0.0)
        self._delays.append(delay)
        if delay > LATE and now - self._told > _TOLD_EVERY:
            self._told = now
            log.warning("event loop late", milliseconds=round(delay * 1000, 1))

    def figures(self) -> Lag:
        """Return what was seen in the last hour."""
        delays = [delay * 1000 for delay in self._delays]
        if len(delays) < 2:
            only = delays[0] if delays else 0.0
            return Lag(len(delays), only, only, only)
        hundredths = quantiles(delays, n=100, method="inclusive")
        return Lag(
            len(delays), round(hundredths[49], 2), round(hundredths[98], 2), round(max(delays), 2)
        )
