"""Amounts in a sentence: the words as they stand, what they may mean, and what they count.

"at least 12" does not contradict 14, nor does 25,000 contradict 24,800: an amount is an interval,
as wide as its words and its last digit leave open (after the rule of significant figures).
"""

import math
import re
from typing import NamedTuple

from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.briefing.tallies import NUMERALS
from summarizer.text import stem

ROUGHLY = 0.1
"""How far from a number with "about" or "some" the true one may be, as a share of it. A reader
takes "about 20" for 18 to 22."""

NEAR = 0.05
"""How far a round number may be from the true one at most, as a share of it, and the share by
which numbers from 100 must differ in any case: counted on another day or in another way they may
differ by that much with nobody contradicting anybody."""

_LARGE = 100

_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "mln": 1e6,
    "million": 1e6,
    "bln": 1e9,
    "billion": 1e9,
    "trillion": 1e12,
}
_AT_LEAST = frozenset({"at least", "more than", "over", "not fewer than", "no fewer than"})
_AT_MOST = frozenset({"at most", "up to", "as many as", "fewer than", "less than", "under"})
_HEDGES = sorted(_AT_LEAST | _AT_MOST)
_ROUGH = "about|around|some|nearly|almost|roughly|approximately|closer to|close to"
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMERAL = "|".join(NUMERALS)
_SCALE = "|".join(_SCALES)
_AMOUNT = re.compile(
    rf"(?<![\w.,/:'’-])(?:(?P<hedge>{'|'.join(_HEDGES)}|{_ROUGH}) )?(?P<money>[$£€])?"
    rf"(?:(?P<low>{_FIGURE})(?:-| to | and ))?(?P<figure>{_FIGURE}|(?:{_NUMERAL})\b)"
    rf"(?![\d/:]|[-.,]\d|-[A-Za-z]|(?:st|nd|rd|th|s)\b)(?P<scale> (?:{_SCALE})\b)?(?P<percent>%)?",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r" (?:per cent|percent|pct)\b")
_PLURALS = frozenset({"people", "men", "women", "children", "police", "staff", "mln"})
_NEXT = re.compile(r" ([a-z][a-z'’-]*)")
_COUNTED = 3
"""Words behind a number that may say what is counted: "31 badly injured people"."""
_STOPPING = """
who that which are is were was have has had been be said says will would may might could can should
did do does left died more other others another
"""
_STOPS = frozenset(_STOPPING.split())
_STRETCHES = """
second minute hour day night week month quarter year decade century pm am
"""
_TIMES = frozenset(stem(word) for word in _STRETCHES.split())
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_MONTH_BEFORE = re.compile(rf"(?:{_MONTH.pattern}) $")
_BASE = re.compile(
    r"\b(?:from|than|against|versus|after|compared (?:with|to)|by|since|until|between|in"
    r"|original(?:ly)?|previous(?:ly)?)(?: an?| the| its| their)? $",
    re.IGNORECASE,
)
"""What stands before a number that something is compared with."""
_NUMBERED = re.compile(
    r"\b(?:number|page|chapter|article|route|flight|room|aged?) $", re.IGNORECASE
)
"""What stands before a number that is a name."""


class Amount(NamedTuple):
    """An amount that a sentence tells."""

    start: int
    end: int
    """Characters of the sentence, a hedge ("at least") and the words that are counted included."""
    low: float
    high: float
    unit: frozenset[str]
    """Stems of what is counted or measured; empty where the number stands alone."""
    compared: bool
    """It stands behind "from", "than" and the like: it is not what the sentence tells."""

    def differs(self, other: "Amount") -> bool:
        """Tell whether both cannot be true of one thing."""
        if self.low <= other.high and other.low <= self.high:
            return False
        lower, upper = sorted((self, other), key=lambda each: each.low)
        return upper.low < _LARGE or upper.low - lower.high > NEAR * upper.low


