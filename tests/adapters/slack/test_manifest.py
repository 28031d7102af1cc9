"""The manifest declares what the code uses, and nothing else."""

import ast
import json
from pathlib import Path
from typing import Any

import bot.chat.slack
from bot.chat.slack.manifest import COMMANDS, EVENTS, METHOD_SCOPES, SCOPES, make_manifest
from tests.adapters.slack.rules import EVENT_SCOPES
from tests.adapters.slack.rules import SCOPES as NEEDED

SDK_NAMES = {
    "files_upload_v2": {"files.getUploadURLExternal", "files.completeUploadExternal"},
}
"""Calls of the SDK that are more than one method."""


def methods_in_the_code() -> set[str]:
    """The methods of the Web API that the package calls, as its source says."""
    found: set[str] = set()
    for path in Path(next(iter(bot.chat.slack.__path__))).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = node.func.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if name in ("client", "_client"):
                attribute = node.func.attr
                found |= SDK_NAMES.get(attribute, {attribute.replace("_", ".")})
    return found


def test_every_method_that_is_called_has_its_scopes_and_no_other_is_declared() -> None:
    assert methods_in_the_code() == set(METHOD_SCOPES)


def test_the_scopes_are_those_that_slack_asks_for() -> None:
    needed = {scope for each in NEEDED.values() for scope in each if scope != "mpim:write"}
    needed |= {scope for event in EVENTS for scope in EVENT_SCOPES[event]}
    assert set(SCOPES) == needed | {"commands", "files:read"}


def test_it_can_be_pasted_for_either_mode() -> None:
    socket: Any = json.loads(json.dumps(make_manifest()))
    http: Any = make_manifest("https://bot.example.org/")
    assert socket["settings"]["socket_mode_enabled"]
    assert not http["settings"]["socket_mode_enabled"]
    urls = {each["url"] for each in http["features"]["slash_commands"]}
    urls |= {http["settings"][part]["request_url"] for part in ("interactivity",)}
    urls |= {http["settings"]["event_subscriptions"]["request_url"]}
    assert urls == {"https://bot.example.org/slack/events"}
    assert [each["command"] for each in socket["features"]["slash_commands"]] == [
        f"/{name}" for name in COMMANDS
    ]


def test_its_texts_fit_into_slacks_fields() -> None:
    manifest: Any = make_manifest()
    information = manifest["display_information"]
    assert len(information["name"]) <= 35
    assert len(information["description"]) <= 140
    for each in manifest["features"]["slash_commands"]:
        assert len(each["command"]) <= 32
        assert len(each["description"]) <= 2000
        assert len(each["usage_hint"]) <= 1000
    for each in manifest["features"]["shortcuts"]:
        assert len(each["name"]) <= 24
        assert len(each["description"]) <= 150
