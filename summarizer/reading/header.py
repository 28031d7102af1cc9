"""The lines above a story: the day of publication and the title, in plain text."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from summarizer.reading.published import full_day
from summarizer.timex import recognize

_LOOKED_AT: Final = 10
"""Lines that may stand above a story."""
_HEADER_WORDS: Final = 15
"""Longest header line and title, in words; headlines of news sites stay under 20."""
_PROSE_WORDS: Final = 5
"""A line of so many words that ends in a period is the story's own."""
# What may stand before a date in a line about the page.
_LABEL: Final = re.compile(
    r"[\W_]*(?:(?:date|dated|published|posted|updated|issued|released|last|first|on|at"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[\W_]*)*",
    re.IGNORECASE,
)
# A date may also close such a line, after a mark: "By the night desk | 24 June 2023".
_MARK_BEFORE: Final = re.compile(r"[|•·–—,/(\t-]\s*\Z")
_CLOCK: Final = re.compile(r"(?<=\d)T\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?")
_NOTHING_AFTER: Final = re.compile(r"[\W\d]*(?:[A-Z]{2,4}\W*)?\Z")


def header_date(text: str) -> date | None:
    """Return the day that a line above the story gives, if one does.

    Only days with their year count, and only in a short line that begins with one (after words
    such as "published"), or ends with one after a dash, comma or bar.
    """
    for dated in _lines_above(text):
        line = _CLOCK.sub("", dated)
        for found in recognize(line):
            day = full_day(found.expression)
            # Whether 03/04/2031 is in March or in April differs between countries.
            if day is None or "/" in line[found.start : found.end]:
                continue
            before, after = line[: found.start], line[found.end :]
            opens = _LABEL.fullmatch(before) is not None and not _is_sentence(line)
            closes = _MARK_BEFORE.search(before) and _NOTHING_AFTER.match(after)
            if opens or closes:
                return day
    return None


def first_heading(text: str) -> str:
    """Return the first line where it has the form of a title and something stands below it.

    Lines with the date of the page are passed over.
    """
    lines = list(_lines_above(text))
    for number, line in enumerate(lines):
        if any(full_day(found.expression) for found in recognize(line)):
            continue
        is_title = not _is_sentence(line) and any(char.isalpha() for char in line)
        return line if is_title and (number + 1 < len(lines) or len(text) > 2 * len(line)) else ""
    return ""


def _lines_above(text: str) -> Iterator[str]:
    """Yield the short lines that a text begins with, up to the first that is prose."""
    start = text[: _LOOKED_AT * 400]
    lines = [line.strip() for line in start.splitlines() if line.strip()]
    for line in lines[:_LOOKED_AT]:
        words = len(line.split())
        if words > _HEADER_WORDS or (words >= _PROSE_WORDS and line.endswith(".")):
            return
        yield line


def _is_sentence(line: str) -> bool:
    return line.rstrip("\"'”’)").endswith((".", "!", "?", ",", ";", ":"))
