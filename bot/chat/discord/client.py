"""The client: Discord's events → calls of the conversation → answers."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any

import discord
import structlog

from bot.buttons import Press, Verb
from bot.chat.discord.answers import Answers, Interaction
from bot.chat.discord.commands import make_tree
from bot.chat.discord.events import asked_of, asker_of, place_of
from bot.chat.discord.forms import FORM, form, values_of
from bot.chat.discord.given import files_of, gather
from bot.chat.discord.sync import sync
from bot.chat.discord.wire import DELAYS, acknowledge, kind_of
from bot.chat.discord.wording import UNKNOWN_BUTTON
from bot.commands import Command
from bot.conversation import Conversation
from bot.digests.forms import read_form
from bot.exchange import Asker, File, Place, Posting
from bot.presenters.failures import RESTARTING, present_restarting
from bot.questions import is_adding

log = structlog.get_logger(__name__)

_ASIDE = frozenset({Verb.SPANS, Verb.FOLLOW, Verb.HELPFUL, Verb.UNHELPFUL})
"""Buttons whose answer is for the one who pressed them."""
_TO_LOOK_UP = 0.5
"""Seconds to find out whether an answer will be private before it is shown that work is done: an
interaction has to be answered within three, and we want to do it in one."""
_TO_COMPLETE = 2.0
"""Seconds to complete what is being typed; Discord waits for three."""


class BriefClient(discord.Client):
    """Answers commands, buttons, mentions and direct messages.

    Args:
        conversation: Answers.
        message_content: Whether to ask for the message content intent. Without it Discord hides
            the text of other messages in a thread; commands, buttons, mentions and direct
            messages work all the same.
        max_file_size: Larger files, in bytes, are not fetched for "Brief this".
        delays: Seconds before a call that was not answered is repeated.
    """

    def __init__(
        self,
        conversation: Conversation,
        *,
        message_content: bool = False,
        max_file_size: int = 50_000_000,
        delays: Sequence[float] = DELAYS,
    ) -> None:
        super().__init__(
            intents=intents(message_content=message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self.answers = Answers(conversation.is_new, delays)
        self.closing = False
        """Whether the bot is being stopped: what was asked is answered, nothing else is begun."""
        self.tree = make_tree(self)
        self._conversation = conversation
        self._max_file_size = max_file_size
        self._delays = delays
        self._at_work: set[asyncio.Task[Any]] = set()

    # ── the connection ─────────────────────────────────────────────────────────────────────
    async def setup_hook(self) -> None:
        try:
            await sync(self.tree, self._delays)
        except discord.HTTPException as error:
            # The commands of the last version go on working.
            log.error("commands not synced", platform="discord", reason=str(error))

    # ── what is asked ──────────────────────────────────────────────────────────────────────
    async def say(self, interaction: Interaction, line: str) -> None:
        """Answer a command."""
        place, asker = _place(interaction), _asker(interaction)
        with self._working():
            private = await self._will_be_private(line, place)
            await self.answers.answer(
                interaction, lambda: self._conversation.say(line, place, asker), private=private
            )

    async def brief_this(self, interaction: Interaction, message: discord.Message) -> None:
        """Brief a message, with its replies, its thread, its links and its files."""
        place = _place(interaction)

        async def work() -> Posting:
            given = partial(gather, message, self, self._max_file_size)
            return await self._conversation.brief_this(given, place)

        with self._working():
            private = await self._will_be_private(None, place)
            await self.answers.answer(interaction, work, private=private)

    async def add_this(self, interaction: Interaction, message: discord.Message) -> None:
        """Add the files of a message to the library."""
        place, asker = _place(interaction), _asker(interaction)

        async def work() -> Posting:
            given = await files_of(message, self._max_file_size)
            return await self._conversation.add_files(given, place, asker)

        with self._working():
            private = await self._will_be_private(None, place)
            await self.answers.answer(interaction, work, private=private)

    async def complete(self, interaction: Interaction, beginning: str) -> list[str]:
        """Return what may be meant by what is being typed, best first; nothing if it takes long."""
        try:
            return await asyncio.wait_for(
                self._conversation.complete(beginning, _place(interaction)), _TO_COMPLETE
            )
        except TimeoutError:
            return []

    async def on_interaction(self, interaction: Interaction) -> None:
        """Do what a button or a choice says; what that is, its id says."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self._on_form(interaction)
            return
        if interaction.type is not discord.InteractionType.component:
            return
        press = Press.read(_pressed(interaction))
        if press is None or self.closing:
            text = RESTARTING if self.closing else UNKNOWN_BUTTON
            await self.answers.refuse(interaction, text)
            return
        if press.verb is Verb.FOLLOW and await self._show_form(interaction, press):
            return
        place, asker = _place(interaction), _asker(interaction)
        message = interaction.message
        within = message is not None and message.flags.ephemeral and press.verb is not Verb.SHARE

        async def work() -> Posting | File:
            shown = await self._conversation.press(press, place, asker)
            # What is made of an answer that one person sees, is seen by that person.
            return replace(shown, private=True) if within and press.verb is not Verb.RUN else shown

        with self._working():
            private = within or press.verb in _ASIDE
            await self.answers.answer(interaction, work, private=private)

    async def _show_form(self, interaction: Interaction, press: Press) -> bool:
        """Open the form that makes a digest on the topic of an answer; False where it cannot be.

        Then the answer to the button offers the same with buttons of its own.
        """
        topic = None
        with suppress(TimeoutError):
            looked_up = self._conversation.topic_of(press, _place(interaction))
            topic = await asyncio.wait_for(looked_up, _TO_LOOK_UP)
        if topic is None:
            return False

        async def show() -> None:
            await interaction.response.send_modal(form(topic))

        try:
            await acknowledge(show, self._delays)
        except discord.HTTPException as error:
            log.warning("form not shown", platform="discord", reason=kind_of(error))
            return False
        return True

    async def _on_form(self, interaction: Interaction) -> None:
        """Make the digest that a form asks for, or tell what is wrong with it."""
        data: Any = interaction.data or {}
        if data.get("custom_id") != FORM or self.closing:
            await self.answers.refuse(interaction, RESTARTING if self.closing else UNKNOWN_BUTTON)
            return
        read = read_form(values_of(data))
        if isinstance(read, Command):
            await self.say(interaction, str(read))
        else:
            await self.answers.refuse(interaction, " ".join(read.values()))

    async def on_message(self, message: discord.Message) -> None:
        """Answer a mention or a direct message."""
        if self.user is None or (line := asked_of(message, self.user)) is None:
            return
        place = place_of(
            message.guild.id if message.guild else None, message.channel, message.channel.id
        )
        asker = asker_of(message.author, _permissions(message))

        async def work() -> Posting:
            if self.closing:
                return Posting(reply=present_restarting())
            if message.attachments and is_adding(line):
                given = await files_of(message, self._max_file_size)
                return await self._conversation.add_files(given, place, asker)
            return await self._conversation.say(line, place, asker, by_message=True)

        with self._working():
            await self.answers.reply(message, work)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Log what no handler has caught; there is nobody to tell."""
        # discord.py calls this where it has caught something.
        log.exception("failed", what=event_method, platform="discord")  # noqa: LOG004

    # ── the end ────────────────────────────────────────────────────────────────────────────
    async def finish(self, seconds: float) -> None:
        """Begin nothing more, and wait for what is being answered, for so long at most.

        Who has no answer by then is told to ask again.
        """
        self.closing = True
        if not self._at_work:
            return
        _, late = await asyncio.wait(self._at_work, timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            log.warning("stopped while answering", platform="discord", answers=len(late))
            await asyncio.wait(late)

    @contextmanager
    def _working(self) -> Iterator[None]:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - coroutines run in tasks
        self._at_work.add(task)
        try:
            yield
        finally:
            self._at_work.discard(task)

    async def _will_be_private(self, line: str | None, place: Place) -> bool:
        if place.direct:
            return False
        with suppress(TimeoutError):
            return await asyncio.wait_for(self._conversation.is_private(line, place), _TO_LOOK_UP)
        return True


def intents(*, message_content: bool) -> discord.Intents:
    """Return the events that are asked for: servers, and messages that speak to the bot."""
    return discord.Intents(
        guilds=True, guild_messages=True, dm_messages=True, message_content=message_content
    )


def _place(interaction: Interaction) -> Place:
    return place_of(interaction.guild_id, interaction.channel, interaction.channel_id or 0)


def _asker(interaction: Interaction) -> Asker:
    return asker_of(interaction.user, interaction.permissions)


def _pressed(interaction: Interaction) -> str:
    """The id of a button, or the value that was chosen of a list."""
    data: Any = interaction.data or {}
    values = data.get("values") or [data.get("custom_id", "")]
    return str(values[0])


def _permissions(message: discord.Message) -> discord.Permissions | None:
    if not isinstance(message.author, discord.Member):
        return None
    if isinstance(message.channel, discord.Thread | discord.abc.GuildChannel):
        with suppress(discord.ClientException):  # a thread whose channel we do not know
            return message.channel.permissions_for(message.author)
    return None
