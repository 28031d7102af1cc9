"""A row of the outbox that this process has claimed, and what it writes of it."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import Executor
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import structlog

from bot.digests.outbox import Claim, Digest, LostClaim, Notice, Outbox, Stage, Told
from bot.digests.senders import Sent
from bot.digests.terms import Terms
from bot.digests.threads import in_thread
from bot.errors import BotError

log = structlog.get_logger(__name__)

Result = TypeVar("Result")


class HeldRow:
    """A claimed row. Whatever is written raises LostClaim once another process has the row.

    Args:
        claim: The row.
        outbox: Where it is kept.
        threads: Where the outbox is written.
        now: The clock, in UTC.
        terms: How long things may take.
    """

    def __init__(
        self,
        claim: Claim,
        outbox: Outbox,
        *,
        threads: Executor,
        now: Callable[[], datetime],
        terms: Terms,
    ) -> None:
        self.claim = claim
        self.terms = terms
        self.now = now
        self._outbox = outbox
        self._threads = threads

    def key_of(self, page: int) -> str:
        """Return the key of a page: 25 characters at most, as Discord's nonce takes."""
        return f"{self.claim.key}.{page}"

    @asynccontextmanager
    async def renewed(self) -> AsyncIterator[None]:
        """Renew the claim for as long as the row is worked on."""

        async def renew() -> None:
            while True:
                await asyncio.sleep(self.terms.lease / 3)
                with suppress(LostClaim, BotError):  # the next write will see it
                    await self.off(self._outbox.renew, self.claim, self.now(), self.terms.lease)

        task = asyncio.create_task(renew())
        try:
            yield
        finally:
            task.cancel()

    def told(self) -> Told:
        """Return what its subscription has told; for threads."""
        return self._outbox.told(self.claim.subscription)

    async def known(self) -> frozenset[str]:
        """Return the ids of messages in its place that are known to be pages of digests."""
        return await self.off(self._outbox.known, self.claim.place)

    async def keep(self, digest: Digest) -> None:
        """Keep what has been built."""
        await self.off(self._outbox.keep, self.claim, digest, self.now())

    async def begin(self, page: int, at: datetime) -> None:
        """Note that a page is about to be sent: from here on it may have been."""
        await self.off(self._outbox.begin, self.claim, page, at)

    async def posted(self, page: int, sent: Sent) -> None:
        """Note that a page is there."""
        done = self._outbox.done
        await self.off(done, self.claim, page, sent.message, sent.link, self.now())

    async def finish(
        self,
        stage: Stage,
        *,
        reason: str = "",
        pause: bool = False,
        notices: Iterable[Notice] = (),
    ) -> None:
        """Write how it ended, pause its subscription if asked, and plan words to owners."""
        claim = self.claim
        end = partial(self._outbox.finish, reason=reason, pause=pause, notices=notices)
        await self.off(end, claim, stage, self.now())
        log.info("digest", key=claim.key, subscription=claim.subscription, became=str(stage))

    async def retry(self, reason: str, *, under_way: bool = False) -> None:
        """Give the row back after a fault, for a time that doubles with each."""
        seconds = min(
            self.terms.first_retry * 2**self.claim.attempts, self.terms.longest_retry
        ) * random.uniform(0.75, 1)  # noqa: S311 - spreads attempts, guards nothing
        await self.release(seconds, reason=reason, under_way=under_way, failed=True)

    async def release(self, seconds: float, **how: Any) -> None:
        """Give the row back for some seconds; `how` is as in `Outbox.release`."""
        until = self.now() + timedelta(seconds=seconds)
        await self.off(partial(self._outbox.release, **how), self.claim, until)

    async def off(self, call: Callable[..., Result], *arguments: Any) -> Result:
        """Call in a thread."""
        return await in_thread(self._threads, call, *arguments)
