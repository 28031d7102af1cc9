"""The body that a role is held in: "Acme's chairman", "mayor of Oslo", "analyst with Acme"."""

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.find import Name
from summarizer.language.names.token_map import NameMap
from summarizer.language.roles.complements import is_inner_hyphen
from summarizer.language.roles.phrases import RolePhrase, first_conjunct, hyphenated_end
from summarizer.models import Kind

_PLACES = word_set("at with in from")
"""Prepositions that only say where a role is held."""


def organization_of(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> tuple[int, int] | None:
    """Return the tokens (first, last) of the body that a role is held in.

    A name in the complement, else one before the noun, else a possessor before the phrase: a
    name, a pronoun ("its chairman") or a noun ("the bank's chairman"), which coreference may
    know. An adjective of nationality is not a body.
    """
    for i in range(hyphenated_end(syntax, phrase.head) + 1, phrase.last + 1):
        name = names.at(i)
        if name is not None and _is_body(syntax, name):
            return name.first, min(name.last, phrase.last + 1) - 1
    for i in range(phrase.first, phrase.head):
        name = names.at(i)
        if name is not None and name.kind is not Kind.PERSON and _is_body(syntax, name):
            if _is_portfolio(syntax, name, phrase.head) or is_inner_hyphen(syntax, name.last):
                break
            return max(name.first, phrase.first), name.last - 1
    first = first_conjunct(syntax, phrase.head)
    after = _after_comma(syntax, phrase, names)
    if after is not None:
        return after
    for i in (phrase.head, *range(phrase.left, phrase.head), first):
        possessor = syntax.child(i, "poss")
        if possessor is None or possessor >= phrase.head:
            continue
        name = names.at(possessor)
        if name is not None:
            return name.first, name.last - 1
        if syntax.tag[possessor] == "PRP$" and syntax.lower[possessor] not in ("my", "your"):
            return possessor, possessor
        if syntax.pos[possessor] in ("NOUN", "PROPN"):
            return syntax.left_edge(possessor), possessor
    return _where_held(syntax, phrase, names) or _noun_complement(syntax, phrase)


def _is_portfolio(syntax: Syntax, name: Name, head: int) -> bool:
    """Tell what a minister is minister of, "Defence Minister", from who the minister serves."""
    if name.last != head or name.last - name.first > 1:
        return False
    word, following = syntax.words(name.first, name.first), syntax.lower[head + 1 : head + 2]
    return syntax.lemma[head] in ("minister", "secretary") and not (
        word.isupper() or following == ["of"]
    )


def _is_body(syntax: Syntax, name: Name) -> bool:
    last = name.last - 1
    if name.kind in (Kind.GROUP, Kind.OTHER) or syntax.tag[last] == "JJ":
        return False
    # "Secretary of State", "chief of staff": no bodies, even with a capital.
    return syntax.lower[last] not in ("state", "staff") or name.first < last


def _where_held(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> tuple[int, int] | None:
    """Return the body in "analyst with [Acme]", "professor of law at the [University of X]"."""
    preposition = phrase.last + 1
    if preposition + 1 >= len(syntax) or syntax.lower[preposition] not in _PLACES:
        return None
    above = syntax.head[preposition]
    if syntax.dep[preposition] != "prep" or not phrase.first <= above <= phrase.last:
        return None
    noun = syntax.child(preposition, "pobj")
    name = names.at(noun) if noun is not None else None
    if name is None or name.kind is not Kind.ORGANIZATION:
        return None
    return name.first, name.last - 1


def _after_comma(syntax: Syntax, phrase: RolePhrase, names: NameMap) -> tuple[int, int] | None:
    """Return the body in the style of rolls and signatures: "commander, Third Fleet"."""
    start = phrase.last + 2
    if start >= len(syntax) or syntax.lower[start - 1] != ",":
        return None
    name = names.at(start)
    if name is None or name.first != start or name.kind is not Kind.ORGANIZATION:
        return None
    root = next(
        (i for i in range(start, name.last) if not start <= syntax.head[i] < name.last), start
    )
    tied = syntax.dep[root] == "appos" and phrase.first <= syntax.head[root] <= phrase.last
    return (start, name.last - 1) if tied else None


def _noun_complement(syntax: Syntax, phrase: RolePhrase) -> tuple[int, int] | None:
    """Return a definite noun, which coreference may know: "chairman of the bank"."""
    preposition = hyphenated_end(syntax, phrase.head) + 1
    if preposition > phrase.last or syntax.lower[preposition] not in ("of", "at", "for", "to"):
        return None
    noun = syntax.child(preposition, "pobj")
    if noun is None or noun > phrase.last or syntax.child(noun, "det") is None:
        return None
    first = syntax.left_edge(noun)
    return (first, noun) if syntax.lower[first] == "the" else None
