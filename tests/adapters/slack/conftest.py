"""The bot as a process of its own against the tests' own Slack."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.slack.server import Slack
from tests.adapters.slack.workspace import APP_TOKEN, BOT_TOKEN, PATIENCE, SECRET


@dataclass
class Bot:
    """`briefbot serve`, running."""

    process: "subprocess.Popen[str]"
    log: list[dict[str, Any]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    _fresh: "queue.Queue[dict[str, Any] | None]" = field(default_factory=queue.Queue)

    def listen(self) -> None:
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            with contextlib.suppress(ValueError):
                entry = json.loads(line)
                self.log.append(entry)
                self._fresh.put(entry)
        self._fresh.put(None)

    def wait_for(self, event: str) -> dict[str, Any]:
        """Wait until the bot logs something."""
        while True:
            entry = self._fresh.get(timeout=PATIENCE)
            assert entry is not None, "the bot ended:\n" + "".join(self.lines)
            if entry.get("event") == event:
                return entry

    def stop(self) -> int:
        """Ask it to stop, as a supervisor does, and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self._end()

    def kill(self) -> None:
        self.process.kill()
        self._end()

    def _end(self) -> int:
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code


StartBot = Callable[..., Bot]


def start_bot(
    slack: Slack,
    store: Path,
    state: Path,
    ready: str = "connected",
    program: str = "bot serve",
    **environment: str,
) -> Bot:
    """Start the bot against a Slack, and wait until it is there, or logs something else."""
    given = {
        "PATH": os.environ["PATH"],
        # Where the language model is.
        "HOME": os.environ.get("HOME", str(state.parent)),
        "BRIEFBOT_DATABASE": str(store),
        "BRIEFBOT_STATE": str(state),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.url,
        "SLACK_HTTP_PORT": "0",
        "NO_PROXY": "*",
    } | environment
    process = subprocess.Popen(
        [sys.executable, "-m", *program.split()],
        env=given,
        cwd=state.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    bot = Bot(process)
    bot.listen()
    if given.get("SLACK_MODE") == "http":
        slack.bot_port = bot.wait_for("listening")["port"]
    else:
        bot.wait_for(ready)
    return bot


@pytest.fixture(scope="session")
def workspace() -> Iterator[Slack]:
    """The Slack that the session's bot is in."""
    slack = Slack()
    slack.start()
    yield slack
    slack.close()


@pytest.fixture(scope="session")
def session_bot(
    workspace: Slack, story: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bot]:
    """One bot over Socket Mode for every test that does not harm it."""
    bot = start_bot(workspace, story, tmp_path_factory.mktemp("bot") / "state.db")
    yield bot
    bot.stop()


@pytest.fixture
def slack(workspace: Slack, session_bot: Bot) -> Iterator[Slack]:
    """The workspace with the session's bot, and nothing posted yet."""
    workspace.posted.clear()
    workspace.calls.clear()
    workspace.views.clear()
    workspace.forms.clear()
    yield workspace
    assert session_bot.process.poll() is None, "".join(session_bot.lines)
    complaints, workspace.complaints = workspace.complaints, []
    workspace.elsewhere.clear()
    workspace.troubles.clear()
    assert complaints == []


@pytest.fixture
def own_slack() -> Iterator[Slack]:
    """A workspace for one test alone."""
    slack = Slack()
    slack.start()
    yield slack
    slack.close()
    assert slack.complaints == []


@pytest.fixture
def start(own_slack: Slack, story: Path, tmp_path: Path) -> Iterator[StartBot]:
    """Starts bots in a workspace of the test's own, with one state over all of them."""
    bots: list[Bot] = []

    def run(**environment: str) -> Bot:
        bots.append(start_bot(own_slack, story, tmp_path / "state.db", **environment))
        return bots[-1]

    yield run
    for bot in bots:
        bot.kill()
