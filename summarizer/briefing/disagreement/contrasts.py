"""Disagreements that one report tells itself: it names both sources and both numbers.

"The union put the number of strikers at 2,400; the company said that 1,500 had stayed away." That
both are of one thing is said by the report ("put the figure at", "not the 180 that the minister
named"), and not a guess from words that two sentences share.
"""

import math
import re
from typing import NamedTuple

from summarizer.briefing.disagreement.amounts import Amount, amounts
from summarizer.briefing.disagreement.sources import Source, made, source_of
from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.text import stem, words

_PUT = re.compile(
    r"(?:^|(?<=[;:,] ))(?:(?:[Bb]ut|[Ww]hile|[Aa]nd|[Aa]lthough|[Tt]hough|[Ww]hereas|[Ee]arlier"
    r"|[Mm]eanwhile|[Hh]owever),? )?"
    r"(?P<who>[A-Za-z][^,;:\d()]{1,79}?)(?:, [^,;:\d()]{2,79},)?"
    r"(?: (?:earlier|later|also|today|yesterday|has|have|had))*"
    r" puts? (?P<what>[^,;:.\d]{2,60}?) "
    r"(?:at|closer to|nearer(?: to)?|close to|as (?:high|low) as)(?= )"
)
_ANAPHORIC = re.compile(
    r"(?:the|that|this|its|their)(?: [a-z]+)? "
    r"(?:numbers?|figures?|total|toll|count|size|amount|turnout|estimate)"
    r"(?: of (?P<noun>[\w' ]+))?$"
)
"""Points back at the number just told; whoever puts "the deficit" somewhere may be the first."""
_NOT = re.compile(
    r", (?:and )?not (?:the|a) [\d$£€][\d.,]*(?: (?:mln|million|bln|billion|thousand))?"
    r"(?: [a-z]+)??(?: (?:that|which))? (?P<who>(?:the |a )?[A-Za-z][^,;:\d()]{1,60}?)"
    r"(?: had| has| have)?"
    r" (?:named|said|claimed|reported|given|gave|estimated|announced|mentioned|cited|spoke)\b"
)
_CONTRAST = re.compile(r"; |, (?:but|while|although|though|whereas) | (?:but|while|whereas) ")
_EXPECTED = re.compile(
    r"\b(?:target|budget|analyst|economist|market|dealer|original|previous|revis|offer|demand"
    r"|propos|bid|rumou?r)",
    re.IGNORECASE,
)
"""What was hoped, asked for or said before does not contradict what came."""


FAR_ABOVE = 2
"""Times that a number must be above an "at least" to be another number: a least count is given
where most have been counted."""


class Side(NamedTuple):
    """One of two claims: where it stands, and who makes it."""

    at: int
    """0 for the sentence, -1 for the one before it."""
    amount: Amount
    source: Source | None
    """None for the report itself."""


class Contrast(NamedTuple):
    """Two claims that a report sets against each other."""

    first: Side
    second: Side
    subject: tuple[int, int] | None
    """Start and end of the words of the sentence that say what is counted, where some do."""


def may_contrast(text: str) -> bool:
    """Tell cheaply whether a sentence is worth a look."""
    return " put" in text or ", not the" in text or ", not a" in text


def contrast(text: str, before: str = "") -> Contrast | None:
    """Return the disagreement that a sentence tells, if it does.

    Args:
        text: The sentence, with single spaces.
        before: The one before it in its document, which "the figure" may point back at.
    """
    if _EXPECTED.search(text):
        return None
    return _corrected(text) or _put(text, before)


