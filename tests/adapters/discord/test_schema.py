"""The checks of requests find what they are there to find."""

from typing import Any

import pytest

from tests.adapters.discord.schema import violations

MESSAGES = "/channels/1/messages"
COMMANDS = "/applications/1/commands"
LINK = {"type": 2, "style": 5, "label": "Read"}
CALLBACK = "/interactions/1/token/callback"


def button(label: str = "More", custom_id: str = "b1:run:abcdefgh:0", **more: object) -> Any:
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id, **more}


def row(*controls: object) -> Any:
    return {"type": 1, "components": list(controls)}


def message(**fields: object) -> Any:
    safe = {"allowed_mentions": {"parse": []}, "nonce": "1", "enforce_nonce": True}
    return {"content": "words", **safe, **fields}


def command(name: str = "brief", **fields: object) -> Any:
    return {"name": name, "description": "the key points", "type": 1, **fields}


def option(name: str = "topic", **fields: object) -> Any:
    return {"type": 3, "name": name, "description": "what about", **fields}


def test_a_good_message_passes() -> None:
    embed = {"type": "rich", "description": "words", "url": "https://news.example/1"}
    body = message(embeds=[embed], components=[row(button())])
    assert violations("POST", MESSAGES, body) == []


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"content": "x" * 2001}, "2001 characters"),
        ({"content": "🙂" * 1001}, "2002 characters"),
        ({"content": " "}, "message is empty"),
        ({"allowed_mentions": None}, "everything pings"),
        ({"allowed_mentions": {"parse": ["users"]}}, "may be pinged"),
        ({"nonce": None}, "second message"),
        ({"embeds": [{"description": "x" * 3001}, {"description": "x" * 3000}]}, "6001"),
        ({"embeds": [{"title": ""}]}, "embed is empty"),
        ({"embeds": [{"fields": [{"name": " ", "value": "x"}]}]}, "field of an embed"),
        ({"embeds": [{"title": "x" * 257}]}, "too long"),
        ({"embeds": [{"description": "x", "url": "javascript:1"}]}, "no web address"),
        ({"embeds": [{"image": {"url": "attachment://a.png"}}]}, "not sent along"),
        ({"components": [row(button(), button())]}, "used 2 times"),
        ({"components": [row({"type": 2, "style": 2, "label": "x"})]}, "no custom_id"),
        ({"components": [row(button(" "))]}, "no label"),
        ({"components": [row(button(custom_id=str(n))) for n in range(6)]}, "6 rows"),
        ({"components": [row(*(button(custom_id=str(n)) for n in range(6)))]}, "components[0]"),
        ({"components": [row({**LINK, "url": "ftp://x.example"})]}, "no web address"),
        ({"colour": 1}, "colour"),
        ({"content": "a\u202eb"}, "turns its direction"),
    ],
)  # fmt: skip
def test_a_message_that_discord_or_we_would_refuse(
    fields: dict[str, object], complaint: str
) -> None:
    assert complaint in " ".join(violations("POST", MESSAGES, message(**fields)))


def test_an_edit_of_the_buttons_alone_passes() -> None:
    assert violations("PATCH", f"{MESSAGES}/2", {"components": [row(button())]}) == []


@pytest.mark.parametrize(
    ("commands", "complaint"),
    [
        ([command("Brief")], "no name"),
        ([command("brief this")], "no name"),
        ([command(), command()], "2 times"),
        ([command(options=[option(), option("since", required=True)])], "stands after"),
        ([command(options=[option(), option()])], "one name"),
        ([command(description="x" * 101)], "too long"),
        ([command(type=3)], "context menu"),
    ],
)
def test_a_command_that_discord_would_refuse(commands: list[object], complaint: str) -> None:
    assert complaint in " ".join(violations("PUT", COMMANDS, commands))


def test_good_commands_pass() -> None:
    menu = {"type": 3, "name": "Brief this"}
    good = command(options=[option("topic", required=True), option("since", autocomplete=True)])
    assert violations("PUT", COMMANDS, [good, menu]) == []


def test_answers_to_interactions_are_told_apart() -> None:
    choices = {"type": 8, "data": {"choices": [{"name": "Iris Vale", "value": "Iris Vale"}]}}
    assert violations("POST", CALLBACK, choices) == []
    assert violations("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}) == []
    assert violations("POST", CALLBACK, {"type": 4, "data": {"content": "words"}}) != []
    choices["data"] = {"choices": [{"name": "x" * 101, "value": "x"}]}
    assert "choices[0]" in " ".join(violations("POST", CALLBACK, choices))


def test_an_unknown_route_is_no_place_for_a_body() -> None:
    assert violations("POST", "/guilds/1/bans/bulk", {"user_ids": []}) != []
    assert violations("GET", "/gateway/bot", None) == []
