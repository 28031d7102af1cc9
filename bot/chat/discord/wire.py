"""Calls to Discord that may be repeated, and those that may not.

discord.py repeats a call after 500, 502, 504 and 524, and after a reset connection on macOS and
Windows only. Where a repeated call changes nothing (an edit, a message with a nonce, the answer
to an interaction, which Discord takes once) that is too little; where it posts again (a
follow-up of an interaction, which has no nonce) it is too much.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import aiohttp
import discord

DELAYS: Sequence[float] = (0.3, 1.0, 3.0)
"""Seconds before a call is repeated: a restart of Discord's edge takes a second or two, and the
answer to an interaction has three."""
HANGS = 60.0
"""Seconds after which a call counts as not answered: longer than the waits that Discord asks for
when a limit is reached, and enough tries within the fifteen minutes of an interaction."""
ALREADY_ANSWERED = 40060
"""Discord's code for an interaction that has its answer: the first try did arrive."""
UNKNOWN_INTERACTION = 10062
"""Discord's code for an interaction that ran out before it was answered."""
SERVER_ERROR = 500

Result = TypeVar("Result")


class Unconfirmed(Exception):
    """Nobody knows whether a message was posted: the answer to the call was lost."""


async def again(call: Callable[[], Awaitable[Result]], delays: Sequence[float] = DELAYS) -> Result:
    """Make a call that may be repeated, until it is answered.

    Raises:
        discord.HTTPException: Discord refuses it.
        OSError, aiohttp.ClientError: the last try was not answered either, or not in time.
    """
    for delay in delays:
        try:
            async with asyncio.timeout(HANGS):
                return await call()
        except (OSError, aiohttp.ClientError, discord.DiscordServerError):
            await asyncio.sleep(delay)
    async with asyncio.timeout(HANGS):
        return await call()


async def acknowledge(
    call: Callable[[], Awaitable[object]], delays: Sequence[float] = DELAYS
) -> bool:
    """Answer an interaction for the first time; False where it ran out.

    Raises:
        discord.HTTPException: Discord refuses the answer.
    """
    try:
        await again(call, delays)
    except discord.InteractionResponded:
        return True
    except discord.HTTPException as error:
        if error.code == UNKNOWN_INTERACTION:
            return False
        if error.code != ALREADY_ANSWERED:
            raise
    return True


class OneTry:
    """A session of aiohttp that gives the answer to a call, or says that there is none."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    @asynccontextmanager
    async def request(
        self, method: str, url: str, **options: Any
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """Make a call.

        Raises:
            Unconfirmed: it was not answered, or with an error of the server's own.
        """
        try:
            async with self._session.request(method, url, **options) as response:
                if response.status >= SERVER_ERROR:
                    raise Unconfirmed(f"answered with {response.status}")
                yield response
        except aiohttp.ClientConnectorError:
            raise  # nothing was sent
        except (OSError, aiohttp.ClientError) as error:
            raise Unconfirmed("the answer was lost") from error


def kind_of(error: BaseException) -> str:
    """Return what an error is for a log: without its words, in which Discord quotes messages."""
    kind = type(error).__name__
    if isinstance(error, discord.HTTPException):
        return f"{kind} (status={error.status}, code={error.code})"
    return kind
