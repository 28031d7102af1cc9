"""One thing that is asked."""

from dataclasses import dataclass

from bot.exchange import Asker, Place
from bot.ports import Room


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that is asked, as far as it decides who may see and use the answer."""

    room: Room
    place: Place
    asker: Asker | None = None
    """None where it does not matter who asks."""
    space: str = ""
    """The space whose library it is, where that is not that of the place."""
    by_message: bool = False
    """Whether an answer may go to the asker's direct messages."""


def known(asker: Asker, place: Place) -> str:
    """Return the name of an asker that no other platform has."""
    return f"{place.platform}:{asker.id}"
