"""Disagreements between two reports: one tells what the other tells, with another number."""

import re
from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import NamedTuple

from summarizer.briefing.candidates import Candidate
from summarizer.briefing.disagreement.amounts import MEASURES, Amount, amounts
from summarizer.briefing.disagreement.sources import Source, same_source, source_of
from summarizer.briefing.facts import FEWEST_NAMES, Fact, alike, changes
from summarizer.briefing.tallies import NUMERALS
from summarizer.models import DocumentRef
from summarizer.text import stem, words

ALIKE_COUNTED = 0.4
"""Share of content, as `facts.ALIKE` but without numbers and sources, from which two sentences that
count the same things by the same names are of one event. With every Reuters story taken for one of
an outlet of its own (140 briefs), 0.4 shows nothing that is wrong where things are counted; of sums
of money and shares both that it shows are wrong, which is why those need `facts.changes`."""

FEWEST_COUNTED = 4
"""Content words that they share, the one for what is counted and a name among them."""

FAR = 10
"""Times that one number may be the other: beyond that it is of something else, as a price is of one
share and of all."""

WITHIN = timedelta(days=3)
"""Between the two reports: what is told later is news about a later state of things."""

A_DAY = timedelta(days=1)
_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
)
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})(?:,? \d{{4}})?\b"
    rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b(?:, \d{{4}})?(?!,\d)"
)
_PERIODS = re.compile(
    r"\b(?:(?:19|20)\d\d(?:[/-]\d\d)?|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|first|second|third"
    r"|fourth|half|quarter|annual|monthly|weekly|daily|year|month|week|morning|afternoon|evening"
    r"|overnight|night)\b"
)
_NOT_YET = """
will would may might could can should must plan plans planned expect expects expected forecast
forecasts predict predicted target targets propose proposed proposal offer offers offered demand
demands demanded seek seeks bid want wants if estimate estimates estimated initial initially
preliminary revised originally previously earlier further additional another more
"""
_OPEN = frozenset(stem(word) for word in _NOT_YET.split())
"""What is hoped, asked for, foreseen or added is another thing than what is."""

