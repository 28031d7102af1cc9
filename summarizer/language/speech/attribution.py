"""Where an attribution's source and cue begin and end, from the parse.

Spans follow PolNeAR: the source is the whole noun phrase with titles, appositions and relative
clauses; the cue is the verb with its auxiliaries, negation and adverbs.
"""

from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import VERBAL
from summarizer.language.lexicon.role_nouns import is_role_noun

Range = tuple[int, int]
"""Tokens from the first up to, and without, the second."""

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_OCCASION = frozenset({"after", "before", "during", "in"})
_DESCRIBING = frozenset({"from", "including", "of"})
_DASHES = frozenset({"--", "–", "—", "―"})
_RELATIVE = (["WDT"], ["WP"], ["WP$"])
_SHORT_BRACKET = 5
"""Tokens of a bracket that says of whom or where somebody is, and no more: (R-Oh.), (AB)."""
_EDGE_PUNCTUATION = frozenset({",", ";", ":", "-", "--", "–", "—", "―", ".", "…"})


class Attribution(NamedTuple):
    """Who says it and the words that tell so, as character ranges of the text."""

    source: Range | None
    cue: Range | None


def characters(syntax: Syntax, tokens: Range) -> Range:
    """Return the character range of a token range that is not empty."""
    return syntax.start[tokens[0]], syntax.end[tokens[1] - 1]


def trimmed(syntax: Syntax, first: int, last: int) -> Range:
    """Return a token range without punctuation and white space at its edges."""
    lower = syntax.lower
    while first < last and (lower[first] in _EDGE_PUNCTUATION or lower[first].isspace()):
        first += 1
    while last > first and (lower[last - 1] in _EDGE_PUNCTUATION or lower[last - 1].isspace()):
        last -= 1
    return first, last


def noun_phrase(syntax: Syntax, head: int, low: int, high: int) -> Range:
    """Return the phrase of a noun or pronoun inside the tokens `low` to `high`.

    What the parse hangs on it and says when, where or while doing what somebody speaks is none of
    it: "Prell, speaking in Velm", "Prell in a long interview". Nor is an aside: "Prell (as others
    have said)", "The film ― which opens in Velm ―"; nor what stands before a dash: "VELM -- Prell".
    """
    head = _person(syntax, head, low)
    first = max(syntax.left_edge(head), low)
    last = min(syntax.right_edge(head) + 1, high)
    first = max((i + 1 for i in range(first, head) if syntax.lower[i] in _DASHES), default=first)
    while last < high and syntax.lower[last] == "-" and syntax.end[last - 1] == syntax.start[last]:
        last = min(last + 2, high)  # a compound that the parse has cut: "ex-wife"
    last = next(
        (
            i
            for i in range(head + 1, last)
            if _is_circumstance(syntax, head, i) or _is_aside(syntax, i, last)
        ),
        last,
    )
    return trimmed(syntax, min(first, head), max(last, head + 1))


def _person(syntax: Syntax, head: int, low: int) -> int:
    """Return who a bracket, or what follows a place and a dash, tells of.

    The parse may take either for the speaker: "Ann Bell (R-Oh.) said", "VELM -- Ann Bell said".
    """
    if syntax.lower[head + 1 : head + 2] and syntax.lower[head + 1] in _DASHES:
        named = syntax.child(head, "appos")
        if named is not None and named > head and syntax.words(head, head).isupper():
            return named
    if syntax.lower[head + 1 : head + 2] != [")"]:
        return head
    for i in range(head - 1, max(low, head - _SHORT_BRACKET), -1):
        if syntax.lower[i] == ")":
            return head
        if syntax.lower[i] == "(":
            return i - 1 if syntax.pos[i - 1] in ("PROPN", "NOUN") else head
    return head


def _is_aside(syntax: Syntax, token: int, last: int) -> bool:
    """Tell whether a bracket of several words, or a relative clause after a dash, begins here."""
    if syntax.lower[token] == "(":
        inside = syntax.lower[token + 1 : last]
        length = inside.index(")") if ")" in inside else len(inside)
        return length > _SHORT_BRACKET
    return syntax.lower[token] in _DASHES and syntax.tag[token + 1 : token + 2] in _RELATIVE


def _is_circumstance(syntax: Syntax, head: int, token: int) -> bool:
    """Tell whether a phrase of circumstances begins at a token behind a name or noun."""
    if syntax.lower[token] == "for" and syntax.head[token] == head:
        reason = syntax.child(token, "pcomp")
        return reason is not None and syntax.tag[reason] == "VBG"
    if syntax.lower[token - 1] == ",":
        opens = syntax.tag[token] == "VBG" or syntax.pos[token] == "ADP"
        return opens and syntax.head[token] == head and syntax.lower[token] not in _DESCRIBING
    if syntax.pos[head] not in ("PROPN", "PRON") or syntax.lower[token] not in _OCCASION:
        return False
    occasion = syntax.child(token, "pobj") if syntax.head[token] == head else None
    return occasion is not None and syntax.pos[occasion] == "NOUN"


def verb_group(syntax: Syntax, verb: int) -> Range:
    """Return the verb with the auxiliaries, negation and adverbs right before it."""
    first = verb
    while first > 0:
        before = first - 1
        if syntax.head[before] in (verb, first) and syntax.dep[before] in _GROUP:
            first = before
        else:
            break
    last = verb + 1
    if last < len(syntax) and syntax.dep[last] in ("prt", "neg") and syntax.head[last] == verb:
        last += 1
    return first, last


def _described(syntax: Syntax, verb: int) -> int | None:
    """Return who says it where the verb describes a noun: "the man saying so"."""
    noun = syntax.head[verb]
    if syntax.tag[verb] == "VBN":
        agent = syntax.child(verb, "agent")
        return None if agent is None else syntax.child(agent, "pobj")
    if syntax.tag[verb] == "VB":
        return None  # "a way to say so"
    author = _author(syntax, noun) if syntax.tag[verb] == "VBG" else None
    return noun if author is None else author


def _author(syntax: Syntax, thing: int) -> int | None:
    """Return who brings out the thing that says so: "they filed papers opposing it"."""
    at = thing
    while syntax.dep[at] in ("pobj", "prep", "conj") and syntax.pos[at] not in VERBAL:
        at = syntax.head[at]
    if syntax.dep[at] == "dobj":
        at = syntax.head[at]
    if at == thing or syntax.pos[at] not in VERBAL or syntax.pos[thing] != "NOUN":
        return None
    if is_role_noun(syntax.lemma[thing]) or syntax.tag[thing] == "NNS":
        return None
    return syntax.child(at, *SUBJECT)


def subject(syntax: Syntax, verb: int) -> int | None:
    """Return the token that does what a verb says, also where the verb only shares a subject.

    Shared by coordination ("came and said"), control ("wanted to say") and participles
    ("…, adding that …"); the doer of a passive is its agent ("was said by X").
    """
    for _ in range(6):  # a chain of verbs that share one subject is never longer
        passive = syntax.child(verb, "auxpass") is not None
        if passive:
            agent = syntax.child(verb, "agent")
            return None if agent is None else syntax.child(agent, "pobj")
        found = syntax.child(verb, *SUBJECT)
        if found is not None:
            return found
        head, dep = syntax.head[verb], syntax.dep[verb]
        if head == verb:
            return None
        if dep in ("acl", "relcl"):
            return _described(syntax, verb)
        if dep not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "prep"):
            return None
        if dep in ("pcomp", "prep") or syntax.pos[head] not in VERBAL:
            head = syntax.head[head]
            if syntax.pos[head] not in VERBAL:
                return None
        verb = head
    return None
