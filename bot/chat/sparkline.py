"""Counts by day → one line of small bars."""

from collections.abc import Sequence
from datetime import date

_BARS = "▁▂▃▄▅▆▇█"
WIDTH = 48
"""Bars at most: with label and figures, a line of 80 columns."""


def sparkline(days: Sequence[tuple[date, int]]) -> str:
    """Draw counts from the first day to the last; days between them without one are empty.

    A stretch longer than `WIDTH` days is drawn in bars of several days each. The lowest bar is
    an empty day; any count at all is drawn higher.
    """
    if not days:
        return ""
    first = min(day for day, _ in days)
    length = (max(day for day, _ in days) - first).days + 1
    step = -(-length // WIDTH)
    sums = [0] * -(-length // step)
    for day, count in days:
        sums[(day - first).days // step] += count
    top = max(*sums, 1)
    return "".join(_BARS[-(-total * (len(_BARS) - 1) // top)] for total in sums)
