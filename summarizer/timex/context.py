"""What an expression is resolved against."""

from datetime import date
from enum import Enum
from typing import Final

from summarizer.timex.expressions import Anchor
from summarizer.timex.periods import Period, size


class Tense(Enum):
    """Where the clause that an expression belongs to places it."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


# With 2, "the fourth quarter" in August is this year's, and "a January report" is too.
_AHEAD_WEIGHS: Final = 2


class Context:
    """The day of publication, and the dates that a text has spoken of so far."""

    def __init__(self, published: date | None = None) -> None:
        self.published = published
        self._told: dict[str, tuple[int, Period]] = {}
        self._count = 0

    def tell(self, period: Period) -> None:
        """Take note of a date in the text."""
        self._count += 1
        self._told[period.unit] = (self._count, period)

    @property
    def last(self) -> Period | None:
        """The last date told."""
        return max(self._told.values())[1] if self._told else None

    def day(self, anchor: Anchor, unit: str) -> date | None:
        """Return the day that an expression with a unit counts from.

        For THEN it is the start of the last date told that is no coarser than the unit ("two
        days later" does not count from a year); without one, the day of publication.
        """
        if anchor is Anchor.THEN:
            told = [found for found in self._told.values() if size(found[1].unit) <= size(unit)]
            if told:
                return max(told)[1].start
        return self.published


def choose(candidates: list[Period], today: date, tense: Tense) -> Period:
    """Return the last candidate that has begun, or the next that has not ended.

    Without a tense it is the nearest, where days ahead count `_AHEAD_WEIGHS` times: texts tell
    more of the past. Candidates are in order of time; there is one at least.
    """
    if tense is Tense.PAST:
        begun = [period for period in candidates if period.start <= today]
        if begun:
            return begun[-1]
    if tense is Tense.FUTURE:
        ahead = [period for period in candidates if period.last >= today]
        if ahead:
            return ahead[0]

    def distance(period: Period) -> int:
        ahead = (period.start - today).days * _AHEAD_WEIGHS
        return max(ahead, (today - period.last).days, 0)

    return min(candidates, key=distance)
