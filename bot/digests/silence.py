"""When nothing new comes for longer than is usual for a library: pure functions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from bot.presenters.wording import day
from bot.replies import Reply

READ = 200
"""Latest documents that say what is usual."""
FEWEST = 20
"""Gaps that have to be known: with fewer, a holiday is longer than all of them."""
TIMES = 2.0
"""How many times the usual gap is too long. Nights and weekends are among the gaps that are
looked at, so that twice the longest of them is no weekend."""
SHORTEST = timedelta(hours=6)
"""A busy library may be still for a morning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Nothing has come for too long."""

    since: datetime
    """When the latest document was published."""
    usual: timedelta
    """The longest that there is as a rule between two."""


def silence(published: Iterable[datetime], now: datetime) -> Silence | None:
    """Return that nothing has come for longer than usual; None where it is as usual.

    What is usual is the second longest of the latest gaps: the longest may have been a fault
    too, and one such is not to hide the next.

    Args:
        published: When the latest documents were published, in any order.
        now: The time.
    """
    moments = sorted(moment for moment in set(published) if moment <= now)
    gaps = sorted(later - earlier for earlier, later in pairwise(moments))
    if len(gaps) < FEWEST:
        return None
    usual = gaps[-2]
    if now - moments[-1] <= max(TIMES * usual, SHORTEST):
        return None
    return Silence(since=moments[-1], usual=usual)


def present_silence_of(library: str, found: Silence) -> Reply:
    """Word for owners that nothing has come for too long."""
    return Reply(
        title=f"Nothing new has come into the library “{library}” for a while",
        lead=f"The latest document is of {day(found.since.date())}, {found.since:%H:%M} (UTC); as "
        f"a rule there are at most {_length(found.usual)} between two. Are its sources still "
        "there? /sources list",
    )


def _length(span: timedelta) -> str:
    hours = max(1, round(span / timedelta(hours=1)))
    return f"{round(hours / 24)} days" if hours >= 48 else f"{hours} hours"
