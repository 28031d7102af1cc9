"""What orders do to subscriptions, and which ones they mean: pure functions on values."""

from dataclasses import replace
from datetime import datetime

from bot.digests.orders import EVERYTHING, Wish
from bot.digests.subscriptions import Subscription
from bot.digests.wording import Listed
from bot.presenters.wording import day


def wished(one: Subscription, wish: Wish) -> Subscription:
    """Return a subscription with what was said changed, and the rest as it was."""
    schedule = one.schedule
    if schedule is not None:
        days = wish.days
        schedule = replace(
            schedule,
            zone=wish.zone or schedule.zone,
            times=wish.times or schedule.times,
            weekdays=days.weekdays if days else schedule.weekdays,
            month_day=days.month_day if days else schedule.month_day,
        )
    return replace(
        one,
        schedule=schedule,
        topic=one.topic if wish.topic is None else wish.topic,
        points=wish.points or one.points,
        empty_days=wish.empty_days or one.empty_days,
        quiet=None if wish.no_quiet else wish.quiet or one.quiet,
        at_most=wish.at_most or one.at_most,
    )


def paused(one: Subscription, now: datetime) -> Subscription:
    """Return it paused by hand; one that is paused already keeps the reason that it has."""
    return replace(one, paused=one.paused or f"by hand, on {day(now.date())}")


def is_same(one: Subscription, other: Subscription) -> bool:
    """Tell whether two would send the same, whoever made them."""
    return replace(one, id=other.id, owner=other.owner, made=other.made, paused="") == other


def named_by(which: str, listed: list[Listed]) -> list[Listed]:
    """Return those that a number, an id or a topic names; where nothing is said, all of them."""
    if not which:
        return listed
    wanted = which.casefold()
    by_number = [each for each in listed if str(each.number) == wanted]
    by_id = [each for each in listed if each.subscription.id == wanted]
    topics = [
        each
        for each in listed
        if each.subscription.topic.replace('"', "").casefold()
        == ("" if wanted in EVERYTHING else wanted)
    ]
    return by_number or by_id or topics
