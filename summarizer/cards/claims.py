"""What of reported words says something on its own, and of which time it is."""

import re

from summarizer.storage.base import QuotationRow
from summarizer.text import words

_FINITE = frozenset(
    {
        "ain't",
        "am",
        "are",
        "aren't",
        "can",
        "can't",
        "could",
        "couldn't",
        "did",
        "didn't",
        "do",
        "does",
        "doesn't",
        "don't",
        "had",
        "hadn't",
        "has",
        "hasn't",
        "have",
        "haven't",
        "is",
        "isn't",
        "may",
        "might",
        "mightn't",
        "must",
        "mustn't",
        "shall",
        "shan't",
        "should",
        "shouldn't",
        "was",
        "wasn't",
        "were",
        "weren't",
        "will",
        "won't",
        "would",
        "wouldn't",
    }
)
"""Auxiliaries: by one of these a clause is known to have a finite verb, without a parser."""

_ASKING = frozenset({"how", "where", "whether", "which", "who", "whom", "whose", "why"})
_SUPPOSING = frozenset({"if", "when"})
"""Openings of what is asked, and not said; of the latter where no comma parts it from more."""
_LEADING = frozenset({"to", "that", "which", "who", "whom", "whose", "where"})
"""Before the first finite verb, it is one of a clause inside the words."""
_CLOSING = ("”", "’ ", "'' ", ")", "]", "…")

_ADVERB = r"(?:\s+(?:not|and|\w+ly|also|even|ever|often|once|twice|already|earlier)){0,3}\s+$"
_AHEAD = re.compile(
    rf"\b(?:will|would|shall|should|may|might|can|could|must|to){_ADVERB}", re.IGNORECASE
)
_ASKED = re.compile(r"\b(?:if|whether)\s+(?:he|she|it|they)\s+$", re.IGNORECASE)
_PERFECT = re.compile(rf"(?:\bhad|['’]d){_ADVERB}", re.IGNORECASE)
_THAT = re.compile(
    r"that\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)(?=[A-Z]|(?:an?|he|her|his|it|its|she|some|the|their|there|they|these|this|we|you)\b)"
)
"""Before a name, an article or a pronoun it is no "that" of "that bridge" or "that Monday"."""
CUE_WITHIN = 200
"""Characters between a quotation and its verb: longer names with posts are rare."""
AUXILIARIES = 40
"""Characters that a verb's auxiliaries and a few adverbs fill."""


def is_clause(text: str) -> bool:
    """Tell whether reported words say something on their own.

    "that the bridge was unsafe" does; "to leave", "the risk of war" or "Roe to leave what they
    have" need the verb before them.
    """
    if text.startswith(_CLOSING):
        return False
    first, *others = words(text.lower().replace("’", "'")) or [""]
    if first in _ASKING or (first in _SUPPOSING and "," not in text):
        return False  # "when it will open"; "when it rains, it will shut" says something
    if first in _FINITE or first == "to":
        return False
    for word in others:
        if word in _FINITE:
            return True
        if word in _LEADING:
            return first == "that"
    return first == "that"


def is_ahead(row: QuotationRow, whole: str) -> bool:
    """Tell whether it is not said yet, or only asked for: "will say", "was asked if he thought"."""
    before = _before_cue(row, whole)
    return _AHEAD.search(before) is not None or _ASKED.search(before) is not None


def is_earlier(row: QuotationRow, whole: str) -> bool:
    """Tell whether somebody "had said" it, before what the document reports."""
    return _PERFECT.search(_before_cue(row, whole)) is not None


def without_that(whole: str, start: int, end: int) -> int:
    """Return where reported words begin without the "that" which led to them."""
    that = _THAT.match(whole, start, end)
    return start if that is None else that.end()


def place_of_cue(text: str, cue: str, start: int, end: int) -> int:
    """Return where a verb of saying stands last between two offsets, as whole words; else -1."""
    found = -1
    for match in re.finditer(_whole_words(cue), text[start:end]):
        found = start + match.start()
    return found


def _whole_words(cue: str) -> str:
    return rf"(?<!\w){re.escape(cue)}(?!\w)"


def _before_cue(row: QuotationRow, whole: str) -> str:
    """Return what stands before the verb of saying, in front of the quotation or behind it."""
    if not row.cue:
        return ""
    at = place_of_cue(whole, row.cue, max(row.start - CUE_WITHIN, 0), row.start)
    if at < 0:
        behind = re.compile(_whole_words(row.cue)).search(whole, row.end, row.end + CUE_WITHIN)
        at = behind.start() if behind else -1
    verb = row.cue.rsplit(maxsplit=1)[-1]
    end = at + len(row.cue) - len(verb)  # Of "could claim" too.
    return whole[max(end - AUXILIARIES, 0) : end] if at >= 0 else ""
