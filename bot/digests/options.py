"""The options of an order, apart from its words, and what each of them means."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.digests.orders import Wish
from bot.digests.subscriptions import EmptyDays
from bot.digests.times import MAX_TIMES, read_plan, read_time
from bot.digests.zones import find_zone
from bot.errors import CommandError
from bot.grammar import Token, nearest, read_points
from bot.presenters.wording import shortened

_FLAGS: Mapping[str, EmptyDays] = {
    "only-if-new": EmptyDays.SILENT,
    "every-time": EmptyDays.LINE,
}
_PRIVACY = frozenset({"private", "public"})
"""Who sees it is said by what is done; at the end of a line these words change nothing."""
_DASHED = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)+):(.+)")
SHOWN = 60
"""Characters of what was typed that an error repeats."""


@dataclass(frozen=True, slots=True)
class Split:
    """A line's words, with its options apart."""

    words: tuple[Token, ...]
    options: Mapping[str, str]


def split_options(tokens: Sequence[Token]) -> Split:
    """Put the options of a line apart; a word on who sees the answer is left out.

    Raises:
        CommandError: there is no such option, or it is there twice.
    """
    words: list[Token] = []
    options: dict[str, str] = {}
    for token in tokens:
        name, value = token.option, token.text
        if not name and not token.quoted:
            if match := _DASHED.fullmatch(token.text):
                name, value = match[1].lower(), match[2].strip('"')
            elif flag := _FLAGS.get(token.text.casefold().rstrip(".,;!")):
                name, value = "empty", flag
        if not name:
            words.append(token)
            continue
        name = _NAMES.get(name, name)
        if name not in _READERS:
            raise _unknown_option(name, value)
        if name in options:
            raise CommandError(f"{name}: is there twice. Keep one of them.")
        options[name] = value
    if words and not words[-1].quoted and words[-1].text.casefold() in _PRIVACY:
        words.pop()
    return Split(tuple(words), options)


def _unknown_option(name: str, value: str) -> CommandError:
    near = nearest(name, _READERS)
    value = shortened(value, SHOWN)
    if near:
        return CommandError(f"There is no option {name}: here. Did you mean {near}:{value}")
    return CommandError(
        f"There is no option {name}: here. There are tz:Europe/Berlin, points:5, "
        f'quiet:22:00-07:00 and, for /watch, at-most:4. As a topic, quote it: "{name}:{value}"'
    )


def wish_of(options: Mapping[str, str]) -> Wish:
    """Return what the options of a digest say.

    Raises:
        CommandError: one of them has no usable value.
    """
    wish = Wish()
    for name, value in options.items():
        wish = _READERS[name](wish, value)
    return wish


def _with_at(wish: Wish, text: str) -> Wish:
    plan = read_plan(f"at {text}")
    if not plan.times or plan.rest or plan.days:
        raise CommandError(
            f"at: takes times of day, such as 08:00, or 8am and 17:30, up to {MAX_TIMES} of them; "
            f"not “{shortened(text, SHOWN)}”."
        )
    return replace(wish, times=plan.times)


def _with_days(wish: Wish, text: str) -> Wish:
    plan = read_plan(text)
    if not plan.days or plan.rest or plan.times:
        raise CommandError(
            "days: takes mon-fri, monday and thursday, weekdays, daily, or monthly on the 1st; "
            f"not “{shortened(text, SHOWN)}”."
        )
    return replace(wish, days=plan.days)


def _with_quiet(wish: Wish, text: str) -> Wish:
    if text.strip().casefold() in ("off", "none", "no"):
        return replace(wish, no_quiet=True)
    parts = re.split(r" ?[-–—] ?| to ", text.strip())
    times = [read_time(part) for part in parts]
    match times:
        case [start, end] if start is not None and end is not None and start != end:
            return replace(wish, quiet=(start, end))
    raise CommandError(
        f"quiet: takes two times, such as quiet:22:00-07:00, or off; not "
        f"“{shortened(text, SHOWN)}”."
    )


def _with_empty(wish: Wish, text: str) -> Wish:
    try:
        return replace(wish, empty_days=EmptyDays(text.casefold()))
    except ValueError:
        raise CommandError("empty: takes line or silent.") from None


def _refused(_: Wish, __: str) -> Wish:
    raise CommandError("at-most: is for /watch, such as: /watch prigozhin at-most:4")


_NAMES: Mapping[str, str] = {
    "zone": "tz",
    "timezone": "tz",
    "on": "days",
    "atmost": "at-most",
    "max": "at-most",
}
_READERS: Mapping[str, Callable[[Wish, str], Wish]] = {
    "at": _with_at,
    "days": _with_days,
    "tz": lambda wish, text: replace(wish, zone=find_zone(text)),
    "points": lambda wish, text: replace(wish, points=read_points(text)),
    "quiet": _with_quiet,
    "empty": _with_empty,
    "at-most": _refused,
}
