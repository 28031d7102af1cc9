"""Subscriptions → Reply: lists, confirmations, and what is asked back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.commands import Command, Name
from bot.digests.in_words import NOUNS, details_in_words, name_of, when_in_words
from bot.digests.subscriptions import Kind, Subscription
from bot.presenters.wording import count, joined
from bot.replies import Choice, Fact, Outcome, Point, Reply, Section

_COMMANDS = {Kind.DIGEST: Name.DIGEST, Kind.WATCH: Name.WATCH}
_NO_DIGESTS = Choice(
    label="/digest add everything at 08:00",
    command=Command(name=Name.DIGEST, arguments="add everything at 08:00"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A subscription with its number on the list of its place."""

    number: int
    subscription: Subscription
    dues: tuple[datetime, ...] = ()
    """When it is due next, in the zone of its schedule; none for a watch or while it is paused."""
    wanted: tuple[str, ...] = ()
    """What its readers want more and less of, in words."""


def present_made(listed: Listed, *, notice: str = "") -> Reply:
    """Word that a subscription was made, with the next times at which it is due."""
    return _shown(listed, f"Made: {name_of(listed.subscription)}", notice=notice)


def present_changed(listed: Listed) -> Reply:
    """Word that a subscription was changed."""
    return _shown(listed, f"Changed: {name_of(listed.subscription)}")


def present_there_already(listed: Listed) -> Reply:
    """Word that a subscription like this is there, so that no second one was made."""
    said = f"This is here already: {name_of(listed.subscription)}"
    return replace(_shown(listed, said), private=True)


def present_resumed(listed: Listed) -> Reply:
    """Word that a subscription goes on."""
    return _shown(listed, f"Goes on: {name_of(listed.subscription)}")


def present_paused(listed: Listed) -> Reply:
    """Word that a subscription is paused."""
    return Reply(
        title=f"Paused: {name_of(listed.subscription)}",
        lead="Nothing is sent until it is resumed.",
        actions=(_act(listed, "resume", "Resume"), _act(listed, "remove", "Remove")),
    )


def present_all_done(kind: Kind, number: int, *, paused: bool) -> Reply:
    """Word that all subscriptions of a place were paused, or go on."""
    plural = "digests" if kind is Kind.DIGEST else "watches"
    said = count(number, NOUNS[kind], plural)
    title = f"{said} paused" if paused else f"{said} resumed"
    other = "resume" if paused else "pause"
    command = Command(name=_COMMANDS[kind], arguments=f"{other} all")
    return Reply(title=title, actions=(Choice(label=f"{other.capitalize()} all", command=command),))


def present_removed(subscription: Subscription) -> Reply:
    """Word that a subscription was removed."""
    return Reply(title=f"Removed: {name_of(subscription)}")


def present_list(kind: Kind, listed: Sequence[Listed]) -> Reply:
    """Word the subscriptions of a place."""
    if not listed:
        return _empty(kind)
    title = "Digests here" if kind is Kind.DIGEST else "Watched here"
    actions: tuple[Choice, ...] = ()
    if len(listed) == 1:
        actions = _actions(listed[0])
    name = _COMMANDS[kind]
    return Reply(
        title=title,
        lead=f"By number or id: /{name} pause 1, /{name} resume 1, /{name} remove 1",
        sections=(Section(points=tuple(map(_point, listed)), numbered=True),),
        actions=actions,
        private=True,
    )


def present_sent_now(subscription: Subscription) -> Reply:
    """Word that a digest is on its way."""
    return Reply(
        title=f"On its way: {name_of(subscription)}",
        lead="It is made now, and the next one comes at its time.",
        private=True,
    )


def present_silence(subscription: Subscription) -> Reply:
    """Word that a digest would not be sent now."""
    return Reply(
        title=f"Nothing would be sent now: {name_of(subscription)}",
        outcome=Outcome.NOTHING,
        lead="Nothing is new, and it is set to say nothing then.",
        private=True,
    )


def present_which(kind: Kind, action: str, listed: Sequence[Listed]) -> Reply:
    """Ask which of several subscriptions is meant."""
    return Reply(
        title=f"Which {NOUNS[kind]}?",
        outcome=Outcome.CHOICE,
        choices=tuple(
            _act(each, action, f"{each.number}. {_short(each.subscription)}") for each in listed
        ),
        private=True,
    )


def present_none_such(kind: Kind, which: str, listed: Sequence[Listed]) -> Reply:
    """Word that no subscription of a place has a number, id or topic."""
    if not listed:
        return _empty(kind)
    command = Command(name=_COMMANDS[kind], arguments="list")
    return Reply(
        title=f"There is no {NOUNS[kind]} “{which}” here",
        lead=f"There {'is' if len(listed) == 1 else 'are'} {_numbers(len(listed))}; "
        f"/{_COMMANDS[kind]} list shows them.",
        outcome=Outcome.MISTAKE,
        choices=(Choice(label=str(command), command=command),),
        private=True,
    )


def present_zone_wanted(command: Command, zones: Sequence[str]) -> Reply:
    """Ask for the time zone of somebody, of whom the platform does not tell it."""
    return Reply(
        title="Which time zone are you in?",
        outcome=Outcome.CHOICE,
        lead="Choose one, or name a city: "
        f"/{command.name} {command.arguments} tz:… – you are asked only once.",
        choices=tuple(
            Choice(
                label=zone.replace("_", " "),
                command=replace(command, arguments=f"{command.arguments} tz:{zone}"),
            )
            for zone in zones
        ),
        private=True,
    )


