"""Sources looked at, one by one: what is new there, and when to look again."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from weakref import WeakValueDictionary

import structlog

from bot.errors import BotError
from bot.sources.finding import Fetcher, Finder, is_due
from bot.sources.looking import Look, Reader, failed, look, succeeded
from bot.sources.needs import OWN_FAULT, Folders, Memory
from bot.sources.source import Kind, Source
from bot.sources.transport import Fetched

_AT_ONCE = 32
"""Sources that are looked at together. Chosen, not measured: most of them wait, for the network or
for the pause that a host asks for, and a few slow hosts must leave room for the others."""

log = structlog.get_logger(__name__)


class Checker:
    """Looks at sources, and keeps what is found with the state of the source in one step."""

    def __init__(
        self,
        *,
        memory: Memory,
        fetcher: Fetcher,
        reader: Reader,
        folders: Folders,
        now: Callable[[], datetime],
        chance: Callable[[], float],
    ) -> None:
        self._memory = memory
        self._fetcher = fetcher
        self._reader = reader
        self._folders = folders
        self._now = now
        self._chance = chance
        self._finder = Finder(fetcher, reader, now)
        # Locks last as long as somebody holds them.
        self._at_work = WeakValueDictionary[str, asyncio.Lock]()
        self._together = asyncio.Semaphore(_AT_ONCE)

    async def first(self, wanted: Source) -> Look:
        """Look for the first time at what was named.

        Raises:
            FetchError: it cannot be fetched.
            UnreadableDocument: what is there cannot be read.
            BotError: the folder cannot be read.
        """
        if wanted.kind is Kind.FOLDER:
            files = await asyncio.to_thread(self._folders.look, wanted.url)
            return Look(source=succeeded(wanted, self._now(), found=1), entries=tuple(files))
        return await self._finder.first(wanted)

    async def check(self, source: Source) -> tuple[Source, int]:
        """Look at a source now; return it as it is then, and how many entries are new."""
        lock = self._at_work.setdefault(source.id, asyncio.Lock())
        async with lock, self._together:
            now_kept = await asyncio.to_thread(self._memory.get, source.id)
            if now_kept is None:
                return source, 0
            try:
                return await self._checked(now_kept)
            except Exception:
                # It backs off as any other: else it would be fetched again each minute.
                log.exception("failed", what="looking at a source", source=source.id)
                after = failed(now_kept, OWN_FAULT, self._now(), self._chance())
                await asyncio.to_thread(self._memory.learn, now_kept, after)
                return after, 0

    async def _checked(self, source: Source) -> tuple[Source, int]:
        found = await self._look(source)
        if found.source.failures:
            log.warning(
                "source failed",
                source=source.id,
                failures=found.source.failures,
                reason=found.source.last_error,
                next_look=found.source.next_look.isoformat(timespec="seconds"),
            )
            await asyncio.to_thread(self._memory.learn, source, found.source)
            return found.source, 0
        now = self._now()
        new = await asyncio.to_thread(self._memory.looked, source, found.source, found.entries, now)
        after = succeeded(found.source, now, found=new)
        await asyncio.to_thread(self._memory.learn, found.source, after)
        return after, new

    async def _look(self, source: Source) -> Look:
        if source.kind is Kind.FOLDER:
            try:
                files = await asyncio.to_thread(self._folders.look, source.url)
            except BotError as error:
                return Look(source=failed(source, str(error), self._now(), self._chance()))
            well = replace(source, failures=0, last_error="")
            return Look(source=well, entries=tuple(files))
        found = await look(source, self._get, self._reader, self._now, self._chance())
        if is_due(found):
            return await self._found_again(found)
        if found.lost and source.last_error.startswith(found.source.last_error):
            # What the last search has found is worth telling still.
            return replace(found, source=replace(found.source, last_error=source.last_error))
        return found

    async def _found_again(self, lost: Look) -> Look:
        """Look for a feed that has gone away; return what was found, or that it is lost still."""
        source = lost.source
        found, other = await self._finder.again(source)
        if found is not None:
            new = found.source.url
            there = await asyncio.to_thread(self._memory.at, source.library, new)
            if there is None or there.id == source.id:
                log.info("feed found again", source=source.id, url=new)
                return found
            reason = f"{source.last_error} It is at {new} now, which is followed already."
            return replace(lost, source=replace(source, last_error=reason))
        if other:
            reason = f"{source.last_error} Its site has another feed: {other}"
            return replace(lost, source=replace(source, last_error=reason))
        return lost

    async def _get(self, url: str, headers: dict[str, str]) -> Fetched:
        return await self._fetcher.get(url, headers)
