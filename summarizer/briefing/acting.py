"""Who does it, by the words of a sentence: a name right before a word, or behind "by"."""

import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.text import stem, words

# Possessive, as a shorter name would not do either: every sentence that is compared is searched.
_ONE = r"[A-Z][\w.&’'-]*+"
_NAME = rf"{_ONE}(?: (?:(?:of|for|and|de|al) (?:the )?)?{_ONE})*+"
_BETWEEN = r"(?: (?:has|have|had|also|later|then|again|finally|reportedly))*"
_ACTS = re.compile(rf"(?P<who>{_NAME}){_BETWEEN} (?P<verb>[a-z]+)")
_BY = re.compile(rf"(?P<verb>[a-z]+) by (?:the )?(?P<who>{_NAME})")
_CALENDAR = """
monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december
"""
_DAYS = frozenset(stem(word) for word in _CALENDAR.split())

_WORDS = 2
"""Words at least of which a name's initials are."""
_SMALL = 2
"""Of and for, of which initials may stand too: "MoD"."""

ALIKE = 0.75
"""From which similarity (Ratcliff and Obershelp) two words may be one name in two spellings:
"Shoigu" and "Shoygu" have 0.83, "Aldane" and "Dunmore" 0.31."""


class Agent(NamedTuple):
    """A name that stands as who does something, or as whose it is."""

    start: int
    end: int
    """Characters of the sentence."""
    stems: frozenset[str]


Acting = Mapping[str, Agent]
"""By the stem of the word behind the name, or before "by": mostly of a verb."""


@lru_cache(maxsize=1 << 10)
def acting(text: str) -> Acting:
    """Return who does what in a sentence, as far as names say it; of one word the first."""
    found: dict[str, Agent] = {}
    for pattern in (_ACTS, _BY) if " by " in text else (_ACTS,):
        for match in pattern.finditer(text):
            does = stem(match["verb"])
            if does in FUNCTION_STEMS or does in found:
                continue
            stems = frozenset(stem(word) for word in words(match["who"]))
            stems -= FUNCTION_STEMS | _DAYS
            if stems:
                found[does] = Agent(*_plain(match), stems)
    return found


def differs(one: Acting, other: Acting) -> str | None:
    """Return what one sentence says of another name than the other does; None for nothing.

    It is the first such word in the order of `one`.
    """
    return next(
        (
            does
            for does, agent in one.items()
            if does in other and not _may_be_one(agent.stems, other[does].stems)
        ),
        None,
    )


def _plain(match: re.Match[str]) -> tuple[int, int]:
    """Return where the name stands, without an article or preposition that opens the sentence."""
    start, end = match.span("who")
    for word in re.finditer(r"\S+", match["who"]):
        if stem(word[0]) not in FUNCTION_STEMS:
            return start + word.start(), end
    return start, end


def _is_acronym(short: frozenset[str], full: frozenset[str]) -> bool:
    """Tell whether one word may be the initials of others, and of small words among them."""
    if len(short) != 1 or len(full) < _WORDS:
        return False
    (letters,) = short
    initials = Counter(word[0] for word in full)
    return initials <= Counter(letters) and len(letters) <= len(full) + _SMALL


def _may_be_one(first: frozenset[str], second: frozenset[str]) -> bool:
    if first & second or _is_acronym(first, second) or _is_acronym(second, first):
        return True
    return any(
        SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
        for one in first
        for other in second
    )
