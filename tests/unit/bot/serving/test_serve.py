"""Serving: what starts, what goes on when something fails, and how it stops."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, cast

import pytest
import pytest_asyncio
import structlog
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.conversation import Conversation
from bot.errors import BotError, SettingsError, TokenRefused
from bot.serving.platforms import Platform, platforms_of
from bot.serving.serve import Patience, serve_platforms
from bot.settings import Settings

QUICK = Patience(finishing=0.05, first_wait=0.001, longest_wait=0.002)
SLACK = {"SLACK_BOT_TOKEN": "xoxb-canary-1", "SLACK_APP_TOKEN": "xapp-canary-2"}
DISCORD = {"DISCORD_TOKEN": "canary-3"}
ROOT = Path(__file__).parents[4]
Fault = Callable[[], BaseException]


async def run_all(*platforms: Platform, stop: asyncio.Event, patience: Patience = QUICK) -> bool:
    nobody = cast(Conversation, None)
    return await serve_platforms(platforms, Settings(), nobody, stop, patience)


def steady(events: list[str], name: str = "steady", begun: asyncio.Event | None = None) -> Platform:
    """Serves until it is told to stop."""

    async def run(_: Settings, __: Conversation, stop: asyncio.Event) -> None:
        events.append(f"{name} begins")
        if begun:
            begun.set()
        await stop.wait()
        events.append(f"{name} finishes")

    return Platform(name, run)


def faulty(events: list[str], error: Fault, stop: asyncio.Event, times: int = 3) -> Platform:
    """Fails some times, and then lets everything stop."""

    async def run(_: Settings, __: Conversation, ___: asyncio.Event) -> None:
        if events.count("faulty fails") == times:
            stop.set()
            return
        events.append("faulty fails")
        raise error()

    return Platform("faulty", run)


@pytest.mark.asyncio
async def test_the_word_to_stop_lets_every_platform_finish() -> None:
    events: list[str] = []
    stop, begun = asyncio.Event(), asyncio.Event()
    running = asyncio.create_task(
        run_all(steady(events, "one"), steady(events, "two", begun), stop=stop)
    )
    await begun.wait()
    stop.set()
    assert await running
    assert sorted(events) == ["one begins", "one finishes", "two begins", "two finishes"]


@pytest.mark.asyncio
@pytest.mark.parametrize("error", [RuntimeError, lambda: BotError("stuck"), OSError])
async def test_a_platform_that_fails_starts_again_and_the_other_goes_on(error: Fault) -> None:
    events: list[str] = []
    stop = asyncio.Event()
    with structlog.testing.capture_logs() as logs:
        assert await run_all(steady(events), faulty(events, error, stop), stop=stop)
    assert events.count("faulty fails") == 3
    assert events.count("steady begins") == 1
    assert events[-1] == "steady finishes"
    told = [line for line in logs if line["event"] == "platform failed"]
    assert [(line["platform"], line["log_level"]) for line in told] == [("faulty", "error")] * 3


@pytest.mark.asyncio
@pytest.mark.parametrize("kind", [TokenRefused, SettingsError])
async def test_a_refused_token_is_told_once_and_the_other_goes_on(kind: type[BotError]) -> None:
    events: list[str] = []
    stop, begun = asyncio.Event(), asyncio.Event()

    async def refused(_: Settings, __: Conversation, ___: asyncio.Event) -> None:
        events.append("refused")
        raise kind("SLACK_BOT_TOKEN is not accepted. Get a new one.")

    with structlog.testing.capture_logs() as logs:
        running = asyncio.create_task(
            run_all(Platform("slack", refused), steady(events, begun=begun), stop=stop)
        )
        await begun.wait()
        await asyncio.sleep(0)
        assert not running.done()
        stop.set()
        assert not await running
    assert events == ["refused", "steady begins", "steady finishes"]
    told = [line for line in logs if line["event"] == "platform refused"]
    assert [line["mend"] for line in told] == ["SLACK_BOT_TOKEN is not accepted. Get a new one."]
    assert [line["log_level"] for line in told] == ["critical"]


@pytest.mark.asyncio
async def test_with_all_tokens_refused_it_ends_by_itself() -> None:
    async def refused(_: Settings, __: Conversation, ___: asyncio.Event) -> None:
        raise TokenRefused("no")

    assert not await run_all(Platform("slack", refused), stop=asyncio.Event())


@pytest.mark.asyncio
async def test_a_platform_that_ends_unasked_starts_again() -> None:
    stop = asyncio.Event()
    begun: list[str] = []

    async def ends(_: Settings, __: Conversation, ___: asyncio.Event) -> None:
        begun.append("begun")
        if len(begun) == 2:
            stop.set()

    with structlog.testing.capture_logs() as logs:
        assert await run_all(Platform("slack", ends), stop=stop)
    assert begun == ["begun"] * 2
    assert "platform ended by itself" in [line["event"] for line in logs]


@pytest.mark.asyncio
async def test_a_platform_that_does_not_finish_is_left_after_a_while() -> None:
    stop, begun = asyncio.Event(), asyncio.Event()

    async def hangs(_: Settings, __: Conversation, ___: asyncio.Event) -> None:
        await asyncio.Event().wait()

    events: list[str] = []
    with structlog.testing.capture_logs() as logs:
        running = asyncio.create_task(
            run_all(Platform("slack", hangs), steady(events, begun=begun), stop=stop)
        )
        await begun.wait()
        stop.set()
        assert not await asyncio.wait_for(running, 10)
    assert events == ["steady begins", "steady finishes"]
    assert [line["platform"] for line in logs if "did not finish" in line["event"]] == ["slack"]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "SLACK_BOT_TOKEN and SLACK_APP_TOKEN.*api.slack.com(.|\n)*DISCORD_TOKEN.*discord.com"),
        ({"slack_bot_token": "xoxb"}, "SLACK_APP_TOKEN is not set.*Basic Information"),
        ({"slack_bot_token": "xoxb", "slack_mode": "http"}, "SLACK_SIGNING_SECRET is not set"),
        ({"slack_app_token": "xapp"}, "SLACK_BOT_TOKEN is not set.*OAuth"),
        ({"slack_signing_secret": "s", "discord_token": "d"}, "SLACK_BOT_TOKEN is not set"),
    ],
)
def test_a_missing_token_is_named_with_where_to_get_it(given: dict[str, Any], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        platforms_of(Settings(**given))


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"discord_token": "d"}, ["discord"]),
        ({"slack_bot_token": "x", "slack_app_token": "x"}, ["slack"]),
        ({"slack_bot_token": "x", "slack_signing_secret": "x", "slack_mode": "http"}, ["slack"]),
        (
            {"slack_bot_token": "x", "slack_app_token": "x", "discord_token": "d"},
            ["slack", "discord"],
        ),
    ],
)
def test_every_platform_with_its_tokens_is_served(given: dict[str, Any], names: list[str]) -> None:
    assert [platform.name for platform in platforms_of(Settings(**given))] == names


# ── as a process ───────────────────────────────────────────────────────────────────────────
@pytest_asyncio.fixture
async def refusing() -> AsyncIterator[TestServer]:
    """Slack and Discord in one, that take no token."""

    async def slack(_: web.Request) -> web.Response:
        return web.json_response({"ok": False, "error": "invalid_auth"})

    async def discord(_: web.Request) -> web.Response:
        return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)

    app = web.Application()
    app.router.add_route("*", "/slack/{method}", slack)
    app.router.add_route("*", "/discord/{path:.*}", discord)
    server = TestServer(app)
    async with server:
        yield server


async def start(tmp_path: Path, **environment: str) -> asyncio.subprocess.Process:
    bare = {name: value for name, value in os.environ.items() if "BRIEFBOT" not in name}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "serve",
        env=bare | {"BRIEFBOT_DATABASE": str(tmp_path / "store.db")} | environment,
        cwd=tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.asyncio
async def test_a_process_without_tokens_says_what_to_set(tmp_path: Path) -> None:
    process = await start(tmp_path)
    _, said = await process.communicate()
    assert process.returncode == 2
    assert "SLACK_BOT_TOKEN" in said.decode()
    assert "DISCORD_TOKEN" in said.decode()
    assert not (tmp_path / "store.db").exists()


@pytest.mark.asyncio
async def test_a_process_whose_tokens_are_refused_says_so_and_shows_none_of_them(
    tmp_path: Path, refusing: TestServer
) -> None:
    process = await start(
        tmp_path,
        **SLACK,
        **DISCORD,
        SLACK_API_URL=str(refusing.make_url("/slack/")),
        DISCORD_API_URL=str(refusing.make_url("/discord")),
        BRIEFBOT_LOG_LEVEL="debug",
    )
    output, said = await process.communicate()
    assert process.returncode == 1
    lines = [json.loads(line) for line in said.decode().splitlines()]
    mends = {
        line["platform"]: line["mend"] for line in lines if line["event"] == "platform refused"
    }
    assert "SLACK_BOT_TOKEN" in mends["slack"]
    assert "DISCORD_TOKEN" in mends["discord"]
    assert "canary" not in said.decode() + output.decode()


@pytest.mark.asyncio
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
async def test_a_process_stops_cleanly_when_it_is_told(
    tmp_path: Path, sent: signal.Signals
) -> None:
    process = await start(
        tmp_path, **DISCORD, DISCORD_API_URL="http://127.0.0.1:1/api", BRIEFBOT_LOG_LEVEL="info"
    )
    assert process.stderr is not None
    async for line in process.stderr:
        if json.loads(line)["event"] == "not reached":
            break
    process.send_signal(sent)
    rest = (await process.stderr.read()).decode().splitlines()
    assert await process.wait() == 0
    events = [json.loads(line)["event"] for line in rest]
    assert events[-1] == "stopped"
    assert "event loop" in events


STUCK = """
import asyncio, sys, threading
from bot.serving import serve
from bot.serving.logs import configure_logging
from bot.serving.platforms import Platform
from bot.settings import load_settings

async def stuck(settings, conversation, stop):
    # An answer that never ends, in one of the threads that answer.
    conversation._threads.submit(threading.Event().wait)
    print("ready", flush=True)
    await stop.wait()

serve.platforms_of = lambda settings: [Platform("stuck", stuck)]
settings = load_settings()
configure_logging(settings)
patience = serve.Patience(leaving=float(sys.argv[1]))
sys.exit(asyncio.run(serve.serve(settings, patience)))
"""


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("leaving", "signals", "told"), [("0.3", 1, "did not stop in time"), ("600", 2, "stopping")]
)
async def test_what_never_ends_does_not_keep_the_process(
    tmp_path: Path, leaving: str, signals: int, told: str
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", STUCK, leaving,
        env=os.environ | {"BRIEFBOT_DATABASE": str(tmp_path / "s.db"), "PYTHONPATH": str(ROOT)},
        cwd=tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    assert await process.stdout.readline() == b"ready\n"
    events = []
    process.terminate()
    async for line in process.stderr:
        events.append(json.loads(line)["event"])
        if events[-1] == "event loop" and signals == 2:
            process.terminate()
    assert await asyncio.wait_for(process.wait(), 20) != 0
    assert told in events
