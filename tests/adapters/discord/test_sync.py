"""Commands as Discord has them, and when they are sent."""

import pytest

from bot.chat.discord.client import BriefClient
from bot.chat.discord.commands import ADD_THIS, BRIEF_THIS
from bot.chat.discord.sync import same
from bot.commands import FORMS, Name
from tests.adapters.discord.schema import violations
from tests.adapters.discord.world import World

SUBCOMMAND = 1


def _commands() -> list[dict[str, object]]:
    client = BriefClient(World().conversation())
    return [command.to_dict(client.tree) for command in client.tree.get_commands()]


@pytest.mark.asyncio
async def test_every_command_is_there_with_its_options() -> None:
    found = {str(command["name"]): command for command in _commands()}
    assert set(found) == {*Name, ADD_THIS, BRIEF_THIS}
    for name, form in FORMS.items():
        options = found[name].get("options")
        assert isinstance(options, list)
        if options[0]["type"] == SUBCOMMAND:
            options = options[0]["options"]
        if [option["name"] for option in options] == ["what"]:
            continue  # typed as a sentence
        assert set(form.options) <= {option["name"] for option in options}
        assert ("private" in {option["name"] for option in options}) == ("[private]" in form.usage)


@pytest.mark.asyncio
async def test_discord_takes_the_commands() -> None:
    assert violations("PUT", "/applications/1/commands", _commands()) == []


@pytest.mark.asyncio
async def test_what_discord_adds_is_no_difference() -> None:
    theirs = [
        command
        | {"id": "1", "version": "2", "application_id": "3", "default_permission": True}
        | {"contexts": [1, 0], "name_localizations": None, "options": command.get("options", [])}
        for command in _commands()
    ]
    assert same(_commands(), reversed(theirs))


@pytest.mark.asyncio
async def test_every_change_is_a_difference() -> None:
    ours = _commands()
    assert not same(ours, ours[1:])
    assert not same(ours[1:], ours)
    for key, value in {"description": "other", "contexts": [0], "nsfw": True}.items():
        assert not same(ours, [ours[0] | {key: value}, *ours[1:]])
    options = ours[0]["options"]
    assert isinstance(options, list)
    for changed in (
        options[1:],
        [options[0] | {"autocomplete": False}, *options[1:]],
        [options[0] | {"max_length": 7}, *options[1:]],
        [options[0] | {"required": True}, *options[1:]],
        list(reversed(options)),
    ):
        assert not same(ours, [ours[0] | {"options": changed}, *ours[1:]])
