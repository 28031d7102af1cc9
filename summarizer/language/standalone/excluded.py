"""What a pronoun cannot mean, by where it stands in its sentence."""

from summarizer.language.grammar.syntax import Syntax

_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_HIGH = 40
"""Longest way up a parse that is followed: longer ones are parser errors."""


def above_of(syntax: Syntax, token: int) -> list[int]:
    """Return the tokens that a pronoun hangs on: what it is part of, it cannot mean."""
    found: list[int] = []
    while syntax.head[token] != token and len(found) < _HIGH:
        token = syntax.head[token]
        found.append(token)
    return found


def of_its_subject(syntax: Syntax, token: int) -> set[int]:
    """Return the subject of a pronoun's own verb: "it" in "Acme approved it" is not Acme.

    An object that means its subject is reflexive (principle B: Chomsky 1981).
    """
    if syntax.dep[token] not in _OBJECTS:
        return set()
    verb = syntax.head[token]
    if syntax.dep[token] == "pobj":
        verb = syntax.head[verb]
    subject = syntax.child(verb, "nsubj", "nsubjpass")
    return set() if subject is None else set(syntax.subtree(subject))
