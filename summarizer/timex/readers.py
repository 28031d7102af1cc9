"""Read the groups of a rule's match into an expression: one function a kind of expression."""

from datetime import date
from typing import Final

from summarizer.timex.expressions import (
    Anchor,
    Calendar,
    Clock,
    Expression,
    Fixed,
    Shift,
)
from summarizer.timex.phrase import Match
from summarizer.timex.quantities import duration, quantity

# What a determiner does to the unit after it: how many units on, counted from where.
_STEPS: Final[dict[str, tuple[int, Anchor]]] = {
    "l": (-1, Anchor.NOW),
    "j": (-1, Anchor.NOW),
    "h": (0, Anchor.NOW),
    "t": (0, Anchor.NOW),
    "f": (1, Anchor.NOW),
    "F": (1, Anchor.NOW),
    "T": (0, Anchor.THEN),
    "s": (0, Anchor.THEN),
    "w": (0, Anchor.THEN),
    "v": (-1, Anchor.THEN),
    "G": (1, Anchor.THEN),
}

_PER_YEAR: Final = {"SAME": 1, "M": 12, "Q": 4}


def _step(symbols: str) -> tuple[int, Anchor]:
    """Read the determiners of a unit; "the next" and "this past" are one of them."""
    return _STEPS[symbols[-1]]


def _unit(match: Match, group: str) -> str:
    return "WE" if match.symbols(group) == "e" else match.code(group) or "D"


def _within(match: Match) -> Shift | None:
    """Read "last year", "of that month", "the year before"."""
    symbols = match.symbols("within")
    words = match.words("within")
    if not symbols:
        return None
    place = symbols.index("u")
    unit = words[place].value
    if not isinstance(unit, str):
        return None
    if symbols[-1] in "rRv":
        way = words[-1].value
        return Shift(unit, way if isinstance(way, int) else -1, Anchor.THEN)
    count, anchor = _step(symbols[place - 1])
    return Shift(unit, count, anchor)


def _calendar(match: Match) -> Calendar:
    """Return a calendar place with what all of them may have: a year, a step, a part of day."""
    step, anchor = _step(match.symbols("step")) if match.has("step") else (None, Anchor.NOW)
    return Calendar(
        year=match.number("year"),
        part=match.code("part"),
        step=step,
        anchor=anchor,
        within=_within(match),
        fiscal=match.has("fiscal"),
    )


def read_date(match: Match) -> Expression | None:
    """Read a day, week, month, season, holiday or year of the calendar."""
    day = match.number("day")
    month = match.number("month")
    if day is not None and not 1 <= day <= 31:
        return None
    calendar = _calendar(match)._replace(
        month=month,
        day=day,
        weekday=match.number("weekday"),
        season=match.code("season"),
        holiday=match.code("holiday"),
    )
    if calendar.year and month and day and not _exists(calendar.year, month, day):
        return None
    return calendar


def read_week_of_month(match: Match) -> Expression | None:
    """Read "the last week of March", "the first day of June"."""
    number = match.number("count") or -1
    if match.code("unit") == "W":
        return (
            _calendar(match)._replace(month=match.number("month"), week=number)
            if number < 6
            else None
        )
    if match.code("unit") == "D" and 1 <= number <= 28:
        return _calendar(match)._replace(month=match.number("month"), day=number)
    return None


def read_year(match: Match) -> Expression | None:
    """Read "the 2009 fiscal year"."""
    return _calendar(match) if match.code("unit") == "Y" else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def read_numeric(match: Match) -> Expression | None:
    """Read 2023-06-24, 24/06/2023, 24.06.23, 9/11.

    Where both orders are possible the day stands first, as most of the world writes it; before a
    full stop as mark it always does.
    """
    text = match.code("numeric") or ""
    if text == "9/11":
        return Calendar(2001, 9, 11)
    if "T" in text:
        return Fixed(text, "TIME")
    parts = [int(part) for part in text.replace("/", "-").replace(".", "-").split("-")]
    year, month, day = parts if "-" in text else (parts[2], parts[1], parts[0])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if month > 12 and day <= 12 and "/" in text:
        month, day = day, month
    return Calendar(year, month, day) if _exists(year, month, day) else None


def read_quarter(match: Match) -> Expression | None:
    """Read "the third quarter of 2009", "Q3"; the last quarter of a year is its fourth."""
    number = match.number("quarter") or 0
    number = 4 if number == -1 else number
    if not 1 <= number <= 4:
        return None
    year = match.number("year") or match.number("before")
    return _calendar(match)._replace(quarter=number, year=year)


def read_half(match: Match) -> Expression | None:
    """Read "the first half of 2009"."""
    number = match.number("half")
    number = 2 if number == -1 else number
    return _calendar(match)._replace(half=number) if number in (1, 2) else None


def read_decade(match: Match) -> Expression | None:
    """Read "the 1990s": its first three digits."""
    value = match.code("decade")
    return Fixed(value, "DATE") if value else None


def read_century(match: Match) -> Expression | None:
    """Read "the 19th century": its first two digits, 18."""
    number = match.number("century")
    if match.code("unit") != "CE" or number is None or not 1 <= number <= 22:
        return None
    return Fixed(f"{number - 1:02d}", "DATE")


