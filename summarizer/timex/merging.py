"""Complete an expression by the one beside it: "14:30 on 3 May", "25 May to 9 June 2014"."""

import re
from typing import Final

from summarizer.timex.expressions import Calendar, Clock, Shift
from summarizer.timex.lexer import Words
from summarizer.timex.lexicon import BREAK
from summarizer.timex.phrase import Phrase

# What may stand between the two where they read as one expression: nothing, or on, at, around.
_LINK: Final = re.compile(r"\??\Z")
# Between two that stay apart, though the one tells the day of the other: "16:15 UTC, 1 June".
_LONGEST_LINK: Final = len(" through ")
"""Characters between the two ends of a stretch of days: "to", "and", "until", a dash."""
_COMMA: Final = re.compile(r",\??\Z")


def merge(phrases: list[Phrase], words: Words) -> list[Phrase]:
    """Give each part what stands beside it: a time of day its day, the first of two days a year.

    A time of day and a day that touch become one phrase.
    """
    merged: list[Phrase] = []
    for current in phrases:
        phrase = current
        if merged:
            between = words.symbols[merged[-1].last : phrase.first]
            pair = _pair(merged[-1], phrase)
            if pair is not None and _LINK.match(between):
                merged[-1] = Phrase(merged[-1].first, phrase.last, pair)
                continue
            if pair is not None and _COMMA.match(between):
                if isinstance(merged[-1].expression, Clock):
                    merged[-1] = merged[-1]._replace(expression=pair)
                else:
                    phrase = phrase._replace(expression=pair)
            elif _near(words, merged[-1], phrase):
                merged[-1] = _in_same_year(merged[-1], phrase)
        merged.append(phrase)
    return merged


def _near(words: Words, left: Phrase, right: Phrase) -> bool:
    distance = words.words[right.first].start - words.words[left.last - 1].end
    return distance <= _LONGEST_LINK and BREAK not in words.symbols[left.last : right.first]


def _in_same_year(left: Phrase, right: Phrase) -> Phrase:
    """Put "25 September" into the year of "to 9 October 2014" after it."""
    first, second = left.expression, right.expression
    if (
        isinstance(first, Calendar)
        and isinstance(second, Calendar)
        and first.month
        and second.month
        and second.year
        and first.year is None
        and first.step is None
        and first.within is None
    ):
        year = second.year - (first.month > second.month)
        return left._replace(expression=first._replace(year=year), doubt=None)
    return left


def _pair(left: Phrase, right: Phrase) -> Clock | None:
    for clock, day in ((left.expression, right.expression), (right.expression, left.expression)):
        if (
            isinstance(clock, Clock)
            and clock.on is None
            and isinstance(day, Calendar | Shift)
            and _is_day(day)
        ):
            return clock._replace(on=day)
    return None


def _is_day(expression: Calendar | Shift) -> bool:
    if isinstance(expression, Shift):
        return expression.unit == "D"
    return any(
        field is not None for field in (expression.day, expression.weekday, expression.holiday)
    )
