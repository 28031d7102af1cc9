"""What is said in a chat and what is posted there, as values that every platform shares."""

from dataclasses import dataclass
from datetime import datetime

from bot.buttons import Button
from bot.replies import Reply
from summarizer.models import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is said."""

    platform: str
    """ "slack" or "discord"."""
    space: str
    """Id of the workspace or guild; empty in a direct message on Discord."""
    channel: str
    direct: bool = False
    """Between one person and the bot: everything there is private as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who says it."""

    id: str
    manages: bool = False
    """May change things here: an admin of the workspace, a manager of the channel."""
    roles: frozenset[str] = frozenset()
    """Ids of roles, where the platform has such."""
    zone: str = ""
    """IANA name of their time zone, where the platform tells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something that somebody wrote in a chat."""

    text: str
    """Plain: without the markup of the platform."""
    author: str
    said: datetime
    """Aware."""
    url: str = ""
    """Where it can be seen in the chat."""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that somebody attached."""

    name: str
    """As given: not to be used as a path."""
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is to be briefed: a message, or a thread in its order."""

    messages: tuple[Message, ...]
    uploads: tuple[Upload, ...] = ()
    """Together no larger than one file may be: each waits in memory until it is read."""
    left_out: tuple[str, ...] = ()
    """What could not be fetched, and why, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Something to be posted."""

    reply: Reply
    buttons: tuple[Button, ...] = ()
    private: bool = False
    """To be seen by the asker alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to be posted."""

    name: str
    media_type: str
    content: bytes
    title: str
    alternative: str = ""
    """What a picture shows, in words."""
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An answer as it was given, kept for its buttons."""

    library: str
    command: str
    """The line that asks for it again."""
    reply: Reply
    values: Model | None
    asked: datetime
    reader: str = ""
    """Who may use its buttons in direct messages, "discord:456", where it may have gone there."""
    space: str = ""
    """The workspace or guild whose library was asked."""
    private: bool = False
    """Whether the asker alone saw it for what is set for the channel: what it leads to stays so,
    whatever is set by then."""
