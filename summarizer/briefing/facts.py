"""When two sentences say the same: shared content, and no number, denial or day that differs."""

import math
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from summarizer.briefing.concepts import Bigram, bigrams
from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.briefing.synonyms import merged
from summarizer.text import stem, words

ALIKE = 0.55
"""Share of the weight of the content words of each sentence that the other has too, as the
geometric mean of both shares. Found by reading pairs of the tests' own story and of Reuters
stories of one day: at 0.45 sentences on one subject with different news are joined, at 0.65 only
near copies are."""

ALIKE_BESIDE_NAMES = 0.3
"""The same for the words that are no names: "Prell runs Lune Ferries" and "Prell sued Lune
Ferries" have their names in common and report different things."""

COPIED = 0.8
"""Share of the bigrams of the shorter sentence in the longer: one was written from the other."""

FEWEST = 4
"""Content words that two sentences must share."""

_NEGATING = """
not no never none nobody nothing neither nor without cannot can't don't doesn't didn't isn't aren't
wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't deny denies denied denying
reject rejects rejected refuse refused refuses refute refuted dismiss dismissed false untrue
"""
_NEGATIONS = frozenset(stem(word) for word in _NEGATING.split())
_FROM_TWO = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
_NUMERALS = {word: str(value) for value, word in enumerate(_FROM_TWO.split(), start=2)}
"""Without "one", which is mostly a pronoun."""
_NUMERALS |= {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "dozen": "12"}
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[a-z]+")


class Fact(NamedTuple):
    """What a sentence says, as far as it can be compared."""

    content: frozenset[str]
    """Stems without function words; words of one meaning are the same."""
    common: frozenset[str]
    """Those of them that are no names: written with a small letter."""
    bigrams: frozenset[Bigram]
    numbers: frozenset[str]
    negated: bool
    days: frozenset[str]
    """ISO days that it names."""


def fact(text: str, stems: tuple[str, ...], days: Collection[str] = ()) -> Fact:
    """Return what a sentence says."""
    numbers = {found.replace(",", "") for found in _NUMBER.findall(text)}
    numbers |= {_NUMERALS[word] for word in _WORD.findall(text.lower()) if word in _NUMERALS}
    content = frozenset(stem for stem in merged(stems) if stem not in FUNCTION_STEMS)
    small = merged([stem(word) for word in words(text) if word.islower()])
    return Fact(
        content,
        content & frozenset(small),
        frozenset(bigrams(stems)),
        frozenset(numbers),
        not _NEGATIONS.isdisjoint(stems),
        frozenset(days),
    )


def same(first: Fact, second: Fact, rarity: Mapping[str, float]) -> bool:
    """Tell whether two sentences report one fact.

    Args:
        first: One of them.
        second: The other.
        rarity: Weight of each stem (see `rarities`).
    """
    return compatible(first, second) and _on_one_matter(first, second, rarity)


def changes(first: Fact, second: Fact, rarity: Mapping[str, float]) -> bool:
    """Tell whether two sentences on one matter differ in a number, or one denies the other.

    Args:
        first: One of them.
        second: The other.
        rarity: Weight of each stem (see `rarities`).
    """
    if first.days and second.days and not first.days & second.days:
        return False  # of two days each has its own numbers
    numbers = bool(first.numbers - second.numbers) and bool(second.numbers - first.numbers)
    return (numbers or first.negated != second.negated) and _on_one_matter(
        _without_numbers(first), _without_numbers(second), rarity
    )


def alike(first: Fact, second: Fact, rarity: Mapping[str, float]) -> float:
    """Return the share of content that two sentences have in common, between 0 and 1."""
    return _alike(first.content, second.content, rarity)


def _alike(first: frozenset[str], second: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return the geometric mean of the weighted shares that two sets have in common."""
    shared, one, other = (
        sum(rarity.get(stem, 1.0) for stem in some) for some in (first & second, first, second)
    )
    return shared / math.sqrt(one * other) if shared else 0.0


def _on_one_matter(first: Fact, second: Fact, rarity: Mapping[str, float]) -> bool:
    return (
        len(first.content & second.content) >= FEWEST
        and _alike(first.common, second.common, rarity) >= ALIKE_BESIDE_NAMES
        and _alike(first.content, second.content, rarity) >= ALIKE
    )


def _without_numbers(one: Fact) -> Fact:
    """Leave out what may differ: numbers and the words that deny."""
    aside = one.numbers | _NEGATIONS | _NUMERALS.keys()
    return one._replace(content=one.content - aside, common=one.common - aside)


def compatible(first: Fact, second: Fact) -> bool:
    """Tell whether nothing in the two excludes that they report one fact.

    Numbers of one must all stand in the other: "at least 12 of 30" may shorten to "at least
    12", but 12 never agrees with 14.
    """
    return (
        first.negated == second.negated
        and (first.numbers <= second.numbers or second.numbers <= first.numbers)
        and (not first.days or not second.days or bool(first.days & second.days))
    )


def copied(first: Fact, second: Fact) -> bool:
    """Tell whether one sentence was written from the other."""
    fewer = min(len(first.bigrams), len(second.bigrams))
    return bool(fewer) and len(first.bigrams & second.bigrams) >= COPIED * fewer


def rarities(frequencies: Mapping[str, int], sentences: int) -> dict[str, float]:
    """Return the inverse sentence frequency of each stem."""
    return {stem: math.log1p(sentences / count) for stem, count in frequencies.items()}
