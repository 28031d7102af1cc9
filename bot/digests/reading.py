"""What follows /digest and /watch → Order: pure, no clock and no subscription is looked at.

A topic comes first, then times and days; what is quoted is always topic, and options may stand
anywhere. Where times come as an option (at:"8 and 17:30"), all words are topic: so do forms and
platforms write it that ask for each by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.commands import Command, Name
from bot.digests.options import SHOWN, Split, split_options, wish_of
from bot.digests.orders import EVERYTHING, TASTES, Action, Order, Wish
from bot.digests.subscriptions import Kind
from bot.digests.times import Plan, read_plan
from bot.digests.zones import find_zone
from bot.errors import CommandError
from bot.grammar import Token, nearest, tokenize
from bot.presenters.wording import shortened

MAX_AT_MOST = 60
"""Alerts an hour. More than one a minute is not read."""
_ALSO: Mapping[str, Action] = {
    "delete": Action.REMOVE,
    "unpause": Action.RESUME,
    "change": Action.EDIT,
}
_NEEDS_WHICH = frozenset({Action.PAUSE, Action.RESUME, Action.REMOVE, Action.PREVIEW, Action.NOW})


def read_order(command: Command) -> Order:
    """Read what one of `bot.commands.ORDERS` asks for.

    Raises:
        CommandError: it cannot be carried out; the message says what to type instead.
    """
    split = split_options(tokenize(command.arguments))
    if command.name is Name.WATCH:
        return _watch(split)
    return _digest(split)


def peek(command: Command) -> Action | None:
    """Return what is to be done as its first word says; None where that does not say."""
    return _action(command.arguments.split(" ", 1)[0])


# ── /digest ────────────────────────────────────────────────────────────────────────────────────
def _digest(split: Split) -> Order:
    action, words = _taken(split.words)
    if action is None and not words and not split.options:
        return Order(kind=Kind.DIGEST, action=Action.LIST)
    if action in _NEEDS_WHICH:
        return Order(kind=Kind.DIGEST, action=action, which=_which(words))
    if action is Action.LIST:
        return Order(kind=Kind.DIGEST, action=action)
    if action in TASTES:
        which, subject = _which(words[:1]), " ".join(word.text for word in words[1:])
        return Order(kind=Kind.DIGEST, action=action, which=which, subject=subject)
    if action is Action.ZONE:
        zone = find_zone(_which(words)) if words else None
        return Order(kind=Kind.DIGEST, action=action, wish=Wish(zone=zone))
    which = ""
    if action is Action.EDIT:
        which, words = (words[0].text.removeprefix("#"), words[1:]) if words else ("", words)
    wish = wish_of(split.options)
    if wish.times is None:
        wish, words = _with_plan(wish, words, split.options)
    if action is Action.EDIT:
        wish = replace(wish, topic=_topic(words) if words else None)
        if wish == Wish():
            raise CommandError(
                "Say what to change, such as: /digest edit 1 at 09:00 weekdays points:3",
            )
        return Order(kind=Kind.DIGEST, action=action, which=which, wish=wish)
    topic = _topic(words)
    if wish.times is None:
        raise _without_time(topic, action)
    return Order(kind=Kind.DIGEST, action=Action.ADD, wish=replace(wish, topic=topic))


def _without_time(topic: str, action: Action | None) -> CommandError:
    near = nearest(topic.split(" ", 1)[0].casefold(), Action) if action is None else None
    if near:
        _, _, rest = topic.partition(" ")
        line = f"/digest {near} {rest}".rstrip()
        if near not in (Action.ADD, Action.EDIT):
            return CommandError(f"Did you mean: {line}", [line])
    line = f"/digest add {topic or 'everything'} at 08:00"
    return CommandError(f"When? Type a time behind the topic, such as: {line}", [line])


def _with_plan(
    wish: Wish, words: Sequence[Token], options: Mapping[str, str]
) -> tuple[Wish, Sequence[Token]]:
    """Take times and days from the end of the words: as many as can all be understood."""
    last_quoted = max((n for n, word in enumerate(words) if word.quoted), default=-1)
    for start in range(last_quoted + 1, len(words)):
        plan = read_plan(" ".join(word.text for word in words[start:]))
        if not plan.rest and (plan.times or plan.days or plan.empty_days):
            _refuse_odd_days(words[:start])
            return _planned(wish, plan), words[:start]
    loose = [n for n in range(last_quoted + 1, len(words)) if words[n].text.casefold() == "at"]
    if loose and "at" not in options:
        raise _not_understood(words[loose[-1] :])
    return wish, words


def _refuse_odd_days(topic: Sequence[Token]) -> None:
    """Raise for "harbour every mondy", which would be a topic nobody means."""
    for place, word in enumerate(topic):
        if place and not word.quoted and word.text.casefold() in ("every", "each"):
            said = " ".join(each.text for each in topic[place:])
            raise CommandError(
                f"“{shortened(said, SHOWN)}” names no days. Type mon-fri, every monday, weekdays, "
                "or monthly on the 1st; and put quotation marks around a topic that has such words."
            )


def _not_understood(words: Sequence[Token]) -> CommandError:
    said = " ".join(word.text for word in words)
    plan = read_plan(said)
    if not plan.times:
        wrong = shortened(said.partition(" ")[2], SHOWN)
        return CommandError(
            f"“{wrong}” is no time of day. Type at 08:00, at 8am, or at 8 and 17:30."
            if wrong
            else "At what time? Type at 08:00, at 8am, or at 8 and 17:30."
        )
    return CommandError(
        f"“{shortened(plan.rest, SHOWN)}” was not understood. Behind the time may stand days: "
        "mon-fri, every monday, weekdays, monthly on the 1st; and tz:Europe/Berlin, points:5, "
        "quiet:22:00-07:00, only-if-new."
    )


def _planned(wish: Wish, plan: Plan) -> Wish:
    return replace(
        wish,
        times=plan.times or wish.times,
        days=plan.days or wish.days,
        empty_days=plan.empty_days or wish.empty_days,
    )


# ── /watch ─────────────────────────────────────────────────────────────────────────────────────
def _watch(split: Split) -> Order:
    action, words = _taken(split.words)
    if action is None and not words:
        return Order(kind=Kind.WATCH, action=Action.LIST)
    if action is Action.LIST:
        return Order(kind=Kind.WATCH, action=action)
    if action in _NEEDS_WHICH and action is not Action.NOW and action is not Action.PREVIEW:
        return Order(kind=Kind.WATCH, action=action, which=_which(words))
    if action not in (None, Action.ADD):
        raise CommandError(f"A watch has no {action}. Type /watch list, pause, resume or remove.")
    wrong = sorted(split.options.keys() - {"at-most"})
    if wrong:
        raise CommandError(
            f"/watch takes no {wrong[0]}:. It is written: /watch prigozhin at-most:4"
        )
    topic = _topic(words)
    if not topic:
        raise CommandError("/watch needs a topic or an actor, such as: /watch prigozhin")
    at_most = split.options.get("at-most")
    wish = Wish(topic=topic, at_most=_at_most(at_most) if at_most is not None else None)
    return Order(kind=Kind.WATCH, action=Action.ADD, wish=wish)


def _at_most(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:4]) <= MAX_AT_MOST:
        raise CommandError(
            f"at-most: takes a number of alerts an hour from 1 to {MAX_AT_MOST}, such as "
            f"at-most:4, not “{shortened(text, SHOWN)}”."
        )
    return int(text)


# ── what both have ─────────────────────────────────────────────────────────────────────────────
def _action(word: str) -> Action | None:
    word = word.casefold()
    return Action(word) if word in set(Action) else _ALSO.get(word)


def _taken(words: Sequence[Token]) -> tuple[Action | None, Sequence[Token]]:
    """The action that the first word names, and the other words."""
    action = _action(words[0].text) if words and not words[0].quoted else None
    return action, words[1:] if action else words


def _which(words: Sequence[Token]) -> str:
    return " ".join(word.text for word in words).removeprefix("#")


def _topic(words: Sequence[Token]) -> str:
    terms = tuple(word.text for word in words)
    quoted = any(word.quoted for word in words)
    if len(terms) == 1 and not quoted and terms[0].casefold() in EVERYTHING:
        return ""
    return Command(name=Name.BRIEF, terms=terms).topic