def read_shift(match: Match) -> Expression | None:
    """Read "last month", "this week", "the following day", "the end of the year"."""
    unit = _unit(match, "unit")
    if unit in ("TS", "TM", "TH"):
        return None
    symbols = match.symbols("step")
    count, anchor = _step(symbols)
    if symbols in ("tj", "j"):  # "the past decade" lasts; "this past week" is a week.
        return Fixed(duration(1, unit), "DURATION")
    if unit == "D" and symbols[-1] in "flt":
        anchor = Anchor.THEN  # "the next day", "later in the day"
    return Shift(unit, count, anchor, match.code("part"))


def read_same(match: Match) -> Expression | None:
    """Read "the same month last year", "the same period a year earlier"."""
    unit = match.code("unit") or "SAME"
    before = match.code("before")
    if before != "Y" or unit not in _PER_YEAR:
        return None
    return Shift(unit, -_PER_YEAR[unit], Anchor.THEN)


def read_part(match: Match) -> Expression | None:
    """Read "this morning", "last night", "the next evening", "in the afternoon", "that time"."""
    symbols = match.symbols("step") or "t"
    count, anchor = _step(symbols)
    if symbols[-1] == "f" or symbols == "t":
        anchor = Anchor.THEN
    return Shift("D", count, anchor, match.code("part"))


def read_offset(match: Match) -> Expression | None:
    """Read "two days ago", "a year later", "the day before", "weeks ago", "a week from now"."""
    unit = _unit(match, "unit")
    if match.has("last"):  # "the week before last"
        return Shift(unit, -2, Anchor.NOW)
    symbols = match.symbols("way")
    way = 1 if symbols[0] == "<" else match.number("way") or 0
    words = match.words("count")
    amount = quantity(words, match.symbols("count")) if words else None
    if match.has("the") or match.has("one"):
        amount = 1
    if amount is None:
        return Fixed("PAST_REF" if way < 0 else "FUTURE_REF", "DATE")
    if amount != int(amount) or amount > 10_000 or unit in ("TS", "TM", "TH"):
        return Fixed(duration(amount, unit), "DURATION")
    anchor = Anchor.NOW if symbols[0] in "g<" else Anchor.THEN
    return Shift(unit, way * int(amount), anchor)


def read_deictic(match: Match) -> Expression | None:
    """Read "yesterday morning", "tonight", "the day after tomorrow"."""
    count = match.number("deictic") or 0
    if match.has("way"):
        if match.code("unit") != "D":
            return None
        return Shift("D", count + (match.number("way") or 0), Anchor.NOW)
    part = "NI" if match.symbols("deictic") == "J" else match.code("part")
    return Shift("D", count, Anchor.NOW, part)


def read_duration(match: Match) -> Expression | None:
    """Read "two days", "the past three years", "a decade", "years", "two-month"."""
    unit = _unit(match, "long" if match.has("long") else "unit")
    if match.has("count"):
        amount = quantity(match.words("count"), match.symbols("count"))
        if amount is None and match.symbols("unit") == "u":
            return None  # "some day"
    elif match.has("one") or match.has("long"):
        amount = 1.5 if match.has("half") else 1.0
    else:
        single = match.symbols("unit") in ("u", "q")
        amount = 1.0 if single else None
    return Fixed(duration(amount, unit), "DURATION")


def read_repeat(match: Match) -> Expression | None:
    """Read "every two weeks", "each Monday", "daily", "Sundays", "every morning"."""
    if adverb := match.code("adverb"):
        return Fixed(adverb, "SET")
    if match.has("days"):
        return Fixed(_weekday_set(match.words("days")[0].value), "SET")
    if match.has("weekday"):
        part = match.code("part")
        return Fixed(_weekday_set(match.number("weekday")) + (f"T{part}" if part else ""), "SET")
    if not match.has("unit"):
        return Fixed(f"XXXX-XX-XXT{match.code('part')}", "SET")
    unit = _unit(match, "unit")
    number = match.number("count") if match.has("count") else 1
    return Fixed(duration(number, unit), "SET")


def _weekday_set(value: object) -> str:
    return f"XXXX-WXX-{value + 1 if isinstance(value, int) else value}"


def read_clock(match: Match) -> Expression | None:
    """Read "14:30", "noon", "1600 GMT"."""
    zone = match.code("zone") or match.code("only") or ""
    suffix = "Z" if zone == "Z" else ""
    if match.has("clock"):
        return Clock(f"{match.code('clock')}{suffix}")
    number = match.number("hour") or 0
    if match.symbols("hour") == "n" and len(match.words("hour")[0]) != len("0600"):
        return None
    hour, minute = divmod(number, 100) if number > 24 else (number, 0)
    return Clock(f"{hour:02d}:{minute:02d}{suffix}") if hour <= 24 and minute < 60 else None


def read_reference(match: Match) -> Expression | None:
    """Read "now", "recently", "these days", "the past"."""
    if match.has("past"):
        return Fixed("PAST_REF", "DATE")
    if match.has("future") or match.has("soon"):
        return Fixed("FUTURE_REF", "DATE")
    if match.has("days"):
        return Fixed("PRESENT_REF" if match.symbols("days") == "Y" else "PAST_REF", "DATE")
    value = match.code("reference")
    return Fixed(value, "DATE") if value else None
