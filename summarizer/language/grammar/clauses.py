"""Who does what to whom in one clause: subject, voice, objects, also where they are shared.

An infinitive, a participle or a second verb has no subject of its own; it takes that of the
verb or noun above it (Quirk et al. 1985, ch. 14 to 16: relative, non-finite and coordinated
clauses). Everything here is by token index.
"""

from collections.abc import Iterator

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import FINITE
from summarizer.language.lexicon.word_sets import word_set

_RELATIVE = word_set("who whom which that")
_SUBJECT_CONTROL = word_set("promise threaten vow swear offer use")
"""Verbs whose infinitive is done by the subject though there is an object."""
_APPEALING = word_set("call appeal plead rely count wait")
_OBJECT_PREPOSITIONS = word_set("of from for with into against")
_OBJECT_CONTROL = word_set(
    """
    accuse suspect charge blame convict acquit clear praise thank criticise criticize condemn
    arrest detain jail imprison fine punish sentence prevent stop prohibit ban bar block deter
    discourage dissuade keep talk trick force persuade commend honour honor fire dismiss sack
    indict try forgive investigate prosecute execute
    """
)
"""Verbs whose object does what stands after the preposition: "accused him of lying"."""
_LIGHT_VERBS = word_set(
    """
    make take reach announce defend justify explain have give issue launch mount begin start win
    regret reverse cancel
    """
)
"""With these the subject is also the one who decides: "made the decision to leave"."""
_NEEDS_OBJECT = word_set(
    """
    accuse acquit appoint arrest assassinate blame charge commend convict criticise criticize
    deport depose detain diagnose dismiss elect evacuate execute exonerate extradite fine
    honour honor hospitalise hospitalize imprison indict injure jail kidnap kill murder name
    nominate oust picture praise punish question release sack sentence sue suspect suspend wound
    """
)
"""Without an object and an auxiliary these are passives cut short: "Roe arrested in raid"."""
_DEPTH = 8
"""Longest chain of clauses a subject is sought through: longer ones are parser errors."""


