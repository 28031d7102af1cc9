"""How often a source is looked at: as often as it publishes, within bounds, less while it fails."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

SHORTEST = timedelta(minutes=15)
"""Also for a wire that publishes every minute: a look costs its host a request."""
LONGEST = timedelta(days=1)
"""Also for a source that publishes once a year: news of it is a day old at most."""
_RECENT = 20
"""Entries that tell the pace of now."""
_LOOKS_PER_ENTRY = 2
"""An entry is found after a quarter of the usual time between two, on average."""
_STEP = 1.5
"""How much sooner or later the next look is, where entries carry no dates."""
_SPREAD = 0.2
"""Share by which a wait is made longer or shorter, so that sources do not come in step."""
LONGEST_ASKED = timedelta(days=7)
"""A host that asks for longer is asked again after this."""


def pace(published: Sequence[datetime]) -> timedelta | None:
    """Return how long it usually is from one entry to the next; None where that is not told.

    Args:
        published: When the entries were published, aware, in any order.
    """
    moments = sorted(set(published), reverse=True)[:_RECENT]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(moments)]
    return timedelta(seconds=median(gaps)) if len(gaps) > 1 else None


def adapted(interval: timedelta, usual: timedelta | None, *, found: int) -> timedelta:
    """Return how long to wait between two looks.

    Args:
        interval: How long it has been so far.
        usual: The pace of the source, where it is known.
        found: How many new entries the last look found.
    """
    if usual is not None:
        return within_bounds(usual / _LOOKS_PER_ENTRY)
    return within_bounds(interval / _STEP if found else interval * _STEP)


def within_bounds(interval: timedelta) -> timedelta:
    """Return an interval that is neither too short nor too long."""
    return min(max(interval, SHORTEST), LONGEST)


def after_failures(
    interval: timedelta, failures: int, chance: float, asked: timedelta | None = None
) -> timedelta:
    """Return how long to wait after looks that failed: twice as long each time, up to a day.

    Args:
        interval: Between two looks while all is well.
        failures: Looks in a row that failed, at least 1.
        chance: From 0 to 1, made anew each time.
        asked: What the host asked for (Retry-After): it is never looked at sooner.
    """
    backed_off = within_bounds(interval) * int(2 ** min(failures - 1, 16))
    wait = min(backed_off, LONGEST) * (1 - _SPREAD + 2 * _SPREAD * chance)
    return max(wait, min(asked, LONGEST_ASKED)) if asked is not None else wait
