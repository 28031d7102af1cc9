"""What follows /sources when something is to be done with what a library follows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.commands import Name
from bot.errors import CommandError
from bot.grammar import Token, nearest, tokenize
from bot.sources.intervals import LONGEST, SHORTEST
from bot.sources.source import Origin, Rules

EXAMPLE: Final = f"/{Name.SOURCES} add https://news.example/feed"
ALL: Final = "all"
"""Stands for every source of a library."""
NONE: Final = "none"
"""In the place of the words of a rule: takes it away."""
AUTO: Final = "auto"
"""In the place of an interval: it follows again how often the source publishes."""
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}
_INTERVAL: Final = re.compile(
    r"(\d{1,4}) ?(?:(m)(?:ins?|inutes?)?|(h)(?:rs?|ours?)?|(d)(?:ays?)?)", re.IGNORECASE
)
_OPTIONS: Final = ("include", "exclude", "section", "without", "every", "name")


class Action(StrEnum):
    """What is to be done."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"
    PAUSE = "pause"
    RESUME = "resume"
    CHECK = "check"
    AGENCY = "agency"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a source is to be like; None where nothing is said."""

    include: tuple[str, ...] | None = None
    """The words of a rule; none at all take the rule away."""
    exclude: tuple[str, ...] | None = None
    sections: tuple[str, ...] | None = None
    without: tuple[str, ...] | None = None
    every: timedelta | None = None
    adapted: bool = False
    """Whether the interval follows again how often the source publishes."""
    origin: Origin | None = None
    name: str | None = None

    def changed(self, rules: Rules) -> Rules:
        """Return rules with those that are named in place of what they were."""
        named = {
            "include": self.include,
            "exclude": self.exclude,
            "sections": self.sections,
            "without": self.without,
        }
        return replace(rules, **{name: words for name, words in named.items() if words is not None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be done, with which source."""

    action: Action
    which: str = ""
    """An address, a number on the list, an id, a name, or `ALL`; empty where nothing is said."""
    wish: Wish = Wish()


def read_order(arguments: str) -> Order:
    """Read what follows /sources.

    Raises:
        CommandError: it cannot be carried out; the message says what to type instead.
    """
    first, *rest = tokenize(arguments)
    action = _action(first.text, rest)
    words = [token.text for token in rest if not token.option]
    options = [token for token in rest if token.option]
    if action is Action.ADD:
        return _addition(words, options)
    if options:
        raise CommandError(
            f"/{Name.SOURCES} {action} takes no {options[0].option}:. Rules are changed by adding "
            f"the same address again: {EXAMPLE} exclude:football",
        )
    which = " ".join(words)
    if action is Action.LIST:
        return Order(action=action)
    if not which and action is not Action.CHECK:
        listing = f"/{Name.SOURCES} {Action.LIST}"
        raise CommandError(f"Say which one, by its number on the list: {listing}", [listing])
    return Order(action=action, which=which or ALL)


def _action(word: str, rest: Sequence[Token]) -> Action:
    try:
        return Action(word.lower())
    except ValueError:
        is_address = "://" in word
        meant = Action.ADD if is_address else nearest(word, list(Action)) or Action.ADD
        named = word if is_address else next((token.text for token in rest), "")
        instead = f"/{Name.SOURCES} {meant} {named}".rstrip()
        raise CommandError(f"Did you mean: {instead}", [instead]) from None


def _addition(words: list[str], options: list[Token]) -> Order:
    origin = None
    if len(words) > 1 and words[-1].lower() in set(Origin):
        origin = Origin(words.pop().lower())
    if len(words) != 1:
        raise CommandError(
            f"/{Name.SOURCES} add takes the address of a feed, a site or a page, such as: "
            f"{EXAMPLE}",
        )
    given: dict[str, list[str]] = {name: [] for name in _OPTIONS}
    for token in options:
        if token.option not in given:
            near = nearest(token.option, _OPTIONS)
            hint = f" Did you mean {near}:{token.text}" if near else ""
            raise CommandError(
                f"There is no option {token.option}: here. They are "
                f"{', '.join(f'{name}:' for name in _OPTIONS)}.{hint}"
            )
        given[token.option].append(token.text)
    return Order(action=Action.ADD, which=address(words[0]), wish=read_wish(given, origin))


def read_wish(given: Mapping[str, Sequence[str]], origin: Origin | None = None) -> Wish:
    """Read what follows include, exclude, section, without, every and name.

    Args:
        given: Name of an option → what was given with it, each time.
        origin: Whose words the source brings.

    Raises:
        CommandError: it cannot be used; the message says what can.
    """

    def words(option: str) -> tuple[str, ...] | None:
        parts = ",".join(given.get(option, ())).split(",")
        named = tuple(part.strip() for part in parts if part.strip())
        if [word.lower() for word in named] == [NONE]:
            return ()
        return named or None

    every = next(iter(given.get("every", ())), "")
    adapted = every.lower() == AUTO
    return Wish(
        include=words("include"),
        exclude=words("exclude"),
        sections=words("section"),
        without=words("without"),
        every=_every(every) if every and not adapted else None,
        adapted=adapted,
        origin=origin,
        name=" ".join(given.get("name", ())).strip() or None,
    )


def address(written: str) -> str:
    """Return an address as it is fetched: with a scheme, without the brackets of a chat."""
    if written.startswith("/"):
        return written  # a folder of this machine, which only the command line may name
    bare = written.strip("<>").partition("|")[0]
    return bare if re.match(r"[a-z][a-z0-9+.-]*://", bare, re.IGNORECASE) else f"https://{bare}"


def _every(text: str) -> timedelta:
    match = _INTERVAL.fullmatch(text)
    unit = _UNITS[(match[2] or match[3] or match[4]).lower()] if match else ""
    every = timedelta(**{unit: int(match[1])}) if match else timedelta()
    if not SHORTEST <= every <= LONGEST:
        raise CommandError(
            f"every: takes {SHORTEST.seconds // 60}m to {LONGEST.days}d, such as every:2h, or "
            f"{AUTO}; not “{text}”."
        )
    return every
