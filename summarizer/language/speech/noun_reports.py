"""Attributions that a noun, an adjective or a preposition makes.

His claim that …; she is confident that …; critical of …; according to …
"""

from summarizer.language.grammar.clauses import has_to
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.speech.attribution import SUBJECT, Range, noun_phrase, trimmed, verb_group
from summarizer.language.speech.cues import ADJECTIVES, NOUNS
from summarizer.language.speech.verb_reports import Report, source_of, told

CUE_WORDS = NOUNS
_ABOUT = frozenset({"of", "about", "for", "on", "against", "over", "to", "with", "at", "in"})
_NOUN_ABOUT = frozenset({"of", "about", "on", "against", "over"})
_EXPRESSES = frozenset(
    "air express give issue reiterate repeat share voice".split()  # noqa: SIM905
)
"""Verbs with which a noun of saying is one's own: who rejects a claim does not make it."""
_FROM = frozenset({"by", "from"})
# From "according to" up to the verb of its clause: deeper ones are parser errors.
_DEPTH = 8


def noun_report(syntax: Syntax, noun: int) -> Report | None:
    """Read his claim that …, the promise by X to …, her criticism of the plan."""
    source = _owner(syntax, noun) or _expressing(syntax, noun)
    clause = next(
        (
            child
            for child in syntax.children[noun]
            if child > noun
            and syntax.dep[child] in ("acl", "ccomp")
            and syntax.tag[child] not in ("VBN", "VBG")
        ),
        None,
    )
    if clause is not None:
        first = max(syntax.left_edge(clause), noun + 1)
        content = told(syntax, trimmed(syntax, first, syntax.right_edge(clause) + 1))
        # "plans to build": without their owner these are things, not words.
        if content is None or (source is None and has_to(syntax, clause)):
            return None
        return Report(content, source, (noun, noun + 1))
    if source is None:
        return None
    for child in syntax.children[noun]:
        if child > noun and syntax.lower[child] in _NOUN_ABOUT:
            thing = syntax.child(child, "pobj", "pcomp")
            if thing is not None:
                return Report(_phrase(syntax, thing), source, (noun, child + 1))
    return None


def adjective_report(syntax: Syntax, be: int) -> Report | None:
    """Read she is confident that …; he was critical of the plan."""
    adjective = syntax.child(be, "acomp")
    if adjective is None or syntax.lemma[adjective] not in ADJECTIVES:
        return None
    first = verb_group(syntax, be)[0]
    for child in [*syntax.children[adjective], *syntax.children[be]]:
        if child <= adjective:
            continue
        if syntax.dep[child] in ("ccomp", "xcomp"):
            left = max(syntax.left_edge(child), adjective + 1)
            content = trimmed(syntax, left, syntax.right_edge(child) + 1)
            return Report(content, source_of(syntax, be), (first, adjective + 1))
        if syntax.dep[child] == "prep" and syntax.lower[child] in _ABOUT:
            thing = syntax.child(child, "pobj", "pcomp")
            if thing is not None:
                content = _phrase(syntax, thing)
                return Report(content, source_of(syntax, be), (first, child + 1))
    return None


def according_report(syntax: Syntax, according: int) -> Report | None:
    """Read …, according to X; According to X, it rained."""
    to = according + 1
    if to >= len(syntax) or syntax.lower[to] != "to":
        return None
    name = syntax.child(to, "pobj")
    if name is None:
        name = syntax.child(according, "pobj")
    if name is None:
        return None
    source = noun_phrase(syntax, name, to + 1, len(syntax))
    if source[0] == source[1]:
        return None  # only marks follow
    clause = according
    for _ in range(_DEPTH):
        above = syntax.head[clause]
        if above == clause:
            break
        clause = above
        if syntax.pos[clause] in ("VERB", "AUX") and syntax.child(clause, *SUBJECT) is not None:
            break
    left, right = syntax.left_edge(clause), syntax.right_edge(clause)
    if left >= according:
        content = trimmed(syntax, source[1], right + 1)
    else:
        content = trimmed(syntax, left, according)
    return Report(content, source, (according, to + 1))


def _phrase(syntax: Syntax, head: int) -> Range:
    return trimmed(syntax, syntax.left_edge(head), syntax.right_edge(head) + 1)


def _owner(syntax: Syntax, noun: int) -> Range | None:
    """Return whose claim it is: "X's claim", "the claim by X"."""
    owner = syntax.child(noun, "poss")
    if owner is not None:
        return noun_phrase(syntax, owner, 0, noun)
    for child in syntax.children[noun]:
        if syntax.dep[child] == "prep" and syntax.lower[child] in _FROM:
            name = syntax.child(child, "pobj")
            if name is not None:
                return noun_phrase(syntax, name, child + 1, len(syntax))
    return None


def _expressing(syntax: Syntax, noun: int) -> Range | None:
    """Return who has or expresses it: "officials voiced concern that …"."""
    verb = syntax.head[noun]
    if syntax.dep[noun] != "dobj" or verb > noun:
        return None
    if syntax.pos[verb] == "PROPN":  # "Prell charges that …", taken for a name and a noun
        return noun_phrase(syntax, verb, 0, noun)
    return source_of(syntax, verb) if syntax.lemma[verb] in _EXPRESSES else None
