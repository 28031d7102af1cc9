"""Dates and times in English: phrase → TIMEX3 value, without a language model.

Strings and reference dates in, plain values out. `summarizer.language.dates` adds what needs
a parse (tense, doubtful words); commands use `parse_day` and `parse_period`.
"""

from summarizer.timex.context import Context, Tense
from summarizer.timex.days import parse_day, parse_period
from summarizer.timex.grammar import Found, recognize
from summarizer.timex.periods import Period
from summarizer.timex.phrase import Doubt
from summarizer.timex.resolution import Timex, resolve, turns_on_tense

__all__ = [
    "Context",
    "Doubt",
    "Found",
    "Period",
    "Tense",
    "Timex",
    "parse_day",
    "parse_period",
    "recognize",
    "resolve",
    "turns_on_tense",
]
