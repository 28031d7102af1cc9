"""What delivery needs of a platform: post a page once, and see whether it is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.exchange import Place, Posting

CALL_SECONDS = 15
"""After this a call counts as lost. The wait before a look-up has to be longer."""
DIRECTLY = "@"
"""Before the id of a person: a channel that stands for their direct messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message that is there."""

    message: str
    """Its id."""
    link: str = ""


@dataclass(frozen=True, slots=True)
class NotThere:
    """The platform shows all that it has, and the page is not in it."""


@dataclass(frozen=True, slots=True)
class CannotTell:
    """The platform does not say."""

    reason: str


class SendError(Exception):
    """A call did not end in a message that is known to be there."""


class Gone(SendError):
    """Nothing was posted, and nothing will be until somebody mends it.

    The channel is gone, the bot was removed, or it lacks a right.
    """


class Unfit(SendError):
    """Nothing was posted: the platform does not take this page, and will not later."""


class Later(SendError):
    """Nothing was posted; the platform says when to come again."""

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Uncertain(SendError):
    """It may have been posted: the answer was lost, or does not say."""


class Sender(Protocol):
    """Posts to a platform. Every call is made once."""

    @property
    def repeatable(self) -> float:
        """Seconds in which a page that is sent again under its key is posted once only."""
        ...

    def pages(self, posting: Posting) -> Sequence[Any]:
        """Return the messages of a posting, one at least."""
        ...

    async def ready(self, place: Place) -> None:
        """Wait until a message more breaks no limit of the platform."""
        ...

    async def send(self, place: Place, page: Any, key: str) -> Sent:
        """Post a page.

        Raises:
            SendError: one of the four.
        """
        ...

    async def find(
        self, place: Place, page: Any, key: str, after: datetime, known: frozenset[str]
    ) -> Sent | NotThere | CannotTell:
        """Look for a page among what has been posted since a moment.

        Args:
            place: Where it was to go.
            page: What it says.
            key: Under which key it was sent.
            after: Before this it was not sent.
            known: Ids of messages that are known to be other pages.

        Raises:
            Later: the platform says when to look again.
            Gone: the place can no longer be looked at.
        """
        ...

    async def close(self) -> None: ...
