"""When two sentences say the same: shared content, and no number, denial or day that differs."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from summarizer.briefing.acting import acting, differs
from summarizer.briefing.concepts import Bigram, bigrams
from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.briefing.synonyms import merged
from summarizer.briefing.tallies import NUMERALS, Tally, tallies
from summarizer.text import stem, words

ALIKE = 0.55
"""Share of the weight of the content words of each sentence that the other has too, as the
geometric mean of both shares. Found by reading pairs of the tests' own story and of Reuters
stories of one day: at 0.45 sentences on one subject with different news are joined, at 0.65 only
near copies are."""

ALIKE_BESIDE_NAMES = 0.3
"""The same for the words that are no names: "Prell runs Lune Ferries" and "Prell sued Lune
Ferries" have their names in common and report different things."""

ALIKE_DENIED = 0.6
"""The same for a sentence with a "not" to be about what one without it says. At 0.5 "the acting
chief executive would not go to court" is taken to change "Ferrier takes over as acting chief
executive"."""

ALIKE_NAMED = 0.5
"""The same for the names of two sentences of which one changes a number of the other. In a week of
Reuters stories 5 of 16 changes that were found without it were of another firm's number."""

COPIED = 0.8
"""Share of the bigrams of the shorter sentence in the longer: one was written from the other."""

FEWEST = 4
"""Content words that two sentences must share."""

FEWEST_DENIED = 3
DENIED = 0.5
"""Content words of a denial that a sentence must have to be its claim, a name and a word of what is
denied among them, and the share of what is denied: the claim has more to tell than its denial
repeats."""

FEWEST_NAMES = 2
"""Words of names that tell an event from others of its kind: "Corran Bridge", "Port Lune"."""

LEAST_EVENT = 0.3
"""Share of content (as `ALIKE`) from which two counts of the same harm are of one event, where
neither sentence says that the count has changed."""

_NEGATING = """
not no never none nobody nothing neither nor without cannot can't don't doesn't didn't isn't aren't
wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't hadn't deny denies denied denying
reject rejects rejected refuse refused refuses refute refuted dismiss dismissed false untrue
"""
_NEGATIONS = frozenset(stem(word) for word in _NEGATING.split())
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?"
    r"|dismiss(?:es|ed|ing)?)\b(?P<denied>.*?)"
    r"(?=\b(?:before|after|when|while|which|who|as|because|since|but)\b|[,;:]|$)",
    re.IGNORECASE | re.DOTALL,
)
"""A denial, with what is denied: the rest of its clause."""
_LEAVING = """
resign sack sacks sacked sacking oust ousts ousted fired dismiss dismissed dismisses replace
replaced replaces remove removed retire retires retired
"""
_LEAVES = frozenset(stem(word) for word in _LEAVING.split())
_NUMERALS = {word: str(value) for word, value in NUMERALS.items()}
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY_OF_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|\b{_MONTH} \d{{1,2}}\b(?!,\d)")
"""Not numbers that a sentence tells: they are among its days."""
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
    tallies: tuple[Tally, ...] = ()
    names: frozenset[str] = frozenset()
    """Of the content what stands with a capital letter, but for the first word."""
    denied: frozenset[str] = frozenset()
    """Content of what it says that somebody denies."""
    text: str = ""
    """The sentence, which says who does it (`acting`)."""


def content_of(stems: Sequence[str]) -> frozenset[str]:
    """Return the content of a sentence, see `Fact.content`."""
    return frozenset(merged(stems)) - FUNCTION_STEMS


def fact(text: str, stems: tuple[str, ...], days: Collection[str] = ()) -> Fact:
    """Return what a sentence says."""
    without_days = _DAY_OF_MONTH.sub(" ", text)
    numbers = {found.replace(",", "") for found in _NUMBER.findall(without_days)}
    numbers |= {_NUMERALS[word] for word in _WORD.findall(text.lower()) if word in _NUMERALS}
    told = content_of(stems)
    small = merged([stem(word) for word in words(text) if word.islower()])
    return Fact(
        told,
        told & frozenset(small),
        frozenset(bigrams(stems)),
        frozenset(numbers),
        not _NEGATIONS.isdisjoint(stems),
        frozenset(days),
        tallies(text),
        told & frozenset(merged([stem(word) for word in words(text)[1:] if word[0].isupper()])),
        _denied(text),
        text,
    )


