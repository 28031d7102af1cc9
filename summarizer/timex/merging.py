"""Join a time of day with the day beside it: "14:30 on 3 May", "Monday at 10 a.m."."""

import re
from typing import Final

from summarizer.timex.expressions import Calendar, Clock, Shift
from summarizer.timex.lexer import Words
from summarizer.timex.phrase import Phrase

# What may stand between the two where they read as one expression: nothing, or on, at, around.
_LINK: Final = re.compile(r"\??\Z")
# Between two that stay apart, though the one tells the day of the other: "16:15 UTC, 1 June".
_COMMA: Final = re.compile(r",\??\Z")


def merge(phrases: list[Phrase], words: Words) -> list[Phrase]:
    """Give each time of day the day that stands beside it, and join the two where they touch."""
    merged: list[Phrase] = []
    for current in phrases:
        phrase = current
        pair = _pair(merged[-1], phrase) if merged else None
        if pair is not None:
            between = words.symbols[merged[-1].last : phrase.first]
            if _LINK.match(between):
                merged[-1] = Phrase(merged[-1].first, phrase.last, pair)
                continue
            if _COMMA.match(between) and isinstance(merged[-1].expression, Clock):
                merged[-1] = merged[-1]._replace(expression=pair)
            elif _COMMA.match(between):
                phrase = phrase._replace(expression=pair)
        merged.append(phrase)
    return merged


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