def _put(text: str, before: str) -> Contrast | None:
    told = [amount for amount in amounts(text) if not amount.compared]
    for match in _PUT.finditer(text):
        source = made(match)
        own = [a for a in told if match.end("what") < a.start <= match.end() + 2 < a.end + 2]
        points_back = _ANAPHORIC.match(match["what"])
        if not source.named or not own:
            continue
        mine = Side(0, own[0], source)
        subject: tuple[int, int] | None = (match.start("what"), match.end("what"))
        if points_back:
            start = match.start("what") + points_back.start("noun")
            subject = (start, match.end("what")) if points_back["noun"] else None
        others = [a for a in told if a != own[0]]
        if len(others) == 1 and _contrasted(text, own[0], others[0]):
            other = Side(0, others[0], _source_in_clause(text, others[0].start))
            if _opposed(mine, other, named=True) and _of_one_thing(match["what"], other, text):
                return _in_order(mine, other, subject)
        if not others and before and points_back and not _EXPECTED.search(before):
            told_before = [a for a in amounts(before) if not a.compared]
            if len(told_before) == 1:
                other = Side(-1, told_before[0], source_of(before, told_before[0].start))
                if _opposed(mine, other, named=False):
                    return _in_order(mine, other, subject)
    return None


def _in_order(mine: Side, other: Side, subject: tuple[int, int] | None) -> Contrast:
    earlier = (other.at, other.amount.start) < (mine.at, mine.amount.start)
    return Contrast(other, mine, subject) if earlier else Contrast(mine, other, subject)


def _corrected(text: str) -> Contrast | None:
    match = _NOT.search(text)
    if match is None:
        return None
    source = made(match)
    told = [amount for amount in amounts(text) if not amount.compared]
    first = [amount for amount in told if amount.end <= match.start() + 1]
    second = [amount for amount in told if match.start() < amount.start < match.end()]
    if not source.named or not first or len(second) != 1:
        return None
    put = _PUT.search(text)
    claimed = made(put) if put and put.end() <= first[-1].start else None
    claimed = claimed or source_of(text[: match.start()], first[-1].start)
    one, other = Side(0, first[-1], claimed), Side(0, second[0], source)
    if not _opposed(one, other, named=False):
        return None
    return Contrast(one, other, (put.start("what"), put.end("what")) if put else None)


def _contrasted(text: str, one: Amount, other: Amount) -> bool:
    first, second = sorted((one, other))
    return _CONTRAST.search(text, max(first.start, 0), second.start) is not None


def _source_in_clause(text: str, at: int) -> Source | None:
    """Return who says what stands at a character, within its own side of the contrast."""
    marks = [match.end() for match in _CONTRAST.finditer(text) if match.end() <= at]
    start = marks[-1] if marks else 0
    end = next((match.start() for match in _CONTRAST.finditer(text) if match.start() >= at), None)
    source = source_of(text[start:end], at - start)
    put = _PUT.search(text[start:end])
    if source is None and put is not None and put.end() <= at - start:
        source = made(put)
    return source and source._replace(start=source.start + start, end=source.end + start)


def _of_one_thing(what: str, other: Side, text: str) -> bool:
    """Tell whether what is put at a number is what the other side of the sentence counts."""
    if _ANAPHORIC.match(what):
        return True
    content = {stem(word) for word in words(what)} - FUNCTION_STEMS
    near = {stem(word) for word in words(text[max(0, other.amount.start - 60) : other.amount.end])}
    return bool(content) and content <= near | other.amount.unit


def _opposed(mine: Side, other: Side, *, named: bool) -> bool:
    """Tell whether two sides with sources of their own tell numbers that exclude each other."""
    if other.source is None:
        if named:
            return False
    elif not other.source.named or (mine.source and mine.source.same(other.source)):
        return False
    units = mine.amount.unit, other.amount.unit
    if all(units) and not units[0] & units[1]:
        return False
    return (
        mine.amount.differs(other.amount)
        or _is_far_above(mine.amount, other.amount)
        or _is_far_above(other.amount, mine.amount)
    )


def _is_far_above(one: Amount, least: Amount) -> bool:
    """Tell whether a number is far above what another source has as the least.

    "At least 12" does not exclude 31; but whoever is told both, one set against the other by the
    report, is told two numbers.
    """
    return least.high == math.inf and one.low > FAR_ABOVE * least.low
