"""Orders → subscriptions made, changed and shown, with a Reply to each.

What is needed of others stands here as ports: where subscriptions are kept, which time zone
somebody is in, and who makes and sends digests.
"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.commands import Command
from bot.digests.changes import is_same, named_by, paused, wished
from bot.digests.feedback import Feedback, Tastes
from bot.digests.orders import ALL, EVERYTHING, SHOWS, TASTES, Action, Order
from bot.digests.reading import peek, read_order
from bot.digests.schedules import upcoming
from bot.digests.subscriptions import Kind, Schedule, Subscription
from bot.digests.wording import (
    Listed,
    present_all_done,
    present_changed,
    present_full,
    present_list,
    present_made,
    present_none_such,
    present_not_here,
    present_not_yours,
    present_offer,
    present_paused,
    present_removed,
    present_resumed,
    present_sent_now,
    present_there_already,
    present_which,
    present_zone,
    present_zone_wanted,
)
from bot.digests.writing import write_digest, write_watch
from bot.digests.zones import COMMON
from bot.errors import CommandError
from bot.exchange import Asker, Place
from bot.presenters.mistakes import present_command_error
from bot.replies import Reply
from summarizer.models import Model

MOST = 50
"""Subscriptions of a place: what is still read as a list, and no more than a reader can want."""
SHOWN = 3
"""Dates that are shown of a new digest."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz"
"""Of ids: no digits, so that none is taken for a number, and nothing that looks like another."""
_ID_LENGTH = 6


class Subscriptions(Protocol):
    """Where subscriptions are kept."""

    def add(self, subscription: Subscription) -> None: ...

    def of_place(self, place: Place) -> list[Subscription]:
        """Return those of a place, in the order in which they were made."""
        ...

    def get(self, id: str) -> Subscription | None:  # noqa: A002 - what it is called everywhere
        ...

    def replace(self, subscription: Subscription) -> None:
        """Keep a subscription in the place of the one with its id."""
        ...

    def remove(self, id: str) -> None: ...  # noqa: A002


class Zones(Protocol):
    """In which time zone somebody is."""

    def of(self, asker: Asker, place: Place) -> str | None:
        """Return the IANA name; None where it is not known."""
        ...

    def remember(self, asker: Asker, place: Place, zone: str) -> None: ...


class Office(Protocol):
    """Makes and sends digests."""

    def preview(self, subscription: Subscription, now: datetime) -> Reply:
        """Return what a digest would say now; nothing of it counts as told."""
        ...

    def subjects(self, subscription: Subscription) -> tuple[str, ...]:
        """Return whom the last digest that was sent is about."""
        ...

    def send_now(self, subscription: Subscription, now: datetime) -> None:
        """Put a digest of now on its way.

        Raises:
            BotError: it cannot be; the message says why.
        """
        ...


