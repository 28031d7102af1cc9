"""The doctor, against a Slack and a Discord of the tests' own."""

import re
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.chat.slack.manifest import SCOPES
from bot.serving.doctor import examine, examine_machine
from bot.serving.findings import State, clock
from bot.settings import Settings
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import put, story

MESSAGE_CONTENT = 1 << 19


@dataclass
class Platforms:
    """What the platforms answer."""

    slack: dict[str, Any] = field(
        default_factory=lambda: {"ok": True, "user": "briefbot", "team": "News", "team_id": "T1"}
    )
    scopes: str | None = ",".join(SCOPES)
    socket: dict[str, Any] = field(default_factory=lambda: {"ok": True, "url": "wss://x"})
    status: int = 200
    flags: int = MESSAGE_CONTENT
    guilds: list[dict[str, str]] = field(default_factory=lambda: [{"id": "9", "name": "Desk"}])
    ahead: timedelta = timedelta()
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.path, request.headers["Authorization"]))
        headers = {"Date": format_datetime(datetime.now(UTC) + self.ahead, usegmt=True)}
        match request.path.rpartition("/")[2]:
            case "auth.test":
                if self.scopes is not None:
                    headers["X-OAuth-Scopes"] = self.scopes
                return web.json_response(self.slack, headers=headers)
            case "apps.connections.open":
                return web.json_response(self.socket, headers=headers)
            case "guilds":
                return web.json_response(self.guilds, headers=headers)
        body = {"username": "briefbot", "flags": self.flags}
        return web.json_response(body, headers=headers, status=self.status)


@pytest.fixture
def platforms() -> Platforms:
    return Platforms()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    index = SqliteIndex(path)
    put(index, story("Copper fell."))
    index.close()
    return path


@pytest_asyncio.fixture
async def settings(platforms: Platforms, store: Path) -> AsyncIterator[Settings]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", platforms.answer)
    server = TestServer(app)
    async with server:
        yield Settings.model_validate(
            {
                "database": store,
                "state": store.with_name("own.db"),
                "slack_bot_token": "xoxb-canary",
                "slack_app_token": "xapp-canary",
                "slack_api_url": str(server.make_url("/api/")),
                "discord_token": "canary",
                "discord_api_url": str(server.make_url("/v10")),
                "discord_message_content": True,
            }
        )


async def found(settings: Settings) -> dict[str, tuple[State, str]]:
    return {each.what: (each.state, each.said) async for each in examine(settings)}


@pytest.mark.asyncio
async def test_where_all_is_well_nothing_is_to_mend(
    settings: Settings, platforms: Platforms
) -> None:
    health = await found(settings)
    health.pop("model")  # which need not be on the machine that runs this test
    assert {state for state, _ in health.values()} == {State.OK}, health
    assert health["slack token"][1] == "briefbot in News (slack:T1)"
    assert health["discord servers"][1] == "Desk (discord:9)"
    assert health["library"][1] == "main holds 1 document"
    assert platforms.asked == [
        ("/api/auth.test", "Bearer xoxb-canary"),
        ("/api/apps.connections.open", "Bearer xapp-canary"),
        ("/v10/users/@me", "Bot canary"),
        ("/v10/applications/@me", "Bot canary"),
        ("/v10/users/@me/guilds", "Bot canary"),
    ]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("change", "what", "mend"),
    [
        ({"slack": {"ok": False, "error": "invalid_auth"}}, "slack token", "SLACK_BOT_TOKEN.*xoxb"),
        ({"slack": {}}, "slack token", "SLACK_BOT_TOKEN"),
        ({"scopes": "chat:write"}, "slack scopes", "commands.*not granted.*manifest slack"),
        ({"socket": {"ok": False, "error": "x"}}, "slack app token", "connections:write"),
        ({"status": 401}, "discord token", "DISCORD_TOKEN is not accepted.*Reset Token"),
        ({"status": 503}, "discord token", "status 503.*later"),
        ({"flags": 0}, "discord intents", "Message Content Intent.*DISCORD_MESSAGE_CONTENT"),
        ({"guilds": []}, "discord servers", "manifest discord"),
        ({"ahead": timedelta(minutes=5)}, "slack clock", "(299|300|301) s slow. Set it"),
        ({"ahead": -timedelta(minutes=5)}, "discord clock", "(299|300|301) s fast"),
    ],
)
async def test_what_is_wrong_is_told_with_what_to_mend(
    settings: Settings, platforms: Platforms, change: dict[str, Any], what: str, mend: str
) -> None:
    for name, value in change.items():
        setattr(platforms, name, value)
    health = await found(settings)
    state, said = health[what]
    assert state is State.MEND
    assert re.search(mend, said), said
    assert not any("canary" in said for _, said in health.values())


