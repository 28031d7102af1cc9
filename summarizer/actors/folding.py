"""Names without what does not tell them apart: case, accents, articles, legal suffixes."""

import hashlib
import re
import unicodedata
from functools import lru_cache

_ARTICLES = ("the ", "a ", "an ")
_DROPPED = re.compile(r"['’`.\u00b4]")
_SEPARATORS = re.compile(r"[\W_]+")
_ACTOR_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_DECOMPOSITION = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)
_LEGAL_SUFFIXES = frozenset(
    word
    for line in (
        "ab ag as asa bhd bv co company corp corporation gmbh inc incorporated kg kgaa kk",
        "limited llc llp lp ltd nv oy oyj plc pte pty sa sarl sas se spa srl",
    )
    for word in line.split()
)
"""Forms of company in the registers of Europe, America, Asia and Australia, without dots."""


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """Return a name in lower case without accents, leading article and punctuation.

    "The U.S." and "US" are one; "Burton-on-Trent" is "burton on trent". A name that is all
    punctuation stays as it stands, so that it is never empty.
    """
    plain = plain_letters(_POSSESSIVE.sub("", name.strip()))
    plain = _SEPARATORS.sub(" ", _DROPPED.sub("", plain)).strip()
    for article in _ARTICLES:
        if plain.startswith(article) and len(plain) > len(article):
            plain = plain[len(article) :]
            break
    return plain or " ".join(name.split()) or name


def plain_letters(text: str) -> str:
    """Return a text in lower case without diacritics: "Zürich" as "zurich", "Łódź" as "lodz"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_NO_DECOMPOSITION)


def without_legal_suffix(folded: str) -> str:
    """Return a folded name without its form of company: "acme holdings plc" → "acme holdings"."""
    words = folded.split()
    while len(words) > 1 and words[-1] in _LEGAL_SUFFIXES:
        words.pop()
    return " ".join(words)


@lru_cache(maxsize=1 << 15)
def name_hash(folded: str) -> int:
    """Return 63 bits of a hash of a folded name: the same on every machine."""
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def actor_id(number: int) -> str:
    """Return the public id of the actor whose head name has this hash: 16 hexadecimal digits."""
    return f"{number:016x}"


def actor_number(identifier: str) -> int | None:
    """Return the hash behind a public id; None where it is not one."""
    return int(identifier, 16) if _ACTOR_ID.fullmatch(identifier) else None
