"""Watches the connection: discord.py reconnects by itself, unless it cannot."""

import asyncio
import time
from collections.abc import Callable

import discord

from bot.errors import BotError

TOO_LONG = 300.0
"""Seconds without a connection after which a new process is the better try. discord.py waits up
to about two minutes between its own tries."""
_EVERY = 15.0
"""Seconds between two looks."""


class StuckConnection(BotError):
    """The connection to Discord was lost, and did not come back in time."""


class Watch:
    """Watches the connection of a client.

    A socket that has gone quiet is closed by discord.py itself when a heartbeat is not answered;
    what is left is a client that does not come back.

    Args:
        client: Whose connection.
        now: Seconds of a clock that only goes forward.
        every: Seconds between two looks.
    """

    def __init__(
        self,
        client: discord.Client,
        now: Callable[[], float] = time.monotonic,
        every: float = _EVERY,
    ) -> None:
        self._client = client
        self._now = now
        self._every = every
        self._seen = now()

    async def watch(self) -> None:
        """Look until the connection has been away for too long.

        Raises:
            StuckConnection: it has.
        """
        while True:
            self.look()
            await asyncio.sleep(self._every)

    def look(self) -> None:
        """Look once.

        Raises:
            StuckConnection: the connection has been away for too long.
        """
        if self._is_connected():
            self._seen = self._now()
        elif self._now() - self._seen > TOO_LONG:
            raise StuckConnection(
                "Discord has not been reached for five minutes. If it stays so after a restart, "
                "look at discordstatus.com, and whether this machine reaches discord.com."
            )

    def _is_connected(self) -> bool:
        # There is no socket before the first connection, though its type says so.
        return self._client.is_ready() and self._client.ws.open
