"""Keeps libraries current: looks at sources when they are due, and adds what is new.

What a look finds is kept at once, in one step with the state of the source, and waits there until
it is in the library. A stop in between loses nothing, and what is in the library already is not
added twice.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import structlog

from bot.sources.adding import Adder, Tally
from bot.sources.checking import Checker
from bot.sources.finding import Fetcher
from bot.sources.looking import Reader
from bot.sources.needs import Add, Folders, Memory, Names
from bot.sources.source import Item, Source

_LONGEST_SLEEP = 60.0
"""Seconds after which it is looked again what is due: sources are added by other processes too."""
_SHORTEST_SLEEP = 1.0
_PATIENCE = 10.0
"""Seconds that a round waits for what it has begun; what takes longer goes on behind it."""

log = structlog.get_logger(__name__)


def _no_names(_library: str, _name: str) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A source that is followed from now on, or was already."""

    source: Source
    entries: tuple[Item, ...] = ()
    """What it shows now, the newest first."""
    others: tuple[str, ...] = ()
    """Further feeds of the same site."""
    notes: tuple[str, ...] = ()
    """What is amiss with the feed, or was left out of it."""
    there_already: bool = False


async def stopped_within(stop: asyncio.Event, seconds: float) -> None:
    """Wait until told to stop, for so many seconds at most."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


class Keeper:
    """Looks after the sources of all libraries.

    Args:
        memory: Where sources and what waits are kept.
        fetcher: Fetches, politely.
        reader: Reads what was fetched.
        folders: Reads watched folders.
        add: Adds to a library.
        now: The clock, aware.
        names: What else actors are called, for rules that name them.
        chance: From 0 to 1, made anew each time.
        rest: Waits until told to stop, for so many seconds at most; by the clock of `now`.
        patience: Seconds that a round of `run` waits for what it has begun.
    """

    def __init__(
        self,
        *,
        memory: Memory,
        fetcher: Fetcher,
        reader: Reader,
        folders: Folders,
        add: Add,
        now: Callable[[], datetime],
        names: Names = _no_names,
        chance: Callable[[], float] = random.random,
        rest: Callable[[asyncio.Event, float], Awaitable[None]] = stopped_within,
        patience: float = _PATIENCE,
    ) -> None:
        self._memory = memory
        self._now = now
        self._rest = rest
        self._patience = patience
        self._checker = Checker(
            memory=memory, fetcher=fetcher, reader=reader, folders=folders, now=now, chance=chance
        )
        self._adder = Adder(
            memory=memory,
            fetcher=fetcher,
            reader=reader,
            folders=folders,
            add=add,
            now=now,
            names=names,
        )

    # ── following ──────────────────────────────────────────────────────────────────────────
    async def begin(self, wanted: Source) -> Begun:
        """Follow a feed, a site or a page from now on.

        What is found waits to be added: `work_off` does so.

        Args:
            wanted: With the address that was named; the kind is found out.

        Raises:
            FetchError: it cannot be fetched.
            UnreadableDocument: what is there cannot be read.
        """
        there = await asyncio.to_thread(self._memory.at, wanted.library, wanted.url)
        if there is not None:
            return Begun(source=there, there_already=True)
        found = await self._checker.first(wanted)
        if not await asyncio.to_thread(self._memory.add, found.source, found.entries):
            there = await asyncio.to_thread(self._memory.at, found.source.library, found.source.url)
            return Begun(source=there or found.source, there_already=True)
        return Begun(
            source=found.source,
            entries=tuple(item for _, item in found.entries),
            others=found.others,
            notes=found.notes,
        )

    async def check(self, source: Source) -> tuple[Source, int]:
        """Look at a source now; return it as it is then, and how many entries are new."""
        return await self._checker.check(source)

    async def work_off(self, source: str | None = None) -> Tally:
        """Add what waits, of one source or of all; what cannot be added now waits on."""
        if source is not None:
            return await self._adder.work_off(source)
        total = Tally()
        while waiting := await asyncio.to_thread(self._memory.sources_waiting, self._now()):
            for tally in await asyncio.gather(*map(self._adder.work_off, waiting)):
                total += tally
        return total

    async def finish(self) -> None:
        """Wait for what is being added just now, once the tasks that add have been stopped."""
        await self._adder.finish()

    # ── all the time ───────────────────────────────────────────────────────────────────────
    async def check_due(self) -> int:
        """Look at every source that is due; return how many entries are new."""
        return sum(await asyncio.gather(*map(self._check_each, (await self._due()).values())))

    async def _due(self) -> dict[str, list[Source]]:
        """Return the sources that are due, by what has to be asked for them in turn."""
        by_host: dict[str, list[Source]] = {}
        for source in await asyncio.to_thread(self._memory.due, self._now()):
            by_host.setdefault(f"look {urlsplit(source.url).netloc}", []).append(source)
        return by_host

    async def _check_each(self, sources: Sequence[Source]) -> int:
        return sum([(await self._checker.check(source))[1] for source in sources])

    async def run(self, stop: asyncio.Event) -> None:
        """Look and add until told to stop. What fails is logged, and tried again.

        Each host is asked, and each source worked off, by a task of its own: one that is slow,
        or that asks for long pauses, holds up no other.
        """
        begun: dict[str, asyncio.Task[None]] = {}
        try:
            while not stop.is_set():
                try:
                    for name, sources in (await self._due()).items():
                        self._begin(begun, name, partial(self._looked_at, sources))
                    await self._progress(begun)
                    waiting = await asyncio.to_thread(self._memory.sources_waiting, self._now())
                    for source in waiting:
                        self._begin(begun, f"add {source}", partial(self._worked_off, source))
                    await self._progress(begun)
                    seconds = await self._until_next()
                except Exception:
                    # Nothing that a source does may end what looks after the others.
                    log.exception("failed", what="sources")
                    seconds = _LONGEST_SLEEP
                await self._rest(stop, seconds)
        finally:
            for task in begun.values():
                task.cancel()
            await asyncio.gather(*begun.values(), return_exceptions=True)

    def _begin(
        self,
        begun: dict[str, asyncio.Task[None]],
        name: str,
        work: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        """Begin something, unless it is being done still."""
        if name not in begun:
            begun[name] = asyncio.create_task(self._guarded(name, work()))
            begun[name].add_done_callback(lambda _: begun.pop(name, None))

    async def _guarded(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("failed", what=name)

    async def _progress(self, begun: Mapping[str, asyncio.Task[None]]) -> None:
        if begun:
            await asyncio.wait(tuple(begun.values()), timeout=self._patience)

    async def _looked_at(self, sources: Sequence[Source]) -> None:
        new = await self._check_each(sources)
        if new:
            log.info("looked", new=new)

    async def _worked_off(self, source: str) -> None:
        tally = await self._adder.work_off(source)
        if tally != Tally():
            log.info("worked off", source=source, added=tally.added, failed=tally.failed)

    async def _until_next(self) -> float:
        moments = [
            await asyncio.to_thread(self._memory.next_look),
            await asyncio.to_thread(self._memory.next_due),
        ]
        waits = [(moment - self._now()).total_seconds() for moment in moments if moment]
        return min(max(min(waits, default=_LONGEST_SLEEP), _SHORTEST_SLEEP), _LONGEST_SLEEP)