@pytest.mark.asyncio
async def test_what_a_platform_does_not_say_is_no_fault(
    settings: Settings, platforms: Platforms
) -> None:
    platforms.scopes = None
    health = await found(settings.model_copy(update={"discord_message_content": False}))
    assert health["slack scopes"][0] is State.NOTE
    assert health["discord intents"][0] is State.NOTE


@pytest.mark.asyncio
async def test_a_platform_that_cannot_be_reached_does_not_end_it(settings: Settings) -> None:
    nowhere = "http://127.0.0.1:1/"
    health = await found(
        settings.model_copy(update={"slack_api_url": nowhere, "discord_api_url": nowhere})
    )
    assert [health[name][0] for name in ("slack", "discord")] == [State.MEND] * 2
    assert "cannot be reached" in health["slack"][1]


@pytest.mark.asyncio
async def test_a_platform_without_token_is_a_note(store: Path) -> None:
    health = await found(Settings(database=store))
    assert "SLACK_BOT_TOKEN" in health["slack"][1]
    assert "DISCORD_TOKEN" in health["discord"][1]
    assert {health["slack"][0], health["discord"][0]} == {State.NOTE}


def test_a_store_that_is_missing_empty_or_damaged_is_told(store: Path, tmp_path: Path) -> None:
    def library(settings: Settings) -> list[tuple[str, State, str]]:
        found = examine_machine(settings)
        return [
            (each.what, each.state, each.said)
            for each in found
            if each.what in ("store", "library")
        ]

    missing = tmp_path / "missing.db"
    [(_, state, said)] = library(Settings(database=missing))
    assert (state, "briefbot add" in said) == (State.MEND, True)
    assert not missing.exists()
    found = library(Settings(database=store, spaces={"slack:T1": "news"}))
    assert [state for _, state, _ in found] == [State.OK, State.OK, State.MEND]
    assert "news is empty" in found[2][2]
    with sqlite3.connect(store) as other:
        other.execute("DELETE FROM full_text_1_data WHERE id > 100")
    other.close()
    assert "damaged" in library(Settings(database=store))[0][2]
    store.write_text("no store")
    [(_, state, said)] = library(Settings(database=store))
    assert (state, "not a store" in said) == (State.MEND, True)


def test_a_library_that_is_open_beside_others_that_are_not_is_told(store: Path) -> None:
    def told(**values: object) -> list[State]:
        settings = Settings.model_validate({"database": store, **values})
        return [each.state for each in examine_machine(settings) if each.what == "spaces"]

    mapped = {"slack:T1": "main"}
    assert told() == told(spaces=mapped) == told(spaces=mapped, default_for_all=False) == []
    assert told(spaces=mapped, default_for_all=True) == [State.MEND]


def test_a_damaged_file_of_the_bots_own_is_told(store: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.db"
    own.write_text("nothing of ours")
    [said] = [
        each
        for each in examine_machine(Settings(database=store, state=own))
        if each.what == "state"
    ]
    assert (said.state, "BRIEFBOT_STATE" in said.said) == (State.MEND, True)


def test_an_answer_without_a_date_tells_nothing_of_the_clock() -> None:
    assert clock("clock", None).state is State.NOTE
    assert clock("clock", "yesterday").state is State.NOTE
