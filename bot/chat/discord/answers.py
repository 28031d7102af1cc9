"""Postings → messages on Discord, each once.

The first message of an answer to an interaction is the edit of "is thinking…", which may be
repeated; those after it are follow-ups, which may not (see `wire`). Answers to messages carry a
nonce made from the message that they answer, so that Discord posts them once.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, cast

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.chat.discord.limits import CONTENT, length
from bot.chat.discord.payloads import Parcel, parcels_of
from bot.chat.discord.wire import DELAYS, OneTry, Unconfirmed, acknowledge, again, kind_of
from bot.chat.discord.wording import CLOSED, OLD_COMMAND, mistake, part_missing
from bot.exchange import File, Posting
from bot.presenters.failures import present_failure, present_restarting

log = structlog.get_logger(__name__)

Shown = Posting | File
Interaction = discord.Interaction[Any]

FAREWELL_SECONDS = 3.0
"""How long a stop takes to tell that there is no answer: with the wait for answers before it, less
than the 30 seconds after which supervisors kill."""
_NOBODY = discord.AllowedMentions.none()
_WAITING = "…"
"""Stands for a moment where all were told to wait for what is for one, or the other way round."""
_CANNOT_MESSAGE = 50007
"""Discord's code for a person who takes no direct messages from the bot."""
_CANNOT_REPLY = 160002
"""Discord's code for a reply where the bot may not read the history."""
_FAULTS = (discord.HTTPException, aiohttp.ClientError, OSError, Unconfirmed, ValueError, TypeError)
"""What sending may raise; the last two where a payload is refused before it leaves."""


