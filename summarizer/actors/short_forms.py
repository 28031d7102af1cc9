"""Short forms of names that are no person's: acronyms, and names without some of their words.

A document that calls the Northern Rail Agency "NRA" or "Northern Rail" says what the short form
means there. Whether it means the same in documents that use nothing but the short form depends
on the form and on how often it is explained. The limits were found on 179 short forms of 8,000
Reuters stories, judged by hand, and set where hardly a wrong one is left: a card may lack, it
may not lie.
"""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.actors.folding import without_legal_suffix

_SMALL_WORDS = frozenset(("and", "for", "in", "of", "on", "the", "to", "de", "du", "la"))
_TYPE_WORDS = frozenset(
    word
    for line in (
        "agency airlines airways alliance army association authority bank battalion board brigade",
        "brothers bureau business chemicals club college commission committee companies company",
        "computer computers corporation council department energy enterprise enterprises faction",
        "federation firm force forces foundation front fund group groups guard holding holdings",
        "hospital industries institute league media militia ministry motor motors movement network",
        "news newspaper office oil organisation organization parliament partners party police",
        "press products railway railways school service services society steel stores studios",
        "systems team technologies technology television trucks union university workers",
    )
    for word in line.split()
)
"""Words that say what sort of body a name is of. What is left without them is still the name."""


class Evidence(NamedTuple):
    """How a short form is used in a library."""

    alone: int
    """Documents that use it and nothing fuller."""
    explained: int
    """Documents that give it to a bearer of the long name."""

    def explained_at_least(self, documents: int, *, alone: float) -> bool:
        """Tell whether it is explained so often, and at most so many times as often alone."""
        return self.explained >= documents and self.alone <= alone * self.explained


def stands_for(short: str, long: str, evidence: Evidence) -> bool:
    """Tell whether a folded name means a longer one where it stands alone.

    An acronym of its words, or the name without a word for what it is ("wagner", "wagner
    group"), if one document in ten explains it, or three in all. The first words of a name, if
    two documents explain it, and one in three. Other words of it, if three do, and one in two:
    "bank of lund" is seldom the Rural Bank of Lund. A name with its form of company is whole.
    """
    if not short or without_legal_suffix(short) != short:
        return False
    long = without_legal_suffix(long)
    words, kept = long.split(), short.split()
    if len(words) < 2 or len(short) >= len(long):
        return False
    common = evidence.explained_at_least(1, alone=9) or evidence.explained >= 3
    if _is_acronym(short, words):
        return common
    if words[: len(kept)] == kept:
        if all(word in _TYPE_WORDS for word in words[len(kept) :]):
            return common
        return evidence.explained_at_least(2, alone=2)
    remaining = iter(words)
    whole = all(word in remaining for word in kept)
    return whole and evidence.explained_at_least(3, alone=1)


def _is_acronym(short: str, words: Sequence[str]) -> bool:
    letters = short.replace(" ", "")
    return len(letters) > 1 and letters in {
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in _SMALL_WORDS),
    }
