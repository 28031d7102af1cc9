"""The form that makes a digest, as a modal."""

from collections.abc import Iterator, Mapping
from typing import Any

import discord

from bot.digests.forms import FIELDS, TITLE, Field

FORM = "b1:digest"
"""The modal's custom id: forms that are open outlive a restart of the bot."""
MAX_TEXT = 300
"""Characters of a field; a line has 500, with its options."""


def form(topic: str) -> discord.ui.Modal:
    """Return the modal, with the topic filled in.

    It is stopped from the start: nothing of it is kept in memory, and what is filled in is read
    from the interaction.
    """
    modal = discord.ui.Modal(title=TITLE, custom_id=FORM)
    filled_in = {"topic": topic[:MAX_TEXT]}
    for field in FIELDS:
        modal.add_item(_input(field, filled_in.get(field.name, field.filled_in)))
    modal.stop()
    return modal


def values_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what is filled in, by the names of the fields."""
    return dict(_values(data.get("components") or ()))


def _values(parts: Any) -> Iterator[tuple[str, str]]:
    for part in parts:
        if "value" in part:
            yield str(part.get("custom_id", "")), str(part["value"] or "")
        yield from _values(part.get("components") or ())
        yield from _values([part["component"]] if part.get("component") else ())


def _input(field: Field, value: str) -> discord.ui.Label[Any]:
    text: discord.ui.TextInput[Any] = discord.ui.TextInput(
        custom_id=field.name,
        required=field.needed,
        default=value or None,
        max_length=MAX_TEXT,
    )
    return discord.ui.Label(text=field.label, description=field.hint, component=text)
