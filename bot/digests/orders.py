"""What somebody wants of digests and watches, as values: `reading` makes them of a line."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.digests.subscriptions import EmptyDays, Kind

EVERYTHING = frozenset({"everything", "all", "anything"})
"""Words that stand for no topic."""
ALL = "all"
"""Stands for every subscription of a place."""


class Action(StrEnum):
    """What is to be done."""

    ADD = "add"
    LIST = "list"
    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"
    EDIT = "edit"
    PREVIEW = "preview"
    NOW = "now"
    ZONE = "zone"
    """Sets the asker's own time zone."""
    LESS = "less"
    """Of a subject in a digest, or, where none is named, shows what readers want."""
    MORE = "more"


TASTES = frozenset({Action.LESS, Action.MORE})
"""Actions that change what is chosen; they are answered to the asker alone."""
SHOWS = frozenset({Action.LIST, Action.PREVIEW, Action.ZONE})
"""Actions that change nothing for others, and are answered to the asker alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days on which a digest is due."""

    weekdays: frozenset[int] = frozenset(range(7))
    month_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a subscription is to be like; None where nothing is said."""

    topic: str | None = None
    """With its phrases in quotation marks; empty for everything."""
    times: tuple[time, ...] | None = None
    days: Days | None = None
    zone: str | None = None
    """IANA name."""
    points: int | None = None
    empty_days: EmptyDays | None = None
    quiet: tuple[time, time] | None = None
    no_quiet: bool = False
    """The quiet hours are to end."""
    at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be done, with which subscription."""

    kind: Kind
    action: Action
    which: str = ""
    """A number on the list of the place, an id, a topic, or `ALL`; empty where nothing is said."""
    wish: Wish = Wish()
    subject: str = ""
    """Of what there is to be less or more; empty where nothing is said."""
