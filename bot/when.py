"""Days as people name them: `7d`, `2023-07-01`, `monday`, "24 June", "last week".

What was named is kept as it was meant, and becomes days only when it is known what today is.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_COUNTS, 1)} | {"a": 1, "an": 1}

_AGO = r"(\d{1,4})([dwmy])"
_ISO = r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?"
_DAY_OF_YEAR = r"(\d{1,2})-([a-z]+)"
_PERIOD = r"(this|last)-(week|month|year)"

_AGO_WORDS = r"(\d{1,4}|[a-z]+) ?(day|week|month|year)s?(?: ago)?"
_DAY_MONTH = r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?(?:,? (\d{4}))?"
_MONTH_DAY = r"([a-z]+)\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?"
_MONTH_YEAR = r"([a-z]+)\.? (\d{4})"


@dataclass(frozen=True, slots=True)
class When:
    """A day or a stretch of days, as it was named; `text` is its shortest spelling."""

    text: str

    def days(self, today: date) -> tuple[date, date]:
        """Return the first and the last day that are meant."""
        if match := re.fullmatch(_AGO, self.text):
            day = _before(today, int(match[1]), _UNITS[match[2]])
            return day, day
        if match := re.fullmatch(_ISO, self.text):
            year, month, day_number = (int(part) if part else None for part in match.groups())
            assert year is not None  # noqa: S101 - the pattern has it
            first = date(year, month or 1, day_number or 1)
            unit = "days" if day_number else "months" if month else "years"
            return first, _last_of(first, unit)
        if match := re.fullmatch(_DAY_OF_YEAR, self.text):
            return (_latest(int(match[1]), _MONTHS.index(match[2]) + 1, today),) * 2
        if match := re.fullmatch(_PERIOD, self.text):
            return _period(today, f"{match[2]}s", last=match[1] == "last")
        if self.text in _WEEKDAYS:
            back = (today.weekday() - _WEEKDAYS.index(self.text)) % 7
            return (today - timedelta(days=back),) * 2
        back = 1 if self.text == "yesterday" else 0
        return (today - timedelta(days=back),) * 2


def parse_when(text: str) -> When | None:
    """Read a day; None where the text names none. Any case and spacing will do."""
    text = " ".join(text.lower().replace("_", " ").split())
    short = text.replace(" ", "-")
    if short in _WEEKDAYS or short in ("today", "yesterday") or re.fullmatch(_PERIOD, short):
        return When(short)
    if text.startswith("last ") and text[5:] in _WEEKDAYS:
        return When(text[5:])
    if match := re.fullmatch(_AGO, text):
        return When(f"{int(match[1])}{match[2]}")
    if re.fullmatch(_ISO, text):
        return When(text) if _is_date(text) else None
    return _parse_words(text.replace("-", " "))


def _parse_words(text: str) -> When | None:
    if match := re.fullmatch(_AGO_WORDS, text):
        count = int(match[1]) if match[1].isdecimal() else _NUMBERS.get(match[1])
        return None if count is None else When(f"{count}{match[2][0]}")
    if match := re.fullmatch(_DAY_MONTH, text):
        return _day(match[1], match[2], match[3])
    if match := re.fullmatch(_MONTH_YEAR, text):
        month = _month(match[1])
        return When(f"{match[2]}-{month:02}") if month and _is_date(match[2]) else None
    if match := re.fullmatch(_MONTH_DAY, text):
        return _day(match[2], match[1], match[3])
    return None


def _day(day: str, month_name: str, year: str | None) -> When | None:
    month = _month(month_name)
    # 2000 was a leap year: "29 February" names a day even where this year has none.
    if month is None or not _is_date(f"{year or 2000}-{month:02}-{int(day):02}"):
        return None
    if year is None:
        return When(f"{int(day)}-{_MONTHS[month - 1]}")
    return When(f"{year}-{month:02}-{int(day):02}")


def _month(name: str) -> int | None:
    """The number of a month by its name or the usual three or four letters of it."""
    if name == "sept":
        name = "sep"
    for number, month in enumerate(_MONTHS, start=1):
        if name in (month, month[:3]):
            return number
    return None


def _is_date(iso: str) -> bool:
    match = re.fullmatch(_ISO, iso)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def _before(day: date, count: int, unit: str) -> date:
    """So many units before a day; the first day there is where that is out of range."""
    from dateutil.relativedelta import relativedelta

    try:
        step = {unit: count}
        return day - relativedelta(
            days=step.get("days", 0),
            weeks=step.get("weeks", 0),
            months=step.get("months", 0),
            years=step.get("years", 0),
        )
    except (OverflowError, ValueError):
        return date.min


def _last_of(first: date, unit: str) -> date:
    if unit == "days":
        return first
    if unit == "years":
        return date(first.year, 12, 31)
    if first.month == 12:
        return date(first.year, 12, 31)
    return date(first.year, first.month + 1, 1) - timedelta(days=1)


def _latest(day: int, month: int, today: date) -> date:
    """The latest such day that is not in the future."""
    for year in range(today.year, today.year - 9, -1):  # 29 February is at most 8 years ago
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return today


def _period(today: date, unit: str, *, last: bool) -> tuple[date, date]:
    """This or the last week (from Monday), month or year, whole."""
    if unit == "weeks":
        monday = today - timedelta(days=today.weekday() + (7 if last else 0))
        return monday, monday + timedelta(days=6)
    first = today.replace(day=1) if unit == "months" else today.replace(month=1, day=1)
    if last:
        first = _before(first, 1, unit)
    return first, _last_of(first, unit)
