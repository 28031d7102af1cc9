"""Fetching without being a burden: one request at a time for a host, a pause, robots.txt."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Final, Protocol
from urllib.parse import urlsplit

from bot.sources.robots import Robots
from bot.sources.transport import AddressRefused, Fetched, FetchError, Unreachable, follow

AGENT: Final = "briefbot"
"""The name that robots.txt files know the bot by."""
PAUSE: Final = 1.0
"""Seconds between two requests to a host that asks for nothing else."""
_ROBOTS_KEPT: Final = timedelta(hours=24)
"""RFC 9309: no longer than a day."""
_ROBOTS_RETRIED: Final = timedelta(minutes=10)
"""How long a robots.txt that could not be had keeps a site closed."""
_MOST_SITES: Final = 2_000
"""Of which the wishes are remembered."""


_Fetch = Callable[[str, Mapping[str, str] | None], Awaitable[Fetched]]


class Getter(Protocol):
    """What fetches: `bot.sources.transport.Transport`."""

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched: ...

    async def hop(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address and nothing that it leads on to."""
        ...


class NotWanted(AddressRefused):
    """The site asks programs not to fetch it."""


class ComeBackLater(Unreachable):
    """The host asks to be left alone for a while.

    Attributes:
        wait: How long it asks for.
    """

    def __init__(self, message: str, wait: timedelta) -> None:
        super().__init__(message)
        self.wait = wait


def user_agent(version: str, contact: str | None) -> str:
    """Return the User-Agent: what the bot is, and how to reach who runs it."""
    return f"{AGENT}/{version} (+{contact})" if contact else f"{AGENT}/{version}"


class PoliteFetcher:
    """Fetches through a transport, host by host.

    Args:
        transport: What fetches.
        now: The clock, aware.
        sleep: Waits so many seconds.
        pause: Seconds between two requests to one host.
    """

    def __init__(
        self,
        transport: Getter,
        *,
        now: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        pause: float = PAUSE,
    ) -> None:
        self._transport = transport
        self._now = now
        self._sleep = sleep
        self._pause = pause
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, datetime] = {}
        self._closed_until: dict[str, datetime] = {}
        self._robots: dict[str, tuple[Robots | None, datetime]] = {}

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address, and what it leads on to, when the host of each is free.

        Raises:
            NotWanted: robots.txt of a site on the way asks programs not to fetch it.
            ComeBackLater: the host asks to wait (429, 503 with Retry-After), or did so before.
            FetchError: it could not be fetched.
        """
        fetched = await follow(partial(self._hop, headers=headers), url)
        self._forget()
        return fetched

    async def _hop(self, url: str, headers: Mapping[str, str] | None) -> Fetched:
        """Fetch one address: where it leads on to another host, that has its own wishes."""
        host = _host(url)
        async with self._locks[host]:
            self._check_open(host)
            await self._check_wanted(url)
            fetched = await self._after_pause(self._transport.hop, url, headers)
        if fetched.status == 429 or (fetched.status == 503 and "retry-after" in fetched.headers):
            wait = self._asked(fetched.headers.get("retry-after", ""))
            self._closed_until[host] = self._now() + wait
            raise ComeBackLater(_later(wait), wait)
        return fetched

    def _check_open(self, host: str) -> None:
        wait = self._closed_until.get(host, self._now()) - self._now()
        if wait > timedelta():
            raise ComeBackLater(_later(wait), wait)

    async def _check_wanted(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        robots, until = self._robots.get(site, (None, self._now()))
        if until <= self._now():
            robots, kept = await self._robots_of(site)
            self._robots[site] = (robots, self._now() + kept)
        if robots is None:
            raise Unreachable(
                "Its robots.txt cannot be read at the moment, so that it is not known what the "
                "site allows."
            )
        if not robots.allows(url):
            raise NotWanted("The site asks programs not to fetch this address (robots.txt).")

    async def _robots_of(self, site: str) -> tuple[Robots | None, timedelta]:
        """Fetch what a site asks for; None where that cannot be known now."""
        fetched = await self._after_pause(self._transport.get, f"{site}/robots.txt")
        if fetched.status == 200:
            # Half a megabyte of rules takes a second.
            return await asyncio.to_thread(Robots.read, fetched.content, AGENT), _ROBOTS_KEPT
        if fetched.status == 429 or fetched.status >= 500:
            return None, _ROBOTS_RETRIED
        return Robots(), _ROBOTS_KEPT  # without one, a site asks for nothing

    async def _after_pause(
        self, fetch: _Fetch, url: str, headers: Mapping[str, str] | None = None
    ) -> Fetched:
        """Fetch, not too soon after the request before; the lock of the host is held."""
        host = _host(url)
        wait = (self._free_at.get(host, self._now()) - self._now()).total_seconds()
        if wait > 0:
            await self._sleep(wait)
        try:
            return await fetch(url, headers)
        finally:
            self._free_at[host] = self._now() + timedelta(seconds=self._pause_of(url))

    def _pause_of(self, url: str) -> float:
        parts = urlsplit(url)
        robots, _ = self._robots.get(f"{parts.scheme}://{parts.netloc}", (None, None))
        return max(self._pause, (robots.delay if robots else None) or 0)

    def _asked(self, written: str) -> timedelta:
        """Read a Retry-After: seconds or a date (RFC 9110, 10.2.3); 10 minutes where it is none."""
        if written.isascii() and written.isdigit() and len(written) < 9:
            return timedelta(seconds=int(written))
        try:
            moment = parsedate_to_datetime(written)
        except ValueError:
            return timedelta(minutes=10)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(moment - self._now(), timedelta())

    def _forget(self) -> None:
        """Forget what sites asked for, when there are too many."""
        if len(self._robots) > _MOST_SITES:
            now = self._now()
            self._robots = {site: each for site, each in self._robots.items() if each[1] > now}


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        raise AddressRefused("That is no web address.") from None


def _later(wait: timedelta) -> str:
    minutes = max(1, round(wait.total_seconds() / 60))
    unit = "a minute" if minutes == 1 else f"{minutes} minutes"
    return f"It asks to be left alone for {unit}."


__all__ = ["AGENT", "ComeBackLater", "FetchError", "NotWanted", "PoliteFetcher", "user_agent"]
