"""What Discord tells → what a conversation is told: pure functions, no network."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import discord

from bot.exchange import Asker, Message, Place
from bot.plain import harmless

_MARKUP = re.compile(
    r"<@!?(?P<user>\d{1,20})>|<@&(?P<role>\d{1,20})>|<#(?P<channel>\d{1,20})>"
    r"|<a?:(?P<emoji>\w{2,32}):\d{1,20}>|</(?P<command>[^:<>]{1,100}):\d{1,20}>"
    r"|<t:(?P<time>-?\d{1,13})(?::[tTdDfFRsS])?>|<(?P<link>https?://[^\s<>]+)>"
)
"""What Discord shows as something else than it is written."""
_LINK = re.compile(r"https?://[^\s<>\"“”|]+")
_AFTER_LINK = ".,;:!?'*_~)]}"
"""Signs that end a sentence or a bracket around a link, not the link."""


def place_of(guild_id: int | None, channel: object, channel_id: int) -> Place:
    """Return where something is said; a thread counts as the channel that it hangs on."""
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return Place(
        platform="discord",
        space=str(guild_id or ""),
        channel=str(parent or channel_id),
        direct=guild_id is None,
    )


def asker_of(
    user: discord.User | discord.Member, permissions: discord.Permissions | None = None
) -> Asker:
    """Return who asks; whoever may change a server or its channels may change what we keep."""
    if not isinstance(user, discord.Member):
        return Asker(id=str(user.id))
    manages = permissions is not None and (
        permissions.administrator or permissions.manage_guild or permissions.manage_channels
    )
    roles = frozenset(str(role.id) for role in user.roles if not role.is_default())
    return Asker(id=str(user.id), manages=manages, roles=roles)


def line_of(
    command: str, topic: str = "", *, private: bool | None = None, **options: object
) -> str:
    """Write a command with its options as a line; a topic may hold options of its own.

    Options come first: what a topic leaves open, such as a quotation mark, ends with the topic.
    """
    words = [f"/{command}"]
    for name, value in options.items():
        if value is not None:
            words.append('{}:"{}"'.format(name, harmless(str(value)).replace('"', "")))
    # Made harmless here: a control sequence without an end would swallow what follows it.
    words.append(harmless(topic))
    if private is not None:
        words.append("private" if private else "public")
    return " ".join(word for word in words if word)


def asked_of(message: discord.Message, own: discord.ClientUser) -> str | None:
    """Return what a message asks the bot; None where it does not speak to it.

    It speaks to the bot in a direct message, or where it names the bot, or the role of the same
    name that Discord offers beside it.
    """
    if message.author.bot or message.webhook_id is not None or message.is_system():
        return None
    text, spoken_to = message.content, message.guild is None
    role = message.guild.self_role if message.guild else None
    names = [f"<@{own.id}>", f"<@!{own.id}>", *([f"<@&{role.id}>"] if role else [])]
    for name in names:
        spoken_to = spoken_to or name in text
        text = text.replace(name, " ")
    if not spoken_to:
        return None
    # Addresses stay as they are: a "_" in one is no markup.
    asked = discord.utils.remove_markdown(_plain(text, message), ignore_links=True)
    return " ".join(asked.split()).lstrip(",:;- ") or "/help"


def message_of(message: discord.Message) -> Message:
    """Return what somebody wrote, without the markup of Discord."""
    written = _written(message)
    plain = discord.utils.remove_markdown(_plain(written, message), ignore_links=True)
    return Message(
        text=plain.strip(),
        author=message.author.display_name,
        said=message.created_at,
        url=message.jump_url,
        links=links_in(written),
    )


def links_in(text: str) -> tuple[str, ...]:
    """Return the addresses of web pages in a text, each once, in their order."""
    found = (match.rstrip(_AFTER_LINK) for match in _LINK.findall(text))
    return tuple(dict.fromkeys(found))


def _written(message: discord.Message) -> str:
    """All that a message shows as text: its own, what it forwards, and its cards.

    The cards of a link repeat the page behind it; those of a feed are all that it says.
    """
    parts = [message.content]
    parts += [snapshot.content for snapshot in message.message_snapshots]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or "", embed.url or ""]
        parts += [f"{field.name}: {field.value}" for field in embed.fields]
    return "\n\n".join(dict.fromkeys(part for part in parts if part))


def _plain(text: str, message: discord.Message) -> str:
    users = {user.id: user.display_name for user in message.mentions}
    roles = {role.id: role.name for role in message.role_mentions}
    channels = {
        channel.id: str(getattr(channel, "name", "channel")) for channel in message.channel_mentions
    }
    return without_markup(text, users=users, roles=roles, channels=channels)


def without_markup(
    text: str,
    *,
    users: Mapping[int, str],
    roles: Mapping[int, str],
    channels: Mapping[int, str],
) -> str:
    """Replace what Discord shows as something else by what it shows."""

    def shown(match: re.Match[str]) -> str:
        kind, value = match.lastgroup or "", match[match.lastgroup or 0]
        match kind:
            case "user":
                return f"@{users.get(int(value), 'someone')}"
            case "role":
                return f"@{roles.get(int(value), 'role')}"
            case "channel":
                return f"#{channels.get(int(value), 'channel')}"
            case "emoji":
                return f":{value}:"
            case "command":
                return f"/{value}"
            case "time":
                return _time(int(value))
        return value

    return _MARKUP.sub(shown, text)


def _time(seconds: int) -> str:
    try:
        return f"{datetime.fromtimestamp(seconds, UTC):%-d %B %Y %H:%M} UTC"
    except (ValueError, OverflowError, OSError):
        return ""
