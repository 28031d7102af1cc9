"""Rate limits as the platforms have them, for the tests' own servers."""

import math
import time
from collections import deque
from dataclasses import dataclass, field

from tests.adapters.discord.server import Call
from tests.reliability.world import DiscordPlatform, Platform, SlackPlatform


@dataclass(frozen=True, kw_only=True)
class Limit:
    """So many messages in so many seconds."""

    number: int
    seconds: float


@dataclass
class Window:
    """What was taken lately: at most `limit.number` in any `limit.seconds`."""

    limit: Limit
    taken: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Return the seconds until one more is taken; 0 for now."""
        while self.taken and now - self.taken[0] >= self.limit.seconds:
            self.taken.popleft()
        if len(self.taken) < self.limit.number:
            return 0.0
        return self.taken[0] + self.limit.seconds - now

    @property
    def left(self) -> int:
        return self.limit.number - len(self.taken)


@dataclass
class Limiter:
    """Keeps to a limit in each channel and to one over all of them, and counts refusals."""

    channel: Limit
    overall: Limit
    refused: int = 0

    def __post_init__(self) -> None:
        self._all = Window(self.overall)
        self._channels: dict[str, Window] = {}

    def post(self, channel: str) -> tuple[float, bool, Window]:
        """Count a message; return the seconds to wait where it is refused, and by which limit.

        Returns:
            0 where it is taken; whether the limit over all channels refuses it; the channel's.
        """
        now = time.monotonic()
        window = self._channels.setdefault(channel, Window(self.channel))
        everywhere = self._all.wait(now)
        wait = max(everywhere, window.wait(now))
        if wait > 0:
            self.refused += 1
            return wait, everywhere == wait, window
        self._all.taken.append(now)
        window.taken.append(now)
        return 0.0, False, window

    def govern(self, platform: Platform) -> None:
        """Let a server keep to it."""
        if isinstance(platform, SlackPlatform):
            platform.let_go_wrong(self._slack)
        elif isinstance(platform, DiscordPlatform):
            platform.server.limit = self._discord

    def _slack(self, channel: str) -> str | None:
        wait, _, _ = self.post(channel)
        # Slack tells whole seconds.
        return f"429 {math.ceil(wait)}" if wait else None

    def _discord(self, call: Call) -> dict[str, str]:
        """The headers of https://discord.com/developers/docs/topics/rate-limits."""
        if call.method != "POST" or not call.path.endswith("/messages"):
            return {}
        channel = call.path.split("/")[2]
        wait, everywhere, window = self.post(channel)
        if everywhere:
            return {
                "Retry-After": str(math.ceil(wait)),
                "X-RateLimit-Reset-After": f"{wait:.3f}",
                "X-RateLimit-Scope": "global",
            }
        oldest = window.taken[0] if window.taken else time.monotonic()
        reset = max(oldest + window.limit.seconds - time.monotonic(), 0.0)
        told = {
            "X-RateLimit-Limit": str(window.limit.number),
            "X-RateLimit-Remaining": str(window.left),
            "X-RateLimit-Reset-After": f"{reset:.3f}",
            "X-RateLimit-Bucket": "messages",
        }
        if wait:
            told |= {"Retry-After": str(math.ceil(wait)), "X-RateLimit-Scope": "user"}
        return told
