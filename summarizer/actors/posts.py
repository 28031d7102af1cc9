"""Titles of roles compared: which are one post, and which posts one person at a time holds."""

import re
from functools import lru_cache
from typing import NamedTuple

from summarizer.actors.folding import fold
from summarizer.text import stem, words

_COMPLEMENT = re.compile(r"\s+(?:of|for|at|in|to|with)\b", re.IGNORECASE)
_SMALL = frozenset({"of", "for", "at", "in", "to", "with", "the", "a", "an"})

_SINGLE = frozenset(
    word
    for line in (
        "boss ceo chair chairman chairperson chairwoman chancellor chief emperor empress",
        "governor head king leader mayor pope premier president queen",
    )
    for word in line.split()
)
_SINGLE_PHRASES = frozenset(
    {
        ("attorney", "general"),
        ("chief", "executive"),
        ("chief", "executive", "officer"),
        ("director", "general"),
        ("managing", "director"),
        ("secretary", "general"),
    }
)
"""Posts of which a body has one, as any dictionary explains them. Directors, spokeswomen and
inspectors are not among them, nor ministers without a word for what they are ministers of."""

_INFORMAL = frozenset({"boss", "chief", "head", "leader"})
"""What news calls whoever is at the top, whatever the post is called."""

_DEPUTY = frozenset(
    word
    for line in (
        "acting assistant associate caretaker co deputy designate elect former honorary",
        "interim junior senior vice",
    )
    for word in line.split()
)
"""Words that make another post of a title: a deputy mayor is no mayor."""


class Title(NamedTuple):
    """The words of a role's title, in parts."""

    head: tuple[str, ...]
    """As written, up to the complement: "Deputy Mayor"."""
    stems: tuple[str, ...]
    """Of the head."""
    complement: tuple[str, ...]
    """Stems of what it is of or for, without small words."""


@lru_cache(maxsize=1 << 12)
def title_of(text: str) -> Title:
    """Take a title apart: "mayor of Velm" is mayor, velm."""
    match = _COMPLEMENT.search(text)
    head = tuple(words(text[: match.start()] if match else text))
    rest = words(text[match.start() :]) if match else []
    complement = tuple(stem(word) for word in rest if word.lower() not in _SMALL)
    return Title(head, tuple(stem(word) for word in head), complement)


def is_same_role(one: str, other: str) -> bool:
    """Tell whether two titles may be of one role.

    They are when their heads agree and the longer adds only a complement ("chief executive" and
    "chief executive of the ferry line"), names before it ("Transport Minister" and "minister"),
    or before it what the other's complement says ("union leader", "leader of the Dockers' Union").
    """
    longer, shorter = sorted((title_of(one), title_of(other)), key=lambda t: -len(t.head))
    if not shorter.stems or longer.stems[-len(shorter.stems) :] != shorter.stems:
        return False
    added = longer.head[: len(longer.head) - len(shorter.head)]
    if any(word.lower() in _DEPUTY for word in added):
        return False
    if all(stem(word) in shorter.complement for word in added) and added:
        return not longer.complement or longer.complement == shorter.complement
    if longer.complement and shorter.complement and longer.complement != shorter.complement:
        return False
    # "chief inspector" is another post than "inspector"; "Transport Minister" is what
    # "minister" is short for.
    return all(word[:1].isupper() for word in added)


def is_single(title: str) -> bool:
    """Tell whether a body has one holder of this post at a time."""
    head = [word.lower() for word in title_of(title).head]
    if not head or _DEPUTY & set(head):
        return False
    if head[-1] == "minister" and len(head) > 1:
        return True
    return head[-1] in _SINGLE or any(
        tuple(head[-len(phrase) :]) == phrase for phrase in _SINGLE_PHRASES
    )


def is_informal(title: str) -> bool:
    """Tell whether a title says that somebody is at the top, and not as what."""
    head = title_of(title).head
    return len(head) == 1 and head[0].lower() in _INFORMAL


def is_same_body(one: str, other: str) -> bool:
    """Tell whether two names of a body may be one: one has all words of the other."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return first <= second or second <= first
