"""Is one text a copy of another? MinHash signatures, compared without the texts.

A signature holds the smallest values of many hash functions over the shingles (runs of stems)
of a text; the share of places in which two agree estimates how many of all their shingles both
have (Broder, 1997: "On the resemblance and containment of documents"). Signatures that agree in
a whole band of places are found with an index instead of by comparing all with all (locality
sensitive hashing; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3).
"""

import struct
from collections.abc import Sequence

from rensa import RMinHash

SHINGLE = 4
"""Stems. With 3, twice as many notices in one form are alike; with 5, one word in seven changed
hides a copy."""
PLACES = 64
"""Values in a signature: the estimate is off by 0.06 (standard deviation) at `COPY`."""
BAND = 2
"""Values in a band: 32 bands find 95 of 100 pairs that share 0.3 and 3 of 100 that share 0.03."""
COPY = 0.3
"""Share of the shingles of two texts that both have, from which on one is a copy of the other. Of
0.2, 0.25, 0.3 and 0.4 on Reuters stories and copies made of them (`benchmarks copies`): below,
more notices in one form are found as well; above, texts cut to half are lost."""
SHORT = 120
COPY_OF_SHORT = 0.5
"""The same where one of them has fewer shingles than that: bond issues, postings and balances
are told in one form, of which they share 0.3 to 0.45, and which is most of so short a text."""
LEAST = 60
"""Shingles. Still shorter texts can be alike by chance: results, prices, the day's repurchases."""

_SEED = 1
_BANDS = struct.Struct(f">{PLACES // BAND}Q")  # two values of four bytes are one of eight
_SIGNATURE = struct.Struct(f">{PLACES}I?")


def signature(stems: Sequence[str]) -> bytes | None:
    """Return the signature of a text from its stems in order; None for one that is too short."""
    shingles = {" ".join(stems[at : at + SHINGLE]) for at in range(len(stems) - SHINGLE + 1)}
    if len(shingles) < LEAST:
        return None
    sketch = RMinHash(num_perm=PLACES, seed=_SEED)
    sketch.update(list(shingles))
    return _SIGNATURE.pack(*sketch.digest(), len(shingles) < SHORT)


def bands(signature: bytes) -> list[int]:
    """Return what to look a signature up by: one number (signed, 64 bits) for each band.

    Which band it is goes into the number, so that two bands never stand for each other.
    """
    return [
        (value ^ (number * 0x9E3779B97F4A7C15)) % (1 << 64) - (1 << 63)
        for number, value in enumerate(_BANDS.unpack_from(signature))
    ]


def alike(one: bytes, other: bytes) -> bool:
    """Tell whether two signatures are those of copies of one text."""
    *first, first_short = _SIGNATURE.unpack(one)
    *second, second_short = _SIGNATURE.unpack(other)
    agreeing: int = sum(mine == theirs for mine, theirs in zip(first, second, strict=True))
    return agreeing >= (COPY_OF_SHORT if first_short or second_short else COPY) * PLACES
