"""Counts of people harmed, which news raises and corrects from day to day.

"killing at least nine people", "12 people are known to have died", "brings the number of dead to
14": the wording differs every time, so that comparing words does not tell that one changes the
other. What is counted, and whose number it is, does.
"""

import re
from typing import NamedTuple

_FROM_TWO = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
NUMERALS = {word: value for value, word in enumerate(_FROM_TWO.split(), start=2)}
"""Without "one", which is mostly a pronoun."""
NUMERALS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
NUMERALS |= {"ninety": 90, "dozen": 12}

_STATES = {
    "dead": "dead killed kills killing died dies deaths",
    "injured": "injured injuring hurt hurting wounded wounding",
    "missing": "missing",
    "arrested": "arrested arresting detained detaining",
}
_STATE_OF = {word: state for state, words in _STATES.items() for word in words.split()}
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(NUMERALS)})\b)"
_ABOUT = r"(?:at least|at most|about|around|some|nearly|almost|more than|over|up to|as many as) "
_NO_UNIT = r"(?![-.:/]?\d|-|%| ?(?:per cent|percent|years?|months?|weeks?|days?|hours?|minutes?)\b)"
_HELPING = (
    "who|that|which|are|is|were|was|have|has|had|been|be|being|to|now|still|also|all|known|"
    "feared|believed|reported|confirmed|reportedly|thought|found|left|listed|said|may|might|could"
)
_WORD = rf"(?!(?:and|or|but|when|as|after|that|{_HELPING}) )[a-z][a-z'’-]* "
_ACTIVE = re.compile(
    r"\b(?P<state>kill(?:ed|s|ing)|(?:injur|wound|arrest|detain)(?:ed|ing)) "
    rf"(?:{_ABOUT})?{_NUMBER}{_NO_UNIT}"
)
_PASSIVE = re.compile(
    rf"(?<![\w.,]){_NUMBER}{_NO_UNIT} (?:{_WORD}){{0,2}}(?:(?:{_HELPING}) ){{0,7}}"
    r"(?P<state>dead|killed|died|injured|hurt|wounded|missing|arrested|detained)\b"
)
_RAISED = re.compile(
    r"\b(?:number of (?P<state>dead|deaths|injured|wounded|missing|arrested)|(?:death )?toll)"
    rf"(?: [a-z]+){{0,12}}? (?:to|at|reached|is|was|as) (?:{_ABOUT})?{_NUMBER}{_NO_UNIT}"
)
_ANEW = re.compile(
    r"\b(?:now (?:known|stands?|dead)|ris(?:es?|en|ing)|rose|brings?|brought|climb(?:s|ed)|"
    r"correct(?:s|ed)?|revis(?:es?|ed)|rais(?:es?|ed)|lower(?:s|ed))\b"
)
_MORE = re.compile(r"(?:another|other|further|additional) $")


class Tally(NamedTuple):
    """How many people a sentence says are dead, injured, missing or under arrest."""

    state: str
    number: int
    anew: bool
    """The sentence says that the number is another one than before."""


def tallies(text: str) -> tuple[Tally, ...]:
    """Return the counts in a sentence, at most one for each state: of several none is sure."""
    low = " ".join(text.lower().split())
    anew = _ANEW.search(low) is not None
    found: dict[str, set[int]] = {}
    for pattern in (_ACTIVE, _PASSIVE, _RAISED):
        for match in pattern.finditer(low):
            if _MORE.search(low[: match.start("number")]) or " more " in match[0].replace(
                "more than", ""
            ):
                continue  # what is added to a count is not the count
            state = _STATE_OF[match["state"] or "dead"]
            found.setdefault(state, set()).add(_value(match["number"]))
    return tuple(
        Tally(state, next(iter(numbers)), anew)
        for state, numbers in sorted(found.items())
        if len(numbers) == 1
    )


def _value(number: str) -> int:
    return NUMERALS[number] if number in NUMERALS else int(number.replace(",", ""))
