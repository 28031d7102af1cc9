"""Pages and files → the arguments of discord.py's calls."""

import io
from typing import Any, NamedTuple

import discord
from discord.app_commands import Choice

from bot.chat.discord.controls import Row, view
from bot.chat.discord.escape import escaped, fitting, harmless_name
from bot.chat.discord.limits import COMPLETION, CONTENT, DESCRIPTION_OF_FILE, length
from bot.chat.discord.paging import split_off
from bot.chat.discord.render import render
from bot.exchange import File, Posting


class Parcel(NamedTuple):
    """One message. What it holds is kept as it is, so that it can be sent again."""

    content: str
    embeds: tuple[discord.Embed, ...] = ()
    rows: tuple[Row, ...] = ()
    file: File | None = None

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of one call: a file is read to its end by it."""
        arguments: dict[str, Any] = {"content": self.content, "embeds": list(self.embeds)}
        if (controls := view(self.rows)) is not None:
            arguments["view"] = controls
        if self.file is not None:
            arguments["file"] = discord.File(
                io.BytesIO(self.file.content),
                filename=harmless_name(self.file.name),
                description=fitting(self.file.alternative or self.file.title, DESCRIPTION_OF_FILE),
            )
        return arguments


def parcels_of(shown: Posting | File) -> list[Parcel]:
    """Return the messages that show an answer, one at least."""
    if isinstance(shown, File):
        title, _ = split_off(shown.title, CONTENT)
        return [Parcel(content=escaped(title), file=shown)]
    return [
        Parcel(content=page.content, embeds=tuple(page.embeds), rows=tuple(page.rows))
        for page in render(shown)
    ]


def choice_of(name: str) -> Choice[str] | None:
    """Return a name as a completion; None where it is longer than Discord takes back."""
    if not name.strip() or length(name) > COMPLETION:
        return None
    return Choice(name=fitting(name, COMPLETION), value=name)
