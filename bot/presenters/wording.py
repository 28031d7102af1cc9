"""Small pieces of wording that several answers share."""

from datetime import date

from summarizer.models import Period


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "1 document", "1,200 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day(value: date) -> str:
    """Return "24 June 2023"."""
    return f"{value.day} {value:%B} {value.year}"


def stretch(period: Period) -> str:
    """Return "24 June 2023", "24–26 June 2023", "24 June – 2 July 2023"; empty without days."""
    first, last = period.start or period.end, period.end or period.start
    if first is None or last is None:
        return ""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def joined(*parts: str) -> str:
    """Join what is there with middle dots."""
    return " · ".join(part for part in parts if part)


def shortened(text: str, most: int, mark: str = " …") -> str:
    """Return a text of at most so many characters, ended between words where it has any."""
    if len(text) <= most:
        return text
    kept = text[: most - len(mark) + 1]
    words, space, _ = kept.rpartition(" ")
    return (words if space and words.strip() else kept[:-1]).rstrip() + mark
