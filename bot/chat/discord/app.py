"""Discord: connects, stays connected, and stops cleanly."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat.discord.client import BriefClient
from bot.chat.discord.watch import Watch
from bot.errors import SettingsError

if TYPE_CHECKING:
    from bot.conversation import Conversation
    from bot.settings import Settings

log = structlog.get_logger(__name__)

GRACE = 20.0
"""Seconds that are given to what is being answered when the bot stops: less than the 30 after
which systemd and the 10 to 30 after which containers are killed."""
_DELAYS: Sequence[float] = (1, 2, 5, 10, 30, 60)
"""Seconds before Discord is asked again when it cannot be reached; the last one for ever."""
_PORTAL = "https://discord.com/developers/applications"


async def run(settings: "Settings", conversation: "Conversation", stop: asyncio.Event) -> None:
    """Answer on Discord until told to stop.

    Raises:
        SettingsError: there is no token, or Discord does not take it.
        StuckConnection: it was lost, and did not come back in time.
    """
    if settings.discord_token is None:
        raise SettingsError(f"DISCORD_TOKEN is not set. Get one at {_PORTAL}: see docs/discord.md.")
    point_at(settings.discord_api_url, settings.discord_gateway_url)
    token = settings.discord_token.get_secret_value()
    message_content, tries = settings.discord_message_content, 0
    while not stop.is_set():
        client = BriefClient(
            conversation,
            message_content=message_content,
            max_file_size=int(settings.max_file_size),
        )
        try:
            await serve(client, token, stop)
            return
        except discord.LoginFailure as error:
            raise SettingsError(
                f"DISCORD_TOKEN is not accepted. Get a new one at {_PORTAL}, “Bot”, “Reset Token”."
            ) from error
        except discord.PrivilegedIntentsRequired:
            log.error(
                "intent not granted",
                platform="discord",
                mend=f"Turn “Message Content Intent” on at {_PORTAL}, “Bot”, or unset "
                "DISCORD_MESSAGE_CONTENT. Going on without it.",
            )
            message_content = False
        except (OSError, aiohttp.ClientError, discord.DiscordServerError) as error:
            delay = _DELAYS[min(tries, len(_DELAYS) - 1)]
            tries += 1
            log.warning("not reached", platform="discord", reason=str(error), again_in=delay)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), delay)


async def serve(client: BriefClient, token: str, stop: asyncio.Event, grace: float = GRACE) -> None:
    """Connect a client; when told to stop, finish what is being answered and disconnect.

    Raises:
        discord.LoginFailure: the token is not accepted.
        discord.PrivilegedIntentsRequired: an intent is not granted.
        StuckConnection: the connection was lost, and did not come back in time.
    """
    async with client:
        connected = asyncio.create_task(client.start(token))
        stopped = asyncio.create_task(stop.wait())
        watched = asyncio.create_task(Watch(client).watch())
        tasks: list[asyncio.Task[Any]] = [connected, stopped, watched]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if stopped.done():
                await client.finish(grace)
            for task in (connected, watched):
                if task.done():
                    task.result()
        finally:
            # Before the client is closed: a task that still listens would close the socket with
            # a code that keeps the session, and the bot online, for a while.
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await client.close()


def point_at(api: str, gateway: str) -> None:
    """Send all calls and connections of this process to a server that speaks as Discord does."""
    Route.BASE = api.rstrip("/")
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
