"""Days as people name them: `7d`, `2023-07-01`, `monday`, "24 June", "last week".

What was named is kept as it was meant, and becomes days only when it is known what today is.
How days are named is known to `summarizer.timex`; this keeps their shortest spelling.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.errors import CommandError

if TYPE_CHECKING:
    from summarizer.timex import Period

# Two days on which nearly everything that counts from today is something else, the first of
# them at the end of a leap year: "29 February" names a day even where this year has none.
_SOME_DAY, _OTHER_DAY = date(2000, 12, 30), date(2017, 5, 16)
_WRITTEN_IN_FULL = ("D", "M", "Y")
"""Units of which the shortest spelling is that of ISO 8601."""


@dataclass(frozen=True, slots=True)
class When:
    """A day or a stretch of days, as it was named; `text` is its spelling without spaces."""

    text: str

    def days(self, today: date) -> tuple[date, date]:
        """Return the first and the last day that are meant.

        Raises:
            CommandError: no such day is near today ("29 February" in the year 1).
        """
        period = _period(self.text, today)
        if period is None:
            raise CommandError(f"“{self.text}” names no day. Type one such as 2023-07-01 or 7d.")
        return period.start, period.last


def parse_when(text: str) -> When | None:
    """Read a day; None where the text names none. Any case and spacing will do."""
    period = _period(text, _SOME_DAY)
    if period is None:
        return None
    counted = period != _period(text, _OTHER_DAY) or period.start == date.min  # "9999y"
    if period.unit in _WRITTEN_IN_FULL and not counted:
        return When(period.value)
    return When("-".join(text.lower().replace("_", " ").split()))


def _period(text: str, today: date) -> "Period | None":
    from summarizer.timex import parse_period  # Only a command that names a day needs it.

    try:
        period = parse_period(text, today)
        last = period.last if period else None
    except (OverflowError, ValueError):  # It ends after the year 9999.
        return None
    return period if last else None
