"""Orders → what a library follows is added, listed, paused, looked at and removed."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.commands import Command
from bot.errors import BotError, CommandError
from bot.exchange import Upload
from bot.plain import harmless
from bot.presenters.mistakes import present_command_error
from bot.presenters.privacy import present_not_allowed
from bot.replies import Reply
from bot.sources.adding import Tally
from bot.sources.keeper import Keeper
from bot.sources.needs import Add, Memory
from bot.sources.orders import ALL, Action, Order, read_order
from bot.sources.source import OF_LATE, Fate, Kind, Origin, Rules, Source, Trouble, new_id
from bot.sources.wording import (
    present_all,
    present_begun,
    present_changed,
    present_checked,
    present_failed,
    present_followed,
    present_none_such,
    present_paused,
    present_removed,
    present_resumed,
    present_uploaded,
)
from summarizer.errors import SummarizerError, UnreadableDocument
from summarizer.models import Document

PATIENCE: Final = 40.0
"""Seconds that an answer waits for what is being added; the rest is added behind it."""
WHAT: Final = "what the library follows"
_FOLDER_INTERVAL: Final = timedelta(minutes=5)
"""Looking into a folder costs nobody a request."""
_BY_HAND: Final = "paused by somebody"


class Followed(Memory, Protocol):
    """Where sources are kept: `bot.state.sources.Sources`."""

    def of_library(self, library: str) -> list[Source]:
        """Return the sources of a library, in the order in which they were added."""
        ...

    def remove(self, id: str) -> bool: ...  # noqa: A002 - what it is called everywhere
    def fates(self, source: str) -> dict[Fate, int]: ...
    def waits(self, source: str) -> int:
        """Return how many entries of a source wait."""
        ...

    def troubles(self, since: datetime) -> list[Trouble]:
        """Return what could not be read of what was seen since then, and what is put off."""
        ...


class Files(Protocol):
    """Reads files that somebody sent, away from this process."""

    async def upload(self, data: bytes, name: str) -> Sequence[Document]:
        """Return the documents of a file. Raises UnreadableDocument."""
        ...


Mark = Callable[[str, str, bool], None]
"""Library, source, by the name that its documents give, and whether it is an agency → noted."""


def _no_mark(_library: str, _name: str, _agency: bool) -> None:
    """Note nothing: nobody counts voices."""


class SourceDesk:
    """Carries out orders.

    Args:
        memory: Where sources are kept.
        keeper: Looks at them.
        files: Reads files that somebody sent.
        add: Adds to a library.
        now: The clock, aware.
        patience: Seconds that an answer waits for what is being added; None for all of it.
        folders: Whether folders of this machine may be named.
        mark: Notes in a library that a source is an agency or is none.
    """

    def __init__(
        self,
        *,
        memory: Followed,
        keeper: Keeper,
        files: Files,
        add: Add,
        now: Callable[[], datetime],
        patience: float | None = PATIENCE,
        folders: bool = False,
        mark: Mark = _no_mark,
    ) -> None:
        self._memory = memory
        self.keeper = keeper
        self._files = files
        self._add = add
        self._now = now
        self._patience = patience
        self._folders = folders
        self._mark = mark
        self._behind: set[asyncio.Task[Tally]] = set()

    async def handle(self, command: Command, library: str, *, may_change: bool) -> Reply:
        """Carry out what follows /sources; what cannot be is answered with why.

        Args:
            command: With what follows it in `arguments`.
            library: Name of the library that the place asks.
            may_change: Whether the asker may change what it follows.
        """
        reply = await self._answer(command, library, may_change=may_change)
        return replace(reply, private=True) if command.private else reply

    async def _answer(self, command: Command, library: str, *, may_change: bool) -> Reply:
        try:
            order = read_order(command.arguments)
        except CommandError as error:
            return present_command_error(error)
        if not may_change and order.action is not Action.LIST:
            return present_not_allowed(WHAT)
        return await self.carry_out(order, library)

    async def carry_out(self, order: Order, library: str) -> Reply:
        """Carry out an order of somebody who may give it."""
        if order.action is Action.LIST:
            return await self._list(library)
        if order.action is Action.ADD:
            return await self._begin(order, library)
        meant = await self._meant(order.which, library)
        if not meant:
            return present_none_such(order.which)
        if order.action is Action.CHECK:
            return await self._check(meant)
        replies = [await self._change(order.action, source) for source in meant]
        return replies[0] if len(replies) == 1 else present_all(order.action, meant)

    async def add_files(
        self, uploads: Sequence[Upload], library: str, *, may_change: bool
    ) -> Reply:
        """Add files that somebody sent to a library. Their names are never used as paths."""
        if not may_change:
            return present_not_allowed("what is in the library")
        reasons: list[str] = []
        documents: list[Document] = []
        for upload in uploads:
            try:
                documents += await self._files.upload(upload.content, upload.name)
            except (BotError, UnreadableDocument) as error:
                reasons.append(f"{harmless(upload.name)}: {error}")
        tally = Tally(failed=len(reasons))
        if documents:
            try:
                report = await asyncio.to_thread(self._add, library, documents)
            except SummarizerError as error:
                return present_failed("What was sent", str(error))
            tally.added = len(report.added) + len(report.updated)
            tally.known = len(report.unchanged)
            tally.failed += len(report.rejected)
            reasons += [f"{each.name}: {each.reason}" for each in report.rejected]
        return present_uploaded(tally, reasons)

    async def finish(self) -> None:
        """Stop what is being added behind answers; it waits for the next start."""
        for task in self._behind:
            task.cancel()
        await asyncio.gather(*self._behind, return_exceptions=True)
        await self.keeper.finish()

    # ── what is done ───────────────────────────────────────────────────────────────────────
    async def _list(self, library: str) -> Reply:
        sources = await asyncio.to_thread(self._memory.of_library, library)
        waiting = await asyncio.to_thread(self._waiting, sources)
        return present_followed(sources, waiting, self._now(), await self._troubles(sources))

    def _waiting(self, sources: Sequence[Source]) -> int:
        return sum(self._memory.waits(source.id) for source in sources)

    async def _troubles(self, sources: Sequence[Source]) -> list[Trouble]:
        troubles = await asyncio.to_thread(self._memory.troubles, self._now() - OF_LATE)
        ids = {source.id for source in sources}
        return [trouble for trouble in troubles if trouble.source in ids]

    async def _begin(self, order: Order, library: str) -> Reply:
        now, wish = self._now(), order.wish
        if order.which.startswith("/") and not self._folders:
            return present_failed(order.which, "Folders are watched from the command line only.")
        wanted = Source(
            id=new_id(),
            library=library,
            kind=Kind.FOLDER if order.which.startswith("/") else Kind.FEED,
            url=order.which,
            title=wish.name or "",
            rules=wish.changed(Rules()),
            next_look=now,
            added=now,
        )
        if wanted.kind is Kind.FOLDER:
            wanted = replace(wanted, interval=_FOLDER_INTERVAL, fixed=True)
        wanted = _as_wished(wanted, order, now)
        try:
            begun = await self.keeper.begin(wanted)
        except (BotError, UnreadableDocument) as error:
            return present_failed(order.which, str(error))
        if begun.there_already:
            changed = _as_wished(begun.source, order, now)
            if changed == begun.source:
                return present_begun(begun, Tally(), 0)
            await asyncio.to_thread(self._memory.change, begun.source, changed)
            await self._note_origin(changed, begun.source.origin)
            return present_changed(changed)
        # The library may hold documents of it that came another way.
        await self._note_origin(begun.source, Origin.INDEPENDENT)
        tally = await self._worked_off(begun.source.id)
        waiting = await asyncio.to_thread(self._memory.waits, begun.source.id)
        return present_begun(begun, tally, waiting, await self._troubles([begun.source]))

    async def _check(self, sources: Sequence[Source]) -> Reply:
        looked = await asyncio.gather(*map(self.keeper.check, sources))
        one = sources[0].id if len(sources) == 1 else None
        tally = await self._worked_off(one)
        after = [source for source, _ in looked]
        waiting = await asyncio.to_thread(self._waiting, after)
        new = sum(new for _, new in looked)
        return present_checked(after, new, tally, waiting, await self._troubles(after))

    async def _worked_off(self, source: str | None) -> Tally:
        """Add what waits, for as long as an answer may take; the rest goes on behind it."""
        task = asyncio.create_task(self.keeper.work_off(source))
        self._behind.add(task)
        task.add_done_callback(self._behind.discard)
        done, _ = await asyncio.wait({task}, timeout=self._patience)
        if done:
            return task.result()
        fates = await asyncio.to_thread(self._memory.fates, source) if source else {}
        return Tally.of(fates)

    async def _change(self, action: Action, source: Source) -> Reply:
        if action is Action.REMOVE:
            await asyncio.to_thread(self._memory.remove, source.id)
            return present_removed(source)
        if action in (Action.AGENCY, Action.INDEPENDENT):
            changed = replace(source, origin=Origin(action))
            await asyncio.to_thread(self._memory.change, source, changed)
            await self._note_origin(changed, source.origin)
            return present_changed(changed)
        paused = action is Action.PAUSE
        changed = replace(source, paused=_BY_HAND if paused else "")
        if not paused:
            changed = replace(changed, failures=0, next_look=self._now())
        await asyncio.to_thread(self._memory.change, source, changed)
        return present_paused(changed) if paused else present_resumed(changed)

    async def _note_origin(self, source: Source, before: Origin) -> None:
        """Let what was added before count as what the source is now."""
        if source.origin is not before:
            agency = source.origin is Origin.AGENCY
            await asyncio.to_thread(self._mark, source.library, source.name, agency)

    async def _meant(self, which: str, library: str) -> list[Source]:
        """Return the sources of a library that are meant by a number, an id, an address, a name."""
        sources = await asyncio.to_thread(self._memory.of_library, library)
        if which.lower() == ALL:
            return sources
        if which.isascii() and which.isdecimal() and len(which) < 6:
            return sources[int(which) - 1 : int(which)] if int(which) else []
        bare = which.casefold().strip("<>").rstrip("/")
        for of in (
            lambda source: (source.id,),
            lambda source: (source.url.casefold().rstrip("/"), source.site.casefold().rstrip("/")),
            lambda source: (source.name.casefold(),),
        ):
            found = [source for source in sources if bare in of(source)]
            if found:
                return found[:1]
        return []


def _as_wished(source: Source, order: Order, now: datetime) -> Source:
    wish = order.wish
    source = replace(source, rules=wish.changed(source.rules))
    if wish.name is not None:
        source = replace(source, title=wish.name)
    if wish.origin is not None:
        source = replace(source, origin=wish.origin)
    if wish.every is not None:
        source = replace(source, interval=wish.every, fixed=True)
    elif wish.adapted and source.kind is Kind.FOLDER:
        source = replace(source, interval=_FOLDER_INTERVAL)
    elif wish.adapted:
        source = replace(source, fixed=False)
    if wish.every is not None or wish.adapted:
        source = replace(source, next_look=min(source.next_look, now + source.interval))
    return source
