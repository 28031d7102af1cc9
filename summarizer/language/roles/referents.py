"""The people that a phrase refers to as holders of a role, and whether a state is over."""

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.role_nouns import is_role_noun
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.find import Name
from summarizer.language.names.token_map import NameMap

_PERSONAL_PRONOUNS = word_set("he she i")
_PERSON_NOUNS = word_set("man woman person boy girl father mother son daughter brother sister")


class Holder(NamedTuple):
    """Tokens (`last` is the last itself) that refer to the holder; whether the role is over."""

    first: int
    last: int
    past: bool = False


def of_name(name: Name, *, past: bool = False) -> Holder:
    """Return the holder that a name refers to."""
    return Holder(name.first, name.last - 1, past)


def referents(syntax: Syntax, token: int | None, names: NameMap) -> Iterator[Holder]:
    """Yield the persons that a noun phrase refers to: names, pronouns, definite nouns."""
    if token is None:
        return
    for noun in syntax.conjuncts(token):
        name = names.holder_at(noun)
        if name is not None:
            yield of_name(name)
        elif syntax.lower[noun] in _PERSONAL_PRONOUNS:
            yield Holder(noun, noun)
        elif (apposed := _apposed_name(syntax, noun, names)) is not None:
            yield of_name(apposed)
        elif is_definite_person(syntax, noun):
            yield Holder(syntax.left_edge(noun), noun)


def is_definite_person(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun speaks of one person already known: "the general"."""
    if syntax.pos[noun] != "NOUN" or syntax.tag[noun] != "NN":
        return False
    if not (is_role_noun(syntax.lemma[noun]) or syntax.lemma[noun] in _PERSON_NOUNS):
        return False
    return syntax.lower[syntax.left_edge(noun)] == "the"


def _apposed_name(syntax: Syntax, noun: int, names: NameMap) -> Name | None:
    """Return the name in "her lawyer, John Doe, was"."""
    apposition = syntax.child(noun, "appos")
    return names.holder_at(apposition) if apposition is not None else None


def is_over(syntax: Syntax, verb: int) -> bool:
    """Tell by tense and time whether a state is over when the text is written.

    "said he was chairman" shifts the tense of "am" back: that says nothing of the present.
    """
    if _has_end(syntax, verb):
        return True
    if syntax.lemma[verb] == "become":
        return False
    had = any(syntax.dep[c] == "aux" and syntax.lower[c] == "had" for c in syntax.children[verb])
    if syntax.dep[verb] == "xcomp":
        return syntax.lower[syntax.head[verb]] == "used"
    if syntax.dep[verb] == "ccomp" and syntax.tag[syntax.head[verb]] == "VBD":
        return had
    return had or syntax.tag[verb] == "VBD"


def _has_end(syntax: Syntax, verb: int) -> bool:
    """As in "until 2019", "from 1990 to 1999"."""
    below = [c for c in syntax.children[verb] if syntax.dep[c] in ("prep", "advcl")]
    below += [c for p in below for c in syntax.children[p] if syntax.dep[c] == "prep"]
    words = {syntax.lower[c] for c in below}
    return bool(words & {"until", "till"}) or {"from", "to"} <= words
