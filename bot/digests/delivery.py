"""Delivery: from a claimed row of the outbox to messages that are there, each once.

Before a page is sent, it is noted that it may be under way; afterwards, that it is there. A page
of which only the first is noted is never simply sent again: `_resolve` waits until its call has
ended in any case, looks for it, and sends it only if it is not there.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

import structlog

from bot.digests.held import HeldRow
from bot.digests.notices import (
    notices,
    present_failed,
    present_gone,
    present_unknown,
    said_late,
)
from bot.digests.outbox import Digest, LostClaim, Stage, Told
from bot.digests.senders import (
    CannotTell,
    Gone,
    Later,
    NotThere,
    Sender,
    Sent,
    Uncertain,
    Unfit,
)
from bot.digests.subscriptions import Subscription
from bot.errors import BotError
from bot.exchange import Place, Posting
from bot.replies import Reply
from summarizer.errors import SummarizerError

log = structlog.get_logger(__name__)

PAGES = 100
"""Pages of a digest at most: its keys have two digits for them."""


class Subscriptions(Protocol):
    """Where subscriptions are kept."""

    def get(self, id: str) -> Subscription | None: ...  # noqa: A002


Build = Callable[[Subscription, Told, str, datetime], Digest | None]
"""Builds the digest of a subscription: what it has told, the occurrence's key, the time.

