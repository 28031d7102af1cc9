"""When two names of a body or a place are names of one: acronyms and shortened forms.

Works on words, knows no document.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from summarizer.language.lexicon.gazetteer import is_place
from summarizer.language.lexicon.person_names import without_possessive
from summarizer.language.lexicon.role_nouns import BODY_NOUNS
from summarizer.language.lexicon.word_sets import word_set

_LEGAL_FORMS = word_set(
    "inc incorporated corp corporation co company ltd limited plc llc llp lp gmbh ag sa se nv bv "
    "spa srl ab as asa oy kk pty pte sarl kg holding holdings"
)
_SMALL_WORDS = word_set("of the and for in on at to a an de la le du des del und et y &")

_SAME_BODY = word_set(
    "group company corporation organization organisation movement party militia network army "
    "force forces troops fighters mercenaries militants rebels brigade battalion front faction "
    "gang cartel clan team club band firm alliance government administration regime computer "
    "computers motor motors international industries systems technologies"
)
"""Nouns that only say what sort of body the words before them name: "Acme Group" is Acme."""

_OTHER_BODY = (BODY_NOUNS - _SAME_BODY) | word_set(
    "research studios records press news times post university stadium arena center centre prize "
    "awards award cup open store stores tv radio"
)
"""Nouns that make another body of the words before them: the "Acme Foundation" is not Acme."""


_AFTER_HEAD = frozenset({"", "of", "for", "on"})
"""What stands behind the noun of a body in its name, or nothing."""

# "Acme" for "Acme Energy Systems", but not for whatever begins with its name.
_MOST_LEFT_OUT = 2


class Shortening(Enum):
    """How far a short name gives its long one away."""

    SURE = auto()
    LIKELY = auto()
    """Where the long form stands first, as news does when it introduces a name."""


@lru_cache(maxsize=1 << 14)
def _word_key(word: str) -> str:
    if word == "&":
        return "and"
    return without_possessive(word).casefold().replace(".", "").strip(",()\"'“”‘’")


def body_key(words: Sequence[str]) -> tuple[str, ...]:
    """Return what spellings of one name share: no case, dots, article, legal form, possessive."""
    keys = [key for key in map(_word_key, words) if key]
    if len(keys) > 1 and keys[0] == "the":
        keys = keys[1:]
    full = list(keys)
    while len(keys) > 1 and keys[-1] in _LEGAL_FORMS:
        keys.pop()
    if keys[-1:] == ["and"]:
        return tuple(full)
    return tuple(keys)


def is_incorporated(words: Sequence[str]) -> bool:
    """Tell whether a name ends in a legal form: "Acme Inc."."""
    last = without_possessive(words[-1]).casefold().replace(".", "") if words else ""
    return len(words) > 1 and last in _LEGAL_FORMS


def acronym_key(word: str) -> str | None:
    """Return the letters of an acronym in lower case; None for any other word."""
    letters = without_possessive(word).replace(".", "").strip("()\"'“”‘’")
    if letters.endswith("s") and letters[:-1].isupper():
        letters = letters[:-1]
    capitals = sum(map(str.isupper, letters))
    if not 2 <= len(letters) <= 8 or not letters.isalnum():
        return None
    return letters.casefold() if capitals >= 2 and capitals >= len(letters) - 2 else None


def initialisms(words: Sequence[str]) -> set[str]:
    """Return the acronyms (keys) that the initials of a name of two words or more can make.

    All initials, or those of all words but the small ones ("Bank of Zed": BZ or BOZ); a
    hyphenated word may give one letter or one for each part.
    """
    found = set()
    parts = [part for word in words for part in re.split(r"[-–/]", word) if part[:1].isalnum()]
    whole = [word for word in words if word[:1].isalnum()]
    for pieces in (parts, whole):
        lower = [piece.casefold() for piece in pieces]
        if lower[:1] == ["the"]:
            lower = lower[1:]
        large = [piece for piece in lower if piece not in _SMALL_WORDS]
        bare = [piece for piece in large if piece.rstrip(".") not in _LEGAL_FORMS]
        for some in (lower, large, bare):
            if len(some) > 1:
                found.add("".join(piece[0] for piece in some))
    return found


def abbreviates(acronym: str, words: Sequence[str]) -> bool:
    """Tell whether an acronym in brackets after a name can be its own.

    Weaker than `initialisms`, for the brackets say most of it: the letters occur in the name in
    order, from the start of a word on (after Schwartz and Hearst 2003).
    """
    words = [word.casefold() for word in words]
    for number, word in enumerate(words):
        if word[:1] == acronym[:1]:
            rest = iter("".join(words[number:]))
            if all(letter in rest for letter in acronym):
                return True
    return False


def shortens(short: Sequence[str], long: Sequence[str]) -> Shortening | None:
    """Tell how a name (a key) is a longer one without its last or first words.

    "Acme" is sure to be the "Acme mercenary force", likely "Acme Computer", and neither the
    "Acme Foundation" nor "Acme Canada"; "Supreme Court" is sure to be the "Ruritanian Supreme
    Court" if no other is.
    """
    if not short or len(short) >= len(long):
        return None
    rest = long[len(short) :]
    if tuple(long[: len(short)]) == tuple(short):
        if rest[-1] in _SAME_BODY:
            return Shortening.SURE
        other = any(word in _OTHER_BODY or word in _SMALL_WORDS or is_place(word) for word in rest)
        return None if other or len(rest) > _MOST_LEFT_OUT else Shortening.LIKELY
    same_end = len(short) > 1 and len(long) == len(short) + 1 and tuple(long[1:]) == tuple(short)
    return Shortening.SURE if same_end else None


def is_headed_by(name: Sequence[str], noun: str) -> bool:
    """Tell whether a name of several words (in lower case) is that of a body called by a noun.

    "European Commission" and "Commission of Inquiry" by "commission", "Bank Street" by no "bank".
    """
    following = [*name[1:], ""]
    return len(name) > 1 and any(
        word == noun and after in _AFTER_HEAD for word, after in zip(name, following, strict=True)
    )
