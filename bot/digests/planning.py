"""What is due by now: a schedule and a clock → what to send, and what was missed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.digests.schedules import next_due
from bot.digests.subscriptions import Subscription

MOST = 2_000
"""Occurrences that are noted as missed at most: some years of daily ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What has become due."""

    due: datetime | None = None
    """What is to be sent."""
    late: bool = False
    """Whether that is later than anyone takes for being on time."""
    missed: tuple[datetime, ...] = ()


def plan_for(
    subscription: Subscription,
    since: datetime,
    now: datetime,
    *,
    catch_up: timedelta,
    late_after: timedelta,
) -> Plan:
    """Return what became due after a moment, up to now.

    Of several the newest is sent, if it is not older than `catch_up`. A clock that goes back makes
    nothing due: what was planned before it did has its row, and gets no second one.
    """
    schedule = subscription.schedule
    if schedule is None or subscription.paused:
        return Plan()
    found: list[datetime] = []
    due = next_due(schedule, since, subscription.quiet)
    while due <= now and len(found) < MOST:
        found.append(due)
        due = next_due(schedule, due, subscription.quiet)
    if not found:
        return Plan()
    newest = found[-1]
    if now - newest > catch_up:
        return Plan(missed=tuple(found))
    return Plan(due=newest, late=now - newest > late_after, missed=tuple(found[:-1]))
