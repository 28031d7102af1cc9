"""/digest and /watch as Discord offers them: a command for everything that can be done."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.chat.discord.events import line_of
from bot.chat.discord.payloads import choice_of
from bot.commands import MAX_LENGTH, MAX_POINTS, Name
from bot.digests.orders import Action
from bot.digests.reading import MAX_AT_MOST
from bot.digests.zones import complete_zone

if TYPE_CHECKING:
    from bot.chat.discord.client import BriefClient

    Interaction = discord.Interaction[BriefClient]
else:
    # discord.py reads the annotations of commands, and only wants to see what this is.
    Interaction = discord.Interaction
Callback = TypeVar("Callback", bound=Callable[..., Any])
Topic = Range[str, 1, MAX_LENGTH - 200]
"""A topic: what a line holds beside its options."""
Short = Range[str, 1, 60]
Points = Range[int, 1, MAX_POINTS]

_OFFERED = 25
"""Choices that Discord shows."""
_TIMES = ("08:00", "07:00", "09:00", "12:00", "17:00", "18:00", "8am and 17:30")
_DAYS = (
    "daily",
    "mon-fri",
    "weekends",
    "every monday",
    "every friday",
    "monthly on the 1st",
    "monthly on the last day",
)
"""Offered where days are asked for; anything else may be typed."""
_TOPIC = "a topic, a name, or “words in quotation marks” that belong together"
_WHICH = "its number on the list, its id or its topic; none: the only one, or you are asked"
_OPTIONS = {
    "at": "times of day: 08:00, or 8am and 17:30",
    "days": "mon-fri, every monday, monthly on the 1st; none: every day",
    "tz": "a time zone by its city; none: your own",
    "points": "how many points",
    "quiet": "22:00-07:00: what falls in between waits; off ends that",
    "only_if_new": "true: says nothing on empty days; false: says so in a line",
}


def digest() -> app_commands.Group:
    """Return /digest with its subcommands."""
    group = app_commands.Group(name=Name.DIGEST, description="What is new, at set times")

    @group.command(name="add", description="A digest for this place, at set times")
    @_with_options(topic=_TOPIC + "; none: everything")
    async def add(
        interaction: Interaction,
        *,
        at: Short,
        topic: Topic = "",
        days: Short | None = None,
        tz: Short | None = None,
        points: Points | None = None,
        quiet: Short | None = None,
        only_if_new: bool = False,
    ) -> None:
        empty = "silent" if only_if_new else None
        await _say(
            interaction,
            line_of(
                "digest add",
                topic,
                at=at,
                days=days,
                tz=tz,
                points=points,
                quiet=quiet,
                empty=empty,
            ),
        )

    @group.command(name="edit", description="Changes what you name, and leaves the rest")
    @_with_options(which="its number on the list, or its id", topic=_TOPIC)
    async def edit(
        interaction: Interaction,
        *,
        which: Short,
        topic: Topic = "",
        at: Short | None = None,
        days: Short | None = None,
        tz: Short | None = None,
        points: Points | None = None,
        quiet: Short | None = None,
        only_if_new: bool | None = None,
    ) -> None:
        empty = None if only_if_new is None else "silent" if only_if_new else "line"
        await _say(
            interaction,
            line_of(
                f"digest edit {_quoted(which)}",
                topic,
                at=at,
                days=days,
                tz=tz,
                points=points,
                quiet=quiet,
                empty=empty,
            ),
        )

    @group.command(name="zone", description="Your own time zone")
    @app_commands.describe(zone="a city, such as Berlin; none: which one it is")
    @app_commands.autocomplete(zone=_complete_tz)
    async def zone(interaction: Interaction, zone: Short | None = None) -> None:
        await _say(interaction, line_of("digest zone", zone or ""))

    group.add_command(_list(Name.DIGEST, "The digests of this place"))
    group.add_command(_one(Name.DIGEST, Action.PAUSE, "Stops a digest until it is resumed"))
    group.add_command(_one(Name.DIGEST, Action.RESUME, "Lets a paused digest go on"))
    group.add_command(_one(Name.DIGEST, Action.REMOVE, "Removes a digest"))
    group.add_command(_one(Name.DIGEST, Action.PREVIEW, "What it would say now, to you alone"))
    group.add_command(_one(Name.DIGEST, Action.NOW, "Sends a digest now"))
    return group


def watch() -> app_commands.Group:
    """Return /watch with its subcommands."""
    group = app_commands.Group(
        name=Name.WATCH, description="An alert when something new is said of a topic or an actor"
    )

    @group.command(name="add", description="Watches a topic or an actor for this place")
    @app_commands.describe(topic=_TOPIC, at_most="alerts an hour; what is over that is gathered")
    @app_commands.autocomplete(topic=_complete)
    async def add(
        interaction: Interaction,
        *,
        topic: Topic,
        at_most: Range[int, 1, MAX_AT_MOST] | None = None,
    ) -> None:
        await _say(interaction, line_of("watch add", topic, atmost=at_most))

    group.add_command(_list(Name.WATCH, "What is watched in this place"))
    group.add_command(_one(Name.WATCH, Action.PAUSE, "Stops a watch until it is resumed"))
    group.add_command(_one(Name.WATCH, Action.RESUME, "Lets a paused watch go on"))
    group.add_command(_one(Name.WATCH, Action.REMOVE, "Removes a watch"))
    return group


def _with_options(**described: str) -> Callable[[Callback], Callback]:
    """Describe what a command takes, and offer what may be typed; all take `_OPTIONS`."""

    def decorate(callback: Callback) -> Callback:
        described_too = app_commands.describe(**described, **_OPTIONS)(callback)
        return app_commands.autocomplete(
            topic=_complete, at=_complete_at, days=_complete_days, tz=_complete_tz
        )(described_too)

    return decorate


def _list(name: Name, description: str) -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name=Action.LIST, description=description)
    async def list_(interaction: Interaction) -> None:
        await _say(interaction, f"/{name} {Action.LIST}")

    return list_


def _one(name: Name, action: Action, description: str) -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name=action, description=description)
    @app_commands.describe(which=_WHICH)
    async def one(interaction: Interaction, which: Short | None = None) -> None:
        await _say(interaction, line_of(f"{name} {action}", _quoted(which) if which else ""))

    return one


def _quoted(which: str) -> str:
    """Words that stay one word of the line, whatever they are."""
    return '"{}"'.format(which.replace('"', " "))


async def _say(interaction: Interaction, line: str) -> None:
    await interaction.client.say(interaction, line)


async def _complete(interaction: Interaction, current: str) -> list[Choice[str]]:
    names = await interaction.client.complete(interaction, current)
    return [choice for choice in map(choice_of, names) if choice is not None]


async def _complete_tz(_: Interaction, current: str) -> list[Choice[str]]:
    return [Choice(name=zone, value=zone) for zone in complete_zone(current, _OFFERED)]


async def _complete_at(_: Interaction, current: str) -> list[Choice[str]]:
    return _beginning(_TIMES, current)


async def _complete_days(_: Interaction, current: str) -> list[Choice[str]]:
    return _beginning(_DAYS, current)


def _beginning(offered: tuple[str, ...], current: str) -> list[Choice[str]]:
    typed = current.strip().casefold()
    return [Choice(name=each, value=each) for each in offered if each.startswith(typed)]
