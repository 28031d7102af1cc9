"""Who sits at the terminal, and where that is: for what is set up there."""

from zoneinfo import ZoneInfoNotFoundError

from tzlocal import get_localzone_name

from bot.digests.office import TERMINAL
from bot.exchange import Asker, Place


def terminal_place() -> Place:
    """Return the terminal as a place: between one person and the bot."""
    return Place(platform=TERMINAL, space="", channel=TERMINAL, direct=True)


def sitter() -> Asker:
    """Return whoever sits there, in the machine's time zone where that can be told."""
    try:
        zone = get_localzone_name() or ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = ""
    return Asker(id=TERMINAL, manages=True, zone=zone)
