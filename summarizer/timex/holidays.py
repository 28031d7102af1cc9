"""Days of the year that have names."""

import re
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter

_FIXED: Final = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
}
_FROM_EASTER: Final = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}

HOLIDAY_PATTERN: Final = "|".join(
    r"\s".join(re.sub("'", "['’]", word) for word in name.title().replace("'S", "'s").split())
    for name in sorted([*_FIXED, *_FROM_EASTER, "thanksgiving"], key=len, reverse=True)
)
"""Matches the names with their capitals."""


def holiday_name(text: str) -> str:
    """Return the name of a holiday as `holiday` takes it."""
    return " ".join(text.lower().replace("’", "'").split())


def holiday(name: str, year: int) -> date:
    """Return the day of a holiday in a year.

    Raises:
        ValueError: no such holiday, or Easter before 1583.
    """
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name == "thanksgiving":  # The fourth Thursday of November, as in the United States.
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
    raise ValueError(f"no holiday called {name!r}")
