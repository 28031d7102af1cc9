"""A web server of the tests' own, on this machine, that plays several hosts.

What it serves changes as the tests say; it remembers what it was asked, and by which clock.
"""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.sources.transport import Limits, Transport

START = datetime(2031, 5, 4, 6, tzinfo=UTC)


_NAP = 15
"""A rest takes so many times longer than was asked for, so that days pass in a second or two."""


class Clock:
    """A clock that the tests move."""

    def __init__(self) -> None:
        self.now = START
        self.slept: list[float] = []
        self.planned: list[tuple[datetime, Callable[[], object]]] = []

    def plan(self, moment: datetime, happening: Callable[[], object]) -> None:
        """Let something happen once it is so late, while somebody rests."""
        self.planned.append((moment, happening))
        self.planned.sort(key=lambda each: each[0])

    async def rest(self, stop: asyncio.Event, seconds: float) -> None:
        """Let time pass, with all that is planned for it."""
        await self.sleep(seconds * _NAP)
        while self.planned and self.planned[0][0] <= self.now:
            self.planned.pop(0)[1]()

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> datetime:
        self.now += timedelta(**time)
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)


@dataclass
class Page:
    """What stands at an address."""

    body: bytes | str = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    hold: asyncio.Event | None = None
    """The body comes when this is set, and not before."""


@dataclass(frozen=True)
class Request:
    url: str
    headers: dict[str, str]
    at: datetime


class Here(AbstractResolver):
    """Every name is this machine."""

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=family or 2, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        pass


class Sites:
    """The hosts that the server plays, each with its pages."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.pages: dict[str, Page] = {}
        self.requests: list[Request] = []
        self.most_at_once = 0
        self.at_once = 0
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def start(self, context: ssl.SSLContext | None = None) -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=context)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    def url(self, path: str, host: str = "news.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def put(self, path: str, page: Page | str | bytes, host: str = "news.example") -> str:
        """Let something stand at an address; return the address."""
        self.pages[f"{host}{path}"] = page if isinstance(page, Page) else Page(body=page)
        return self.url(path, host)

    def asked(self, path: str, host: str = "news.example") -> list[Request]:
        """Return the requests for an address."""
        return [each for each in self.requests if each.url == self.url(path, host)]

    def paths(self) -> list[str]:
        """Return what was asked for, robots.txt aside, without the host."""
        return [
            path
            for each in self.requests
            if (path := "/" + each.url.split("/", 3)[3]) != "/robots.txt"
        ]

    def transport(self, seconds: float = 5.0, content: int = 1_000_000) -> Transport:
        """Return the bot's own transport, which may reach this machine here and nothing else."""
        return Transport(
            "briefbot/1 (+https://owner.example/bot)",
            limits=Limits(ports={self.port}, seconds=seconds, content=content),
            allowed=lambda address: address == "127.0.0.1",
            resolver=Here(),
        )

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        host = (request.host or "").partition(":")[0]
        self.requests.append(
            Request(self.url(request.path_qs, host), dict(request.headers), self.clock.now)
        )
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(0)
            return await self._page(self.pages.get(f"{host}{request.path_qs}"), request)
        finally:
            self.at_once -= 1

    async def _page(self, page: Page | None, request: web.Request) -> web.StreamResponse:
        if page is None:
            return web.Response(status=404)
        headers = {"Content-Type": page.kind, **page.headers}
        if page.etag:
            headers["ETag"] = page.etag
            if request.headers.get("If-None-Match") == page.etag:
                return web.Response(status=304, headers=headers)
        modified = page.headers.get("Last-Modified")
        if modified and request.headers.get("If-Modified-Since") == modified:
            return web.Response(status=304, headers=headers)
        body = page.body.encode() if isinstance(page.body, str) else page.body
        if page.hold is None:
            return web.Response(status=page.status, body=body, headers=headers)
        response = web.StreamResponse(status=page.status, headers=headers)
        await response.prepare(request)
        await response.write(body[:1])
        await page.hold.wait()
        await response.write(body[1:])
        return response


STORY = (
    "The council of {place} voted on {day} to close the old harbour bridge, which engineers had "
    "called unsafe. Mayor Iris Vale said the repairs would cost nine million crowns and take two "
    "years. Ferries will carry workers across the bay until then. "
)


def story(place: str, day: str = "Monday", sentences: int = 4) -> str:
    """Return a text long enough to be taken for a whole article."""
    return " ".join(STORY.format(place=f"{place} {n}", day=day) for n in range(sentences))


def rss(*entries: dict[str, Any], title: str = "The Port Courier", language: str = "en") -> Page:
    """Return a feed of entries with `guid`, `link`, `title`, `text` and `published`."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{entry['guid']}</guid>"
        + (f"<link>{entry['link'].replace('&', '&amp;')}</link>" if "link" in entry else "")
        + f"<title>{entry.get('title', 'Untitled')}</title>"
        f"<description>{entry.get('text', 'A teaser.')}</description>"
        + "".join(f"<category>{each}</category>" for each in entry.get("categories", ()))
        + (
            f"<pubDate>{format_datetime(entry['published'])}</pubDate>"
            if "published" in entry
            else ""
        )
        + "</item>"
        for entry in entries
    )
    return Page(
        body=f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"<language>{language}</language>{items}</channel></rss>",
        kind="application/rss+xml",
    )


def article(title: str, text: str) -> Page:
    """Return a page with an article."""
    paragraphs = "".join(f"<p>{part}.</p>" for part in text.split(". ") if part)
    return Page(
        body=f"<!doctype html><html><head><title>{title}</title></head><body><nav>Home</nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
