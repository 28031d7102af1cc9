"""What waits is added to its library, entry by entry, and told what became of it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

import structlog

from bot.errors import BotError
from bot.sources.articles import document_of, lacks_date, needs_page
from bot.sources.canonical import canonical
from bot.sources.finding import Fetcher
from bot.sources.intervals import LONGEST
from bot.sources.looking import Reader, check_status
from bot.sources.needs import OWN_FAULT, Add, Folders, Memory, Names
from bot.sources.politeness import ComeBackLater
from bot.sources.source import Fate, Kind, Origin, Rules, Source, Waiting
from bot.sources.transport import FetchError, Unreachable
from summarizer.errors import SummarizerError, UnreadableDocument
from summarizer.models import AddReport, Document

_CHUNK = 8
"""Entries that are added together: seconds of analysis, and so much is done again after a kill."""
_TRIES = 6
"""How often the page of an entry is tried, over about a day: each wait is twice the one before."""
_FIRST_RETRY = timedelta(minutes=45)
_FINISHING = 15.0
"""Seconds that a stop waits for what is being added: some batches take ten."""

log = structlog.get_logger(__name__)


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


class Adder:
    """Adds what waits; one chunk at a time over all sources, so that libraries see one writer."""

    def __init__(
        self,
        *,
        memory: Memory,
        fetcher: Fetcher,
        reader: Reader,
        folders: Folders,
        add: Add,
        now: Callable[[], datetime],
        names: Names,
    ) -> None:
        self._memory = memory
        self._fetcher = fetcher
        self._reader = reader
        self._folders = folders
        self._add = add
        self._now = now
        self._names = names
        self._adding = asyncio.Lock()
        # Locks last as long as somebody holds them.
        self._at_work = WeakValueDictionary[str, asyncio.Lock]()
        self._in_hand: asyncio.Future[AddReport] | None = None

    async def work_off(self, source: str) -> Tally:
        """Add what waits of a source; what cannot be added now waits on."""
        total = Tally()
        # Two tasks that work off the same source would fetch its pages twice.
        async with self._at_work.setdefault(source, asyncio.Lock()):
            # Asked anew for each chunk: somebody may pause or remove the source meanwhile.
            while waiting := await asyncio.to_thread(
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
                fates.append((each.number, Fate.FAILED, OWN_FAULT))
                tally.failed += 1
            else:
                if documents:
                    ready.append((each, documents))
                else:
                    fates.append((each.number, Fate.LEFT_OUT, ""))
                    tally.left_out += 1
        if ready:
            await self._store(ready, fates, tally)
        await asyncio.to_thread(self._memory.done, fates)
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
                    asyncio.to_thread(self._add, library, documents)
                )
                report = await asyncio.shield(self._in_hand)
        except Exception as error:
            # A full disk, or a worker that died: what waits elsewhere has to get its turn.
            log.exception("failed", what="adding what is new", library=library)
            reason = str(error) if isinstance(error, SummarizerError) else OWN_FAULT
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
                for each in await asyncio.to_thread(self._folders.read, item)
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
        return await asyncio.to_thread(rules.with_names, lambda name: self._names(library, name))

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
        await asyncio.to_thread(self._memory.put_off, waiting.number, due, reason)

    async def finish(self) -> None:
        """Wait for what is being added just now, once the tasks that add have been stopped."""
        if self._in_hand is not None and not self._in_hand.done():
            await asyncio.wait({self._in_hand}, timeout=_FINISHING)
