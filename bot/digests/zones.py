"""Time zones as people name them: "Europe/Berlin", "berlin", "new york", "CET", "UTC+2"."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.errors import CommandError
from bot.plain import harmless
from bot.presenters.wording import shortened

COMMON = (
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Athens",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Bangkok",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/Sao_Paulo",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
)
"""Offered first: for every hour that many people live in, a city that most of them know. As many
as a list on Discord takes."""
_NO_PLACES = frozenset({"Factory", "localtime"})
"""Names in the database that mean no zone, or another one on every machine."""
_SURE = frozenset({"utc", "gmt", "zulu", "uct", "universal", "greenwich"})
"""Short names that mean one thing everywhere; other abbreviations are shared by several zones, or
stay on winter time all year where people mean both."""
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+-])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_LONGEST = 40
"""Characters of what was typed that are repeated; the longest name has 32."""
_NEAR = 5
"""Names that are offered instead of one that is not known: as many as are read."""


def find_zone(text: str) -> str:
    """Return the IANA name of a zone that somebody names: in full, or by its city.

    Raises:
        CommandError: there is no such zone, or several may be meant; the message has near names.
    """
    typed = harmless(text)
    wanted = _key(typed)
    if wanted in _SURE:
        return "UTC"
    names = _names()
    if wanted in names and not _sharing(wanted):
        return names[wanted]
    if city := _cities().get(wanted):
        return city
    raise _unknown(shortened(typed, _LONGEST), wanted[:_LONGEST])


def is_zone(name: str) -> bool:
    """Whether a name is that of a zone which this machine knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def complete_zone(beginning: str, limit: int) -> list[str]:
    """Return zones of which the name, or a word of it, begins so; the best known first."""
    wanted = _key(harmless(beginning))
    if not wanted:
        return list(COMMON[:limit])
    names = _names()
    begin = [
        name for key, name in names.items() if re.search(rf"(?:^|[/_]){re.escape(wanted)}", key)
    ]
    begin.sort(key=lambda name: (name not in COMMON, "/" not in name, name))
    near = get_close_matches(wanted, _cities(), n=_NEAR, cutoff=0.6) if not begin else []
    return begin[:limit] or [_cities()[key] for key in near][:limit]


def _unknown(typed: str, wanted: str) -> CommandError:
    if offset := _OFFSET.fullmatch(typed):
        sign = 1 if offset[1] == "+" else -1
        hours = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0)) * sign
        said = f"“{typed}” does not tell when the clocks change. Name a city instead"
        return _error(said, (zone for zone in COMMON if _shows(zone, offset=hours)))
    if shared := _sharing(wanted):
        return _error(f"“{typed}” may mean several zones. Name a city", shared)
    near = get_close_matches(wanted, _cities(), n=_NEAR, cutoff=0.6)
    said = f"There is no time zone “{typed}”. Name it by a city"
    return _error(said, (_cities()[key] for key in near))


def _error(said: str, zones: Iterable[str]) -> CommandError:
    near = list(dict.fromkeys(zones))[:_NEAR] or list(COMMON[1:4])
    return CommandError(f"{said}, such as {', '.join(f'tz:{zone}' for zone in near)}.")


def _sharing(wanted: str) -> list[str]:
    """The zones that a short name may mean: "EST" is New York's, and in the database Panama's."""
    return [zone for zone in COMMON if _shows(zone, abbreviation=wanted.upper())]


def _shows(zone: str, *, abbreviation: str | None = None, offset: timedelta | None = None) -> bool:
    """Whether a zone has an abbreviation or an offset in winter or in summer."""
    moments = (datetime(2027, month, 1, tzinfo=UTC).astimezone(ZoneInfo(zone)) for month in (1, 7))
    return any(
        moment.tzname() == abbreviation if abbreviation else moment.utcoffset() == offset
        for moment in moments
    )


def _key(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


@cache
def _names() -> dict[str, str]:
    """All zones by their names in lower case."""
    return {name.casefold(): name for name in sorted(available_timezones() - _NO_PLACES)}


@cache
def _cities() -> dict[str, str]:
    """Zones by their cities; a city of two zones ("America/Louisville") by the shorter name."""
    cities: dict[str, str] = {}
    for key, name in sorted(_names().items(), key=lambda each: len(each[0]), reverse=True):
        region, slash, rest = key.partition("/")
        if slash and region != "etc":
            cities[rest.rpartition("/")[2]] = name
    return cities
