"""The commands as Discord offers them, made of the forms that every platform shares."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.chat.discord import digest_commands
from bot.chat.discord.events import line_of
from bot.chat.discord.payloads import choice_of
from bot.commands import FORMS, MAX_LENGTH, MAX_POINTS, Name, Part
from bot.presenters.failures import RESTARTING

if TYPE_CHECKING:
    from bot.chat.discord.client import BriefClient

BRIEF_THIS = "Brief this"
ADD_THIS = "Add to library"
"""The command on a message."""
_MAX_TOPIC = MAX_LENGTH - 100
"""Characters of a topic: what a line holds beside its options."""
_MAX_DESCRIPTION = 100
"""Characters of what is said of a command or an option."""
_DAYS = ("today", "yesterday", "3d", "7d", "2w", "30d", "90d", "this month", "last month")
"""Offered where a day is asked for; anything else may be typed."""
_TOPIC = "a topic, a name, or “words in quotation marks” that belong together"
_SINCE = "from this day on: 7d (days ago), 2w, monday, 2023-07-01, 2023-07"
_UNTIL = "up to this day: 2023-07-01, 2023-07, yesterday"
_PRIVATE = "true: only you see the answer; false: everybody does; else as the channel is set"

Interaction = discord.Interaction["BriefClient"]
Topic = Range[str, 1, _MAX_TOPIC]
Day = Range[str, 1, 40]


class BriefTree(app_commands.CommandTree["BriefClient"]):
    """Our commands; whatever fails in one is told to the one who used it."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        if not interaction.client.closing:
            return True
        if interaction.type is discord.InteractionType.application_command:
            await interaction.client.answers.refuse(interaction, RESTARTING)
        return False

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
        await interaction.client.answers.fail_at_once(interaction, cause)


def make_tree(client: "BriefClient") -> BriefTree:
    """Return the commands of a client: those of `bot.commands`, and one on messages."""
    tree = BriefTree(
        client,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True),
    )
    written: Mapping[Name, Callable[[], app_commands.Command[Any, ..., None] | app_commands.Group]]
    written = {
        Name.BRIEF: _brief,
        Name.WHO: _who,
        Name.TIMELINE: _timeline,
        Name.SOURCES: _sources,
        Name.DIGEST: digest_commands.digest,
        Name.WATCH: digest_commands.watch,
        Name.PRIVACY: _privacy,
        Name.HELP: _help,
    }
    for name in Name:
        tree.add_command(written[name]() if name in written else _line(name))
    tree.add_command(app_commands.ContextMenu(name=BRIEF_THIS, callback=_brief_this))
    tree.add_command(app_commands.ContextMenu(name=ADD_THIS, callback=_add_this))
    return tree


def _brief() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name=Name.BRIEF, description=_description(Name.BRIEF))
    @app_commands.describe(
        topic=_TOPIC + "; none: what matters most",
        since=_SINCE,
        until=_UNTIL,
        points="how many points",
        private=_PRIVATE,
    )
    @app_commands.autocomplete(topic=_complete, since=_complete_day, until=_complete_day)
    async def brief(
        interaction: Interaction,
        *,
        topic: Topic = "",
        since: Day | None = None,
        until: Day | None = None,
        points: Range[int, 1, MAX_POINTS] | None = None,
        private: bool | None = None,
    ) -> None:
        line = line_of(Name.BRIEF, topic, private=private, since=since, until=until, points=points)
        await interaction.client.say(interaction, line)

    return brief


def _who() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name=Name.WHO, description=_description(Name.WHO))
    @app_commands.describe(
        name="a person, an organisation or a group",
        show="one part of the card in full",
        private=_PRIVATE,
    )
    @app_commands.autocomplete(name=_complete)
    @app_commands.choices(show=[Choice(name=part.value, value=part.value) for part in Part])
    async def who(
        interaction: Interaction,
        *,
        name: Topic,
        show: str | None = None,
        private: bool | None = None,
    ) -> None:
        await interaction.client.say(
            interaction, line_of(Name.WHO, name, private=private, show=show)
        )

    return who


def _timeline() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name=Name.TIMELINE, description=_description(Name.TIMELINE))
    @app_commands.describe(topic=_TOPIC, since=_SINCE, until=_UNTIL, private=_PRIVATE)
    @app_commands.autocomplete(topic=_complete, since=_complete_day, until=_complete_day)
    async def timeline(
        interaction: Interaction,
        *,
        topic: Topic,
        since: Day | None = None,
        until: Day | None = None,
        private: bool | None = None,
    ) -> None:
        line = line_of(Name.TIMELINE, topic, private=private, since=since, until=until)
        await interaction.client.say(interaction, line)

    return timeline


def _sources() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name=Name.SOURCES, description=_description(Name.SOURCES))
    @app_commands.describe(
        topic=_TOPIC + "; none: all documents", since=_SINCE, until=_UNTIL, private=_PRIVATE
    )
    @app_commands.autocomplete(topic=_complete, since=_complete_day, until=_complete_day)
    async def sources(
        interaction: Interaction,
        *,
        topic: Topic = "",
        since: Day | None = None,
        until: Day | None = None,
        private: bool | None = None,
    ) -> None:
        line = line_of(Name.SOURCES, topic, private=private, since=since, until=until)
        await interaction.client.say(interaction, line)

    return sources


def _privacy() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name=Name.PRIVACY, description=_description(Name.PRIVACY))
    @app_commands.describe(answers="who sees them from now on; none: how it is set")
    async def privacy(
        interaction: Interaction, answers: Literal["private", "public"] | None = None
    ) -> None:
        await interaction.client.say(interaction, line_of(Name.PRIVACY, answers or ""))

    return privacy


def _help() -> app_commands.Command[Any, ..., None]:
    @app_commands.command(name=Name.HELP, description=_description(Name.HELP))
    @app_commands.describe(command="one of the commands")
    @app_commands.choices(
        command=[
            Choice(name=name.value, value=name.value) for name in Name if name is not Name.HELP
        ]
    )
    async def help_(interaction: Interaction, command: str = "") -> None:
        await interaction.client.say(interaction, line_of(Name.HELP, command))

    return help_


def _line(name: Name) -> app_commands.Command[Any, ..., None]:
    """A command whose arguments are a sentence: they are typed as on every other platform."""

    @app_commands.command(name=name, description=_description(name))
    @app_commands.describe(what=FORMS[name].usage.removeprefix(f"/{name} ")[:_MAX_DESCRIPTION])
    async def line(interaction: Interaction, what: Topic = "") -> None:
        await interaction.client.say(interaction, line_of(name, what))

    return line


async def _brief_this(interaction: Interaction, message: discord.Message) -> None:
    await interaction.client.brief_this(interaction, message)


async def _add_this(interaction: Interaction, message: discord.Message) -> None:
    await interaction.client.add_this(interaction, message)


async def _complete(interaction: Interaction, current: str) -> list[Choice[str]]:
    names = await interaction.client.complete(interaction, current)
    return [choice for choice in map(choice_of, names) if choice is not None]


async def _complete_day(_: Interaction, current: str) -> list[Choice[str]]:
    typed = current.strip().casefold()
    return [Choice(name=day, value=day) for day in _DAYS if day.startswith(typed)]


def _description(name: Name) -> str:
    return (FORMS[name].summary[:1].upper() + FORMS[name].summary[1:])[:_MAX_DESCRIPTION]
