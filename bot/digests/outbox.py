"""The outbox: every occurrence of a digest, from being planned to being seen, as values.

    new → sending → sent | unknown        and: missed, empty, failed

A row is claimed for a while by one instance, and each claim has a number of its own; whatever is
written afterwards names that number, so that an instance that was held up for too long, and
whose row another one has taken over, changes nothing any more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.digests.subscriptions import Subscription
from bot.exchange import Place, Posting
from bot.replies import Reply
from summarizer.models import Model

NOTICE = "notice "
"""How the subscription of a word to an owner begins: it goes out as digests do, and only once."""


class Stage(StrEnum):
    """What has become of an occurrence."""

    NEW = "new"
    """Planned; nothing of it has been sent."""
    SENDING = "sending"
    """A page may be under way, or pages are missing."""
    SENT = "sent"
    UNKNOWN = "unknown"
    """Nobody can tell whether it was posted; it is never sent again."""
    MISSED = "missed"
    """Its time had passed when it could have been sent."""
    EMPTY = "empty"
    """Nothing was new, and the subscription wants no word of it."""
    FAILED = "failed"
    """It could not be made, or the platform does not take it."""


OPEN = (Stage.NEW, Stage.SENDING)


class LostClaim(Exception):
    """Another instance has taken the row over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is to be sent, and what it stands on."""

    posting: Posting
    values: Model | None = None
    """What it tells, for the digests after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A digest that was sent."""

    at: datetime
    values: Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a subscription has told so far."""

    digests: tuple[Delivered, ...] = ()
    """The latest ones, oldest first."""

    @property
    def last(self) -> datetime | None:
        """When the last one was sent."""
        return self.digests[-1].at if self.digests else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row as `briefbot digest history` shows it."""

    key: str
    subscription: str
    due: datetime
    place: Place
    state: Stage
    late: bool
    reason: str
    attempts: int
    planned: datetime
    built: datetime | None
    sent: datetime | None
    pages: int
    """How many pages have been posted."""
    link: str
    """Of the first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A row that one instance works on."""

    key: str
    fence: int
    subscription: str
    due: datetime
    place: Place
    late: bool
    attempts: int
    posting: Posting | None
    """None until it has been built."""
    page: int
    """The first page that is not known to be posted."""
    began: datetime | None
    """When that page was begun; None where it is not under way."""
    tried: datetime | None
    """When it was begun for the first time."""
    looks: int
    """How often it has been looked for in vain, since the platform did not answer."""

    @property
    def is_notice(self) -> bool:
        """Whether it is a word to an owner."""
        return self.subscription.startswith(NOTICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A word to somebody, to be sent in the way of a digest."""

    about: str
    """Names what it is about: there is one notice of each for each place."""
    place: Place
    reply: Reply


class Outbox(Protocol):
    """Where occurrences are kept. Each call is one transaction, and is durable when it returns."""

    def plan(
        self,
        subscription: Subscription,
        due: datetime | None,
        missed: Sequence[datetime],
        now: datetime,
        *,
        late: bool = False,
        notices: Iterable[Notice] = (),
        up_to_now: bool = False,
    ) -> bool:
        """Plan an occurrence, and note those that were missed; whether anything is new.

        With `up_to_now`, that is all that the schedule has up to now. What is known already stays
        as it is. Where a newer one is planned, older ones of which nothing has been sent are
        missed.
        """
        ...

    def claim(
        self,
        holder: str,
        now: datetime,
        seconds: float,
        *,
        platforms: Iterable[str],
        busy: Iterable[Place] = (),
    ) -> Claim | None:
        """Take the first row that may be worked on, in order of due time and subscription.

        A subscription's occurrences are worked on one after the other.

        Args:
            holder: Names the instance.
            now: The time.
            seconds: How long the claim holds.
            platforms: Those that this instance can send to.
            busy: Places that are being sent to.
        """
        ...

    def renew(self, claim: Claim, now: datetime, seconds: float) -> None:
        """Hold a claim longer. This and all below raise LostClaim where it is another's."""
        ...

    def keep(self, claim: Claim, digest: Digest, now: datetime) -> None:
        """Keep what has been built."""
        ...

    def begin(self, claim: Claim, page: int, now: datetime) -> None:
        """Note that a page is about to be sent: from here on it may have been."""
        ...

    def done(self, claim: Claim, page: int, message: str, link: str, now: datetime) -> None:
        """Note that a page has been posted."""
        ...

    def known(self, place: Place) -> frozenset[str]:
        """Return the ids of messages in a place that are known to be pages of digests."""
        ...

    def release(
        self,
        claim: Claim,
        until: datetime,
        *,
        reason: str = "",
        under_way: bool = False,
        failed: bool = False,
        looked: bool = False,
        channel: bool = False,
    ) -> None:
        """Give a row back, to be taken up again at a time.

        Args:
            claim: The row.
            until: Before this nobody takes it up.
            reason: Why.
            under_way: Whether the page that was begun may have been posted.
            failed: Whether this counts as an attempt.
            looked: Whether a look for the page was not answered.
            channel: Whether all else for its channel waits as long, so that nothing overtakes it.
        """
        ...

    def finish(
        self,
        claim: Claim,
        state: Stage,
        now: datetime,
        *,
        reason: str = "",
        pause: bool = False,
        notices: Iterable[Notice] = (),
    ) -> None:
        """Write how it ended, pause the subscription if asked, and plan words to its owners."""
        ...

    def told(self, subscription: str) -> Told:
        """Return what a subscription has told."""
        ...

    def next_at(self, now: datetime, platforms: Iterable[str]) -> datetime | None:
        """Return when there may be something to work on; None for no open row."""
        ...

    def history(
        self, subscription: str | None = None, *, limit: int = 50, notices: bool = False
    ) -> list[Entry]:
        """Return occurrences, newest first."""
        ...
