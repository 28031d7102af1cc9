"""How fast messages may follow each other: in one channel, and over all of them."""

import asyncio

_MOST = 10_000
"""Channels that are remembered; those whose time has passed are forgotten first."""


class Pace:
    """Keeps messages apart.

    Args:
        channel: Seconds between two messages in one channel.
        overall: Seconds between any two messages.
    """

    def __init__(self, *, channel: float, overall: float) -> None:
        self._channel = channel
        self._overall = overall
        self._free: dict[str, float] = {}
        self._next = 0.0

    async def turn(self, channel: str) -> None:
        """Wait until a message may be sent to a channel, and count it.

        Nobody else waits for the same channel: messages go there one after the other.
        """
        loop = asyncio.get_running_loop()
        wait = self._free.get(channel, 0.0) - loop.time()
        if wait > 0:
            await asyncio.sleep(wait)
        # Taken before any wait, so that those who wait each have a time of their own.
        self._free[channel] = max(loop.time(), self._next) + self._channel
        turn = self._next = max(loop.time(), self._next)
        self._next += self._overall
        if turn > loop.time():
            await asyncio.sleep(turn - loop.time())
        if len(self._free) > _MOST:
            now = loop.time()
            self._free = {name: free for name, free in self._free.items() if free > now}

    def hold(self, channel: str, seconds: float) -> None:
        """Send nothing to a channel for so long: the platform has said so."""
        free = asyncio.get_running_loop().time() + seconds
        self._free[channel] = max(self._free.get(channel, 0.0), free)

    def hold_all(self, seconds: float) -> None:
        """Send nothing anywhere for so long."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)
