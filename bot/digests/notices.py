"""What owners are told when a digest did not come: silence is never a fault that nobody sees."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.digests.in_words import name_of
from bot.digests.outbox import Notice
from bot.digests.senders import DIRECTLY
from bot.digests.subscriptions import Subscription
from bot.exchange import Place, Posting
from bot.presenters.wording import count, day
from bot.replies import Reply


def notices(
    subscription: Subscription, owner: Place | None, about: str, reply: Reply
) -> Iterator[Notice]:
    """Yield a word to the one who made a subscription, and one to the bot's owner.

    Args:
        subscription: What it is about.
        owner: Where the bot's owner is told of faults.
        about: Names the fault: the same one is told once.
        reply: The word.
    """
    place = subscription.place
    maker = replace(place, channel=f"{DIRECTLY}{subscription.owner}", direct=True)
    yield Notice(about=about, place=maker, reply=reply)
    if owner is not None and (owner.platform, owner.channel) != (maker.platform, maker.channel):
        yield Notice(about=about, place=owner, reply=reply)


def place_of_owner(setting: str | None) -> Place | None:
    """Return the direct messages of "slack:U123"."""
    if not setting:
        return None
    platform, _, person = setting.partition(":")
    return Place(platform=platform, space="", channel=f"{DIRECTLY}{person}", direct=True)


def present_gone(subscription: Subscription, reason: str) -> Reply:
    """Word that a subscription is paused, since its place cannot be written to."""
    return Reply(
        title=f"Paused: {name_of(subscription)}",
        lead=f"{reason}. Nothing is sent until it is resumed: mend that, and then type "
        f"/{subscription.kind} resume {subscription.id} where it is to be sent.",
    )


def present_unknown(subscription: Subscription, due: datetime, reason: str) -> Reply:
    """Word that nobody can tell whether a digest was posted."""
    return Reply(
        title=f"A digest may not have arrived: {name_of(subscription)}",
        lead=f"It was due on {shown(due, subscription)}. The chat did not say whether it took it, "
        f"and does not tell now ({reason}). It is not sent again by itself, since it may be "
        f"there; /{subscription.kind} now {subscription.id} sends one.",
    )


def present_failed(subscription: Subscription, due: datetime, reason: str) -> Reply:
    """Word that a digest could not be sent."""
    return Reply(
        title=f"A digest could not be sent: {name_of(subscription)}",
        lead=f"It was due on {shown(due, subscription)}. {reason}.",
    )


def present_missed(subscription: Subscription, missed: Iterable[datetime]) -> Reply:
    """Word that digests were missed."""
    times = list(missed)
    first = shown(times[0], subscription)
    which = f"due on {first}" if len(times) == 1 else f"the first one due on {first}"
    return Reply(
        title=f"{count(len(times), 'digest was', 'digests were')} missed: {name_of(subscription)}",
        lead=f"I was not running, or could not send ({which}). What was new is in the next one.",
    )


def said_late(posting: Posting, due: datetime, subscription: Subscription) -> Posting:
    """Return a posting that says that it comes late."""
    notice = f"This comes late: it was due on {shown(due, subscription)}"
    reply = posting.reply
    return replace(posting, reply=replace(reply, notices=(notice, *reply.notices)))


def shown(due: datetime, subscription: Subscription) -> str:
    """Return when something was due, by the clock of its subscription."""
    zone = subscription.schedule.zone if subscription.schedule else "UTC"
    local = due.astimezone(ZoneInfo(zone))
    return f"{day(local.date())} at {local:%H:%M} ({zone})"