def present_zone(zone: str | None, *, changed: bool) -> Reply:
    """Word which time zone somebody's digests are in where nothing else is said."""
    if zone is None:
        return Reply(
            title="Your time zone is not known here",
            lead="Set it by a city: /digest zone berlin",
            private=True,
        )
    verb = "is now" if changed else "is"
    return Reply(
        title=f"Your time zone {verb} {zone}",
        lead="New digests are in it; those that are there stay as they are."
        if changed
        else "Set another one by a city: /digest zone berlin",
        private=True,
    )


def present_not_yours(subscription: Subscription) -> Reply:
    """Word that somebody may not change a subscription."""
    return Reply(
        title=f"You may not change {name_of(subscription)}",
        lead="Who made it may, and who manages this place, and the bot's owner.",
        outcome=Outcome.MISTAKE,
        private=True,
    )


def present_not_here(kind: Kind) -> Reply:
    """Word that somebody may not make subscriptions for a channel."""
    plural = "digests" if kind is Kind.DIGEST else "watches"
    return Reply(
        title=f"Only those who manage this place may make {plural} for it",
        lead="In a direct message to me you can have your own. Or ask an admin or a manager of "
        "this channel.",
        outcome=Outcome.MISTAKE,
        private=True,
    )


def present_taste(subscription: Subscription, wanted: Sequence[str], names: Sequence[str]) -> Reply:
    """Word what readers want of a digest, and offer what can be changed.

    Args:
        subscription: The digest.
        wanted: What they want, in words.
        names: Subjects of which there may be more or less.
    """
    return Reply(
        title=f"What {name_of(subscription)} tells",
        lead="; ".join(wanted) or "Nobody has asked for more or less of anything.",
        outcome=Outcome.CHOICE,
        choices=tuple(
            Choice(
                label=f"{action.capitalize()} of {name}",
                command=Command(
                    name=Name.DIGEST,
                    arguments=f'{action} {subscription.id} "{name.replace(chr(34), "")}"',
                ),
            )
            for name in names
            for action in ("less", "more")
        ),
        private=True,
    )


def present_full(most: int) -> Reply:
    """Word that a place has as many subscriptions as it may."""
    return Reply(
        title=f"There are {most} here already, and no place may have more",
        lead="Remove one first: /digest list, /watch list",
        outcome=Outcome.MISTAKE,
        private=True,
    )


def present_offer(topic: str, commands: Sequence[tuple[str, Command]]) -> Reply:
    """Offer ways to follow a topic."""
    plain = topic.replace('"', "")
    return Reply(
        title=f"Follow “{plain}”" if plain else "Follow everything",
        outcome=Outcome.CHOICE,
        lead="Other times and days can be typed: /digest add … at 17:30 mon-fri",
        choices=tuple(Choice(label=label, command=command) for label, command in commands),
        private=True,
    )


# ── parts ──────────────────────────────────────────────────────────────────────────────────────
def _shown(listed: Listed, title: str, *, notice: str = "") -> Reply:
    subscription = listed.subscription
    facts = [Fact(label="When", values=(when_in_words(subscription),))]
    if details := details_in_words(subscription):
        facts.append(Fact(label="How", values=tuple(details.split(" · "))))
    if listed.wanted:
        facts.append(Fact(label="Readers want", values=listed.wanted))
    if subscription.paused:
        facts.append(Fact(label="Paused", values=(subscription.paused,)))
    points = tuple(Point(text="", moment=due) for due in listed.dues)
    return Reply(
        title=title,
        notices=(notice,) if notice else (),
        facts=tuple(facts),
        sections=(Section(heading="It comes next", points=points),) if points else (),
        actions=_actions(listed),
    )


def _point(listed: Listed) -> Point:
    subscription = listed.subscription
    state = f"paused: {subscription.paused}" if subscription.paused else ""
    return Point(
        text=f"{_short(subscription)}: {when_in_words(subscription)}",
        aside=joined(
            details_in_words(subscription),
            f"id {subscription.id}",
            state,
            "next" if listed.dues else "",
        ),
        moment=listed.dues[0] if listed.dues else None,
    )


def _short(subscription: Subscription) -> str:
    return subscription.topic.replace('"', "") or "Everything"


def _empty(kind: Kind) -> Reply:
    if kind is Kind.WATCH:
        return Reply(
            title="Nothing is watched here",
            outcome=Outcome.NOTHING,
            lead="Watch a topic or an actor: /watch prigozhin",
            private=True,
        )
    return Reply(
        title="There are no digests here",
        outcome=Outcome.NOTHING,
        lead="Make one: /digest add wagner at 08:00 mon-fri",
        choices=(_NO_DIGESTS,),
        private=True,
    )


def _numbers(most: int) -> str:
    return "number 1" if most == 1 else f"numbers 1 to {most}"


def _actions(listed: Listed) -> tuple[Choice, ...]:
    paused = listed.subscription.paused
    state = ("resume", "Resume") if paused else ("pause", "Pause")
    acts = [state, ("remove", "Remove")]
    if listed.subscription.kind is Kind.DIGEST:
        acts = [("preview", "Preview"), ("now", "Send one now"), *acts]
    return tuple(_act(listed, action, label) for action, label in acts)


def _act(listed: Listed, action: str, label: str) -> Choice:
    """A button by the id: numbers change when something is removed."""
    subscription = listed.subscription
    command = Command(name=_COMMANDS[subscription.kind], arguments=f"{action} {subscription.id}")
    return Choice(label=label, command=command)
