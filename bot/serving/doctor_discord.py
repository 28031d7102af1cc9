"""What Discord says of the token: whether it takes it, where the bot is, and its intents."""

from collections.abc import AsyncIterator

import aiohttp
import discord

from bot.plain import harmless
from bot.serving.findings import Finding, State, clock
from bot.settings import Settings

_TIMEOUT = aiohttp.ClientTimeout(total=15)
_PORTAL = "https://discord.com/developers/applications"


async def examine_discord(settings: Settings) -> AsyncIterator[Finding]:
    """Ask Discord about the token that is set."""
    if settings.discord_token is None:
        return
    address = settings.discord_api_url.rstrip("/")
    headers = {
        "Authorization": f"Bot {settings.discord_token.get_secret_value()}",
        # Discord answers no client that does not name itself so.
        "User-Agent": "DiscordBot (briefbot doctor, 1)",
    }
    async with aiohttp.ClientSession(timeout=_TIMEOUT, headers=headers) as session:
        try:
            status, answer, date = await _get(session, f"{address}/users/@me")
            yield clock("discord clock", date)
            if status != 200:
                yield _refused(status)
                return
            yield Finding("discord token", State.OK, _name(answer))
            status, answer, _ = await _get(session, f"{address}/applications/@me")
            yield _intents(answer if status == 200 else None, settings.discord_message_content)
            status, answer, _ = await _get(session, f"{address}/users/@me/guilds")
            yield _guilds(answer if status == 200 else None)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            said = f"{address} cannot be reached ({type(error).__name__}). Check the network."
            yield Finding("discord", State.MEND, said)


def _refused(status: int) -> Finding:
    if status == 401:
        said = f"DISCORD_TOKEN is not accepted. Take a new one from {_PORTAL}, “Bot”, “Reset Token”"
        return Finding("discord token", State.MEND, said)
    said = f"Discord answers with status {status}. Try again later: https://discordstatus.com"
    return Finding("discord token", State.MEND, said)


def _name(user: object) -> str:
    name = user.get("username") if isinstance(user, dict) else None
    return harmless(str(name or "unknown"))[:80]


def _intents(application: object, asked: bool) -> Finding:
    flags = application.get("flags") if isinstance(application, dict) else None
    if not isinstance(flags, int):
        return Finding("discord intents", State.NOTE, "Discord does not say which are granted")
    has = discord.ApplicationFlags._from_value(flags)  # noqa: SLF001 - the only way to read one
    granted = has.gateway_message_content or has.gateway_message_content_limited
    if asked and not granted:
        return Finding(
            "discord intents",
            State.MEND,
            f"message content is not granted. Turn it on at {_PORTAL}, “Bot”, “Message Content "
            "Intent”, or unset DISCORD_MESSAGE_CONTENT",
        )
    if not asked:
        more = "; it is granted: DISCORD_MESSAGE_CONTENT=true would use it" if granted else ""
        said = f"message content is not asked for: mentions work, threads are not read{more}"
        return Finding("discord intents", State.NOTE, said)
    return Finding("discord intents", State.OK, "message content is granted")


def _guilds(guilds: object) -> Finding:
    if not isinstance(guilds, list):
        return Finding("discord servers", State.NOTE, "Discord does not say where the bot is")
    if not guilds:
        said = "the bot is in no server. Open the link of `briefbot manifest discord`"
        return Finding("discord servers", State.MEND, said)
    named = (each for each in guilds if isinstance(each, dict))
    names = [f"{harmless(str(each.get('name')))[:40]} (discord:{each.get('id')})" for each in named]
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return Finding("discord servers", State.OK, ", ".join(names[:5]) + more)


async def _get(session: aiohttp.ClientSession, url: str) -> tuple[int, object, str | None]:
    """Return the status, the JSON and the Date header of an answer.

    Raises:
        ValueError: the answer of a call that went well is no JSON.
    """
    async with session.get(url, allow_redirects=False) as response:
        answer = await response.json(content_type=None) if response.status == 200 else None
        return response.status, answer, response.headers.get("Date")
