"""Feeds that publish over simulated days, for keepers that are killed: what there is, and when."""

import mmap
import sqlite3
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from bot.sources.source import Kind, Source
from tests.adapters.web.site import START, Page, article, rss, story

HOUR = timedelta(hours=1)
CORRECTED = 5 * HOUR
"""After this an entry of a feed that corrects itself has its last wording."""
CHANGES: Final = 24 * HOUR
"""Between two wordings of the page that is followed."""
MOVES: Final = 30 * HOUR
"""After this a feed has moved for good."""


class SharedClock:
    """A clock in a file: it goes on where a killed process left it."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(struct.pack("d", 0.0))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 8)

    @property
    def now(self) -> datetime:
        (seconds,) = struct.unpack("d", self._memory[:8])
        return START + timedelta(seconds=seconds)

    def __call__(self) -> datetime:
        return self.now

    def pass_to(self, moment: datetime) -> None:
        """Go on to a moment; a clock does not go back."""
        if moment > self.now:
            self._memory[:8] = struct.pack("d", (moment - START).total_seconds())


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """A source and what it publishes."""

    name: str
    pace: timedelta
    shown: int = 60
    """Entries in the feed, the newest ones."""
    teasers: bool = False
    """The feed holds only the beginning, the page behind it everything."""
    corrects: bool = False
    moves: bool = False
    fails: bool = True
    """Now and then, for an hour."""
    kind: Kind = Kind.FEED

    @property
    def host(self) -> str:
        return f"{self.name}.example"


OUTLETS: Final = (
    Outlet(name="whole", pace=2 * HOUR),
    Outlet(name="teasers", pace=3 * HOUR, teasers=True),
    Outlet(name="versions", pace=4 * HOUR, corrects=True),
    Outlet(name="window", pace=HOUR, shown=72, fails=False),
    Outlet(name="moved", pace=6 * HOUR, moves=True),
    Outlet(name="page", pace=CHANGES, kind=Kind.PAGE),
    Outlet(name="pages", pace=2 * HOUR, teasers=True),
)


class Newsroom(dict[str, Page]):
    """What stands at which address now, in the place of the pages of `Sites`.

    Attributes:
        port: Of the server.
        closes: After this nothing new is published and nothing fails.
        failed: How often each address was in trouble when it was asked for.
    """

    def __init__(self, clock: SharedClock) -> None:
        super().__init__()
        self.clock = clock
        self.port = 0
        self.closes: datetime | None = None
        self.failed: Counter[str] = Counter()
        self._outlets = {outlet.host: outlet for outlet in OUTLETS}

    def sources(self) -> Iterator[Source]:
        """Yield what is followed."""
        for number, outlet in enumerate(OUTLETS):
            yield Source(
                id=f"{outlet.name:x<6}"[:6] + "abcdefgh"[number],
                library="main",
                kind=outlet.kind,
                url=self.url(outlet, "/feed.xml"),
                title=outlet.name,
                next_look=START,
                added=START,
            )

    def url(self, outlet: Outlet, path: str) -> str:
        return f"http://{outlet.host}:{self.port}{path}"

    def expected(self) -> dict[str, str]:
        """Return what a library has to hold in the end: titles, and something of the last text."""
        found: dict[str, str] = {}
        for outlet in OUTLETS:
            if outlet.kind is Kind.PAGE:
                found["Notices"] = self._wording(self._time())
                continue
            for number in range(self._published(outlet)):
                found[_title(outlet, number)] = _key(outlet, number, corrected=outlet.corrects)
        return found

    def address_of(self, title: str) -> str:
        """Return the address of an entry."""
        for outlet in OUTLETS:
            if outlet.kind is Kind.PAGE and title == "Notices":
                return self.url(outlet, "/feed.xml")
            if title.startswith(f"{outlet.name.capitalize()} "):
                return self.url(outlet, f"/{title.partition(' ')[2]}")
        raise KeyError(title)

    def get(self, key: str, default: Any = None) -> Any:
        """Return what stands at a host and path now."""
        host, _, path = key.partition("/")
        outlet = self._outlets.get(host)
        if outlet is None or path == "robots.txt":
            return default
        trouble = self._trouble(outlet, path)
        if trouble is not None:
            return trouble
        page = self._page(outlet, path)
        if page is None:
            return default
        body = page.body if isinstance(page.body, bytes) else page.body.encode()
        page.etag = f'"{sha256(body).hexdigest()[:16]}"'
        return page

    def _page(self, outlet: Outlet, path: str) -> Page | None:
        if outlet.kind is Kind.PAGE:
            return article("Notices", f"{self._wording(self._time())} {story('Ellis')}")
        if path == "feed.xml" and outlet.moves and self._time() - START > MOVES:
            return Page(status=301, headers={"Location": self.url(outlet, "/news.xml")})
        if path in ("feed.xml", "news.xml"):
            return self._feed(outlet)
        if path.isdigit() and int(path) < self._published(outlet):
            return article(_title(outlet, int(path)), _text(outlet, int(path), corrected=False))
        return None

    def _feed(self, outlet: Outlet) -> Page:
        published = self._published(outlet)
        return rss(
            *(
                {
                    "guid": f"{outlet.name}-{number}",
                    "link": self.url(outlet, f"/{number}"),
                    "title": _title(outlet, number),
                    "text": "The bridge closes …"
                    if outlet.teasers
                    else _text(outlet, number, corrected=self._corrected(outlet, number)),
                    "published": START + number * outlet.pace,
                }
                for number in range(max(0, published - outlet.shown), published)
            ),
            title=outlet.name,
        )

    def _trouble(self, outlet: Outlet, path: str) -> Page | None:
        """Return what an address answers in the hours in which it is in trouble."""
        if not outlet.fails or self.closes is not None:
            return None
        hour = int((self.clock.now - START) / HOUR)
        chance = sha256(f"{outlet.name} {path} {hour}".encode()).digest()[0]
        if chance < 13:  # of 256: one hour in twenty
            self.failed[self.url(outlet, f"/{path}")] += 1
            return Page(status=503)
        if chance < 20:
            self.failed[self.url(outlet, f"/{path}")] += 1
            return Page(status=429, headers={"Retry-After": str(2 * 3600)})
        return None

    def _time(self) -> datetime:
        return self.clock.now if self.closes is None else min(self.clock.now, self.closes)

    def _published(self, outlet: Outlet) -> int:
        return 1 + int((self._time() - START) / outlet.pace)

    def _corrected(self, outlet: Outlet, number: int) -> bool:
        return outlet.corrects and self.clock.now - START - number * outlet.pace >= CORRECTED

    def _wording(self, moment: datetime) -> str:
        return f"This is wording {int((moment - START) / CHANGES)} of the notices."


def addresses_done(state: Path) -> set[str]:
    """Return the addresses of entries of which nothing is to be done any more."""
    return {url for url, waits in _entries(state) if url and not waits}


def _entries(state: Path) -> Sequence[tuple[str, int]]:
    with closing(sqlite3.connect(state)) as connection:
        return connection.execute("SELECT url, item IS NOT NULL FROM entries").fetchall()


def _title(outlet: Outlet, number: int) -> str:
    return f"{outlet.name.capitalize()} {number}"


def _key(outlet: Outlet, number: int, *, corrected: bool) -> str:
    """Return words that one wording of one entry has, and no other."""
    return f"{outlet.name.capitalize()}{'fixed' if corrected else ''}{number}x"


def _text(outlet: Outlet, number: int, *, corrected: bool) -> str:
    return story(_key(outlet, number, corrected=corrected))
