"""Keeps libraries current: looks at sources when they are due, and adds what is new.

What a look finds is kept at once, in one step with the state of the source, and waits there until
it is in the library. A stop in between loses nothing, and what is in the library already is not
added twice.
"""

import asyncio
import random
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

import structlog

from bot.errors import BotError
from bot.sources.articles import document_of, lacks_date, needs_page
from bot.sources.canonical import canonical
from bot.sources.finding import Fetcher, Finder, is_due
from bot.sources.intervals import LONGEST
from bot.sources.looking import (
    Look,
    Reader,
    check_status,
    failed,
    look,
    succeeded,
)
from bot.sources.politeness import ComeBackLater
from bot.sources.source import Fate, Item, Kind, Origin, Rules, Sight, Source, Waiting
from bot.sources.transport import Fetched, FetchError, Unreachable
from summarizer.errors import SummarizerError, UnreadableDocument
from summarizer.models import AddReport, Document

_AT_ONCE = 32
"""Sources that are looked at together. Chosen, not measured: most of them wait, for the network or
for the pause that a host asks for, and a few slow hosts must leave room for the others."""
_CHUNK = 8
"""Entries that are added together: seconds of analysis, and so much is done again after a kill."""
_TRIES = 6
"""How often the page of an entry is tried, over about a day: each wait is twice the one before."""
_FIRST_RETRY = timedelta(minutes=45)
_LONGEST_SLEEP = 60.0
"""Seconds after which it is looked again what is due: sources are added by other processes too."""
_SHORTEST_SLEEP = 1.0
_PATIENCE = 10.0
"""Seconds that a round waits for what it has begun; what takes longer goes on behind it."""
_FINISHING = 15.0
"""Seconds that a stop waits for what is being added: some batches take ten."""
_OWN_FAULT = "The bot itself failed at it; its log says how."
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Of ids: no digits, so that none is taken for a number, and nothing that looks like another."""

log = structlog.get_logger(__name__)
Result = TypeVar("Result")


class Memory(Protocol):
    """Where sources and entries are kept: `bot.state.sources.Sources`."""

    def add(self, source: Source, entries: Iterable[tuple[Sight, Item]] = ()) -> bool: ...
    def at(self, library: str, url: str) -> Source | None: ...
    def get(self, id: str) -> Source | None: ...  # noqa: A002 - what it is called everywhere
    def due(self, now: datetime) -> list[Source]: ...
    def next_look(self) -> datetime | None: ...
    def next_due(self) -> datetime | None: ...
    def looked(
        self,
        before: Source,
        after: Source,
        entries: Sequence[tuple[Sight, Item]],
        now: datetime,
    ) -> int: ...
    def learn(self, before: Source, after: Source) -> None: ...
    def change(self, before: Source, after: Source) -> None: ...
    def sources_waiting(self, now: datetime) -> list[str]: ...
    def waiting(self, now: datetime, limit: int, source: str) -> list[Waiting]: ...
    def done(self, fates: Iterable[tuple[int, Fate, str]]) -> None: ...
    def put_off(self, number: int, due: datetime, reason: str) -> None: ...


class Folders(Protocol):
    """Reads folders of this machine: `bot.sources.folder.FolderReader`."""

    def look(self, path: str) -> list[tuple[Sight, Item]]:
        """Return the files of a folder. Raises BotError."""
        ...

    def read(self, item: Item) -> Sequence[Document]:
        """Return the documents of a file. Raises UnreadableDocument."""
        ...


Add = Callable[[str, Sequence[Document]], AddReport]
"""Adds documents to the library of a name; called in a thread of its own, once at a time."""
Names = Callable[[str, str], Sequence[str]]
"""Library and name → what else the actor of that name is called there; called in a thread."""


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


@dataclass(slots=True)
class Tally:
    """What became of entries."""

    added: int = 0
    known: int = 0
    """In the library already."""
    left_out: int = 0
    failed: int = 0
    later: int = 0
    """Put off: their pages could not be had now."""

    @classmethod
    def of(cls, fates: Mapping[Fate, int]) -> "Tally":
        """Count what became of entries by their fates."""
        return cls(
            added=fates.get(Fate.ADDED, 0),
            left_out=fates.get(Fate.LEFT_OUT, 0),
            failed=fates.get(Fate.FAILED, 0),
        )

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.added + other.added,
            self.known + other.known,
            self.left_out + other.left_out,
            self.failed + other.failed,
            self.later + other.later,
        )


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
        self._fetcher = fetcher
        self._reader = reader
        self._folders = folders
        self._add = add
        self._now = now
        self._names = names
        self._chance = chance
        self._finder = Finder(fetcher, reader, now)
        self._rest = rest
        self._patience = patience
        self._adding = asyncio.Lock()
        self._at_work: dict[str, asyncio.Lock] = {}
        self._in_hand: asyncio.Future[AddReport] | None = None
        self._together = asyncio.Semaphore(_AT_ONCE)

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
        there = await self._in_thread(self._memory.at, wanted.library, wanted.url)
        if there is not None:
            return Begun(source=there, there_already=True)
        found = await self._found(wanted)
        if not await self._in_thread(self._memory.add, found.source, found.entries):
            there = await self._in_thread(self._memory.at, found.source.library, found.source.url)
            return Begun(source=there or found.source, there_already=True)
        return Begun(
            source=found.source,
            entries=tuple(item for _, item in found.entries),
            others=found.others,
            notes=found.notes,
        )

    async def _found(self, wanted: Source) -> Look:
        if wanted.kind is Kind.FOLDER:
            files = await self._in_thread(self._folders.look, wanted.url)
            return Look(source=succeeded(wanted, self._now(), found=1), entries=tuple(files))
        return await self._finder.first(wanted)

    async def check(self, source: Source) -> tuple[Source, int]:
        """Look at a source now; return it as it is then, and how many entries are new."""
        lock = self._at_work.setdefault(source.id, asyncio.Lock())
        async with lock, self._together:
            now_kept = await self._in_thread(self._memory.get, source.id)
            if now_kept is None:
                return source, 0
            try:
                return await self._checked(now_kept)
            except Exception:
                # It backs off as any other: else it would be fetched again each minute.
                log.exception("failed", what="looking at a source", source=source.id)
                after = failed(now_kept, _OWN_FAULT, self._now(), self._chance())
                await self._in_thread(self._memory.learn, now_kept, after)
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
            await self._in_thread(self._memory.learn, source, found.source)
            return found.source, 0
        now = self._now()
        new = await self._in_thread(self._memory.looked, source, found.source, found.entries, now)
        after = succeeded(found.source, now, found=new)
        await self._in_thread(self._memory.learn, found.source, after)
        return after, new

    async def _look(self, source: Source) -> Look:
        if source.kind is Kind.FOLDER:
            try:
                files = await self._in_thread(self._folders.look, source.url)
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
            there = await self._in_thread(self._memory.at, source.library, new)
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

    # ── adding what waits ──────────────────────────────────────────────────────────────────
    async def work_off(self, source: str | None = None) -> Tally:
        """Add what waits, of one source or of all; what cannot be added now waits on."""
        if source is not None:
            return await self._work_off_one(source)
        total = Tally()
        while waiting := await self._in_thread(self._memory.sources_waiting, self._now()):
            for tally in await asyncio.gather(*map(self._work_off_one, waiting)):
                total += tally
        return total

    async def _work_off_one(self, source: str) -> Tally:
        total = Tally()
        # Two tasks that work off the same source would fetch its pages twice.
        async with self._at_work.setdefault(f"queue {source}", asyncio.Lock()):
            # Asked anew for each chunk: somebody may pause or remove the source meanwhile.
            while waiting := await self._in_thread(
                self._memory.waiting, self._now(), _CHUNK, source
            ):
                total += await self._add_some(waiting)
        return total

    async def _add_some(self, waiting: Sequence[Waiting]) -> Tally:
        tally = Tally()
        fates: list[tuple[int, Fate, str]] = []
        ready: list[tuple[Waiting, Sequence[Document]]] = []
        for each in waiting:
            try:
                documents = await self._documents(each)
            except Unreachable as error:
                asked = error.wait if isinstance(error, ComeBackLater) else timedelta()
                await self._put_off(each, str(error), asked)
                tally.later += 1
            except (BotError, UnreadableDocument) as error:
                fates.append((each.number, Fate.FAILED, str(error)))
                tally.failed += 1
            except Exception:
                # What waits behind it has to get its turn.
                log.exception("failed", what="reading an entry", source=each.source.id)
                fates.append((each.number, Fate.FAILED, _OWN_FAULT))
                tally.failed += 1
            else:
                if documents:
                    ready.append((each, documents))
                else:
                    fates.append((each.number, Fate.LEFT_OUT, ""))
                    tally.left_out += 1
        if ready:
            await self._store(ready, fates, tally)
        await self._in_thread(self._memory.done, fates)
        return tally

    async def _store(
        self,
        ready: Sequence[tuple[Waiting, Sequence[Document]]],
        fates: list[tuple[int, Fate, str]],
        tally: Tally,
    ) -> None:
        documents = [document for _, each in ready for document in each]
        library = ready[0][0].source.library
        try:
            async with self._adding:
                # Whoever stops this task cannot stop the thread: `finish` waits for it.
                self._in_hand = asyncio.ensure_future(
                    self._in_thread(self._add, library, documents)
                )
                report = await asyncio.shield(self._in_hand)
        except Exception as error:
            # A full disk, or a worker that died: what waits elsewhere has to get its turn.
            log.exception("failed", what="adding what is new", library=library)
            reason = str(error) if isinstance(error, SummarizerError) else _OWN_FAULT
            for each, _ in ready:
                await self._put_off(each, reason)
            tally.later += len(ready)
            return
        tally.added += len(report.added) + len(report.updated)
        tally.known += len(report.unchanged)
        tally.failed += len(report.rejected)
        good = {*report.added, *report.updated, *report.unchanged}
        reason = report.rejected[0].reason if report.rejected else ""
        for each, of_it in ready:
            well = any(document.id in good for document in of_it)
            fates.append((each.number, *((Fate.ADDED, "") if well else (Fate.FAILED, reason))))

    async def _documents(self, waiting: Waiting) -> Sequence[Document]:
        """Return what an entry holds; nothing where a rule leaves it out."""
        source, item = waiting.source, waiting.item
        if source.kind is Kind.FOLDER:
            agency = source.origin is Origin.AGENCY
            documents = [
                each.model_copy(update={"agency": agency})
                for each in await self._in_thread(self._folders.read, item)
            ]
            rules = await self._rules(source)
            return [each for each in documents if rules.allow(each.title, each.text, "")]
        if not source.rules.allow_section(item.url, item.categories):
            return ()
        page = None
        if source.kind is Kind.FEED and (needs_page(item) or lacks_date(item)):
            page = await self._page(waiting)
        document = document_of(item, page, source)
        if document is None:
            raise UnreadableDocument("It has no text, and its page cannot be read.")
        rules = await self._rules(source)
        taken = rules.allow(document.title, document.text, item.url, item.categories)
        return [document] if taken else ()

    async def _rules(self, source: Source) -> Rules:
        """Return the rules of a source, with all that the actors named in them are called."""
        rules, library = source.rules, source.library
        if not (rules.include or rules.exclude):
            return rules
        return await self._in_thread(rules.with_names, lambda name: self._names(library, name))

    async def _page(self, waiting: Waiting) -> Document | None:
        """Return the page behind an entry; None where only the entry itself is to be had.

        Raises:
            Unreachable: it may be had later.
        """
        try:
            fetched = await self._fetcher.get(waiting.item.url)
            check_status(fetched)
            return await self._reader.page(fetched)
        except Unreachable:
            # For its date alone a whole text is not kept waiting.
            if waiting.tries + 1 < _TRIES and needs_page(waiting.item):
                raise
        except (FetchError, UnreadableDocument) as error:
            log.info("page not read", url=canonical(waiting.item.url), reason=str(error))
        return None

    async def _put_off(self, waiting: Waiting, reason: str, asked: timedelta = timedelta()) -> None:
        backed_off = min(_FIRST_RETRY * 2 ** min(waiting.tries, 16), LONGEST)
        due = self._now() + max(backed_off, asked)
        await self._in_thread(self._memory.put_off, waiting.number, due, reason)

    # ── all the time ───────────────────────────────────────────────────────────────────────
    async def check_due(self) -> int:
        """Look at every source that is due; return how many entries are new."""
        return sum(await asyncio.gather(*map(self._check_each, (await self._due()).values())))

    async def _due(self) -> dict[str, list[Source]]:
        """Return the sources that are due, by what has to be asked for them in turn."""
        by_host: dict[str, list[Source]] = {}
        for source in await self._in_thread(self._memory.due, self._now()):
            by_host.setdefault(f"look {urlsplit(source.url).netloc}", []).append(source)
        return by_host

    async def _check_each(self, sources: Sequence[Source]) -> int:
        return sum([(await self.check(source))[1] for source in sources])

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
                    for source in await self._in_thread(self._memory.sources_waiting, self._now()):
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
        tally = await self._work_off_one(source)
        if tally != Tally():
            log.info("worked off", source=source, added=tally.added, failed=tally.failed)

    async def finish(self) -> None:
        """Wait for what is being added just now, once the tasks that add have been stopped."""
        if self._in_hand is not None and not self._in_hand.done():
            await asyncio.wait({self._in_hand}, timeout=_FINISHING)

    async def _until_next(self) -> float:
        moments = [
            await self._in_thread(self._memory.next_look),
            await self._in_thread(self._memory.next_due),
        ]
        waits = [(moment - self._now()).total_seconds() for moment in moments if moment]
        return min(max(min(waits, default=_LONGEST_SLEEP), _SHORTEST_SLEEP), _LONGEST_SLEEP)

    async def _in_thread(self, work: Callable[..., Result], *arguments: Any) -> Result:
        return await asyncio.to_thread(work, *arguments)


def new_id() -> str:
    """Return an id for a source: six letters."""
    return "".join(secrets.choice(_LETTERS) for _ in range(6))


__all__ = ["Add", "Begun", "Keeper", "Tally", "new_id"]
