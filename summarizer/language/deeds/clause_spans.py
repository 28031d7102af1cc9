"""Where a clause starts and ends, so that it reads on its own as evidence."""

from summarizer.language.grammar.clauses import coordinated_with, has_to, subject_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import VERBAL
from summarizer.language.grammar.trimming import trim

_KEPT_MARKS = frozenset({"if", "unless", "whether", "lest"})
_BETWEEN = frozenset({"PUNCT", "CCONJ", "SPACE"})
_NO_SUBJECT = frozenset({"xcomp", "pcomp", "acl", "advcl", "conj", "ccomp"})
_DEPTH = 8
"""Longest chain of clauses without subjects: longer ones are parser errors."""


def clause_range(syntax: Syntax, verb: int) -> tuple[int, int]:
    """Return the first and last token of the clause of a verb, with its subject.

    A clause that shares its subject starts where the subject does. A relative clause starts
    with its antecedent. What is planned or decided ("the decision to leave") is told with the
    clause of the noun. A second, coordinated clause is left out.
    """
    last = clause_end(syntax, verb)
    first, reach = _start(syntax, verb, last, 0)
    last = max(last, reach)
    noun = _noun_of(syntax, verb)
    governor = _governor(syntax, noun) if noun is not None else None
    if governor is not None:
        start, reach = _start(syntax, governor, last, 0)
        first, last = min(first, start), max(last, reach, clause_end(syntax, governor))
    return trim(syntax, first, last)


def is_fragment(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb stands in a noun phrase that is part of no clause.

    Of "Decision to leave" nobody has said anything.
    """
    noun = _noun_of(syntax, verb)
    return noun is not None and _governor(syntax, noun) is None


def _noun_of(syntax: Syntax, verb: int) -> int | None:
    """Return the noun of an infinitive: "decision" of "the decision to leave"."""
    for _ in range(_DEPTH):
        dep, above = syntax.dep[verb], syntax.head[verb]
        if dep == "acl":
            return above if has_to(syntax, verb) else None
        if dep not in ("xcomp", "conj") or syntax.tag[verb] not in ("VB", "VBG"):
            return None
        verb = above
    return None


def _governor(syntax: Syntax, noun: int) -> int | None:
    """Return the verb that a noun is subject or complement of, through other nouns."""
    for _ in range(_DEPTH):
        above = syntax.head[noun]
        if above == noun:
            return None
        # "following the decision to leave": tagged as a verb, used as a preposition.
        if syntax.pos[above] in VERBAL and syntax.dep[above] != "prep":
            return above
        noun = above
    return None


def clause_end(syntax: Syntax, verb: int) -> int:
    """Return the last token of a clause without those coordinated with it."""
    last = syntax.right_edge(verb)
    for child in syntax.children[verb]:
        if child > verb and syntax.dep[child] == "conj":
            last = min(last, syntax.left_edge(child) - 1)
        elif syntax.dep[child] in ("xcomp", "ccomp"):
            for below in syntax.children[child]:
                if syntax.dep[below] == "conj" and coordinated_with(syntax, below) == verb:
                    last = min(last, syntax.left_edge(below) - 1)
    while last > verb and syntax.pos[last] in ("CCONJ", "SPACE"):
        last -= 1
    return last


def _start(syntax: Syntax, verb: int, last: int, depth: int) -> tuple[int, int]:
    """Return the first token of a clause, and the last one needed to reach its subject."""
    first = syntax.left_edge(verb)
    if syntax.dep[verb] == "relcl":
        return min(first, syntax.left_edge(syntax.head[verb])), last
    if syntax.child(verb, "nsubj", "nsubjpass", "csubj") is None or _is_bare(syntax, verb):
        above = syntax.head[verb]
        if syntax.dep[verb] == "conj":
            above = coordinated_with(syntax, verb)
        if syntax.dep[verb] in ("prep", "pcomp"):
            above = syntax.head[above] if syntax.dep[verb] == "pcomp" else above
        if syntax.dep[verb] in _NO_SUBJECT and above != verb and depth < _DEPTH:
            return _start_above(syntax, verb, above, last, depth)
    return _without_marks(syntax, first, verb), last


def _start_above(syntax: Syntax, verb: int, above: int, last: int, depth: int) -> tuple[int, int]:
    first = syntax.left_edge(verb)
    if syntax.pos[above] not in ("VERB", "AUX"):
        # "his decision to leave", "the man leading it": the noun's phrase is enough.
        if syntax.pos[above] in ("NOUN", "PROPN", "PRON"):
            return min(first, syntax.left_edge(above)), last
        above = syntax.head[above]
        if syntax.pos[above] not in ("VERB", "AUX"):
            return first, last
    start, last = _start(syntax, above, last, depth + 1)
    subject = subject_of(syntax, above)
    if subject is not None and subject > last:
        last = max(last, clause_end(syntax, above))
    if syntax.dep[verb] == "conj" and subject is not None and subject < verb:
        start = max(start, min(syntax.left_edge(subject), first))
    return min(start, first), last


def _is_bare(syntax: Syntax, verb: int) -> bool:
    """Tell whether a clause has a subject but no finite verb: "urged him to go"."""
    return (
        syntax.dep[verb] in ("ccomp", "xcomp")
        and syntax.tag[verb] in ("VB", "VBG")
        and not any(
            syntax.tag[c] in ("MD", "VBD", "VBZ", "VBP")
            for c in syntax.children[verb]
            if syntax.dep[c] in ("aux", "auxpass")
        )
    )


def _without_marks(syntax: Syntax, first: int, verb: int) -> int:
    """Drop "shortly before", "while", "However," and the like, but never a condition."""
    for child in syntax.children[verb]:
        word, dep = syntax.lower[child], syntax.dep[child]
        joins = dep == "mark" or (syntax.tag[child] == "WRB" and syntax.dep[verb] == "advcl")
        # A connective adverb: with a comma after it, before everything else.
        joins |= dep == "advmod" and child == first and syntax.lower[child + 1] == ","
        if joins and child < verb and word not in _KEPT_MARKS:
            first = child + 1
            while first < verb and syntax.pos[first] in _BETWEEN:
                first += 1
    return first
