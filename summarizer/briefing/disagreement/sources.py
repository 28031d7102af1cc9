"""Who says it: the words of a sentence that name the source of a claim in it.

"the company said that 1,500 had stayed away", "nine people died, the coastguard said",
"according to a memo", "the union put the number at 2,400". Only what stands in the sentence can
be shown beside the claim; a pronoun names nobody.
"""

import re
from typing import NamedTuple

from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.text import stem, words

LONGEST = 8
"""Words. A longer subject has a clause inside, and the pattern may have taken the wrong one."""

_SAYING = (
    r"said|says|say|claim(?:s|ed)?|estimate[sd]?|report(?:s|ed)|insist(?:s|ed)?|told [\w ]{2,20}"
)
_WHEN = r"(?: (?:earlier|later|also|today|yesterday|on [A-Z][a-z]+day|in a statement))?"
_WHO = r"(?P<who>[A-Za-z'’\"“][^,;:\d()]{1,79}?)"
_OPENING = (
    r"(?:^|(?<=[;:,] )|(?<=[,] [\"“])|(?<=\) - ))"
    r"(?:(?:[Bb]ut|[Ww]hile|[Aa]nd|[Aa]lthough|[Tt]hough|[Ww]hereas|[Ee]arlier|[Mm]eanwhile"
    r"|[Hh]owever|[Ll]ater),? )?"
)
_BEFORE = re.compile(rf"{_OPENING}{_WHO}{_WHEN} (?:{_SAYING}){_WHEN}(?: that)? ")
_BEHIND = re.compile(rf", {_WHO}{_WHEN} (?:said|says|reported|estimated){_WHEN}(?=[.,;]|$)")
_SAID_WHO = re.compile(rf", said {_WHO}(?=[.,;]|$)")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[A-Za-z][^,;:\d()]{1,79}?)(?=[.,;]|$)")
_PRONOUNS = """
he she it they we i you this that these those which who whom what there one some others another
"""
_NOBODY = frozenset(_PRONOUNS.split())
_NO_NAME = """
will would may might could can should must shall is are was were be been has have had do does did
that which who whose when where if because to not after before since until said says say told
"""
_CLAUSE = frozenset(_NO_NAME.split())


class Source(NamedTuple):
    """Who says it, as the characters of a sentence."""

    start: int
    end: int
    text: str
    named: bool
    """False of a pronoun, or where the words are no plain name of anybody."""

    def same(self, other: "Source") -> bool:
        """Tell whether both may be the same source: one name holds the other."""
        return same_source(self.text, other.text)


def same_source(one: str, other: str) -> bool:
    """Tell whether two names may be of one source: "the Courier" and "The Velmouth Courier"."""
    first, second = _content(one), _content(other)
    return bool(first) and bool(second) and (first <= second or second <= first)


def _content(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(name)) - FUNCTION_STEMS


def source_of(text: str, at: int) -> Source | None:
    """Return who says what stands at a character of a sentence; None where it says nobody.

    Args:
        text: A sentence with single spaces.
        at: Where the claim stands.
    """
    before = None
    for match in _BEFORE.finditer(text):
        if match.end() <= at:
            before = match
    if before is not None:
        return made(before)
    for pattern in (_BEHIND, _SAID_WHO, _ACCORDING):
        for match in pattern.finditer(text):
            if pattern is _ACCORDING or match.start() >= at:
                return made(match)
    return None


def made(match: re.Match[str]) -> Source:
    """Return the source that a pattern found in its group "who"."""
    who = match["who"].rstrip()
    low = [word.lower() for word in words(who)]
    named = (
        0 < len(low) <= LONGEST
        and _NOBODY.isdisjoint(low)
        and _CLAUSE.isdisjoint(low)
        and not who.lower().startswith(
            ("in ", "at ", "on ", "of ", "by ", "for ", "with ", "from ")
        )
    )
    start = match.start("who")
    return Source(start, start + len(who), who, named)