_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december
"""
_DAYS = frozenset(stem(word) for word in _CALENDAR.split())


class Telling(NamedTuple):
    """A sentence with what it says, as far as it can be compared."""

    candidate: Candidate
    text: str
    fact: Fact
    document: DocumentRef
    voice: int
    """The same number for documents of one outlet and copies of one text."""


class Span(NamedTuple):
    """Characters of a sentence."""

    start: int
    end: int


class Pair(NamedTuple):
    """Where two sentences tell one thing in ways that exclude each other, with their sources."""

    first: Amount | Span
    second: Amount | Span
    first_source: Source | None
    second_source: Source | None


def may_differ(one: Fact, other: Fact, rarity: Mapping[str, float]) -> bool:
    """Tell cheaply whether two sentences are worth a look: each has a number of its own."""
    if not one.numbers - other.numbers or not other.numbers - one.numbers:
        return False
    if len(one.content & other.content) < FEWEST_COUNTED:
        return False
    return alike(_without_numbers(one), _without_numbers(other), rarity) >= ALIKE_COUNTED


def differing(one: Telling, other: Telling, rarity: Mapping[str, float]) -> Pair | None:
    """Return the one amount in which two sentences on one matter differ.

    None where they differ in more, tell of different times, or where one is a later word of the
    same source, which brings its number up to date.

    Args:
        one: A sentence.
        other: Another, of which `may_differ` is true.
        rarity: Weight of each stem (see `facts.rarities`).
    """
    if not at_one_time(one, other) or one.fact.negated != other.fact.negated:
        return None
    if openness(one) != openness(other):
        return None
    pair = _one_pair(amounts(one.text), amounts(other.text))
    if pair is None or max(pair[0].low, pair[1].low) > FAR * min(pair[0].high, pair[1].high):
        return None
    counted = not (pair[0].unit | pair[1].unit) & MEASURES
    if not counted and not changes(one.fact, other.fact, rarity):
        return None
    sources = source_of(one.text, pair[0].start), source_of(other.text, pair[1].start)
    if any(source is not None and not source.named for source in sources):
        return None
    if not of_two_voices(one, other, sources) or _is_update(one, other, pair):
        return None
    if not of_one_name(one, other, sources, at_least=1 if counted else FEWEST_NAMES):
        return None
    return Pair(*pair, *sources)


def differing_days(one: Telling, other: Telling) -> Pair | None:
    """Return the days that two sentences name for one event, where they differ.

    Only days of the past that are written out: what is to come may have been put off since, and
    "on Monday" may be the day on which somebody said so.

    Args:
        one: A sentence.
        other: Another, which says the same (`facts.same`) but for its day.
    """
    if not published_together(one, other) or openness(one) or openness(other):
        return None
    spans = _only_day(one), _only_day(other)
    if spans[0] is None or spans[1] is None:
        return None
    sources = source_of(one.text, spans[0].start), source_of(other.text, spans[1].start)
    if any(source is not None and not source.named for source in sources):
        return None
    if not of_two_voices(one, other, sources):
        return None
    if not of_one_name(one, other, sources, at_least=1):
        return None
    return Pair(spans[0], spans[1], *sources)


def _without_numbers(one: Fact) -> Fact:
    return one._replace(content=one.content - one.numbers - NUMERALS.keys())


def openness(told: Telling) -> set[str]:
    """Return the words of a sentence for what is not settled; "May" is none of them."""
    return {stem(word) for word in words(told.text) if word.islower()} & _OPEN


def _only_day(told: Telling) -> Span | None:
    """Return where a sentence names its only day, if that is written out and past."""
    spans = [Span(*match.span()) for match in _DAY.finditer(told.text)]
    if len(spans) != 1 or len(told.fact.days) != 1 or told.document.published is None:
        return None
    past = min(told.fact.days) < (told.document.published.date() - A_DAY).isoformat()
    return spans[0] if past else None


def published_together(one: Telling, other: Telling) -> bool:
    """Tell whether two reports are of about one time."""
    return (
        one.document.published is not None
        and other.document.published is not None
        and abs(one.document.published - other.document.published) <= WITHIN
    )


def at_one_time(one: Telling, other: Telling) -> bool:
    """Tell whether two reports tell of one time, as far as they say so."""
    if not published_together(one, other):
        return False
    if one.fact.days and other.fact.days and not one.fact.days & other.fact.days:
        return False
    if not one.fact.days & other.fact.days and _days_apart(one, other) > 1:
        return False  # the like of it may have happened again
    return set(_PERIODS.findall(one.text)) == set(_PERIODS.findall(other.text))


def _one_pair(first: list[Amount], second: list[Amount]) -> tuple[Amount, Amount] | None:
    """Return the only two amounts of one unit, which differ, where nothing else does."""
    found = []
    for one in first:
        same = [other for other in second if one.unit & other.unit]
        own = [other for other in first if one.unit & other.unit]
        if not same:
            continue
        if any(not one.differs(other) for other in same):
            continue
        if len(same) > 1 or len(own) > 1 or one.compared or same[0].compared:
            return None
        found.append((one, same[0]))
    return found[0] if len(found) == 1 else None


def of_two_voices(
    one: Telling, other: Telling, sources: tuple[Source | None, Source | None]
) -> bool:
    """Tell whether those who say it are not the same."""
    first, second = sources
    if first is not None and second is not None:
        return not first.same(second)
    if one.voice == other.voice:
        return False
    named = first or second
    outlet = one.document.source if first is None else other.document.source
    return named is None or not same_source(named.text, outlet)


def of_one_name(
    one: Telling,
    other: Telling,
    sources: tuple[Source | None, Source | None],
    *,
    at_least: int,
    beside: Collection[str] = (),
) -> bool:
    """Tell whether no sentence names anybody or anything beside what the other one names.

    Sources and days aside, and what stands in `beside` (stems).

    "New York banks borrowed 64 million" does not contradict "U.S. banks borrowed 310 million".
    """
    aside = {stem(word) for source in sources if source for word in words(source.text)} | _DAYS
    aside.update(beside)
    first, second = one.fact.names - aside, other.fact.names - aside
    return len(first & second) >= at_least and (first <= second or second <= first)


def _is_update(one: Telling, other: Telling, pair: tuple[Amount, Amount]) -> bool:
    """Tell whether the later of two counts is a new one: from day to day counts rise.

    Of people harmed they rise from hour to hour.
    """
    states = {tally.state for tally in one.fact.tallies} & {t.state for t in other.fact.tallies}
    if any(tally.anew for tally in (*one.fact.tallies, *other.fact.tallies)):
        return True
    if one.document.published is None or other.document.published is None:
        return False
    earlier, later = pair if one.document.published <= other.document.published else pair[::-1]
    return later.low > earlier.low and (bool(states) or _days_apart(one, other) > 0)


def _days_apart(one: Telling, other: Telling) -> int:
    if one.document.published is None or other.document.published is None:
        return 0
    return abs((one.document.published.date() - other.document.published.date()).days)