def amounts(text: str) -> list[Amount]:
    """Return the amounts of a sentence in order, without days, years, hours and stretches of time.

    Args:
        text: A sentence with single spaces or without; offsets are characters of it.
    """
    flat = re.sub(r"\s", " ", text)
    found = []
    for match in _AMOUNT.finditer(flat):
        amount = _read(flat, match)
        if amount is not None:
            found.append(amount)
    return found


def _read(text: str, match: re.Match[str]) -> Amount | None:
    before, after = text[: match.start()], text[match.end() :]
    figure = match["figure"].lower()
    plain = figure.isdigit() and not match["scale"] and not match["money"]
    if plain and (_MONTH.match(after.lstrip()) or _MONTH_BEFORE.search(before)):
        return None
    per_cent = _PER_CENT.match(after)
    unit, length = (frozenset({"%"}), per_cent.end()) if per_cent else _unit(after)
    if plain and len(figure) == len("1987") and figure[:2] in ("18", "19", "20") and not unit:
        return None
    if unit & _TIMES:
        return None
    if match["money"]:
        unit |= {match["money"]}
    if match["percent"]:
        unit |= {"%"}
    scale = _SCALES[match["scale"].strip().lower()] if match["scale"] else 1.0
    value, digit = _value(figure)
    low = _value(match["low"].lower())[0] if match["low"] else value
    if low > value:
        return None
    hedge = (match["hedge"] or "").lower()
    if match["scale"] and not digit:
        digit = 1.0
    slack = min(0.5 * digit, NEAR * value)
    if hedge:
        slack = max(slack, ROUGHLY * value)
    first, last = (low - slack) * scale, (value + slack) * scale
    if hedge in _AT_LEAST:
        last = math.inf
    elif hedge in _AT_MOST:
        first = 0.0
    return Amount(
        match.start(),
        match.end() + length,
        first,
        last,
        frozenset(_SAME_UNIT.get(each, each) for each in unit),
        _BASE.search(before[-24:]) is not None
        or (not hedge and _NUMBERED.search(before[-24:]) is not None),
    )


_MEASURING = """
dollar dollars dlr dlrs pound pounds stg euro euros yen mark marks franc francs crown crowns peso
pesos rouble roubles ruble rubles rupee rupees yuan krona kronor guilder guilders lira lire cent
cents share shares stock stocks point points percentage barrel barrels bpd tonne tonnes ton tons
ounce ounces bushel bushels acre acres hectare hectares mile miles metre metres meter meters
kilometre kilometres kilometer kilometers foot feet inch inches litre litres liter liters gallon
gallons degree degrees megawatt megawatts bond bonds note notes vote votes seat seats
"""
MEASURES = frozenset(stem(word) for word in _MEASURING.split()) | {"%", "dollar"}
"""What is measured and traded, and not counted: many sums of money stand in one story."""

_SAME_UNIT = {"$": "dollar", "dlrs": "dollar", "dlr": "dollar", "£": "pound", "€": "euro"}


def _unit(after: str) -> tuple[frozenset[str], int]:
    """Return the stems of the words that say what is counted, and how many characters to show.

    Shown are words up to the last plural: of "a 7.7 billion dlr bank loan" only the number.
    """
    found: list[str] = []
    length = shown = 0
    while len(found) < _COUNTED and (word := _NEXT.match(after, length)):
        if stem(word[1]) in FUNCTION_STEMS or word[1] in _STOPS:
            break
        if found and word[1].endswith(("ed", "ing")):
            break
        found.append(stem(word[1]))
        length = word.end()
        if word[1].endswith("s") or word[1] in _PLURALS:
            shown = length
    return frozenset(found), shown


def _value(figure: str) -> tuple[float, float]:
    """Return a number, and what its last digit stands for; 0 where it is exact."""
    if figure in NUMERALS:
        return float(NUMERALS[figure]), 0.0
    digits = figure.replace(",", "")
    value = float(digits)
    if "." in digits:
        return value, 10.0 ** -len(digits.partition(".")[2])
    zeros = len(digits) - len(digits.rstrip("0"))
    return value, 10.0**zeros if zeros and value >= _LARGE else 0.0
