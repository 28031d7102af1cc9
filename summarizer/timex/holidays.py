"""Days of the year that have names."""

import re
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter

from summarizer.timex.lexicon import HOLIDAY, Entry

_FIXED: Final = {
    "New Year's Day": (1, 1),
    "New Year's Eve": (12, 31),
    "Valentine's Day": (2, 14),
    "Halloween": (10, 31),
    "Christmas": (12, 25),
    "Christmas Day": (12, 25),
    "Christmas Eve": (12, 24),
    "Boxing Day": (12, 26),
}
_FROM_EASTER: Final = {"Good Friday": -2, "Easter": 0, "Easter Sunday": 0, "Easter Monday": 1}
_NAMES: Final = (*_FIXED, *_FROM_EASTER, "Thanksgiving")

HOLIDAY_STARTS: Final = frozenset(re.findall(r"^\w+", "\n".join(_NAMES), re.MULTILINE))
"""First words of the names."""

_PATTERN: Final = re.compile(
    "|".join(
        name.replace(" ", r"\s").replace("'", "['’]") + r"\b"
        for name in sorted(_NAMES, key=len, reverse=True)
    )
)


def holiday_at(text: str, start: int) -> tuple[int, Entry | None]:
    """Read the name of a holiday at a place: its end and meaning, if there is one."""
    match = _PATTERN.match(text, start)
    if match is None:
        return start + 1, None
    return match.end(), (HOLIDAY, " ".join(match.group().replace("’", "'").split()))


def holiday(name: str, year: int) -> date:
    """Return the day of a holiday in a year.

    Raises:
        ValueError: no such holiday, or Easter before 1583.
    """
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name == "Thanksgiving":  # The fourth Thursday of November, as in the United States.
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    raise ValueError(f"no holiday called {name!r}")