def is_passive(syntax: Syntax, verb: int) -> bool:
    """Tell whether the subject of a verb suffers what the verb says."""
    if syntax.child(verb, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    if syntax.tag[verb] not in ("VBN", "VBD") or syntax.child(verb, "aux") is not None:
        return False
    dep = syntax.dep[verb]
    if syntax.lemma[verb] in _NEEDS_OBJECT and dep != "conj":
        return syntax.child(verb, "dobj", "ccomp", "oprd", "xcomp") is None
    if syntax.child(verb, "nsubj") is not None:
        return False
    if dep == "acl":
        return True
    if syntax.tag[verb] == "VBD":
        return False
    if dep == "conj":
        return syntax.head[verb] != verb and is_passive(syntax, syntax.head[verb])
    return dep in ("advcl", "relcl", "amod")


def subject_of(syntax: Syntax, verb: int, depth: int = 0) -> int | None:
    """Return the head of the subject of a verb, its own or the one it shares.

    A relative pronoun is answered with its antecedent.
    """
    own = syntax.child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return _antecedent(syntax, own, verb) if syntax.lower[own] in _RELATIVE else own
    if syntax.head[verb] == verb or depth > _DEPTH:
        return None
    return _shared_subject(syntax, verb, depth)


def coordinated_with(syntax: Syntax, verb: int) -> int:
    """Return the verb that a coordinated one goes with.

    A finite verb goes with a finite one: of "urged them to stay and declared a holiday" the
    parser joins "declared" to "stay".
    """
    head = syntax.head[verb]
    if syntax.tag[verb] in FINITE:
        above = head
        while syntax.tag[above] in ("VB", "VBG") and syntax.dep[above] in ("xcomp", "ccomp"):
            above = syntax.head[above]
        if syntax.tag[above] in FINITE:
            return above
    return head


def _shared_subject(syntax: Syntax, verb: int, depth: int) -> int | None:
    dep, head = syntax.dep[verb], syntax.head[verb]
    if dep == "conj":
        head = coordinated_with(syntax, verb)
    shares = (dep == "conj" and syntax.pos[head] in ("VERB", "AUX")) or (
        dep == "advcl"
        and syntax.tag[verb] in ("VBG", "VBN", "VB")
        and syntax.pos[head] in ("VERB", "AUX")
    )
    if shares:
        return subject_of(syntax, head, depth + 1)
    if dep == "xcomp":
        # What is said has no subject without "to": "said: come on".
        spoken = syntax.lemma[head] == "say" and not has_to(syntax, verb)
        return None if spoken else _controller(syntax, head, depth)
    if dep == "acl":
        return _noun_subject(syntax, verb, head, depth)
    if dep == "pcomp":
        return _prepositional_subject(syntax, head, depth)
    return head if dep == "relcl" else None


def has_to(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(syntax.lower[c] == "to" and syntax.dep[c] == "aux" for c in syntax.children[verb])


def _antecedent(syntax: Syntax, pronoun: int, verb: int) -> int | None:
    token = verb
    for _ in range(_DEPTH):
        if syntax.dep[token] == "relcl":
            return nearest_conjunct(syntax, syntax.head[token], token)
        if syntax.dep[token] not in ("conj", "ccomp", "xcomp"):
            break
        token = syntax.head[token]
    return pronoun if syntax.dep[token] != "relcl" and syntax.lower[pronoun] == "that" else None


def nearest_conjunct(syntax: Syntax, noun: int, verb: int) -> int:
    """Return the last of coordinated nouns before a clause: parsers hang it on the first."""
    first = syntax.left_edge(verb)
    return max(c for c in syntax.conjuncts(noun) if c < first or c == noun)


def _controller(syntax: Syntax, head: int, depth: int) -> int | None:
    """Return who does the infinitive under a verb or adjective."""
    if syntax.pos[head] in ("ADJ", "NOUN") and syntax.dep[head] in ("acomp", "attr", "oprd"):
        return subject_of(syntax, syntax.head[head], depth + 1)
    if syntax.lemma[head] in _APPEALING:
        # "called on both sides to talk"
        for child in syntax.children[head]:
            if syntax.lower[child] in ("on", "to", "upon", "with", "for"):
                return syntax.child(child, "pobj")
    if syntax.lemma[head] not in _SUBJECT_CONTROL or is_passive(syntax, head):
        controlled = syntax.child(head, "dobj", "dative")
        if controlled is not None:
            return controlled
    return subject_of(syntax, head, depth + 1)


def _noun_subject(syntax: Syntax, verb: int, noun: int, depth: int) -> int | None:
    """Return the subject of a clause on a noun: "the man leading it", "his decision to go"."""
    if syntax.tag[verb] in ("VBG", "VBN", "VBD") and syntax.child(verb, "aux") is None:
        return nearest_conjunct(syntax, noun, verb)
    possessor = syntax.child(noun, "poss")
    if possessor is not None:
        return possessor
    agent = next((c for c in syntax.children[noun] if syntax.lower[c] == "by"), None)
    if agent is not None:
        return syntax.child(agent, "pobj")
    above = syntax.head[noun]
    if syntax.dep[noun] == "dobj" and syntax.lemma[above] in _LIGHT_VERBS:
        return subject_of(syntax, above, depth + 1)
    return None


def _prepositional_subject(syntax: Syntax, preposition: int, depth: int) -> int | None:
    above = syntax.head[preposition]
    if syntax.pos[above] in ("NOUN", "PROPN"):
        return syntax.child(above, "poss")
    if syntax.pos[above] not in ("VERB", "AUX"):
        return None
    if (
        syntax.lower[preposition] in _OBJECT_PREPOSITIONS
        and syntax.lemma[above] in _OBJECT_CONTROL
        and not is_passive(syntax, above)
    ):
        return syntax.child(above, "dobj")
    return subject_of(syntax, above, depth + 1)


def objects_of(syntax: Syntax, verb: int) -> list[int]:
    """Return the heads of the direct objects; a relative pronoun as its antecedent."""
    first = syntax.child(verb, "dobj")
    if first is None:
        return []
    if syntax.lower[first] in _RELATIVE and syntax.dep[verb] == "relcl":
        return [syntax.head[verb]]
    return syntax.conjuncts(first)


def agents_of(syntax: Syntax, verb: int) -> list[int]:
    """Return the heads of the by-phrase of a passive."""
    by = syntax.child(verb, "agent")
    noun = syntax.child(by, "pobj") if by is not None else None
    return syntax.conjuncts(noun) if noun is not None else []


def prepositional(syntax: Syntax, token: int) -> Iterator[tuple[str, int]]:
    """Yield (preposition, head of its noun) below a verb or noun, coordinated nouns too."""
    for child in syntax.children[token]:
        if syntax.dep[child] in ("prep", "agent"):
            word = syntax.lower[child]
            for below in syntax.children[child]:
                if syntax.dep[below] == "pobj":
                    for noun in syntax.conjuncts(below):
                        yield word, noun
                elif syntax.dep[below] == "prep":  # "from under", "out of"
                    noun_below = syntax.child(below, "pobj")
                    if noun_below is not None:
                        yield f"{word} {syntax.lower[below]}", noun_below


def is_question(syntax: Syntax, verb: int) -> bool:
    """Tell whether the sentence of a verb ends in a question mark."""
    root = verb
    for _ in range(len(syntax)):
        if syntax.head[root] == root:
            break
        root = syntax.head[root]
    return any(syntax.lower[child] == "?" for child in syntax.children[root])
