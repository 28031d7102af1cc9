"""The form that makes a digest: what is filled in → the command, or what is wrong with it.

Platforms show the fields in their own way; what they mean is the same everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.commands import Command
from bot.digests.reading import read_order
from bot.digests.writing import write_digest
from bot.errors import CommandError
from bot.grammar import parse

TITLE = "New digest"
SUBMIT = "Make it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something to be filled in."""

    name: str
    """As the option is called; "topic" is the topic."""
    label: str
    hint: str
    needed: bool = False
    filled_in: str = ""


FIELDS = (
    Field(name="topic", label="Topic or actor", hint="Empty for everything"),
    Field(
        name="at",
        label="At",
        hint="08:00, or 8am and 17:30",
        needed=True,
        filled_in="08:00",
    ),
    Field(
        name="days",
        label="On",
        hint="daily, mon-fri, every monday, monthly on the 1st",
        filled_in="daily",
    ),
    Field(name="tz", label="Time zone", hint="A city or a name, such as Europe/Berlin"),
    Field(name="quiet", label="Quiet hours", hint="22:00-07:00: what falls in between waits"),
)
"""As many as a form on Discord takes."""
ONLY_IF_NEW = "only_if_new"
ONLY_IF_NEW_LABEL = "Say nothing when nothing is new"


def read_form(values: Mapping[str, str]) -> Command | dict[str, str]:
    """Return the command that a form asks for; else what is wrong, by the names of its fields."""
    mistakes = {}
    for field in FIELDS:
        value = values.get(field.name, "").strip()
        if (field.needed or value) and (wrong := _mistake(field.name, value)):
            mistakes[field.name] = wrong
    if mistakes:
        return mistakes
    options = {name: values.get(name, "") for name in ("tz", "quiet")}
    options["empty"] = "silent" if values.get(ONLY_IF_NEW) else ""
    command = write_digest(
        values.get("topic", ""), values.get("at", ""), days=values.get("days", ""), **options
    )
    try:
        read_order(command)
    except CommandError as error:
        return {"topic": str(error)}
    return command


def _mistake(name: str, value: str) -> str:
    bare = value.replace('"', "")
    try:
        if name == "topic":
            read_order(write_digest(value, "08:00"))
        else:
            at = "" if name == "at" else "at:8 "
            read_order(parse(f'/digest add {at}{name}:"{bare}"'))
    except CommandError as error:
        return str(error)
    return ""
