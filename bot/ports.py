"""What a conversation is given: libraries, memories, and those who do its work, as it sees them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.commands import Command
from bot.exchange import Asker, File, Given, Place, Record, Upload
from bot.presenters.spans import Spans
from bot.replies import Reply
from bot.service import Answer, Service
from summarizer.models import Citation, DayCount, Document, Model


class Records(Protocol):
    """Where answers are kept."""

    def save(self, token: str, record: Record) -> None: ...

    def load(self, token: str) -> Record | None:
        """Return an answer; None for one that was never given, or is too old."""
        ...

    def judge(self, token: str, asker: str, *, helpful: bool) -> None:
        """Note what somebody thinks of an answer; the last word counts."""
        ...


class Habits(Protocol):
    """What is set for a place."""

    def is_private(self, place: Place) -> bool: ...

    def set_private(self, place: Place, *, private: bool) -> None: ...


class Room(Protocol):
    """A library as a place may ask it."""

    @property
    def name(self) -> str: ...

    @property
    def service(self) -> Service: ...

    def spans(self, citations: Iterable[Citation]) -> Spans:
        """Return what stands around the spans of an answer."""
        ...

    def activity(self, topic: str) -> Sequence[DayCount]:
        """Return how many documents there are on a topic, for every day with any, in order."""
        ...

    def document_at(self, url: str) -> Document | None:
        """Return the document of an address; None where the library has none."""
        ...

    def gone(self, values: Model) -> int:
        """Return how many documents of an answer are no longer in the library."""
        ...


class Rooms(Protocol):
    """Which library a place may ask."""

    def of(self, place: Place) -> Room | None:
        """Return it; None where the place has none."""
        ...


class Seen(Protocol):
    """Which events of a platform came already: platforms send one again when in doubt."""

    def remember(self, event: str) -> bool:
        """Note an event; whether it is new."""
        ...


class Briefer(Protocol):
    """Briefs what is in a chat itself."""

    def brief(self, given: Given, room: Room) -> Answer:
        """Brief messages with their files, and what a room holds behind their links.

        Raises:
            BotError: nothing of it can be read; the message says why.
        """
        ...


class Drawer(Protocol):
    """Draws pictures of answers."""

    def offers(self, values: Model) -> tuple[str, ...]:
        """Return the names of the pictures that an answer has."""
        ...

    def draw(self, values: Model, which: int, room: Room) -> File:
        """Draw one of them, with what the room knows beyond the answer.

        Raises:
            BotError: there is nothing to draw; the message says why.
        """
        ...


class Desk(Protocol):
    """Sets up what comes by itself: digests and watches."""

    def handle(
        self, command: Command, place: Place, asker: Asker, library: str, now: datetime
    ) -> Reply:
        """Carry out one of `bot.commands.ORDERS`."""
        ...

    def is_private(self, command: Command) -> bool:
        """Return whether an order is answered to the asker alone, as far as it shows."""
        ...

    def judge(self, values: Model, key: str, asker: Asker, *, helpful: bool) -> None:
        """Note what a reader thinks of what came by itself."""
        ...

    def offer(self, topic: str) -> Reply:
        """Offer ways to follow a topic; an empty one is everything."""
        ...


class Follower(Protocol):
    """Looks after what libraries follow: feeds, sites and pages."""

    async def handle(self, command: Command, library: str, *, may_change: bool) -> Reply:
        """Carry out what follows /sources, `bot.commands.FOLLOWING`."""
        ...

    async def add_files(
        self, uploads: Sequence[Upload], library: str, *, may_change: bool
    ) -> Reply:
        """Add files that somebody sent."""
        ...
