"""Relations that nouns make: "talks between A and B", "A's wife, B", "A, a unit of B"."""

from collections.abc import Iterator

from summarizer.language.clauses import prepositional, subject_of
from summarizer.language.modality import status_of
from summarizer.language.parties import Parties, noun_phrase_range
from summarizer.language.relation_kinds import HOLDING, noun_kind
from summarizer.language.role_nouns import KINSHIP
from summarizer.language.syntax import Syntax
from summarizer.language.word_sets import word_set
from summarizer.models import Kind, Mention, Relation

_PARTS = word_set("unit subsidiary arm division affiliate branch part offshoot wing member")
"""Nouns for what belongs to a larger body."""


def noun_relations(syntax: Syntax, parties: Parties) -> Iterator[Relation]:
    """Yield the relations that nouns make between actors."""
    for token, pos in enumerate(syntax.pos):
        if pos != "NOUN":
            continue
        lemma = syntax.lemma[token]
        if lemma in KINSHIP:
            yield from _kin(syntax, parties, token)
        elif lemma in _PARTS:
            yield from _part(syntax, parties, token)
        elif (kind := noun_kind(lemma)) is not None:
            yield from _joined(syntax, parties, token, kind)


def _kin(syntax: Syntax, parties: Parties, noun: int) -> Iterator[Relation]:
    if syntax.tag[noun] != "NN":
        return
    other = _possessor(syntax, parties, noun)
    one = _named_by(syntax, parties, noun)
    if one is None or other is None or {one.kind, other.kind} != {Kind.PERSON}:
        return
    if any(syntax.lower[c] in ("former", "ex", "late") for c in syntax.children[noun]):
        return
    yield _relation(syntax, one, f"{syntax.lemma[noun]} of", other, noun)


def _part(syntax: Syntax, parties: Parties, noun: int) -> Iterator[Relation]:
    other = next(
        (parties.at(n) for word, n in prepositional(syntax, noun) if word == "of"), None
    ) or _possessor(syntax, parties, noun)
    one = _named_by(syntax, parties, noun)
    if one is None or other is None:
        return
    bodies = (Kind.ORGANIZATION, Kind.GROUP, Kind.PLACE)
    if one.kind not in bodies or other.kind not in (Kind.ORGANIZATION, Kind.GROUP):
        return
    kind = "member of" if syntax.lemma[noun] == "member" else "part of"
    yield _relation(syntax, one, kind, other, noun)


def _possessor(syntax: Syntax, parties: Parties, noun: int) -> Mention | None:
    possessor = syntax.child(noun, "poss")
    if possessor is not None:
        return parties.at(possessor)
    for word, below in prepositional(syntax, noun):
        if word == "of":
            return parties.at(below)
    return None


def _named_by(syntax: Syntax, parties: Parties, noun: int) -> Mention | None:
    """Return the actor that a noun is said of: by apposition, as a title, or as what it is."""
    dep, above = syntax.dep[noun], syntax.head[noun]
    if dep in ("appos", "compound", "nmod"):
        return parties.own(above)
    if dep == "attr" and syntax.lemma[above] == "be":
        subject = subject_of(syntax, above)
        status = status_of(syntax, above)
        if subject is not None and status.asserted and syntax.tag[above] != "VBD":
            return parties.own(subject)
        return None
    apposition = syntax.child(noun, "appos")
    return parties.own(apposition) if apposition is not None else None


def _joined(syntax: Syntax, parties: Parties, noun: int, kind: str) -> Iterator[Relation]:
    """As in "talks between A and B", "A's feud with B", "A held talks with B"."""
    after = list(prepositional(syntax, noun))
    between = [parties.at(n) for word, n in after if word == "between"]
    first: Mention | None = None
    second: Mention | None = None
    if len(between) > 1:
        first, second = between[0], between[1]
    else:
        second = next((parties.at(n) for w, n in after if w in ("with", "against")), None)
        possessor = syntax.child(noun, "poss")
        verb = syntax.head[noun]
        if possessor is not None:
            first = parties.at(possessor)
        elif syntax.dep[noun] == "dobj" and syntax.lemma[verb] in HOLDING:
            subject = subject_of(syntax, verb)
            if subject is not None and status_of(syntax, verb).asserted:
                first = parties.at(subject)
                if second is None:
                    second = next(
                        (parties.at(n) for w, n in prepositional(syntax, verb) if w == "with"),
                        None,
                    )
    if first is not None and second is not None:
        yield _relation(syntax, first, kind, second, noun)


def _relation(syntax: Syntax, source: Mention, kind: str, target: Mention, noun: int) -> Relation:
    first, last = noun_phrase_range(syntax, noun)
    return Relation(
        start=min(syntax.start[first], source.start, target.start),
        end=max(syntax.end[last], source.end, target.end),
        source=source.actor,
        kind=kind,
        target=target.actor,
    )