def _denied(text: str) -> frozenset[str]:
    found = _DENIAL.search(text)
    if found is None:
        return frozenset()
    denied = merged([stem(word) for word in words(found["denied"])])
    return frozenset(denied) - FUNCTION_STEMS


def same(first: Fact, second: Fact, rarity: Mapping[str, float]) -> bool:
    """Tell whether two sentences report one fact.

    Args:
        first: One of them.
        second: The other.
        rarity: Weight of each stem (see `rarities`).
    """
    return (
        compatible(first, second)
        and _on_one_matter(first, second, rarity)
        and done_otherwise(first, second) is None
    )


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
    if not numbers and first.negated == second.negated:
        return False
    one, other = _without_numbers(first), _without_numbers(second)
    if numbers and _alike(first.names, second.names, rarity) < ALIKE_NAMED:
        return False  # "Fees are 5 pct" of one firm, and of another
    if not numbers and _alike(one.common, other.common, rarity) < ALIKE_DENIED:
        return False  # "not" may stand in any clause of a sentence
    return _on_one_matter(one, other, rarity) and done_otherwise(first, second) is None


def done_otherwise(first: Fact, second: Fact) -> str | None:
    """Return the stem of what one sentence says of another name than the other does."""
    return differs(acting(first.text), acting(second.text))


def denies(told: Fact, new: Fact) -> bool:
    """Tell whether a sentence says that somebody denies what another one tells."""
    claimed = told.content & new.denied
    shared = claimed | (told.content & new.content - new.common)
    return (
        not told.negated
        and bool(claimed & told.common)
        and len(claimed) >= DENIED * len(new.denied)
        and len(shared) >= FEWEST_DENIED
        and bool(shared - told.common)
    )


def leaves(new: Fact, title: Collection[str]) -> bool:
    """Tell whether a sentence says that a post with this title (stems) is left or taken away."""
    return not _LEAVES.isdisjoint(new.content) and not new.content.isdisjoint(
        set(merged(tuple(title))) - FUNCTION_STEMS
    )


def recounts(told: Fact, new: Fact, rarity: Mapping[str, float]) -> set[tuple[str, bool]]:
    """Return what two sentences on one event both count, and whether their numbers differ.

    They are on one event where they share names, and a day where both tell one; a sentence that
    says "now", or that a count has risen, may be of a later day.
    """
    names = (told.content - told.common) & (new.content - new.common)
    pairs = [(one, other) for one in told.tallies for other in new.tallies]
    found = set()
    for one, other in pairs:
        if one.state != other.state or not names:
            continue
        same_day = bool(told.days & new.days)
        if other.anew:
            fits = len(names) >= FEWEST_NAMES
        elif told.days and new.days and not same_day:
            fits = False
        else:
            fits = same_day and len(names) >= FEWEST_NAMES
            fits = fits or _alike(told.content, new.content, rarity) >= LEAST_EVENT
        if fits:
            found.add((one.state, one.number != other.number))
    return found


def alike(first: Fact, second: Fact, rarity: Mapping[str, float]) -> float:
    """Return the share of content that two sentences have in common, between 0 and 1."""
    return _alike(first.content, second.content, rarity)


def _alike(first: frozenset[str], second: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return the geometric mean of the weighted shares that two sets have in common."""
    both = first & second
    if not both:
        return 0.0
    weight = rarity.get
    shared, one, other = [
        sum([weight(stem, 1.0) for stem in some]) for some in (both, first, second)
    ]
    return shared / math.sqrt(one * other) if shared else 0.0


def _on_one_matter(first: Fact, second: Fact, rarity: Mapping[str, float]) -> bool:
    return (
        is_on_one_subject(first.content, second.content, rarity)
        and _alike(first.common, second.common, rarity) >= ALIKE_BESIDE_NAMES
    )


def is_on_one_subject(
    first: frozenset[str], second: frozenset[str], rarity: Mapping[str, float]
) -> bool:
    """Tell whether two sentences have the content in common that two reports of one fact have.

    Args:
        first: Content of one of them (see `content_of`).
        second: Content of the other.
        rarity: Weight of each stem (see `rarities`).
    """
    return len(first & second) >= FEWEST and _alike(first, second, rarity) >= ALIKE


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
    of_count = {count: math.log1p(sentences / count) for count in set(frequencies.values())}
    return {stem: of_count[count] for stem, count in frequencies.items()}