class Answers:
    """Sends what is to be posted.

    Args:
        is_new: Whether an event, named by its id, comes for the first time. A resumed connection
            may bring one again, and so may a second process of the same bot.
        delays: Seconds before a call that was not answered is repeated.
    """

    def __init__(
        self, is_new: Callable[[str], Awaitable[bool]], delays: Sequence[float] = DELAYS
    ) -> None:
        self._is_new = is_new
        self._delays = delays

    # ── to interactions ────────────────────────────────────────────────────────────────────
    async def answer(
        self, interaction: Interaction, work: Callable[[], Awaitable[Shown]], *, private: bool
    ) -> None:
        """Show that work is being done, do it, and answer with what comes of it.

        Args:
            interaction: What is to be answered.
            work: Makes the answer.
            private: Whether only the asker sees that work is being done.
        """

        async def defer() -> None:
            await interaction.response.defer(ephemeral=private, thinking=True)

        try:
            if not await acknowledge(defer, self._delays):
                log.warning("too late", platform="discord", late=_age(interaction))
                return
            if await self._is_new(f"discord:{interaction.id}"):
                await self._deliver(interaction, await work(), private=private)
        except asyncio.CancelledError:
            # Discord sends nothing twice: who asked has to know that no answer comes.
            posting = Posting(reply=present_restarting(), private=True)
            with suppress(TimeoutError, *_FAULTS):
                async with asyncio.timeout(FAREWELL_SECONDS):
                    await self._deliver(interaction, posting, private=private)
            raise
        except Exception as error:  # noqa: BLE001 - every fault has to end in an answer
            await self.fail(interaction, error, private=private)

    async def fail(self, interaction: Interaction, error: Exception, *, private: bool) -> None:
        """Tell that something went wrong, with the number that the log has too."""
        number = secrets.token_hex(4)
        log.error("failed", what="answer", platform="discord", reference=number, exc_info=error)
        posting = Posting(reply=present_failure(number), private=True)
        try:
            await self._deliver(interaction, posting, private=private)
        except _FAULTS as fault:
            log.error("unanswered", platform="discord", reference=number, reason=kind_of(fault))

    async def fail_at_once(self, interaction: Interaction, error: Exception) -> None:
        """Tell that a command failed before its work began."""
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            log.warning("old command", platform="discord", reason=str(error))
            await self.refuse(interaction, OLD_COMMAND)
            return
        if interaction.response.is_done():
            await self.fail(interaction, error, private=True)
            return
        number = secrets.token_hex(4)
        log.error("failed", what="command", platform="discord", reference=number, exc_info=error)
        await self._at_once(interaction, Posting(reply=present_failure(number), private=True))

    async def refuse(self, interaction: Interaction, text: str) -> None:
        """Answer at once and privately, without any work."""
        await self._at_once(interaction, Posting(reply=mistake(text), private=True))

    async def _at_once(self, interaction: Interaction, posting: Posting) -> None:
        async def send() -> None:
            arguments = parcels_of(posting)[0].arguments()
            await interaction.response.send_message(
                **arguments, ephemeral=True, allowed_mentions=_NOBODY
            )

        with suppress(*_FAULTS):  # there is no other way left to tell
            await acknowledge(send, self._delays)

    async def _deliver(self, interaction: Interaction, shown: Shown, *, private: bool) -> None:
        """Post an answer in the place of "is thinking…"; `private` says who sees that."""
        # A long answer takes a tenth of a second and more, in which others want to be heard.
        parcels = await asyncio.to_thread(parcels_of, shown)
        hidden = shown.private and interaction.guild_id is not None
        turned = hidden != private and interaction.guild_id is not None
        # Until there is an answer, a follow-up takes its place, and is seen by whom that is seen.
        first = Parcel(content=_WAITING) if turned else parcels[0]
        await self._edit(interaction, first)
        start = 0 if turned else 1
        for number, parcel in enumerate(parcels[start:], start=start):
            try:
                await self._follow_up(interaction, parcel, hidden=hidden)
            except _FAULTS as error:
                log.warning(
                    "part missing", platform="discord", part=number + 1, reason=kind_of(error)
                )
                missing = part_missing(number + 1, len(parcels))
                told = missing if turned else f"{first.content}\n{missing}"
                told = told if length(told) <= CONTENT else missing
                await self._edit(interaction, first._replace(content=told))
                return
        if turned:
            with suppress(discord.NotFound):  # gone at the first try, whose answer was lost
                await again(interaction.delete_original_response, self._delays)

    async def _edit(self, interaction: Interaction, parcel: Parcel) -> None:
        async def edit() -> None:
            arguments = parcel.arguments()
            if "file" in arguments:
                arguments["attachments"] = [arguments.pop("file")]
            await interaction.edit_original_response(**arguments, allowed_mentions=_NOBODY)

        await again(edit, self._delays)

    async def _follow_up(self, interaction: Interaction, parcel: Parcel, *, hidden: bool) -> None:
        webhook = interaction.followup
        webhook.session = cast("aiohttp.ClientSession", OneTry(webhook.session))
        await webhook.send(
            **parcel.arguments(), ephemeral=hidden, allowed_mentions=_NOBODY, wait=True
        )

    # ── to messages ────────────────────────────────────────────────────────────────────────
    async def reply(self, message: discord.Message, work: Callable[[], Awaitable[Shown]]) -> None:
        """Answer a message where it was written; privately by direct message."""
        if not await self._is_new(f"discord:{message.id}"):
            return
        try:
            with suppress(*_FAULTS):  # shows for ten seconds that work is being done
                await message.channel.typing()
            await self._post(message, await work())
        except asyncio.CancelledError:
            with suppress(TimeoutError, *_FAULTS):
                async with asyncio.timeout(FAREWELL_SECONDS):
                    await self._post(message, Posting(reply=present_restarting()), kind="r")
            raise
        except Exception as error:
            number = secrets.token_hex(4)
            log.error("failed", what="reply", platform="discord", reference=number, exc_info=error)
            with suppress(*_FAULTS):
                told = Posting(reply=present_failure(number), private=True)
                await self._post(message, told, kind="f")

    async def _post(self, message: discord.Message, shown: Shown, kind: str = "") -> None:
        parcels = await asyncio.to_thread(parcels_of, shown)
        if not shown.private or message.guild is None:
            try:
                await self._send(message.channel, message, parcels, f"{kind}a")
                return
            except discord.Forbidden as error:
                if message.guild is None:
                    raise
                log.warning("may not write", platform="discord", reason=kind_of(error))
                # The answer goes to the one who asked: better there than nowhere.
                await self._send(message.author, message, parcels, f"{kind}d")
                return
        try:
            await self._send(message.author, message, parcels, f"{kind}b")
        except discord.Forbidden as error:
            if error.code != _CANNOT_MESSAGE:
                raise
            closed = parcels_of(Posting(reply=mistake(CLOSED)))
            await self._send(message.channel, message, closed, f"{kind}c")

    async def _send(
        self,
        target: discord.abc.Messageable,
        message: discord.Message,
        parcels: Sequence[Parcel],
        kind: str,
    ) -> None:
        for number, parcel in enumerate(parcels):

            async def send(
                parcel: Parcel = parcel, number: int = number, *, reply: bool = True
            ) -> None:
                arguments = parcel.arguments()
                if reply and number == 0 and target is message.channel:
                    arguments["reference"] = message.to_reference(fail_if_not_exists=False)
                    arguments["mention_author"] = False
                nonce = f"{message.id}{kind}{number}"
                await target.send(**arguments, nonce=nonce, allowed_mentions=_NOBODY)

            try:
                await again(send, self._delays)
            except discord.HTTPException as error:
                if error.code != _CANNOT_REPLY:
                    raise
                await again(partial(send, reply=False), self._delays)


def _age(interaction: Interaction) -> float:
    return round((discord.utils.utcnow() - interaction.created_at).total_seconds(), 1)
