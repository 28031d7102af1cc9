"""`briefbot serve` as a process of its own, against the tests' own Discord."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.adapters.discord.server import Server, running

TOKEN = "OTAwMDAwMDAwMDAwMDAwMDAx.canary.of-the-tests"  # noqa: S105 - of the tests' own server


async def start(server: Server, folder: Path) -> asyncio.subprocess.Process:
    settings = {
        "BRIEFBOT_DATABASE": str(folder / "briefbot.db"),
        "DISCORD_TOKEN": TOKEN,
        "DISCORD_API_URL": server.url,
        "DISCORD_GATEWAY_URL": server.gateway,
        "BRIEFBOT_LOG_LEVEL": "debug",
    }
    own = {name: value for name, value in os.environ.items() if not name.startswith("SLACK_")}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "serve",
        env=own | settings,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


@pytest.mark.asyncio
async def test_the_bot_serves_answers_and_stops_when_told(tmp_path: Path) -> None:
    async with running() as server:
        bot = await start(server, tmp_path)
        try:
            await server.until(lambda: server.identified == 1, seconds=30)
            asked = await server.slash("brief")
            await server.until(lambda: asked.acknowledged and not asked.waiting, seconds=10)
            bot.send_signal(signal.SIGTERM)
            log, _ = await asyncio.wait_for(bot.communicate(), 30)
        finally:
            if bot.returncode is None:
                bot.kill()
        assert bot.returncode == 0
        assert b"commands synced" in log
        assert b"canary" not in log
        assert asked.token.encode() not in log
        assert server.closed_with == 1000
        assert server.faults == []
    told = asked.messages[-1]
    assert "empty" in told["content"] or "no documents" in told["content"].lower()
