"""The keeper against the tests' own web server, with a clock that the tests move."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
import pytest_asyncio

from bot.sources.folder import FolderReader
from bot.sources.keeper import Keeper
from bot.sources.politeness import PoliteFetcher
from bot.sources.reader import SandboxReader
from bot.sources.sandbox import Sandbox
from bot.sources.source import Kind, Source, new_id
from bot.state import State
from summarizer.models import AddReport, Document
from tests.adapters.web.site import Clock, Sites


@dataclass
class Shelf:
    """Libraries that only remember what they were given."""

    documents: dict[str, list[Document]] = field(default_factory=dict)
    calls: int = 0

    def add(self, library: str, documents: Sequence[Document]) -> AddReport:
        self.calls += 1
        held = self.documents.setdefault(library, [])
        known = {document.id for document in held}
        new = [document for document in documents if document.id not in known]
        held += new
        return AddReport(
            added=tuple(document.id for document in new),
            unchanged=tuple(each.id for each in documents if each.id in known),
        )

    def titles(self, library: str = "main") -> list[str]:
        return [document.title for document in self.documents.get(library, [])]


@dataclass
class World:
    """A bot that follows sources."""

    sites: Sites
    clock: Clock
    state: State
    shelf: Shelf
    keeper: Keeper
    fetcher: PoliteFetcher
    make: Callable[..., Keeper]
    """Makes another, on the same sources, with arguments of `Keeper` that are others."""

    def wanted(self, url: str, library: str = "main", kind: Kind = Kind.FEED) -> Source:
        return Source(
            id=new_id(),
            library=library,
            kind=kind,
            url=url,
            next_look=self.clock.now,
            added=self.clock.now,
        )

    async def follow(self, url: str, library: str = "main") -> Source:
        """Follow an address and add what is there; return the source."""
        begun = await self.keeper.begin(self.wanted(url, library))
        await self.keeper.work_off()
        return begun.source

    def now(self, source: Source) -> Source:
        """Return a source as it is now."""
        kept = self.state.sources.get(source.id)
        assert kept is not None
        return kept


class Open(Protocol):
    def __call__(self) -> AbstractAsyncContextManager[World]: ...


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def sites(clock: Clock) -> AsyncIterator[Sites]:
    made = Sites(clock)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def open_world(sites: Sites, clock: Clock, shelf: Shelf, sandbox: Sandbox, tmp_path: Path) -> Open:
    """Start the bot; starting it again afterwards is a restart."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[World]:
        reader = SandboxReader(sandbox)
        with State(tmp_path / "state.db") as state:
            async with sites.transport(seconds=1.0) as transport:
                fetcher = PoliteFetcher(transport, now=clock, closed=state.hosts, sleep=clock.sleep)
                made = partial(
                    Keeper,
                    memory=state.sources,
                    fetcher=fetcher,
                    reader=reader,
                    folders=FolderReader(reader.file, 1_000_000),
                    add=shelf.add,
                    now=clock,
                    chance=lambda: 0.5,
                    rest=clock.rest,
                )
                yield World(sites, clock, state, shelf, made(), fetcher, made)

    return opened


@pytest_asyncio.fixture
async def world(open_world: Open) -> AsyncIterator[World]:
    async with open_world() as opened:
        yield opened
