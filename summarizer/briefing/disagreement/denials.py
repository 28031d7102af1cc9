"""Denials: somebody says that what a report tells is not so.

"Tarn Crossings denied that its management had received a warning" denies "An inspector warned Tarn
Crossings". A denial belongs to a claim where the claim has the words of what is denied; that both
have a subject in common is not enough.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from summarizer.briefing.disagreement.sources import Source, made, source_of
from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.briefing.synonyms import merged
from summarizer.text import stem, words

SHARE = 0.75
"""Of the content of what is denied (by weight) that the claim must have. Found by reading pairs in
Reuters stories, see docs/quality.md."""

SHARE_ACCUSED = 0.55
"""The same where the claim names the denier: somebody answers to what is said of it."""

FEWEST = 3
"""Content words that both must share, one at least that is no name."""

_DENIES = re.compile(
    r"(?:^|(?<=[;:,] ))(?:(?:[Bb]ut|[Ww]hile|[Aa]nd|[Aa]lthough|[Ee]arlier|[Mm]eanwhile|[Hh]owever"
    r"|[Ll]ater|[Ss]eparately),? )?(?P<who>[A-Za-z][^,;:()]{1,79}?)"
    r"(?:, [^,;:()]{2,79},)?(?: (?:on [A-Z][a-z]+day|yesterday|today|earlier|later|also|has|have"
    r"|had|again|strongly|flatly|categorically|repeatedly))*"
    r" (?P<said>den(?:ies|ied|y)(?: today| yesterday| on [A-Z][a-z]+day)?"
    r"(?: (?:media |press |newspaper |published |market |earlier |recent )?"
    r"(?:reports?|claims?|allegations?|accusations?|charges|rumou?rs?|suggestions?|speculation))?"
    r"(?: that)? (?P<denied>(?!(?:any|all) (?:comment|knowledge))[^;:]*?))"
    r"(?=[;:.]|, (?:but|and|while|saying|adding|which|who|after|before|as)\b| (?:before|but|while"
    r"|after|saying)\b|$)"
)
_TURNING = """
not no never none nobody without cannot deny denies denied denying reject rejected dismissed refuted
false untrue unfounded baseless incorrect wrong if would could may might should
"""
_NO_CLAIM = frozenset(stem(word) for word in _TURNING.split())
_OF_THE_MIND = """
know knew known knowing knowledge aware told tell informed heard involved involvement because intend
intended
"""
_KNOWING = frozenset(stem(word) for word in _OF_THE_MIND.split())
"""Who denies that he knew of it does not deny it; nor who denies that this was why."""
_SAYING_LITTLE = """
receive received give given gave take took taken make made get got hold held carry carried
"""
_LIGHT = frozenset(stem(word) for word in _SAYING_LITTLE.split())
"""Verbs that say little: to have received a warning is to have been warned."""


class Denial(NamedTuple):
    """What a sentence says that somebody denies."""

    source: Source
    start: int
    end: int
    """Characters of the denial: its verb with what is denied."""
    content: frozenset[str]
    """Content of what is denied."""
    names: frozenset[str]
    """Of that what stands with a capital letter."""


def may_deny(text: str) -> bool:
    """Tell cheaply whether a sentence is worth a look."""
    return "denie" in text or " deny" in text


def denial(text: str) -> Denial | None:
    """Return what somebody denies in a sentence with single spaces; None where nobody does."""
    match = _DENIES.search(text)
    if match is None:
        return None
    source = made(match)
    denied = words(match["denied"])
    content = frozenset(merged([stem(word) for word in denied]))
    content -= (FUNCTION_STEMS | _LIGHT) - _KNOWING
    names = frozenset(stem(word) for word in denied if word[0].isupper()) & content
    if not source.named or len(content) < FEWEST or not content - names:
        return None
    return Denial(source, match.start("said"), match.end("said"), content, names)


def is_denied(claim: str, found: Denial, rarity: Mapping[str, float]) -> bool:
    """Tell whether a sentence makes the claim that is denied.

    Args:
        claim: The sentence, with single spaces.
        found: The denial.
        rarity: Weight of each stem (see `facts.rarities`).
    """
    stems = frozenset(merged([stem(word) for word in words(claim)]))
    shared = stems & found.content
    if len(shared) < FEWEST or not shared - found.names or not found.names <= stems:
        return False
    if not _NO_CLAIM.isdisjoint(stems) or (_KNOWING & found.content) - stems:
        return False
    own = source_of(claim, 0) or source_of(claim, len(claim))
    if own is not None and (not own.named or own.same(found.source)):
        return False
    denier = {stem(word) for word in words(found.source.text)} - FUNCTION_STEMS
    weight = sum(rarity.get(each, 1.0) for each in found.content)
    share = sum(rarity.get(each, 1.0) for each in shared) / weight
    return share >= (SHARE_ACCUSED if denier <= stems else SHARE)