None where nothing is new and nothing is to be said. Runs in a thread.
"""


class Delivery:
    """Carries one occurrence as far as it can be carried now.

    Args:
        row: The occurrence, claimed.
        sender: Posts to its platform.
        subscriptions: Where subscriptions are.
        build: Builds digests.
        owner: Where the bot's owner is told of faults.
        reached: Called with the name of each point that is passed.
    """

    def __init__(
        self,
        row: HeldRow,
        sender: Sender,
        *,
        subscriptions: Subscriptions,
        build: Build,
        owner: Place | None,
        reached: Callable[[str], None],
    ) -> None:
        self._row = row
        self._claim = row.claim
        self._sender = sender
        self._subscriptions = subscriptions
        self._build = build
        self._owner = owner
        self._reached = reached
        self._subscription: Subscription | None = None
        """None for a word to an owner, and where it was removed."""

    async def carry_on(self) -> None:
        """Build it, unless that is done, and post the pages that are missing.

        Raises:
            LostClaim: another process has the row.
        """
        claim = self._claim
        if not claim.is_notice:
            get = self._subscriptions.get
            self._subscription = await self._row.off(get, claim.subscription)
        if claim.began is None and (why := self._unwanted()):
            await self._give_up(why)
            return
        posting = claim.posting or await self._built()
        if posting is None:
            return
        pages = await self._row.off(self._sender.pages, posting)
        first = claim.page
        if claim.began is not None and first < len(pages):
            found = await self._resolve(pages[first], claim.began)
            if found is None:
                return
            first += found
        for number in range(first, min(len(pages), PAGES)):
            if not await self._post(pages[number], number):
                return
        await self._row.finish(Stage.SENT)
        self._reached("finished")

    def _unwanted(self) -> str:
        """Return why it is not to be sent any more; nothing where it is."""
        if not self._claim.is_notice:
            if self._subscription is None:
                return "the subscription was removed"
            if self._subscription.paused:
                return f"the subscription was paused: {self._subscription.paused}"
        if (self._row.now() - self._claim.due).total_seconds() > self._row.terms.catch_up:
            return "it could not be sent in time"
        return ""

    # ── building ───────────────────────────────────────────────────────────────────────────
    async def _built(self) -> Posting | None:
        """Return what is to be posted; None where the row has been given back or ended."""
        claim, subscription = self._claim, self._subscription
        if subscription is None:  # a notice that another version has written
            await self._row.finish(Stage.FAILED, reason="its words cannot be read")
            return None
        self._reached("building")
        try:
            digest = await self._row.off(self._make, subscription)
        except Exception as error:
            told = isinstance(error, BotError | SummarizerError)
            log.error("digest not built", key=claim.key, exc_info=None if told else error)
            reason = str(error) if told else f"it cannot be built ({type(error).__name__})"
            if claim.attempts + 1 < self._row.terms.builds:
                await self._row.retry(reason)
            else:
                await self._fail(reason)
            return None
        if digest is None:
            await self._row.finish(Stage.EMPTY)
            return None
        if claim.late:
            posting = said_late(digest.posting, claim.due, subscription)
            digest = replace(digest, posting=posting)
        await self._row.keep(digest)
        self._reached("built")
        return digest.posting

    def _make(self, subscription: Subscription) -> Digest | None:
        return self._build(subscription, self._row.told(), self._claim.key, self._row.now())

    # ── one page ───────────────────────────────────────────────────────────────────────────
    async def _post(self, page: Any, number: int) -> bool:
        """Send a page; False where the row has been given back or ended."""
        row, key = self._row, self._claim.key
        await self._sender.ready(self._claim.place)
        began = row.now()
        await row.begin(number, began)
        self._reached("begun")
        if abs((row.now() - began).total_seconds()) > row.terms.slack:
            # Held up, or the clock was set: another process may be at it by now.
            raise LostClaim(key)
        try:
            sent = await self._sender.send(self._claim.place, page, row.key_of(number))
        except Gone as error:
            await self._pause(str(error), number)
        except Unfit as error:
            log.error("digest refused", key=key, page=number, reason=str(error))
            await self._fail(str(error))
        except Later as error:
            log.info("digest waits", key=key, reason=str(error), seconds=error.seconds)
            # What was held back until one moment is not to come back at one moment.
            seconds = error.seconds * random.uniform(1, 1.25) + random.uniform(0, 0.25)  # noqa: S311
            await row.release(seconds, reason=str(error), channel=True)
        except Uncertain as error:
            log.warning("digest unconfirmed", key=key, page=number, reason=str(error))
            await row.release(row.terms.wait, reason=str(error), under_way=True, failed=True)
        else:
            self._reached("answered")
            await self._note(number, sent)
            return True
        self._reached("released")
        return False

    async def _note(self, number: int, sent: Sent) -> None:
        await self._row.posted(number, sent)
        self._reached("noted")

    async def _resolve(self, page: Any, began: datetime) -> bool | None:
        """Find out what became of a page that may have been posted.

        Returns:
            True where it is there, and noted; False where it is to be sent; None where the row
            has been given back or ended.
        """
        row, claim = self._row, self._claim
        now = row.now()
        age = (now - began).total_seconds()
        if age < row.terms.wait:
            # After a clock was put back, the call counts as begun now.
            await row.release(row.terms.wait - max(age, 0), reason="waits to see", under_way=True)
            return None
        tried = min(claim.tried or began, began, now)
        found = await self._look_for(page, tried)
        if found is None:
            return None
        if isinstance(found, Sent):
            await self._note(claim.page, found)
            return True
        if isinstance(found, NotThere):
            if why := self._unwanted():
                await self._give_up(why)
                return None
            return False
        if (row.now() - tried).total_seconds() < self._sender.repeatable:
            return False
        await self._lose(found.reason)
        return None

    async def _look_for(self, page: Any, tried: datetime) -> Sent | NotThere | CannotTell | None:
        """Look whether a page is there; None where the row was given back, to look again."""
        row, claim = self._row, self._claim
        known = await row.known()
        self._reached("looking")
        found: Sent | NotThere | CannotTell
        try:
            key = row.key_of(claim.page)
            found = await self._sender.find(claim.place, page, key, tried, known)
        except (Later, Uncertain) as error:
            if claim.looks + 1 < row.terms.looks:
                seconds = error.seconds if isinstance(error, Later) else row.terms.first_retry
                await row.release(seconds, reason=str(error), under_way=True, looked=True)
                return None
            found = CannotTell(str(error))
        except (Gone, Unfit) as error:
            found = CannotTell(str(error))
        self._reached("looked")
        return found

    # ── how it ends when it is not sent ────────────────────────────────────────────────────
    async def _give_up(self, why: str) -> None:
        """End an occurrence of which nothing is under way, and which is not wanted any more."""
        posted = self._claim.page
        if posted:
            why = f"{why}; only its first {posted} messages were posted"
        words = None
        if self._subscription is not None and not self._subscription.paused:
            words = present_failed(self._subscription, self._claim.due, _sentence(why))
        await self._end(Stage.FAILED if posted else Stage.MISSED, why, words)

    async def _fail(self, reason: str) -> None:
        """End what cannot be built, or what the platform does not take."""
        words = None
        if self._subscription is not None:
            words = present_failed(self._subscription, self._claim.due, _sentence(reason))
        await self._end(Stage.FAILED, reason, words)

    async def _pause(self, reason: str, number: int) -> None:
        """Pause what cannot be sent until somebody mends something."""
        claim, subscription = self._claim, self._subscription
        log.error("digest paused", key=claim.key, subscription=claim.subscription, reason=reason)
        if number:
            reason = f"{reason}; only the first {number} messages were posted"
        words = present_gone(subscription, _sentence(reason)) if subscription else None
        await self._end(Stage.FAILED, reason, words, pause=True)

    async def _lose(self, reason: str) -> None:
        """End what nobody can tell whether it was posted."""
        log.error("digest unknown", key=self._claim.key, reason=reason)
        words = None
        if self._subscription is not None:
            words = present_unknown(self._subscription, self._claim.due, reason)
        await self._end(Stage.UNKNOWN, reason, words)

    async def _end(
        self, stage: Stage, reason: str, words: Reply | None, *, pause: bool = False
    ) -> None:
        told = (
            tuple(notices(self._subscription, self._owner, f"{stage} {self._claim.key}", words))
            if self._subscription and words
            else ()
        )
        await self._row.finish(stage, reason=reason, pause=pause, notices=told)


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".")
