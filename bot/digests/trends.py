"""Whether somebody is mentioned more or less than is usual for them: pure functions."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from bot.digests.contents import Trend
from summarizer.models import DayCount

STRETCHES = 4
"""Stretches before that say what is usual: for a daily digest four days, for a weekly one four
weeks. Fewer are chance, and more are another story."""
TIMES = 3.0
"""How many times the usual is out of the ordinary: mentions come in bursts. A choice that has not
been measured."""
LEAST = 6
"""Mentions on the larger side. Below, a single document more makes the difference."""


def trend(mentions: Sequence[DayCount], last: date, days: int) -> Trend | None:
    """Return how the latest days compare with those before, where that is out of the ordinary.

    Args:
        mentions: By day of publication, in order.
        last: The last day that the digest covers.
        days: How many days it covers.
    """
    counts = {each.day: each.count for each in mentions}

    def total(end: date) -> int:
        return sum(counts.get(end - timedelta(back), 0) for back in range(days))

    before = [last - timedelta(days * back) for back in range(1, STRETCHES + 1)]
    if not mentions or mentions[0].day > before[-1]:
        return None  # known for too short a time to have anything usual
    now, usual = total(last), float(median(total(end) for end in before))
    greater, smaller = max(now, usual), min(now, usual)
    if greater < LEAST or greater < TIMES * smaller:
        return None
    return Trend(count=now, usual=usual, days=days)
