"""How the bot on Discord starts, is watched, and ends."""

import asyncio
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.chat.discord import app
from bot.chat.discord.client import BriefClient
from bot.chat.discord.invite import PERMISSIONS, application_of, invitation
from bot.chat.discord.watch import TOO_LONG, StuckConnection, Watch
from bot.errors import SettingsError
from bot.settings import Settings
from tests.adapters.discord.world import World

TOKEN = "OTAwMDAwMDAwMDAwMDAwMDAx.made.up"  # noqa: S105 - nobody's


def settings(**values: object) -> Settings:
    return Settings.model_validate({"discord_token": TOKEN, **values})


class Serving:
    """Stands for a client that is connected: ends as told, one after the other."""

    def __init__(self, stop: asyncio.Event, *ends: Exception) -> None:
        self._stop = stop
        self._ends = list(ends)
        self.intents: list[bool] = []

    async def __call__(self, client: BriefClient, token: str, stop: asyncio.Event) -> None:
        assert token == TOKEN
        self.intents.append(client.intents.message_content)
        if self._ends:
            raise self._ends.pop(0)
        stop.set()


@pytest.mark.asyncio
async def test_without_a_token_it_says_where_to_get_one() -> None:
    with pytest.raises(SettingsError, match="DISCORD_TOKEN is not set"):
        await app.run(Settings(discord_token=None), World().conversation(), asyncio.Event())


@pytest.mark.asyncio
async def test_a_wrong_token_is_told_without_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = asyncio.Event()
    monkeypatch.setattr(app, "serve", Serving(stop, discord.LoginFailure("no")))
    with pytest.raises(SettingsError, match="not accepted") as told:
        await app.run(settings(), World().conversation(), stop)
    assert TOKEN not in str(told.value)


@pytest.mark.asyncio
async def test_an_intent_that_is_not_granted_is_done_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stop = asyncio.Event()
    serving = Serving(stop, discord.PrivilegedIntentsRequired(None))
    monkeypatch.setattr(app, "serve", serving)
    await app.run(settings(discord_message_content=True), World().conversation(), stop)
    assert serving.intents == [True, False]


@pytest.mark.asyncio
async def test_a_server_that_cannot_be_reached_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stop = asyncio.Event()
    serving = Serving(stop, OSError("no route"), OSError("no route"))
    monkeypatch.setattr(app, "serve", serving)
    monkeypatch.setattr(app, "_DELAYS", (0.0,))
    await app.run(settings(), World().conversation(), stop)
    assert len(serving.intents) == 3


@pytest.mark.asyncio
async def test_a_connection_that_does_not_come_back_ends_the_bot() -> None:
    clock = [0.0]
    watch = Watch(BriefClient(World().conversation()), now=lambda: clock[0])
    clock[0] = TOO_LONG
    watch.look()
    clock[0] = TOO_LONG + 1
    with pytest.raises(StuckConnection, match="discordstatus"):
        watch.look()


def test_the_invitation_asks_for_what_is_used_and_for_nothing_else() -> None:
    parts = urlsplit(invitation(900000000000000001))
    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    assert (parts.scheme, parts.netloc) == ("https", "discord.com")
    assert asked["client_id"] == "900000000000000001"
    assert asked["scope"].split() == ["applications.commands", "bot"]
    granted = discord.Permissions(int(asked["permissions"]))
    assert {name for name, value in granted if value} == {
        # "view_channel" is "read_messages" to discord.py.
        "read_messages" if name == "view_channel" else name
        for name in PERMISSIONS
    }
    assert not granted.administrator


def test_the_guide_names_every_permission_with_its_reason() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "discord.md").read_text(encoding="utf-8")
    rows = {row.split("|")[2].strip() for row in guide.splitlines() if row.startswith("| ")}
    assert set(PERMISSIONS.values()) <= rows


def test_a_token_names_its_application() -> None:
    assert application_of(TOKEN) == 900000000000000001
    for odd in ("", "x", "....", "é.b.c", "YWJj.b.c"):
        assert application_of(odd) is None
