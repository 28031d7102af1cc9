"""What "Brief this" is given: a message with its replies, its thread and its files.

What the bot may not read is left out: without the message content intent Discord hides the text
of other messages, without the permission to read the history it hides them altogether.
"""

from collections.abc import Iterable
from contextlib import suppress

import aiohttp
import discord

from bot.chat.discord.events import message_of
from bot.chat.discord.wording import not_handed_out, too_large
from bot.exchange import Given, Message, Upload
from bot.presenters.given import together_too_large

MAX_REPLIES = 20
"""Messages that are followed upwards; each costs a call."""
MAX_THREAD = 100
"""Messages of a thread: what one call gives."""
MAX_FILES = 10
"""Files of all messages together: what one message can hold."""


async def gather(message: discord.Message, client: discord.Client, max_size: int) -> Given:
    """Collect what belongs to a message.

    Args:
        message: The message that was chosen.
        client: Asks Discord for the rest.
        max_size: Larger files, in bytes, are not fetched.
    """
    found = {one.id: one for one in await _thread(message, client)}
    found |= {one.id: one for one in await _replied_to(message)}
    # Discord shows the text of the chosen message, whatever it hides of the others.
    found[message.id] = message
    own = client.user.id if client.user else 0
    chosen = [
        found[id_] for id_ in sorted(found) if found[id_].author.id != own or id_ == message.id
    ]
    uploads, left_out = await _read_files(chosen, max_size)
    return Given(messages=_said(chosen), uploads=uploads, left_out=left_out)


async def files_of(message: discord.Message, max_size: int) -> Given:
    """Collect the files of a message alone, without what others wrote around it."""
    uploads, left_out = await _read_files([message], max_size)
    return Given(messages=(), uploads=uploads, left_out=left_out)


async def _read_files(
    messages: Iterable[discord.Message], max_size: int
) -> tuple[tuple[Upload, ...], tuple[str, ...]]:
    """Return the files of messages, and what could not be had of them, in words."""
    uploads, left_out, room = [], [], max_size
    for attachment in [file for one in messages for file in _files(one)][:MAX_FILES]:
        if attachment.size > max_size:
            left_out.append(too_large(attachment.filename, max_size))
            continue
        if attachment.size > room:
            left_out.append(together_too_large(attachment.filename, max_size))
            continue
        try:
            content = await attachment.read()
        except (discord.HTTPException, aiohttp.ClientError, OSError):
            left_out.append(not_handed_out(attachment.filename))
            continue
        room -= len(content)
        uploads.append(Upload(name=attachment.filename, content=content))
    return tuple(uploads), tuple(left_out)


def _said(messages: Iterable[discord.Message]) -> tuple[Message, ...]:
    said = (message_of(message) for message in messages)
    return tuple(message for message in said if message.text)


def _files(message: discord.Message) -> list[discord.Attachment]:
    forwarded = [file for snapshot in message.message_snapshots for file in snapshot.attachments]
    return [*message.attachments, *forwarded]


async def _replied_to(message: discord.Message) -> list[discord.Message]:
    """The message that this one answers, the one which that one answers, and so on."""
    chain: list[discord.Message] = []
    with suppress(discord.HTTPException):  # gone, or not ours to see
        while len(chain) < MAX_REPLIES:
            reference = (chain[-1] if chain else message).reference
            if (
                reference is None
                or reference.message_id is None
                or reference.type is not discord.MessageReferenceType.reply
            ):
                break
            known = reference.cached_message or reference.resolved
            if isinstance(known, discord.DeletedReferencedMessage):
                break
            chain.append(known or await message.channel.fetch_message(reference.message_id))
    return chain


async def _thread(message: discord.Message, client: discord.Client) -> list[discord.Message]:
    """The thread that a message begins or is in, with the message that it hangs on."""
    with suppress(discord.HTTPException):
        thread: object = message.thread or message.channel
        if message.thread is None and message.flags.has_thread:  # an archived one
            thread = await client.fetch_channel(message.id)
        if isinstance(thread, discord.Thread):
            found = [one async for one in thread.history(limit=MAX_THREAD)]
            with suppress(discord.HTTPException):
                if isinstance(thread.parent, discord.TextChannel):
                    found.append(await thread.parent.fetch_message(thread.id))
            return [one for one in found if not one.is_system()]
    return []
