"""Is one text a copy of another? MinHash finds what may be; reading both texts decides.

A signature holds the smallest values of many hash functions over the shingles (runs of stems)
of a text; the share of places in which two agree estimates how many of all their shingles both
have (Broder, 1997: "On the resemblance and containment of documents"). Every value is looked up
in an index (locality sensitive hashing with bands of one value; Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", chapter 3), and texts that agree in some are compared word by word.

A copy has most of the words of the shorter text in runs that the longer has as well, and its
names and numbers with them. What has the words and other names and numbers is another report in
the same form: balances, bond issues and daily notices of markets are told so.
"""

import re
import struct
from collections.abc import Sequence, Set
from typing import NamedTuple

from summarizer.text import stems

SHINGLE = 4
"""Stems. With 3, half as many texts again agree by chance; with 5, one word in seven changed
hides a copy."""
PLACES = 24
"""Values in a signature, each a row of the index: what costs storage."""
AGREEING = 2
"""Values that agree before two texts are compared: found are 99.8 of 100 pairs that share 0.3 of
their shingles, 97 of those that share 0.2, and 1 of 500 that share 0.003."""
LEAST = 24
"""Shingles. Shorter texts have no words of their own: dividends, prices, the day's repurchases."""
COPY = 0.75
"""Share of the stems of the shorter text in runs that both have. With every eighth word changed
97 of 100 copies have more; reports of one event that quote the same words have less."""
RUN = 3
"""Stems in such a run."""
OTHER_NAMES = 0.25
"""Share of the names and numbers of one that the other may lack, in the direction in which it is
less. Of forms it is 0.3 to 0.8, of copies with every eighth word changed 0.1 (97 of 100 have
less than this)."""
OTHER_NUMBERS = 0.5
"""The share of numbers alone has to be less: notices of one office differ in nothing else."""
UNALTERED = 0.9
"""Share of stems in common runs from which on a single other number tells as much. Below, words
were changed everywhere, and one number among them is chance."""
EXCERPT = 0.2
"""Share of the longer text that the shorter must be as long as: a digest of many stories must not
make them all copies of each other."""

_SPELLED = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"""
"""Newspapers write small numbers out. "One" is a pronoun too."""
_NUMBERS = frozenset(_SPELLED.split())
_SEED = 1
_SIGNATURE = struct.Struct(f">{PLACES}I")
_SPREAD = 0x9E3779B1  # odd, near 2**32 over the golden ratio: neighbours get far apart
_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)+|[^\W_]+")


def signature(stems: Sequence[str]) -> bytes | None:
    """Return the signature of a text from its stems in order; None for one that is too short."""
    shingles = {" ".join(stems[at : at + SHINGLE]) for at in range(len(stems) - SHINGLE + 1)}
    if len(shingles) < LEAST:
        return None
    from rensa import RMinHash  # noqa: PLC0415 - only adding needs it, answers start without

    sketch = RMinHash(num_perm=PLACES, seed=_SEED)
    sketch.update(list(shingles))
    return _SIGNATURE.pack(*sketch.digest())


def bands(signature: bytes) -> list[int]:
    """Return what to look a signature up by: one number (signed, 32 bits) for each place.

    Which place it is goes into the number, so that two places never stand for each other.
    """
    return [
        ((value ^ (place * _SPREAD)) & 0xFFFFFFFF) - (1 << 31)
        for place, value in enumerate(_SIGNATURE.unpack(signature))
    ]


class Wording(NamedTuple):
    """What a text is compared by."""

    stems: tuple[str, ...]
    runs: Set[tuple[str, ...]]
    tokens: Set[str]
    numbers: Set[str]
    """Of the tokens, as all of them without regard to case."""
    names: Set[str]
    """Of the tokens: whatever has a capital. What only stands at the start of a sentence keeps
    its place in a copy, and does no harm."""


def wording(text: str) -> Wording:
    """Read a text for comparison."""
    words = stems(text)
    tokens = set(_TOKEN.findall(text))
    folded = {token.casefold() for token in tokens}
    return Wording(
        words,
        {words[at : at + RUN] for at in range(len(words) - RUN + 1)},
        folded,
        {token for token in folded if token[0].isdigit() or token in _NUMBERS},
        {token.casefold() for token in tokens if token[0].isupper()},
    )


def copied(one: Wording, other: Wording) -> bool:
    """Tell whether one of two texts is a copy of the other: cut, added to or altered."""
    short, long = sorted((one, other), key=lambda wording: (len(wording.stems), wording.stems))
    if len(short.stems) < EXCERPT * len(long.stems):
        return False
    if min(_foreign(one, other), _foreign(other, one)) > OTHER_NAMES:
        return False
    shared = _in_runs(short.stems, long.runs) / max(1, len(short.stems))
    least = 1 if shared >= UNALTERED else 2
    if _other_numbers(one, other, least) and _other_numbers(other, one, least):
        return False
    return shared >= COPY


def _foreign(one: Wording, other: Wording) -> float:
    """Return the share of names and numbers that another text lacks."""
    own = one.names | one.numbers
    return len(own - other.tokens) / max(1, len(own))


def _other_numbers(one: Wording, other: Wording, least: int) -> bool:
    """Tell whether another text lacks too many numbers, which are so many at least."""
    lacking = len(one.numbers - other.tokens)
    return lacking >= max(least, OTHER_NUMBERS * len(one.numbers))


def _in_runs(stems: tuple[str, ...], runs: Set[tuple[str, ...]]) -> int:
    """Count the stems that stand in one of the runs."""
    number = end = 0
    for at in range(len(stems) - RUN + 1):
        if stems[at : at + RUN] in runs:
            number += at + RUN - max(at, end)
            end = at + RUN
    return number