class Desk:
    """Carries out orders.

    Args:
        subscriptions: Where they are kept.
        zones: Which time zone somebody is in.
        office: Makes and sends digests.
        may_change: Whether somebody may change what is set for a place.
        tastes: What readers want more and less of.
    """

    def __init__(
        self,
        *,
        subscriptions: Subscriptions,
        zones: Zones,
        office: Office,
        may_change: Callable[[Asker, Place], bool],
        tastes: Tastes,
    ) -> None:
        self._subscriptions = subscriptions
        self._zones = zones
        self._office = office
        self._may_change = may_change
        self._feedback = Feedback(tastes)
        self._adding = threading.Lock()
        """Held from looking for one like it until it is added: buttons are pressed twice."""

    def handle(
        self, command: Command, place: Place, asker: Asker, library: str, now: datetime
    ) -> Reply:
        """Carry out one of `bot.commands.ORDERS`; one that cannot be is answered with why.

        Args:
            command: What is wanted.
            place: Where it was said, and where digests will go.
            asker: By whom.
            library: Name of the library that the place asks.
            now: An aware moment.

        Raises:
            BotError: a digest cannot be sent now; the message says why.
        """
        try:
            order = read_order(command)
        except CommandError as error:
            return present_command_error(error)
        place = home_of(place, asker)
        match order.action:
            case Action.LIST:
                return present_list(order.kind, self._listed(order.kind, place, now))
            case Action.ZONE:
                return self._zone(order, place, asker)
            case Action.ADD:
                with self._adding:
                    return self._add(order, command, place, asker, library=library, now=now)
        return self._with_one(order, place, asker, now)

    def is_private(self, command: Command) -> bool:
        """Return whether an order is answered to the asker alone, as far as its first word says."""
        return not command.arguments or peek(command) in SHOWS | TASTES

    def offer(self, topic: str) -> Reply:
        """Offer ways to follow a topic; an empty one is everything."""
        offers = [
            ("Every day at 08:00", write_digest(topic, "08:00")),
            ("Monday to Friday at 08:00", write_digest(topic, "08:00", days="mon-fri")),
            ("Every Monday at 08:00", write_digest(topic, "08:00", days="every monday")),
        ]
        if topic:
            offers.append(("An alert when there is something new", write_watch(topic)))
        return present_offer(topic, offers)

    def judge(self, values: Model, key: str, asker: Asker, *, helpful: bool) -> None:
        """Note what a reader thinks of what was told; see `Feedback.judge`."""
        self._feedback.judge(values, key, asker, helpful=helpful)

    # ── making ─────────────────────────────────────────────────────────────────────────────
    def _zone(self, order: Order, place: Place, asker: Asker) -> Reply:
        zone = order.wish.zone
        if zone is None:
            return present_zone(self._zones.of(asker, place), changed=False)
        self._zones.remember(asker, place, zone)
        return present_zone(zone, changed=True)

    def _add(
        self,
        order: Order,
        command: Command,
        place: Place,
        asker: Asker,
        *,
        library: str,
        now: datetime,
    ) -> Reply:
        if not place.direct and not self._may_change(asker, place):
            return present_not_here(order.kind)
        wish = order.wish
        own = self._zones.of(asker, place)
        zone = wish.zone or own
        if order.kind is Kind.DIGEST and zone is None:
            return present_zone_wanted(command, COMMON)
        if wish.zone is not None and own is None:
            self._zones.remember(asker, place, wish.zone)
        made = wished(
            Subscription(
                id=self._new_id(),
                kind=order.kind,
                place=place,
                owner=asker.id,
                library=library,
                topic="",
                schedule=None
                if zone is None or order.kind is Kind.WATCH
                else Schedule(zone=zone, times=()),
                made=now,
            ),
            wish,
        )
        here = self._subscriptions.of_place(place)
        same = next((each for each in here if is_same(each, made)), None)
        if same is not None:
            return present_there_already(self._one_listed(same, now))
        if len(here) >= MOST:
            return present_full(MOST)
        self._subscriptions.add(made)
        return present_made(self._one_listed(made, now))

    def _new_id(self) -> str:
        while True:
            made = "".join(secrets.choice(_LETTERS) for _ in range(_ID_LENGTH))
            if made not in set(Action) | EVERYTHING and self._subscriptions.get(made) is None:
                return made

    # ── one that is there ──────────────────────────────────────────────────────────────────
    def _with_one(self, order: Order, place: Place, asker: Asker, now: datetime) -> Reply:
        listed = self._listed(order.kind, place, now)
        if order.which.casefold() == ALL and order.action in (Action.PAUSE, Action.RESUME):
            return self._with_all(order, listed, asker, now)
        meant = named_by(order.which, listed)
        if not meant:
            return present_none_such(order.kind, order.which, listed)
        if len(meant) > 1 and order.action is Action.EDIT:
            said = ", ".join(f"{each.number}" for each in meant)
            return present_command_error(
                CommandError(f"Which one? Name its number, {said}: /digest edit 1 at 09:00")
            )
        if len(meant) > 1:
            return present_which(order.kind, order.action, meant)
        one = meant[0].subscription
        if order.action is Action.PREVIEW:
            return replace(self._office.preview(one, now), private=True)
        if not self._may(asker, one):
            return present_not_yours(one)
        if order.action in TASTES:
            return self._feedback.weigh(order, one, asker, self._office.subjects(one))
        return self._change(order, one, now)

    def _change(self, order: Order, one: Subscription, now: datetime) -> Reply:
        match order.action:
            case Action.REMOVE:
                self._subscriptions.remove(one.id)
                return present_removed(one)
            case Action.NOW:
                self._office.send_now(one, now)
                return present_sent_now(one)
            case Action.PAUSE:
                return present_paused(self._kept(paused(one, now), now))
            case Action.RESUME:
                return present_resumed(self._kept(replace(one, paused=""), now))
        return present_changed(self._kept(wished(one, order.wish), now))

    def _with_all(self, order: Order, listed: list[Listed], asker: Asker, now: datetime) -> Reply:
        theirs = [each.subscription for each in listed if self._may(asker, each.subscription)]
        if listed and not theirs:
            return present_not_yours(listed[0].subscription)
        pause = order.action is Action.PAUSE
        changed = [each for each in theirs if bool(each.paused) is not pause]
        for each in changed:
            self._kept(paused(each, now) if pause else replace(each, paused=""), now)
        return present_all_done(order.kind, len(changed), paused=pause)

    def _kept(self, changed: Subscription, now: datetime) -> Listed:
        self._subscriptions.replace(changed)
        return self._one_listed(changed, now)

    def _may(self, asker: Asker, one: Subscription) -> bool:
        return one.place.direct or asker.id == one.owner or self._may_change(asker, one.place)

    # ── showing ────────────────────────────────────────────────────────────────────────────
    def _listed(self, kind: Kind, place: Place, now: datetime) -> list[Listed]:
        here = (each for each in self._subscriptions.of_place(place) if each.kind is kind)
        return [
            Listed(number=number, subscription=each, dues=_dues(each, now, 1))
            for number, each in enumerate(here, start=1)
        ]

    def _one_listed(self, one: Subscription, now: datetime) -> Listed:
        wanted = self._feedback.in_words(one)
        return Listed(number=0, subscription=one, dues=_dues(one, now, SHOWN), wanted=wanted)


def home_of(place: Place, asker: Asker) -> Place:
    """Return where what is asked for in a place comes later.

    In Slack a slash command does not tell the bot's own direct messages from those of other
    people, and a message to a person reaches them in either case: what is asked for in a direct
    message goes to the asker.
    """
    if place.platform == "slack" and (place.direct or place.channel.startswith("D")):
        return replace(place, channel=asker.id, direct=True)
    return place


def _dues(one: Subscription, now: datetime, number: int) -> tuple[datetime, ...]:
    if one.schedule is None or one.paused:
        return ()
    zone = ZoneInfo(one.schedule.zone)
    return tuple(due.astimezone(zone) for due in upcoming(one.schedule, now, number, one.quiet))
