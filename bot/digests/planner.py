"""Wakes a subscription: what is due goes into the outbox, and it says when it is due next."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.digests.notices import notices, present_missed
from bot.digests.outbox import Notice, Outbox
from bot.digests.planning import plan_for
from bot.digests.schedules import next_due
from bot.digests.subscriptions import Occurrence, Subscription
from bot.digests.terms import Terms
from bot.exchange import Place
from bot.replies import Reply

log = structlog.get_logger(__name__)


class Subscriptions(Protocol):
    """Where subscriptions are kept, and how far each has been planned."""

    def get(self, id: str) -> Subscription | None: ...  # noqa: A002

    def planned(self, id: str) -> datetime | None:  # noqa: A002
        """Return up to when what was due is in the outbox."""
        ...

    def rewind(self, id: str, to: datetime) -> None:  # noqa: A002
        """Plan again from an earlier moment: the clock was put back."""
        ...


class Planner:
    """Puts what is due into the outbox.

    Args:
        subscriptions: Where they are kept.
        outbox: Where occurrences are.
        platforms: Those that digests are sent to here.
        now: The clock, in UTC.
        owner: Where the bot's owner is told of faults.
        terms: How long things may take.
        watch: Looks after a watch, and says when to look again.
        silent: Name of a library, the time → a word to owners where nothing comes any more,
            and what names that fault.
    """

    def __init__(
        self,
        *,
        subscriptions: Subscriptions,
        outbox: Outbox,
        platforms: Collection[str],
        now: Callable[[], datetime],
        owner: Place | None = None,
        terms: Terms | None = None,
        watch: Callable[[Subscription, datetime], datetime] | None = None,
        silent: Callable[[str, datetime], tuple[str, Reply] | None] = lambda _library, _now: None,
    ) -> None:
        self._subscriptions = subscriptions
        self._outbox = outbox
        self._platforms = frozenset(platforms)
        self._now = now
        self._owner = owner
        self._terms = terms or Terms()
        self._watch = watch
        self._silent = silent

    def wake(self, id: str) -> datetime | None:  # noqa: A002 - what it is called everywhere
        """Plan what is due of a subscription; return when it is due next, None for never."""
        subscription = self._subscriptions.get(id)
        planned = self._subscriptions.planned(id)
        if subscription is None or planned is None or subscription.paused:
            return None
        now = self._now()
        if subscription.schedule is None:
            return self._watch(subscription, now) if self._watch else None
        if planned > now:
            # What was planned before the clock was put back keeps its row, and gets no other.
            self._subscriptions.rewind(id, now)
        plan = plan_for(
            subscription,
            planned,
            now,
            catch_up=timedelta(seconds=self._terms.catch_up),
            late_after=timedelta(seconds=self._terms.late_after),
        )
        if plan.due or plan.missed:
            told: tuple[Notice, ...] = ()
            if plan.missed:
                last = Occurrence(subscription=id, due=plan.missed[-1])
                words = present_missed(subscription, plan.missed)
                told = tuple(notices(subscription, self._owner, f"missed {last.key}", words))
                log.error("digests missed", subscription=id, number=len(plan.missed))
            if silent := self._silent(subscription.library, now):
                told = (*told, *notices(subscription, self._owner, *silent))
                log.error("library silent", library=subscription.library)
            self._outbox.plan(
                subscription,
                plan.due,
                plan.missed,
                now,
                late=plan.late,
                notices=told,
                up_to_now=True,
            )
        return next_due(subscription.schedule, now, subscription.quiet)
