"""Whether the commands that Discord has are the commands that we have.

Discord takes 200 new commands a day, and a sync at every start shows all users a moment without
commands; so they are compared first. What Discord adds (ids, versions, defaults) is no
difference.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.chat.discord.wire import again

log = structlog.get_logger(__name__)

_COMMAND = (
    "type",
    "name",
    "description",
    "options",
    "contexts",
    "integration_types",
    "default_member_permissions",
    "nsfw",
    "name_localizations",
    "description_localizations",
)
_OPTION = (
    "type",
    "name",
    "description",
    "required",
    "choices",
    "options",
    "autocomplete",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "channel_types",
)
_CHAT_INPUT = 1


async def sync(tree: app_commands.CommandTree[Any], delays: Sequence[float]) -> bool:
    """Give Discord our commands if it has others; True where it had.

    Raises:
        discord.HTTPException: Discord refuses.
    """
    application = tree.client.application_id
    if application is None:
        raise discord.MissingApplicationID
    ours = [command.to_dict(tree) for command in tree.get_commands()]
    theirs = await again(lambda: tree.client.http.get_global_commands(application), delays)
    if same(ours, theirs):
        return False
    await again(tree.sync, delays)
    log.info("commands synced", platform="discord", commands=len(ours))
    return True


def same(ours: Iterable[Mapping[str, Any]], theirs: Iterable[Mapping[str, Any]]) -> bool:
    """Whether two sets of commands mean the same; their order does not matter."""
    return _named(ours) == _named(theirs)


def _named(commands: Iterable[Mapping[str, Any]]) -> dict[tuple[int, str], Any]:
    found = [_said(command, _COMMAND) for command in commands]
    return {
        (command.get("type", _CHAT_INPUT), command.get("name", "")): command for command in found
    }


def _said(value: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """What a command or option says, without what is the same as saying nothing."""
    said = {}
    for key in keys:
        part = value.get(key)
        if key == "type":
            part = int(part or _CHAT_INPUT)
        elif key in ("contexts", "integration_types") and part is not None:
            part = sorted(part)
        elif key == "options":
            part = [_said(option, _OPTION) for option in part or ()]
        elif key == "choices":
            part = [(choice["name"], choice["value"]) for choice in part or ()]
        elif key == "default_member_permissions" and part is not None:
            part = str(part)
        if part is not None and part is not False and part not in ([], {}, ""):
            said[key] = part
    return said
