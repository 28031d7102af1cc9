"""A workspace with one app in it: what is in it, and what people see there."""

import itertools
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from bot.chat.slack.manifest import make_manifest
from tests.adapters.slack.rules import within, words_of

Result = TypeVar("Result")
Json = dict[str, Any]

# Of nobody: the tests' own.
BOT_TOKEN = "xoxb-test-bot"  # noqa: S105
APP_TOKEN = "xapp-test-app"  # noqa: S105
SECRET = "a-signing-secret-of-the-tests"  # noqa: S105
TEAM, BOT_USER = "T0TEAM", "U0BOT"
PAGE = re.compile(r"Page (\d+) of (\d+)")
PATIENCE = 60.0
"""Seconds until a test gives up waiting; an answer takes far less."""


@dataclass(frozen=True, kw_only=True)
class Posted:
    """Something that people see."""

    via: str
    channel: str
    user: str | None = None
    """Who alone sees it; None for everybody there."""
    thread: str | None = None
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    ts: str = ""
    file: bytes | None = None
    name: str = ""
    metadata: Json | None = None
    at: float = 0.0
    """When it was taken, by this machine's clock."""

    @property
    def words(self) -> str:
        return words_of(self.blocks) if self.blocks else self.text

    def value_of(self, label: str) -> str:
        """The value of the button or option with a label."""
        for each in within(self.blocks):
            text = each.get("text")
            if "value" in each and isinstance(text, dict) and label in text.get("text", ""):
                return str(each["value"])
        raise AssertionError(f"no button {label!r} on: {self.words}")


@dataclass(frozen=True, kw_only=True)
class Call:
    method: str
    given: Json


class Workspace:
    """What is in a workspace, and what goes wrong in it next."""

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.posted: list[Posted] = []
        self.notices: list[Posted] = []
        """Words that the bot is at work: whether they come depends on the machine."""
        self.calls: list[Call] = []
        self.complaints: list[str] = []
        self.views: list[Json] = []
        self.acknowledged: dict[str, float] = {}
        """Seconds that each envelope took."""
        self.responses: dict[str, Json] = {}
        """What each envelope was acknowledged with, where that was anything."""
        self.used_triggers: set[str] = set()
        """Each opens one modal."""
        self.forms: list[Json] = []
        """The modals that were opened."""
        self.users: dict[str, Json] = {}
        self.threads: dict[str, list[Json]] = {}
        self.files: dict[str, bytes] = {}
        self.elsewhere: set[str] = set()
        """Channels that the bot is not in."""
        self.troubles: list[tuple[str, str]] = []
        """What goes wrong next: (method, kind)."""
        self.mishap: Callable[[str, Json], str | None] = lambda method, given: None
        """What goes wrong with a call, for whoever cannot say it in advance."""
        self.port = 0
        self.lag = 0.0
        """Seconds until a message is in the history of its channel."""
        self.history_page = 15
        self.history_errors: dict[str, str] = {}
        """Channels whose history is refused, with the error."""
        self._uses: dict[str, int] = {}
        self._homes: dict[str, tuple[str, str]] = {}
        self._uploads: dict[str, Json] = {}
        self._numbers = itertools.count(1)
        self._changed = threading.Condition()
        manifest: Any = make_manifest()
        self._granted = set(manifest["oauth_config"]["scopes"]["bot"])
        self._commands = {each["command"] for each in manifest["features"]["slash_commands"]}
        self._shortcuts = {each["callback_id"] for each in manifest["features"]["shortcuts"]}
        self._events = set(manifest["settings"]["event_subscriptions"]["bot_events"])

    def _note(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def wait(self, what: Callable[[], Result]) -> Result:
        """Wait until something is true, and return it."""
        with self._changed:
            if not self._changed.wait_for(lambda: bool(what()), timeout=self.patience):
                seen = [each.words[:300] for each in self.posted[-3:]]
                raise AssertionError(f"waited in vain; last posted: {seen}; {self.complaints}")
            return what()

    @property
    def answers(self) -> list[Posted]:
        """What was posted, with the pages of each answer put together once all are there."""
        found: list[Posted] = []
        begun: dict[tuple[str, str | None, str | None], Posted] = {}
        for posted in list(self.posted):
            where = (posted.channel, posted.user, posted.thread)
            before = begun.pop(where, None)
            page = PAGE.search(posted.words)
            blocks = (before.blocks if before else []) + posted.blocks
            whole = replace(posted, blocks=blocks)
            if page is not None and page[1] != page[2]:
                begun[where] = whole
            else:
                found.append(whole)
        return found

    def stamp(self) -> str:
        return f"1700000000.{next(self._numbers):06}"

    def _payload(self, channel: str, user: str) -> Json:
        number = str(next(self._numbers))
        self._homes[number] = (channel, user)
        return {
            "team_id": TEAM,
            "channel_id": channel,
            "user_id": user,
            "trigger_id": f"trigger.{number}",
            "response_url": f"http://127.0.0.1:{self.port}/response/{number}",
        }

    def a_response_url(self, channel: str, user: str) -> str:
        return str(self._payload(channel, user)["response_url"])

    def _trouble(self, method: str) -> str | None:
        for number, (where, kind) in enumerate(self.troubles):
            if where == method:
                del self.troubles[number]
                return kind
        return None
