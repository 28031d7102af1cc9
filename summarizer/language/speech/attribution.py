"""Where an attribution's source and cue begin and end, from the parse.

Spans follow PolNeAR: the source is the whole noun phrase with titles, appositions and relative
clauses; the cue is the verb with its auxiliaries, negation and adverbs.
"""

from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import VERBAL

Range = tuple[int, int]
"""Tokens from the first up to, and without, the second."""

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
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
    """Return the phrase of a noun or pronoun inside the tokens `low` to `high`."""
    first = max(syntax.left_edge(head), low)
    last = min(syntax.right_edge(head) + 1, high)
    return trimmed(syntax, min(first, head), max(last, head + 1))


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
            if syntax.tag[verb] == "VBN":
                agent = syntax.child(verb, "agent")
                return None if agent is None else syntax.child(agent, "pobj")
            # "the man saying so", but not "a way to say so".
            return None if syntax.tag[verb] == "VB" else head
        if dep not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "prep"):
            return None
        if dep in ("pcomp", "prep") or syntax.pos[head] not in VERBAL:
            head = syntax.head[head]
            if syntax.pos[head] not in VERBAL:
                return None
        verb = head
    return None
