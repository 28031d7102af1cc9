"""The rules: which symbols in a row are which expression.

Each rule is a regular expression over the symbols of `lexicon` and a function that reads its
groups, or returns None where the values make no sense (32 March). Of the rules that match at
one place the longest match wins, then the first rule.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from summarizer.timex.expressions import Expression
from summarizer.timex.lexer import Words
from summarizer.timex.phrase import Doubt, Match, Phrase
from summarizer.timex.readers import (
    read_century,
    read_clock,
    read_date,
    read_decade,
    read_deictic,
    read_duration,
    read_half,
    read_numeric,
    read_offset,
    read_part,
    read_quarter,
    read_reference,
    read_repeat,
    read_same,
    read_shift,
    read_week_of_month,
    read_year,
)

Reader = Callable[[Match], Expression | None]
Suspicion = Callable[[Match], Doubt | None]


class Rule(NamedTuple):
    """What to match, how to read it, and when to doubt it."""

    pattern: re.Pattern[str]
    read: Reader
    suspect: Suspicion


def _sure(_: Match) -> Doubt | None:
    return None


def _bare_year(match: Match) -> Doubt | None:
    return None if match.has("edge") or match.has("noun") else Doubt.YEAR


def _bare_name(match: Match) -> Doubt | None:
    """Doubt a word that may be no date ("May", "fall", "Sun") where nothing else says it is."""
    context = any(match.has(group) for group in ("edge", "step", "year", "within", "part"))
    return Doubt.NAME if match.has("doubtful") and not context else None


def _adjective(match: Match) -> Doubt | None:
    return Doubt.ADJECTIVE if match.has("future") else None


def _rate(_: Match) -> Doubt | None:
    return Doubt.RATE


# "early", "mid-", "the end of", "later", "later in the"
_EDGE = r"(?P<edge>t?E-?|t?NO|r\?t(?=u)|r)?"
_STEP = r"(?P<step>[th]?[jl]|T?s|t?[fFGvsh]|T)"
# "a dozen", "two hundred", "two-and-a-half"; the "a" of "a two-year term" is the term's.
_COUNT = r"(?P<count>a?~O?|a?\*|[dny]\*{0,2}(?:-?&-?a-?b)?|ba|a?b)"
# What the rest lies in: "2009", ", 2009", "of last year", "that month", "the year before".
_WITHIN = r"(?:[,O]{0,2}(?P<year>y)|O?(?P<within>t?[lfhTsvGwF]u|tu[rRv]?|u[rR](?!\w)))"
_WEEKDAY = r"(?:(?P<weekday>[W@]),?)?"
_PART = r"(?:(?P<part>p))?"
# "before" and "after" are an offset only where no clause or name follows.
_ALONE = r"(?=[,.;()|&]|$)"

_SOURCES: Final[tuple[tuple[str, Reader, Suspicion], ...]] = (
    # 2023-06-24; 24 June 2023; Saturday, June 24; June 2023; early May; last Monday morning
    (r"(?P<numeric>i)", read_numeric, _sure),
    (
        rf"{_EDGE}{_WEEKDAY}t?(?P<day>[do])O?(?P<month>[Mm])(?:{_WITHIN})?{_PART}",
        read_date,
        _sure,
    ),
    (
        rf"{_EDGE}{_WEEKDAY}(?P<month>[Mm]),?t?(?P<day>[do])(?!-?[uU])(?:{_WITHIN})?{_PART}",
        read_date,
        _sure,
    ),
    (rf"{_EDGE}(?:{_STEP})?(?P<month>M|(?P<doubtful>m))(?:{_WITHIN})?", read_date, _bare_name),
    (
        rf"{_EDGE}(?:{_STEP})?(?P<weekday>W|(?P<doubtful>@)){_PART}(?:O?(?P<within>[lfh]u))?",
        read_date,
        _bare_name,
    ),
    # the summer of 2009; Christmas Eve; 2009; fiscal 2009; the last week of March
    (rf"{_EDGE}t?(?:{_STEP})?(?P<season>(?P<doubtful>S))(?:{_WITHIN})?", read_date, _bare_name),
    (rf"{_EDGE}t?(?:{_STEP})?(?P<holiday>H)(?:{_WITHIN})?", read_date, _sure),
    (rf"{_EDGE}(?P<noun>t?u)?(?P<year>y)", read_date, _bare_year),
    (r"t?(?P<year>y)\$?(?P<unit>u)", read_year, _sure),
    (r"(?P<edge>t?E-?)?t?(?P<fiscal>\$)u?(?P<year>y)", read_date, _sure),
    (rf"t?(?P<count>[ol])(?P<unit>u)O(?P<month>[Mm])(?:{_WITHIN})?", read_week_of_month, _sure),
    # the third quarter of last year; Q3 2009; the first half of 2009; the 1990s; the 19th century
    (
        rf"{_EDGE}t?(?P<fiscal>\$)?(?P<quarter>o|l(?=-?q[,O]))-?\$?q(?:{_WITHIN})?",
        read_quarter,
        _sure,
    ),
    (
        r"(?:(?P<before>y),?)?(?P<quarter>Q)(?:O?t?(?P<fiscal>\$)?,?(?P<year>y))?",
        read_quarter,
        _sure,
    ),
    (r"(?P<before>y)(?P<fiscal>\$)?(?P<quarter>o)-?q", read_quarter, _sure),
    (rf"t?(?P<half>[ol])-?b{_WITHIN}", read_half, _sure),
    (r"(?:t?E-?|t?NO)?t?(?P<decade>z)", read_decade, _sure),
    (r"(?:t?E-?|t?NO)?t?(?P<century>o)-?(?P<unit>u)", read_century, _sure),
    # last month; the end of the year; the weekend; this morning; the next night; that time
    (rf"{_EDGE}{_STEP}(?P<unit>[uqe])(?P<part>p)?", read_shift, _sure),
    (r"(?P<step>t?w)(?P<unit>u)", read_shift, _sure),
    (r"(?P<edge>t?NO|r\?)(?P<step>t)(?P<unit>[uqe])", read_shift, _sure),
    (r"(?P<step>t)(?P<unit>e)", read_shift, _sure),
    (rf"{_EDGE}(?P<step>t?[lfsvG]|[hT])(?P<part>p)", read_part, _sure),
    (r"(?<=\?)(?P<step>t)(?P<part>p)", read_part, _sure),
    (r"t?E-?(?P<part>p)", read_part, _sure),
    (r"(?<=\?)(?P<step>T)_", read_part, _sure),
    (r"t?s(?P<unit>[uq_])O?(?P<before>t?[lv]u|au[gr]|tu[rvR])", read_same, _sure),
    # two days ago; a year earlier; the day before; a week from now; late yesterday; tonight
    (rf"(?P<the>t)(?P<unit>u)(?P<way>r|v|R){_ALONE}", read_offset, _sure),
    (rf"(?:{_COUNT}|(?P<one>a))?(?P<unit>[uUq7])(?P<way>[gr]|R{_ALONE}|<[cD])", read_offset, _sure),
    (rf"{_EDGE}(?P<deictic>[DJ])(?P<part>p)?", read_deictic, _sure),
    (r"t(?P<unit>u)(?P<way>R)(?P<deictic>D)", read_deictic, _sure),
    (r"t(?P<unit>u)(?P<way>R)(?P<last>l)", read_offset, _sure),
    # two days; the past three years; recent months; a decade; years; the first nine months of 2009
    (
        rf"(?:t?(?P<mod>[lfjFvGow]))?{_COUNT}-?(?P<unit>[uU]|7(?!O))(?:-?#)?",
        read_duration,
        _sure,
    ),
    (rf"t?(?P<mod>[ol]){_COUNT}(?P<unit>U)O{_WITHIN}", read_duration, _sure),
    (r"t?(?P<mod>[jBF])(?P<unit>[uU7])", read_duration, _sure),
    (r"(?<!E)(?P<unit>U)(?:-#)?|(?P<long>u)-#", read_duration, _sure),
    (r"(?P<one>a)(?P<unit>u)(?!-)(?P<half>&ab)?", read_duration, _rate),
    # every two weeks; each Monday; every morning; daily; Sundays
    (r"V(?P<count>[dno%])?(?P<unit>[uUq7])(?P<part>p)?", read_repeat, _sure),
    (r"V(?P<weekday>W)?(?P<part>p)?(?<=[Wp])", read_repeat, _sure),
    (r"(?P<adverb>A)|(?P<days>X)", read_repeat, _sure),
    # 14:30; noon; 1600 GMT; now; more recently; these days; the past
    (r"(?P<clock>[kK])(?P<zone>Z)?|(?P<hour>[dny])(?P<only>Z)", read_clock, _sure),
    (
        r"\+?(?P<reference>c)|\+(?P<soon>C)|(?P<days>[YT])U|t(?P<past>j)(?=[,.;()|]|$)|t(?P<future>9)",
        read_reference,
        _adjective,
    ),
)

# A stretch of words that all mean something here; an expression lies within one.
_RUN: Final = re.compile(r"[^x|]+")
# What begins an expression, and one of what no expression lacks after it. Most of "the" and "of"
# fail here, in C and at once.
_START: Final = re.compile(
    r"[^,.;()&O#?<](?=.{0,8}?[MmW@uUqQeSHzyikKDJcCApXj_b97])|[MmW@uUqQeSHzyikKDJcCApXb]"
)
_CACHED_RUNS: Final = 4096
"""Runs ("the last week", "in 2009") are short and the same ones come again and again."""


@cache
def _rules() -> list[Rule]:
    """Compile the rules when they are first needed, which is not when this is imported."""
    return [Rule(re.compile(source), read, doubt) for source, read, doubt in _SOURCES]


@lru_cache(_CACHED_RUNS)
def _candidates(run: str, first: int) -> tuple[tuple[re.Match[str], Rule], ...]:
    """Return the rules that match at a place in a run, the longest match first."""
    matches = [(match, rule) for rule in _rules() if (match := rule.pattern.match(run, first))]
    return tuple(sorted(matches, key=lambda found: -found[0].end()))


def phrases(words: Words) -> Iterator[Phrase]:
    """Return the phrases of a text in order, without overlaps: the longest at each place."""
    for run in _RUN.finditer(words.symbols):
        # With the symbol after it: a rule may ask whether the text ends there.
        symbols = words.symbols[run.start() : run.end() + 1]
        position = 0
        while start := _START.search(symbols, position, run.end() - run.start()):
            phrase = _longest(words, symbols, run.start(), start.start())
            if phrase is not None:
                yield phrase
            position = phrase.last - run.start() if phrase else start.start() + 1


def _longest(words: Words, run: str, offset: int, first: int) -> Phrase | None:
    for match, rule in _candidates(run, first):
        groups = Match(words, match, offset)
        expression = rule.read(groups)
        if expression is not None:
            return Phrase(offset + first, offset + match.end(), expression, rule.suspect(groups))
    return None
