"""Who is one actor across documents: pure functions on the distinct names of a library.

Resolution is a function of the set of documents and of what the user decided, never of the
order of adding. It works in three steps, each on a small block of names:

1. *Clusters*: names that are spellings of one full name. People by given name and surname
   (`persons.cluster_people`), everything else by the folded name without its legal suffix.
2. *Targets*: a short name (bare surname, acronym, part of a long name: `short_forms`) belongs
   to the one cluster that it can stand for. Where it can stand for several it is contested.
3. *Context*: documents with a contested name are looked at one by one (`context`).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from summarizer.models import Kind

_KIND_ORDER = tuple(Kind)
_ALIAS_OVERRULES = 4
"""A name that the tagger calls an organization here and there is a person's all the same if
this many times as many documents give it to a person named in full. At 4 a company of the same
name, which about every second document would tag rightly, keeps its own kind."""
_CORRECTABLE = frozenset((Kind.ORGANIZATION, Kind.GROUP, Kind.OTHER))
"""Kinds that taggers confuse with people; a place of the same name is usually a real one."""


class Spelling(NamedTuple):
    """One way a name is written, and in how many documents."""

    text: str
    documents: int


def decide_kind(own: Mapping[Kind, int], as_alias: Mapping[Kind, int]) -> Kind:
    """Return the kind of a name: that of most documents.

    Args:
        own: documents by kind in which an actor is called so and nothing fuller.
        as_alias: documents by kind in which an actor with a fuller name is also called so.
    """
    kind = max(own, key=lambda kind: (own[kind], -_KIND_ORDER.index(kind)))
    people = as_alias.get(Kind.PERSON, 0)
    if kind in _CORRECTABLE and people >= _ALIAS_OVERRULES * own[kind]:
        return Kind.PERSON
    return kind


def best_spelling(spellings: Iterable[Spelling]) -> str:
    """Return the spelling to show: that of most documents, not in capitals if there is another.

    Among equals the shortest, which has no article; then the last in the order of code points,
    which has small letters.
    """
    return max(
        spellings,
        key=lambda spelling: (
            not (spelling.text.isupper() and " " in spelling.text),
            spelling.documents,
            -len(spelling.text),
            spelling.text,
        ),
    ).text


class Candidate(NamedTuple):
    """A name that may stand for its cluster."""

    name: int
    folded: str
    documents: int
    abbreviated: bool
    """Its first given name is an initial."""


def head(names: Iterable[Candidate]) -> int:
    """Return the name that stands for a cluster, and whose hash is the id of the actor.

    One without initials, of most documents; among equals the longest, then the first in the
    alphabet.
    """
    return min(
        names,
        key=lambda name: (name.abbreviated, -name.documents, -len(name.folded), name.folded),
    ).name
