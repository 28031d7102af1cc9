"""Times and days as people write them: "at 8am and 17:30 mon-fri", "monthly on the 1st at 7"."""

import re
from dataclasses import dataclass, replace
from datetime import time

from bot.digests.orders import Days
from bot.digests.subscriptions import EmptyDays

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = frozenset(range(5))
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}

_TIME = r"(?:\d{1,2}(?:[:.h]\d{2})?(?: ?[ap]\.?m\.?)?|noon|midday|midnight)"
_CLEAR_TIME = r"(?:\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]m)"
"""What is a time also where no "at" comes before it."""
_AND = r"(?:, ?(?:and |& ?)?| and | ?& ?)"
_DAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?"
)
_TO = r"(?: ?[-–—] ?| to | till | until | through )"
_SOME_DAYS = rf"(?:{_DAY}(?:{_TO}{_DAY})?|week ?days?|work(?:ing)? ?days?|week ?ends?)"
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)?|first|last)"
_AT = re.compile(rf"at:? ?(?P<times>{_TIME}(?:{_AND}(?:at )?{_TIME})*)")
_BARE_AT = re.compile(rf"(?P<times>{_CLEAR_TIME}(?:{_AND}{_TIME})*)")
_DAILY = re.compile(r"(?:daily|every ?day|each day|(?:every|each) (?:morning|noon|evening|night))")
_ON_DAYS = re.compile(
    rf"(?:weekly )?(?:on |every |each )?"
    rf"(?P<days>{_SOME_DAYS}(?:{_AND}(?:on |every )?{_SOME_DAYS})*)"
)
_MONTHLY = re.compile(
    rf"(?:monthly|(?:every|each|once a) month)"
    rf"(?:,? ?(?:on )?(?:the )?(?P<day>{_ORDINAL})(?: day)?)?"
    rf"|(?:on )?(?:the )?(?P<of>{_ORDINAL})(?: day)? of (?:the|each|every) month"
)
_IF_NEW = re.compile(r"(?:but )?only[- ](?:if|when)[- ](?:there(?:'s| is) (?:some|any)thing )?new")
_BETWEEN = re.compile(r"[ ,;]*(?:and (?!\w+ and ))?")
_END = re.compile(r"(?=[ ,;]|$)")

MAX_TIMES = 24
"""Times of a day. Who wants more wants a watch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Times and days that were read, and how far."""

    times: tuple[time, ...] = ()
    days: Days | None = None
    empty_days: EmptyDays | None = None
    rest: str = ""
    """What was not understood, from there on."""


def read_plan(text: str) -> Plan:
    """Read times and days in any order, up to the first word that is neither."""
    text = " ".join(text.casefold().replace("’", "'").split()).rstrip(" ,.;!?")
    plan, position = Plan(), 0
    while position < len(text):
        between = _BETWEEN.match(text, position)
        start = between.end() if between and position else position
        found = _piece(plan, text, start)
        if found is None:
            return replace(plan, rest=text[start:])
        plan, position = found
    return plan


def read_time(text: str) -> time | None:
    """Read a time of day: "8", "08:00", "8.30", "17h30", "8am", "noon"; None for anything else."""
    text = text.strip().casefold().replace(".m", "m").removesuffix(".") if text else ""
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    match = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm)?", text, re.ASCII)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _piece(plan: Plan, text: str, start: int) -> tuple[Plan, int] | None:
    """Read the next part of a plan; None where there is none."""
    for pattern in (_IF_NEW, _DAILY, _MONTHLY, _ON_DAYS, _AT, _BARE_AT):
        match = pattern.match(text, start)
        if match is None or not _END.match(text, match.end()):
            continue
        read = _with(plan, pattern, match)
        if read is not None:
            return read, match.end()
    return None


def _with(plan: Plan, pattern: re.Pattern[str], match: re.Match[str]) -> Plan | None:
    if pattern is _IF_NEW:
        return replace(plan, empty_days=EmptyDays.SILENT)
    if pattern is _DAILY:
        return replace(plan, days=Days())
    if pattern is _MONTHLY:
        day = _month_day(match["day"] or match["of"] or "1")
        return None if day is None else replace(plan, days=Days(month_day=day))
    if pattern is _ON_DAYS:
        days = _weekdays(match["days"])
        if plan.days is not None and plan.days.month_day is None:
            already = plan.days.weekdays
            days |= already if already != frozenset(range(7)) else frozenset()
        return replace(plan, days=Days(weekdays=days))
    times = [read_time(each) for each in re.findall(_TIME, match["times"])]
    if None in times:
        return None
    every = sorted({*plan.times, *(each for each in times if each is not None)})
    return replace(plan, times=tuple(every)) if len(every) <= MAX_TIMES else None


def _month_day(text: str) -> int | None:
    if text in ("first", "last"):
        return 1 if text == "first" else 31
    day = int(re.sub(r"\D", "", text))
    return day if 1 <= day <= 31 else None


def _weekdays(text: str) -> frozenset[int]:
    days: set[int] = set()
    for each in re.findall(_SOME_DAYS, text):
        named = [_DAY_NAMES.index(name) for name in map(_full_name, re.findall(_DAY, each)) if name]
        if each.startswith(("weeke", "week e")):
            days |= {5, 6}
        elif not named or each.startswith(("week", "work")):
            days |= _WEEKDAYS
        else:
            first, last = named[0], named[-1]
            # "fri-mon" goes over the end of the week.
            days |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    return frozenset(days)


def _full_name(text: str) -> str:
    return next((name for name in _DAY_NAMES if name.startswith(text[:3])), "")
