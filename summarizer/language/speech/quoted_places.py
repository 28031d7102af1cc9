"""Where stretches in quotation marks stand in their sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.layout.blocks import Block
from summarizer.language.speech.quotation_marks import Quoted

END = frozenset({".", "?", "!", "…", "..."})
"""Tokens that end a sentence."""
DASHES = frozenset({"-", "--", "–", "—", "―", "~"})
ENDS_SENTENCE = ".?!…"
_BREAKS_OFF = "—–-"
_CLOSING_MARKS = "”’»\"'"
# Shorter ones that stand alone ("Why?" apart) are titles and labels.
_FEWEST_TOKENS = 4
# In titles and headings all words of this length have capitals.
_LONG_WORD = 4


class Place(NamedTuple):
    """A quoted stretch among the tokens of its document."""

    quoted: Quoted
    first: int
    """Its opening mark."""
    last: int
    """The first token after it."""
    low: int
    """The first token of its block that comes after the stretch before it."""
    high: int
    """After the last token of its block that comes before the next stretch."""
    prior: Quoted | None
    """The stretch before it in the same block."""
    above: tuple[int, int]
    """The tokens of the block above; empty unless it opens its own block."""


def find_places(syntax: Syntax, blocks: Sequence[Block], quoted: Sequence[Quoted]) -> list[Place]:
    """Return the places of quoted stretches, in order."""
    starts = syntax.start
    places: list[Place] = []
    for number, item in enumerate(quoted):
        first = max(bisect_right(starts, item.opening) - 1, 0)
        last = bisect_left(starts, item.closing)
        low = bisect_left(starts, blocks[item.block].start)
        high = bisect_left(starts, blocks[item.last_block].end)
        above = (low, low)
        prior = quoted[number - 1] if number else None
        if prior is not None and prior.last_block == item.block:
            low = bisect_left(starts, prior.closing)
        else:
            prior = None
            if first == low and item.block:
                upper = blocks[item.block - 1]
                above = (bisect_left(starts, upper.start), bisect_left(starts, upper.end))
        if number + 1 < len(quoted) and quoted[number + 1].block == item.last_block:
            high = bisect_left(starts, quoted[number + 1].opening)
        places.append(Place(item, first, last, low, max(high, last), prior, above))
    return places


def sentence_end(syntax: Syntax, first: int, high: int) -> int:
    """Return the first token from `first` on that ends a sentence, or `high`."""
    lower = syntax.lower
    return next((token for token in range(first, high) if lower[token] in END), high)


def sentence_start(syntax: Syntax, low: int, last: int) -> int:
    """Return the first token of the sentence that the token before `last` belongs to."""
    lower = syntax.lower
    return next((token + 1 for token in range(last - 1, low - 1, -1) if lower[token] in END), low)


def after_space(syntax: Syntax, first: int, high: int) -> int:
    """Return the first token from `first` on that is not white space, or `high`."""
    while first < high and syntax.lower[first].isspace():
        first += 1
    return first


def before_space(syntax: Syntax, last: int, low: int) -> int:
    """Return the last token up to `last` that is not white space, or `low` - 1."""
    while last >= low and syntax.lower[last].isspace():
        last -= 1
    return last


def ending(text: str, quoted: Quoted) -> str:
    """Return the last character of the content that is not a nested closing mark."""
    return text[quoted.start : quoted.end].rstrip(_CLOSING_MARKS)[-1:]


def is_lower(syntax: Syntax, token: int) -> bool:
    """Tell whether a token begins with a small letter."""
    return syntax.text[syntax.start[token]].islower()


def begins_sentence(syntax: Syntax, place: Place) -> bool:
    """Tell whether nothing but a joining word stands before it in its sentence."""
    before, joined = place.first - 1, False
    while before >= place.low and (
        syntax.pos[before] == "CCONJ"
        or syntax.lower[before] in DASHES
        or syntax.lower[before] == "("
        or syntax.lower[before].isspace()
    ):
        joined = joined or syntax.pos[before] == "CCONJ"
        before -= 1
    if before >= place.low:
        ended = syntax.lower[before] in END or syntax.lower[before] == ":"
        return ended or _after_signature(syntax, place)
    if place.prior is None:
        return True
    return ending(syntax.text, place.prior) in ENDS_SENTENCE and not joined


def _after_signature(syntax: Syntax, place: Place) -> bool:
    """Tell whether it stands beneath “…” — X, or behind it and is signed so itself."""
    if place.prior is None:
        return False
    after = after_space(syntax, place.last, place.high)
    signed = after < place.high and syntax.lower[after] in DASHES
    if not signed and "\n" not in syntax.lower[place.first - 1]:
        return False
    return syntax.lower[after_space(syntax, place.low, place.first)] in DASHES


def ends_clause(syntax: Syntax, place: Place) -> bool:
    """Tell whether the sentence or clause ends where the stretch ends."""
    after = after_space(syntax, place.last, place.high)
    if after >= place.high or ending(syntax.text, place.quoted) in ENDS_SENTENCE + ",":
        return True
    return syntax.lower[after] in END or syntax.lower[after] in {",", ";", ":", ")"} | DASHES


def is_whole(syntax: Syntax, place: Place) -> bool:
    """Tell whether it makes up one or more whole sentences."""
    if place.last - place.first < _FEWEST_TOKENS or not begins_sentence(syntax, place):
        return False
    words = syntax.text[place.quoted.start : place.quoted.end].split()
    long_words = [word for word in words if len(word) >= _LONG_WORD]
    if len(long_words) > 1 and all(word[0].isupper() for word in long_words):
        return False
    after = after_space(syntax, place.last, place.high)
    ended = ending(syntax.text, place.quoted) in ENDS_SENTENCE + _BREAKS_OFF
    return ended and (after >= place.high or not is_lower(syntax, after))
