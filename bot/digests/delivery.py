"""Delivery: from a row of the outbox to messages that are there, each once.

Before a page is sent, it is noted that it may be under way; afterwards, that it is there. A page
of which only the first is noted is never simply sent again: `_resolve` waits until its call has
ended in any case, looks for it, and sends it only if it is not there.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Executor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol, TypeVar

import structlog

from bot.digests.notices import (
    notices,
    present_failed,
    present_gone,
    present_unknown,
    said_late,
)
from bot.digests.outbox import Claim, Digest, LostClaim, Outbox, Stage, Told
from bot.digests.senders import CannotTell, Gone, Later, Sender, Sent, Uncertain, Unfit
from bot.digests.subscriptions import Subscription
from bot.errors import BotError
from bot.exchange import Place, Posting
from bot.replies import Reply
from summarizer.errors import SummarizerError

log = structlog.get_logger(__name__)

Result = TypeVar("Result")

PAGES = 100
"""Pages of a digest at most: its keys have two digits for them."""
_IDLE = 30.0
"""Seconds after which the outbox is looked at in any case: another instance may have ended."""


class Subscriptions(Protocol):
    """Where subscriptions are kept."""

    def get(self, id: str) -> Subscription | None: ...  # noqa: A002


Build = Callable[[Subscription, Told, str, datetime], Digest | None]
"""Builds the digest of a subscription: what it has told, the occurrence's key, the time.

None where nothing is new and nothing is to be said. Runs in a thread.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How long things may take, in seconds."""

    wait: float = 60
    """From the beginning of a call to a look whether it came to something: longer than a call may
    take, and a platform to show what it took (measured: shared/design of the issue, 0.5 s)."""
    lease: float = 60
    """How long a claim holds unless it is renewed."""
    slack: float = 5
    """From the note that a page is under way to its call: who was held up longer does not send."""
    catch_up: float = 6 * 3600
    late_after: float = 600
    """Later than this is late: a busy minute's digests are out by then."""
    first_retry: float = 30
    """After a fault; twice as long each time."""
    longest_retry: float = 1800
    builds: int = 5
    """How often a digest that cannot be built is tried."""
    looks: int = 5
    """How often the platform is asked for a page before it counts as unknown."""
    at_once: int = 8
    """Digests that are sent at a time, each to a place of its own."""


def _pass(point: str) -> None:
    """Do nothing: tests end the process here, by the name of the point."""


