"""Which phrases of its own sentence a pronoun cannot stand for: the binding theory.

After Chomsky 1981 in the form that a dependency tree allows (Lappin and Leass 1994, syntactic
filter): a pronoun is not its co-argument, not a phrase that contains it, not a name that it
commands from the left, and not a name inside the noun phrase whose possessor it is.
"""

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax

# Trees of prose are shallower; those of word salad must not cost more.
_DEPTH = 50
_CONJUNCTS = 20

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
OBJECT = frozenset({"dobj", "dative", "obj", "iobj", "oprd"})
_SHARED = frozenset({"conj", "appos", "compound", "nmod", "flat"})
_OUTSIDE = frozenset({"relcl", "acl", "conj", "appos"})
"""Edges whose lower end may speak of the upper: "Ann and her son", "Ann, who sold her car"."""


def role(syntax: Syntax, token: int) -> str:
    """Return the grammatical role of a noun or pronoun: subject, object, oblique, owner, other.

    A conjunct, an apposition and a title have the role of what they belong to.
    """
    dep = syntax.dep[token]
    for _ in range(_DEPTH):
        if dep not in _SHARED or syntax.head[token] == token:
            break
        token = syntax.head[token]
        dep = syntax.dep[token]
    if dep in SUBJECT:
        return "subject"
    if dep in OBJECT:
        return "object"
    if dep == "pobj":
        # The agent of a passive is a subject in all but form.
        return "agent" if syntax.dep[syntax.head[token]] == "agent" else "oblique"
    return "owner" if dep == "poss" else "other"


def verb_of(syntax: Syntax, token: int) -> int | None:
    """Return the verb whose argument or adjunct a noun or pronoun is, through prepositions."""
    seen = 0
    while syntax.head[token] != token and seen < _DEPTH:
        token = syntax.head[token]
        seen += 1
        if syntax.pos[token] in {"VERB", "AUX"}:
            return token
        if syntax.pos[token] not in {"ADP", "SCONJ", "PART"}:
            return None
    return None


def subject_of(syntax: Syntax, verb: int) -> int | None:
    """Return the subject of a verb: its own, or the one it shares with the verb it hangs on."""
    for _ in range(8):
        subject = syntax.child(verb, *SUBJECT)
        if subject is not None:
            relative = syntax.dep[verb] == "relcl" and syntax.tag[subject] in {"WP", "WDT"}
            return syntax.head[verb] if relative else subject
        if syntax.dep[verb] not in {"conj", "xcomp", "advcl", "acl", "pcomp", "aux", "auxpass"}:
            return None
        head = syntax.head[verb]
        if syntax.dep[verb] in {"acl", "relcl"}:
            return head
        while syntax.pos[head] in {"ADP", "SCONJ"} and syntax.head[head] != head:
            head = syntax.head[head]
        if head == verb:
            return None
        verb = head
    return None


def conjuncts(syntax: Syntax, token: int) -> list[int]:
    """Return a token and the nearest ones that are coordinated with it."""
    found = [token]
    for one in found:
        if len(found) > _CONJUNCTS:
            break
        found.extend(c for c in syntax.children[one] if syntax.dep[c] == "conj")
    return found


def subjects_above(syntax: Syntax, token: int) -> Iterator[tuple[int, str]]:
    """Yield the subjects of the clauses around a token, inside out, each once, with a tie.

    "modified": a noun that a clause around the token modifies ("Ann, who sold her car");
    "told": the subject of a verb whose object clause holds the token ("Ann says she …");
    "plain": any other.
    """
    start, seen, tie = token, {token}, "plain"
    for _ in range(_DEPTH):
        head = syntax.head[token]
        if head == token:
            return
        if syntax.dep[token] in {"relcl", "acl"}:
            yield head, "modified"
        if syntax.dep[token] == "ccomp":
            tie = "told"
        token = head
        if syntax.pos[token] in {"VERB", "AUX"}:
            subject = subject_of(syntax, token)
            if subject is not None and subject not in seen and subject != start:
                seen.add(subject)
                yield subject, tie
                tie = "plain"


class Domain(NamedTuple):
    """What the binding theory shuts out for one pronoun."""

    coarguments: frozenset[int]
    """Tokens: whatever is mentioned at one of them is somebody else."""
    containers: frozenset[int]
    """Tokens that head a phrase around the pronoun."""
    commanded: range
    """Tokens: who is named at one of them is somebody else."""


def domain(syntax: Syntax, pronoun: int) -> Domain:
    """Return what a (not reflexive) pronoun of any case cannot refer to."""
    own_role = role(syntax, pronoun)
    containers = set()
    coarguments = {c for c in conjuncts(syntax, pronoun) if c != pronoun}
    if syntax.dep[pronoun] == "conj":
        coarguments.update(conjuncts(syntax, syntax.head[pronoun]))
        coarguments.discard(pronoun)
    token, outside = pronoun, False
    for _ in range(_DEPTH):
        head = syntax.head[token]
        if head == token:
            break
        # "a man with his dog": what somebody has may be spoken of as his.
        had = syntax.dep[token] == "prep" and syntax.lower[token] == "with"
        outside = outside or had or syntax.dep[token] in _OUTSIDE
        if not outside and syntax.pos[head] in {"NOUN", "PROPN", "PRON"}:
            containers.add(head)
        token = head
    commanded = range(0)
    if own_role == "owner":
        owned = syntax.head[pronoun]
        commanded = range(pronoun + 1, syntax.right_edge(owned) + 1)
    else:
        verb = verb_of(syntax, pronoun)
        if verb is not None:
            coarguments.update(_arguments(syntax, verb, pronoun, own_role))
            if own_role in {"subject", "object", "agent"}:
                commanded = range(pronoun + 1, syntax.right_edge(verb) + 1)
    coarguments.discard(pronoun)
    return Domain(frozenset(coarguments), frozenset(containers), commanded)


def _arguments(syntax: Syntax, verb: int, pronoun: int, own_role: str) -> set[int]:
    """Return the other arguments of the verb of a pronoun."""
    found = set()
    subject = subject_of(syntax, verb)
    # "saw a snake near him": the subject is barred from objects, not from places.
    barred = own_role in {"object", "agent"} or (
        own_role == "oblique" and syntax.lower[syntax.head[pronoun]] in {"to", "by", "of"}
    )
    if subject is not None and barred:
        found.update(conjuncts(syntax, subject))
    for child in syntax.children[verb]:
        dep = syntax.dep[child]
        if child == pronoun:
            continue
        if dep in OBJECT:
            found.update(conjuncts(syntax, child))
        elif dep in {"prep", "dative", "agent"}:
            inner = syntax.child(child, "pobj")
            if inner is not None and inner != pronoun and own_role in {"subject", "object"}:
                found.update(conjuncts(syntax, inner))
    return found
