"""What the doctor finds, and the clock, which it finds with every platform."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import NamedTuple

CLOCK = 30
"""Seconds by which clocks may differ: the Date header is exact to 1 s, an answer takes a few."""


class State(StrEnum):
    """How something is."""

    OK = "ok"
    NOTE = "note"
    """Not needed, or not known; nothing is wrong."""
    MEND = "mend"


class Finding(NamedTuple):
    """What was looked at, how it is, and what to do where it is not well."""

    what: str
    state: State
    said: str


def clock(what: str, stated: str | None) -> Finding:
    """Compare this machine's clock with the Date header of an answer."""
    try:
        theirs = parsedate_to_datetime(stated or "")
    except ValueError:
        return Finding(what, State.NOTE, "the answer has no date to compare with")
    seconds = round((datetime.now(UTC) - theirs.astimezone(UTC)).total_seconds())
    if abs(seconds) <= CLOCK:
        return Finding(what, State.OK, "agrees with the platform's")
    way = "fast" if seconds > 0 else "slow"
    return Finding(
        what,
        State.MEND,
        f"this machine's clock is {abs(seconds)} s {way}. Set it, best by NTP: requests are "
        "refused when it is 5 minutes wrong, and digests come at the wrong time.",
    )
