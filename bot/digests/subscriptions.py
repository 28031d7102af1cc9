"""Subscriptions and their occurrences, as values."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from bot.exchange import Place

KEY_LENGTH = 22
"""Characters of an occurrence's key: with a page number it fits into Discord's nonce of 25."""


class Kind(StrEnum):
    """What is subscribed to."""

    DIGEST = "digest"
    """What is new, at set times."""
    WATCH = "watch"
    """An alert when something new is said, at most so many an hour."""


class EmptyDays(StrEnum):
    """What happens when nothing is new."""

    LINE = "line"
    """One line says so."""
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Local times at which a digest is due."""

    zone: str
    """IANA name: "Europe/Berlin"."""
    times: tuple[time, ...]
    """In order, each once, without seconds."""
    weekdays: frozenset[int] = frozenset(range(7))
    """Monday is 0."""
    month_day: int | None = None
    """1 to 31: once a month on this day, or on the last one of a shorter month; the weekdays do
    not count then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What a place is to be told, and when."""

    id: str
    kind: Kind
    place: Place
    owner: str
    """Id of the user who made it, on the platform of the place."""
    library: str
    topic: str
    """As typed; empty for everything."""
    schedule: Schedule | None
    """None for a watch."""
    points: int = 5
    empty_days: EmptyDays = EmptyDays.LINE
    at_most: int = 4
    """Alerts an hour, for a watch."""
    quiet: tuple[time, time] | None = None
    """From and until, local: what falls in between waits for its end."""
    paused: str = ""
    """Why nothing is sent; empty while it runs."""
    made: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One time that a subscription is due."""

    subscription: str
    due: datetime
    """In UTC."""

    @property
    def key(self) -> str:
        """Name it the same on every machine and after every restart: letters and digits."""
        told = f"{self.subscription} {self.due.astimezone(UTC).isoformat(timespec='seconds')}"
        return hashlib.sha256(told.encode()).hexdigest()[:KEY_LENGTH]
