"""Fetching without being a burden: one request at a time for a host, a pause, robots.txt."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Final, Protocol
from urllib.parse import urlsplit

from bot.sources.intervals import LONGEST_ASKED
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
_AFTER: Final = "retry-after"


_Fetch = Callable[[str, Mapping[str, str] | None], Awaitable[Fetched]]


class Getter(Protocol):
    """What fetches: `bot.sources.transport.Transport`."""

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched: ...

    async def hop(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Fetch an address and nothing that it leads on to."""
        ...


class Closed(Protocol):
    """Where it is kept which hosts asked to be left alone: `bot.state.hosts.ClosedHosts`."""

    def until(self, host: str) -> datetime | None: ...
    def close(self, host: str, until: datetime) -> None: ...


class ClosedHere:
    """Keeps it for as long as the process lives."""

    def __init__(self) -> None:
        self._until: dict[str, datetime] = {}

    def until(self, host: str) -> datetime | None:
        """Return until when a host is left alone."""
        return self._until.get(host)

    def close(self, host: str, until: datetime) -> None:
        """Leave a host alone until then."""
        self._until[host] = until


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
        closed: Where it is kept which hosts asked to be left alone; without it, until the end.
        sleep: Waits so many seconds.
        pause: Seconds between two requests to one host.
    """

    def __init__(
        self,
        transport: Getter,
        *,
        now: Callable[[], datetime],
        closed: Closed | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        pause: float = PAUSE,
    ) -> None:
        self._transport = transport
        self._now = now
        self._sleep = sleep
        self._pause = pause
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, datetime] = {}
        self._closed = closed or ClosedHere()
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
            await self._check_open(host)
            await self._check_wanted(url)
            fetched = await self._after_pause(self._transport.hop, url, headers)
            await self._heed(host, fetched)
        return fetched

    async def _heed(self, host: str, fetched: Fetched) -> None:
        """Raise ComeBackLater where a host asks to wait; its lock is held, so that others know."""
        if fetched.status == 429 or (fetched.status == 503 and _AFTER in fetched.headers):
            wait = self._asked(fetched.headers.get(_AFTER, ""))
            await asyncio.to_thread(self._closed.close, host, self._now() + wait)
            raise ComeBackLater(_later(wait), wait)

    async def _check_open(self, host: str) -> None:
        until, now = await asyncio.to_thread(self._closed.until, host), self._now()
        if until is not None and until > now:
            raise ComeBackLater(_later(until - now), until - now)

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
        url = f"{site}/robots.txt"
        fetched = await self._after_pause(self._transport.get, url)
        await self._heed(_host(url), fetched)
        if fetched.status == 200:
            # Half a megabyte of rules takes a second.
            return await asyncio.to_thread(Robots.read, fetched.content, AGENT), _ROBOTS_KEPT
        if fetched.status >= 500:
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
        """Read a Retry-After: seconds or a date (RFC 9110, 10.2.3); 10 minutes where it is none.

        At most a week: with a slip of the pen in it, a host would never be asked again.
        """
        if written.isascii() and written.isdigit() and len(written) < 9:
            return min(timedelta(seconds=int(written)), LONGEST_ASKED)
        try:
            moment = parsedate_to_datetime(written)
        except ValueError:
            return timedelta(minutes=10)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return min(max(moment - self._now(), timedelta()), LONGEST_ASKED)

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


__all__ = [
    "AGENT",
    "Closed",
    "ComeBackLater",
    "FetchError",
    "NotWanted",
    "PoliteFetcher",
    "user_agent",
]
