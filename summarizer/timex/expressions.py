"""What an expression of time says, before it is known which day "today" is."""

from enum import Enum
from typing import NamedTuple


class Anchor(Enum):
    """What a relative expression counts from."""

    NOW = "now"
    """The day of publication: "yesterday", "two days ago"."""
    THEN = "then"
    """The last date that the text spoke of: "two days later", "the same day"."""


class Shift(NamedTuple):
    """A number of units before or after an anchor: "last month", "two days later"."""

    unit: str
    """A code of `lexicon.UNITS`, WE for a weekend, or SAME: the last date told, other years."""
    number: int
    anchor: Anchor
    part: str | None = None
    """Part of the day: MO, AF, EV, NI."""


class Calendar(NamedTuple):
    """A place in the calendar; what is missing on the left comes from the reference date."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    week: int | None = None
    """Week of the month, from 1; -1 for the last."""
    holiday: str | None = None
    part: str | None = None
    """Part of the day: MO, AF, EV, NI."""
    step: int | None = None
    """-1 for "last", 0 for "this", 1 for "next"; None without such a word."""
    anchor: Anchor = Anchor.NOW
    within: Shift | None = None
    """The year, month or week that the rest lies in: "March last year"."""
    fiscal: bool = False


class Fixed(NamedTuple):
    """A value that no reference date changes: a duration, a set, a decade, PAST_REF."""

    value: str
    type: str


class Clock(NamedTuple):
    """A time of day, hh:mm with an optional Z for UTC, on a day if one stands beside it."""

    time: str
    on: Calendar | Shift | None = None


Expression = Calendar | Shift | Clock | Fixed
