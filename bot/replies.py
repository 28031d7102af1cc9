"""The neutral reply: what is said, without how any platform shows it.

Every string is plain text; a renderer escapes all of it and trusts none of it. Days stay days
and times stay times, so that a platform can show them in the reader's own way.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.commands import Command
from summarizer.models import Citation


class Outcome(StrEnum):
    """What became of a command."""

    ANSWERED = "answered"
    NOTHING = "nothing"
    """Understood, but nothing is there."""
    CHOICE = "choice"
    """More than one thing may be meant; the choices say which."""
    MISTAKE = "mistake"
    """Not understood; shown to the one who typed it and to nobody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that is cited, by its number in this reply."""

    number: int
    document_id: str
    title: str
    publisher: str = ""
    url: str | None = None
    published: datetime | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement with what it stands on."""

    text: str
    day: date | None = None
    precision: str = "day"
    """How exactly the day is known, as `TimelineEntry.precision` says it: of a "year" or "month"
    it is the first."""
    sources: tuple[int, ...] = ()
    """Numbers of sources."""
    aside: str = ""
    """A word about the statement: who said it, how many say so."""
    moment: datetime | None = None
    """When it is, where that matters to the minute; aware, in the zone in which it was planned. A
    platform shows it behind the text, in the reader's own zone where it can."""
    spans: tuple[Citation, ...] = ()
    """The very words that it stands on; shown when they are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Points under a heading; the first section of a reply may have none."""

    heading: str = ""
    points: tuple[Point, ...]
    numbered: bool = False
    more: "Choice | None" = None
    """Shows what was left out here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A short fact: a label and its values."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A count for each of some days, in order; days without any are left out."""

    label: str
    days: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something the reader can do next: a button, or a line to type."""

    label: str
    command: Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer, in the order in which it is read."""

    title: str
    outcome: Outcome = Outcome.ANSWERED
    lead: str = ""
    notices: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    activity: Activity | None = None
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    choices: tuple[Choice, ...] = ()
    """What may have been meant, or comes near: shown in the answer."""
    actions: tuple[Choice, ...] = ()
    """Where to go from here: buttons where a platform has them."""
    private: bool = False
