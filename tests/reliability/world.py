"""The tests' own Slack and Discord as one thing: what was posted, by key, and what goes wrong."""

import asyncio
import logging
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.chat.discord.sender import _snowflake as snowflake
from tests.adapters.discord.server import Call, Server, running
from tests.adapters.discord.trouble import Trouble
from tests.adapters.slack.server import Slack
from tests.adapters.slack.workspace import BOT_TOKEN
from tests.reliability.child import WINDOW

Mishap = Callable[[str], str | None]
"""The channel of a call that posts → what goes wrong with it, in one word of `KINDS`."""
KINDS = (
    "reset before",
    "reset after",
    "429",
    "500",
    "501",
    "502",
    "503",
    "503 after",
    "504",
    "hang",
    "hang after",
    "cut",
)


class Platform(Protocol):
    name: str
    url: str
    token: str

    def posted(self) -> Counter[str]:
        """How often each key was posted."""
        ...

    def order(self) -> list[str]:
        """The keys, as they were posted."""
        ...

    def let_go_wrong(self, mishap: Mishap) -> None: ...

    def let_lag(self, seconds: float) -> None: ...

    def complaints(self) -> list[str]: ...


class SlackPlatform:
    name, token = "slack", BOT_TOKEN

    def __init__(self, slack: Slack) -> None:
        self.server = slack
        self.url = slack.url

    def posted(self) -> Counter[str]:
        return Counter(self.order())

    def order(self) -> list[str]:
        found = [each.metadata for each in list(self.server.posted)]
        return [str(each["event_payload"]["key"]) for each in found if each]

    def let_go_wrong(self, mishap: Mishap) -> None:
        def told(method: str, given: dict[str, Any]) -> str | None:
            return mishap(str(given["channel"])) if method == "chat.postMessage" else None

        self.server.mishap = told

    def let_lag(self, seconds: float) -> None:
        self.server.lag = seconds

    def complaints(self) -> list[str]:
        return self.server.complaints


_TROUBLES = {
    "reset before": Trouble.RESET_BEFORE,
    "reset after": Trouble.RESET_AFTER,
    "429": Trouble.RATE_LIMIT,
    "500": Trouble.BAD_500,
    "501": Trouble.BAD_501,
    "502": Trouble.BAD_502,
    "503": Trouble.SERVER_ERROR,
    "503 after": Trouble.ERROR_AFTER,
    "504": Trouble.BAD_504,
    "hang": Trouble.HANG,
    "hang after": Trouble.HANG_AFTER,
    "cut": Trouble.CUT,
}


class DiscordPlatform:
    name, token = "discord", "a-token-of-the-tests"

    def __init__(self, server: Server) -> None:
        self.server = server
        self.url = server.url

    def posted(self) -> Counter[str]:
        return Counter(self.order())

    def order(self) -> list[str]:
        found = [each for some in list(self.server.messages.values()) for each in list(some)]
        return [str(each["nonce"]) for each in sorted(found, key=lambda each: int(each["id"]))]

    def let_go_wrong(self, mishap: Mishap) -> None:
        def told(call: Call) -> Trouble | None:
            if call.method != "POST" or not call.path.endswith("/messages"):
                return None
            kind = mishap(call.path.split("/")[2])
            return _TROUBLES[kind] if kind else None

        self.server.mishap = told

    def let_lag(self, seconds: float) -> None:
        self.server.lag = seconds

    def complaints(self) -> list[str]:
        return self.server.faults


@contextmanager
def a_platform(name: str) -> Iterator[Platform]:
    """Run one of the servers in a thread."""
    # It tells at length of whoever goes away, as killed processes do.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    if name == "slack":
        slack = Slack()
        slack.start()
        try:
            yield SlackPlatform(slack)
        finally:
            slack.close()
        return
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    context = running()
    server = asyncio.run_coroutine_threadsafe(context.__aenter__(), loop).result(10)
    server._last_id = snowflake(datetime.now(UTC))
    server.nonces_kept = WINDOW
    try:
        yield DiscordPlatform(server)
    finally:
        asyncio.run_coroutine_threadsafe(context.__aexit__(None, None, None), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def now_and_then(share: float, kinds: tuple[str, ...] = KINDS, seed: int = 1) -> Mishap:
    """Let a share of all posts go wrong, each in one of some ways."""
    choices = random.Random(seed)  # noqa: S311

    def mishap(channel: str) -> str | None:
        return choices.choice(kinds) if choices.random() < share else None

    return mishap


def once_each(kind: str) -> Mishap:
    """Let the first post to each channel go wrong in one way."""
    seen: set[str] = set()

    def mishap(channel: str) -> str | None:
        if channel in seen:
            return None
        seen.add(channel)
        return kind

    return mishap
