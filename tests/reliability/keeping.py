"""A process that runs the keeper of sources as `briefbot serve` does, and can be killed anywhere.

Its clock is in a file and jumps to what is due next; what it reaches is the tests' own web server.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, cast

from bot.sources.articles import read_article
from bot.sources.discovery import feeds_of
from bot.sources.entries import Feed
from bot.sources.feeds import read_feed
from bot.sources.folder import FolderReader
from bot.sources.keeper import Keeper
from bot.sources.looking import Reader
from bot.sources.needs import Memory
from bot.sources.politeness import PoliteFetcher
from bot.sources.reader import SandboxReader
from bot.sources.sandbox import Sandbox
from bot.sources.transport import Fetched, Limits, Transport
from bot.state import State
from summarizer import Library, adding
from summarizer.models import AddReport, Analysis, Document
from summarizer.storage.recording import make_record
from summarizer.workers import Result
from tests.adapters.web.site import Here
from tests.reliability.dying import mortal, silence
from tests.reliability.newsroom import SharedClock

POINTS: Final = (
    "fetching",
    "fetched",
    "found",
    "kept",
    "scheduled",
    "taken",
    "analysing",
    "stored",
    "noted",
    "put off",
)
"""Where a process can be killed: before and after a request; before and after what a look found is
kept; after the next look is; when entries are taken from the queue; amid analysis; after they are
in the library; after that is noted; after an entry is put off."""
_AFTER: Final = {
    "looked": "kept",
    "learn": "scheduled",
    "done": "noted",
    "put_off": "put off",
}
_ANALYSIS = 0.001
"""Seconds for a document."""


@dataclass(frozen=True, kw_only=True)
class KeeperJob:
    """What a process is to do."""

    port: int
    clock: str
    state: str
    store: str
    until: datetime
    """By the clock in the file."""
    die_at: str = ""
    """A point, or empty."""
    passing: int = 1
    """At which passing of it."""
    sandboxed: bool = False
    """Read in child processes, as the bot does; takes seconds to start."""


class Marked:
    """The memory of the keeper, with points in it."""

    def __init__(self, memory: object, reached: Callable[[str], None]) -> None:
        self._memory = memory
        self._reached = reached

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._memory, name)

        def call(*arguments: Any) -> Any:
            if name == "looked":
                self._reached("found")
            result = method(*arguments)
            if name in _AFTER:
                self._reached(_AFTER[name])
            elif name == "waiting" and result:
                self._reached("taken")
            return result

        return call


class MarkedGetter:
    """The transport, with points before and after each request."""

    def __init__(self, transport: Transport, reached: Callable[[str], None]) -> None:
        self._transport = transport
        self._reached = reached

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        return await self._marked(self._transport.get(url, headers))

    async def hop(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        return await self._marked(self._transport.hop(url, headers))

    async def _marked(self, answer: Awaitable[Fetched]) -> Fetched:
        self._reached("fetching")
        fetched = await answer
        self._reached("fetched")
        return fetched


class HereReader:
    """Reads in this process: starting another takes longer than most trials last."""

    async def feed(self, fetched: Fetched) -> Feed:
        return read_feed(fetched.content, url=fetched.url, headers=dict(fetched.headers))

    async def feeds_of(self, fetched: Fetched) -> Sequence[str]:
        return feeds_of(fetched.content, url=fetched.url)

    async def page(self, fetched: Fetched) -> Document:
        kind = fetched.headers.get("content-type", "")
        return read_article(fetched.content, url=fetched.url, media_type=kind, limit=1_000_000)


def keep(job: KeeperJob) -> None:
    """Do it."""
    silence()
    asyncio.run(_keep(job))


async def _keep(job: KeeperJob) -> None:
    reached = mortal(job.die_at, job.passing)

    def analyse(documents: Sequence[Document], _: str | None) -> list[Result]:
        results: list[Result] = []
        for document in documents:
            time.sleep(_ANALYSIS)
            results.append(make_record(document, Analysis()))
            reached("analysing")
        return results

    adding.__dict__["analyse"] = analyse
    clock = SharedClock(Path(job.clock))
    with ExitStack() as opened:
        state = opened.enter_context(State(job.state))
        library = opened.enter_context(Library.open(job.store, today=clock.now.date))
        reader: Reader = HereReader()
        if job.sandboxed:
            reader = SandboxReader(opened.enter_context(Sandbox()))

        async def sleep(seconds: float) -> None:
            clock.pass_to(clock.now + timedelta(seconds=seconds))
            await asyncio.sleep(0)

        async def rest(stop: asyncio.Event, seconds: float) -> None:
            """Jump to what is due next; never by less than the keeper asked for."""
            due = [state.sources.next_look(), state.sources.next_due()]
            soonest = min((each for each in due if each), default=job.until)
            clock.pass_to(max(clock.now + timedelta(seconds=seconds), min(soonest, job.until)))
            if clock.now >= job.until:
                stop.set()

        def add(name: str, documents: Sequence[Document]) -> AddReport:
            report = library.sibling(name).add(documents, workers=0)
            reached("stored")
            return report

        async with Transport(
            "briefbot/1 (+https://owner.example/bot)",
            limits=Limits(ports={job.port}, seconds=20, content=1_000_000),
            allowed=lambda address: address == "127.0.0.1",
            resolver=Here(),
        ) as transport:
            keeper = Keeper(
                memory=cast(Memory, Marked(state.sources, reached)),
                fetcher=PoliteFetcher(
                    MarkedGetter(transport, reached), now=clock, closed=state.hosts, sleep=sleep
                ),
                reader=reader,
                folders=FolderReader(lambda data, path: (), 1_000_000),
                add=add,
                now=clock,
                chance=lambda: 0.5,
                rest=rest,
            )
            await keeper.run(asyncio.Event())