class Courier:
    """Delivers what is in the outbox.

    Args:
        outbox: Where occurrences are kept.
        subscriptions: Where subscriptions are.
        senders: By platform.
        build: Builds digests.
        threads: Where digests are built and the outbox is written.
        now: The clock, in UTC.
        instance: Names this process among those that share an outbox.
        owner: Where the bot's owner is told of faults.
        terms: How long things may take.
        checkpoint: Called with the name of each point that delivery passes.
    """

    def __init__(
        self,
        *,
        outbox: Outbox,
        subscriptions: Subscriptions,
        senders: Mapping[str, Sender],
        build: Build,
        threads: Executor,
        now: Callable[[], datetime],
        instance: str,
        owner: Place | None = None,
        terms: Terms | None = None,
        checkpoint: Callable[[str], None] = _pass,
    ) -> None:
        self._outbox = outbox
        self._subscriptions = subscriptions
        self._senders = senders
        self._build = build
        self._threads = threads
        self._now = now
        self._instance = instance
        self._owner = owner
        self._terms = terms or Terms()
        self._reached = checkpoint
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Look at the outbox now: something has become due."""
        self._awake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver what becomes due; when told to stop, finish what is being sent."""
        while not stop.is_set():
            self._awake.clear()
            try:
                await self.deliver_due(stop)
                at = await self._off(self._outbox.next_at, self._now(), self._senders)
                wait = _IDLE if at is None else (at - self._now()).total_seconds()
            except BotError as error:
                log.error("outbox not read", reason=str(error))
                wait = _IDLE
            # Never in a circle, whatever the clocks say.
            await _first_of(self._awake, stop, seconds=min(max(wait, 0.05), _IDLE))

    async def deliver_due(self, stop: asyncio.Event | None = None) -> int:
        """Deliver all that can be delivered now; return how many rows were worked on.

        Nothing is begun any more once `stop` is set.
        """
        tasks: dict[asyncio.Task[None], Place] = {}
        worked = 0
        try:
            while True:
                while len(tasks) < self._terms.at_once and not (stop and stop.is_set()):
                    claim = await self._claim(tasks.values())
                    if claim is None:
                        break
                    worked += 1
                    tasks[asyncio.create_task(self._deliver(claim))] = claim.place
                if not tasks:
                    return worked
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    del tasks[task]
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _claim(self, busy: Any) -> Claim | None:
        take = partial(
            self._outbox.claim,
            self._instance,
            self._now(),
            self._terms.lease,
            platforms=tuple(self._senders),
            busy=tuple(busy),
        )
        claim = await self._off(take)
        if claim is not None:
            self._reached("claimed")
        return claim

    # ── one occurrence ─────────────────────────────────────────────────────────────────────
    async def _deliver(self, claim: Claim) -> None:
        sender = self._senders[claim.place.platform]
        try:
            async with self._held(claim):
                await self._carry_on(claim, sender)
        except LostClaim:
            log.warning("digest taken over", key=claim.key)
        except Exception:
            log.exception("failed", what="digest", key=claim.key)
            with suppress(LostClaim, BotError):
                await self._again(claim, "a fault of the bot's own", under_way=True)

    async def _carry_on(self, claim: Claim, sender: Sender) -> None:
        subscription = None
        if not claim.is_notice:
            subscription = await self._off(self._subscriptions.get, claim.subscription)
        if claim.began is None and (why := self._too_late(claim, subscription)):
            await self._give_up(claim, subscription, why)
            return
        posting = claim.posting
        if posting is None:
            posting = await self._built(claim, subscription)
            if posting is None:
                return
        pages = await self._off(sender.pages, posting)
        page = claim.page
        if claim.began is not None and page < len(pages):
            found = await self._resolve(claim, subscription, sender, pages[page])
            if found is None:
                return
            page += found
        for number in range(page, min(len(pages), PAGES)):
            if not await self._post(claim, subscription, sender, pages[number], number):
                return
        await self._finish(claim, Stage.SENT)
        self._reached("finished")

    def _too_late(self, claim: Claim, subscription: Subscription | None) -> str:
        if not claim.is_notice:
            if subscription is None:
                return "the subscription was removed"
            if subscription.paused:
                return f"the subscription was paused: {subscription.paused}"
        if (self._now() - claim.due).total_seconds() > self._terms.catch_up:
            return "it could not be sent in time"
        return ""

    async def _give_up(self, claim: Claim, subscription: Subscription | None, why: str) -> None:
        """End an occurrence of which nothing is under way."""
        if claim.page:
            why = f"{why}; only its first {claim.page} messages were posted"
        stage = Stage.FAILED if claim.page else Stage.MISSED
        words = None
        if subscription is not None and not subscription.paused:
            words = present_failed(subscription, claim.due, _sentence(why))
        await self._finish(claim, stage, reason=why, subscription=subscription, words=words)

    async def _built(self, claim: Claim, subscription: Subscription | None) -> Posting | None:
        if subscription is None:  # a notice that another version has written
            await self._finish(claim, Stage.FAILED, reason="its words cannot be read")
            return None
        self._reached("building")
        try:
            digest = await self._off(self._make, subscription, claim)
        except Exception as error:
            told = isinstance(error, BotError | SummarizerError)
            log.error("digest not built", key=claim.key, exc_info=None if told else error)
            reason = str(error) if told else f"it cannot be built ({type(error).__name__})"
            if claim.attempts + 1 < self._terms.builds:
                await self._again(claim, reason)
            else:
                words = present_failed(subscription, claim.due, _sentence(reason))
                await self._finish(
                    claim, Stage.FAILED, reason=reason, subscription=subscription, words=words
                )
            return None
        if digest is None:
            await self._finish(claim, Stage.EMPTY)
            return None
        if claim.late:
            posting = said_late(digest.posting, claim.due, subscription)
            digest = replace(digest, posting=posting)
        await self._off(self._outbox.keep, claim, digest, self._now())
        self._reached("built")
        return digest.posting

    def _make(self, subscription: Subscription, claim: Claim) -> Digest | None:
        told = self._outbox.told(subscription.id)
        return self._build(subscription, told, claim.key, self._now())

    # ── one page ───────────────────────────────────────────────────────────────────────────
    async def _post(
        self,
        claim: Claim,
        subscription: Subscription | None,
        sender: Sender,
        page: Any,
        number: int,
    ) -> bool:
        """Send a page; False where the row has been given back or ended."""
        await sender.ready(claim.place)
        began = self._now()
        await self._off(self._outbox.begin, claim, number, began)
        self._reached("begun")
        if abs((self._now() - began).total_seconds()) > self._terms.slack:
            # Held up, or the clock was set: another instance may be at it by now.
            raise LostClaim(claim.key)
        try:
            sent = await sender.send(claim.place, page, key_of(claim, number))
        except Gone as error:
            await self._mend(claim, subscription, str(error), number)
        except Unfit as error:
            await self._give_up_unfit(claim, subscription, str(error), number)
        except Later as error:
            log.info("digest waits", key=claim.key, reason=str(error), seconds=error.seconds)
            # What was held back until one moment is not to come back at one moment.
            seconds = error.seconds * random.uniform(1, 1.25) + random.uniform(0, 0.25)  # noqa: S311
            await self._release(claim, seconds, reason=str(error), channel=True)
        except Uncertain as error:
            log.warning("digest unconfirmed", key=claim.key, page=number, reason=str(error))
            await self._release(
                claim, self._terms.wait, reason=str(error), under_way=True, failed=True
            )
        else:
            self._reached("answered")
            await self._note(claim, number, sent)
            return True
        self._reached("released")
        return False

    async def _note(self, claim: Claim, number: int, sent: Sent) -> None:
        await self._off(self._outbox.done, claim, number, sent.message, sent.link, self._now())
        self._reached("noted")

    async def _resolve(
        self,
        claim: Claim,
        subscription: Subscription | None,
        sender: Sender,
        page: Any,
    ) -> bool | None:
        """Find out what became of a page that may have been posted.

        Returns:
            True where it is there, and noted; False where it is to be sent; None where the row
            has been given back or ended.
        """
        assert claim.began is not None  # noqa: S101 - the caller looked
        now = self._now()
        age = (now - claim.began).total_seconds()
        if age < self._terms.wait:
            # After a clock was put back, the call counts as begun now.
            wait = self._terms.wait - max(age, 0)
            await self._release(claim, wait, reason="waits to see", under_way=True)
            return None
        tried = min(claim.tried or claim.began, claim.began, now)
        known = await self._off(self._outbox.known, claim.place)
        self._reached("looking")
        try:
            found = await sender.find(claim.place, page, key_of(claim, claim.page), tried, known)
        except (Later, Uncertain) as error:
            if claim.looks + 1 < self._terms.looks:
                seconds = error.seconds if isinstance(error, Later) else self._terms.first_retry
                await self._release(claim, seconds, reason=str(error), under_way=True, looked=True)
                return None
            found = CannotTell(str(error))
        except (Gone, Unfit) as error:
            found = CannotTell(str(error))
        self._reached("looked")
        if isinstance(found, Sent):
            await self._note(claim, claim.page, found)
            return True
        if not isinstance(found, CannotTell):
            return await self._still_wanted(claim, subscription)
        if (self._now() - tried).total_seconds() < sender.repeatable:
            return False
        await self._unknown(claim, subscription, found.reason)
        return None

    async def _still_wanted(self, claim: Claim, subscription: Subscription | None) -> bool | None:
        """Return False where a page that is not there is to be sent."""
        if not (why := self._too_late(claim, subscription)):
            return False
        await self._give_up(claim, subscription, why)
        return None

    # ── how it ends ────────────────────────────────────────────────────────────────────────
    async def _unknown(self, claim: Claim, subscription: Subscription | None, reason: str) -> None:
        log.error("digest unknown", key=claim.key, reason=reason)
        words = present_unknown(subscription, claim.due, reason) if subscription else None
        await self._finish(
            claim, Stage.UNKNOWN, reason=reason, subscription=subscription, words=words
        )

    async def _mend(
        self, claim: Claim, subscription: Subscription | None, reason: str, number: int
    ) -> None:
        """Pause what cannot be sent until somebody mends something."""
        log.error("digest paused", key=claim.key, subscription=claim.subscription, reason=reason)
        if number:
            reason = f"{reason}; only the first {number} messages were posted"
        words = present_gone(subscription, _sentence(reason)) if subscription else None
        await self._finish(
            claim, Stage.FAILED, reason=reason, subscription=subscription, words=words, pause=True
        )

    async def _give_up_unfit(
        self, claim: Claim, subscription: Subscription | None, reason: str, number: int
    ) -> None:
        log.error("digest refused", key=claim.key, page=number, reason=reason)
        words = present_failed(subscription, claim.due, _sentence(reason)) if subscription else None
        await self._finish(
            claim, Stage.FAILED, reason=reason, subscription=subscription, words=words
        )

    async def _finish(
        self,
        claim: Claim,
        stage: Stage,
        *,
        reason: str = "",
        subscription: Subscription | None = None,
        words: Reply | None = None,
        pause: bool = False,
    ) -> None:
        told = (
            tuple(notices(subscription, self._owner, f"{stage} {claim.key}", words))
            if subscription and words
            else ()
        )
        end = partial(self._outbox.finish, reason=reason, pause=pause, notices=told)
        await self._off(end, claim, stage, self._now())
        log.info("digest", key=claim.key, subscription=claim.subscription, became=str(stage))

    async def _again(self, claim: Claim, reason: str, *, under_way: bool = False) -> None:
        """Give a row back after a fault, for a time that doubles with each."""
        seconds = min(
            self._terms.first_retry * 2**claim.attempts, self._terms.longest_retry
        ) * random.uniform(0.75, 1)  # noqa: S311 - spreads attempts, guards nothing
        await self._release(claim, seconds, reason=reason, under_way=under_way, failed=True)

    async def _release(self, claim: Claim, seconds: float, **how: Any) -> None:
        until = self._now() + timedelta(seconds=seconds)
        await self._off(partial(self._outbox.release, **how), claim, until)

    @asynccontextmanager
    async def _held(self, claim: Claim) -> AsyncIterator[None]:
        """Renew a claim for as long as it is worked on."""

        async def renew() -> None:
            while True:
                await asyncio.sleep(self._terms.lease / 3)
                with suppress(LostClaim, BotError):  # the next write will see it
                    await self._off(self._outbox.renew, claim, self._now(), self._terms.lease)

        task = asyncio.create_task(renew())
        try:
            yield
        finally:
            task.cancel()

    async def _off(self, call: Callable[..., Result], *arguments: Any) -> Result:
        """Call in a thread: the event loop answers commands meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, call, *arguments)


async def _first_of(*events: asyncio.Event, seconds: float) -> None:
    """Wait until one of some events is set, or so long."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


def key_of(claim: Claim, page: int) -> str:
    """Return the key of a page: 25 characters at most, as Discord's nonce takes."""
    return f"{claim.key}.{page}"


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".")
