"""How actors stand to each other, from their deeds and roles."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from spacy.tokens import Doc

from summarizer.language.clauses import is_passive, objects_of, prepositional
from summarizer.language.modality import status_of
from summarizer.language.noun_relations import noun_relations
from summarizer.language.parties import Parties, acts_in_its_name
from summarizer.language.relation_kinds import (
    RECIPROCAL,
    THROUGH_FORCES,
    is_named_kind,
    prepositional_kind,
    verb_kind,
)
from summarizer.language.resolution import Resolution
from summarizer.language.role_relations import role_relations
from summarizer.language.syntax import Syntax
from summarizer.language.word_sets import word_set
from summarizer.models import Deed, Kind, Mention, Part, Relation, Role

_SHARES = word_set("pct percent % per stake share portion half majority minority part")


def find_relations(
    doc: Doc, resolution: Resolution, roles: Sequence[Role], deeds: Sequence[Deed]
) -> list[Relation]:
    """Return relations with their evidence, in order; each once for its evidence.

    What is denied, open or yet to come makes no relation; what is reported or alleged does,
    and the evidence shows it. A role that is past makes none.
    """
    if not resolution.mentions:
        return []
    syntax = Syntax.of(doc)
    parties = Parties(syntax, resolution)
    found = chain(
        _from_deeds(syntax, parties, deeds),
        role_relations(syntax, resolution, roles),
        noun_relations(syntax, parties),
    )
    unique = {
        (relation.source, relation.kind, relation.target, relation.start): relation
        for relation in found
        if relation.source != relation.target
    }
    return sorted(unique.values(), key=lambda relation: (relation.start, relation.end))


def _from_deeds(syntax: Syntax, parties: Parties, deeds: Sequence[Deed]) -> Iterator[Relation]:
    by_verb: dict[int, list[Deed]] = {}
    for deed in deeds:
        if deed.through is None or acts_in_its_name(deed.through):
            by_verb.setdefault(deed.verb_start, []).append(deed)
    for offset, group in by_verb.items():
        token = bisect_left(syntax.start, offset)
        if syntax.pos[token] == "VERB":
            asserted = status_of(syntax, token).asserted
        else:
            asserted = not group[0].negated and group[0].modality is None
        if asserted:
            yield from _of_clause(syntax, parties, token, group)


def _of_clause(
    syntax: Syntax, parties: Parties, token: int, group: list[Deed]
) -> Iterator[Relation]:
    name, evidence = group[0].verb, (group[0].start, group[0].end)
    passive = syntax.pos[token] == "VERB" and is_passive(syntax, token)
    kind = verb_kind(name)
    if kind not in THROUGH_FORCES:
        group = [deed for deed in group if deed.through is None]
    doers = _actors(parties, group, Part.DOES)
    sufferers = _actors(parties, group, Part.SUFFERS)
    if kind is not None and (is_named_kind(name) or _is_plain(syntax, parties, token, passive)):
        for doer in doers:
            for sufferer in sufferers:
                fitting = _fitting(syntax, token, name, doer, sufferer)
                if fitting is not None:
                    yield _relation(doer, fitting, sufferer, evidence)
    for preposition, noun in prepositional(syntax, token):
        other = parties.at(noun)
        kind = prepositional_kind(name, preposition, passive=passive)
        if other is not None and kind is not None:
            for actor in sufferers if passive else doers:
                yield _relation(actor, kind, other, evidence)
    if name in RECIPROCAL and not sufferers and len(doers) > 1 and not passive:
        kind = prepositional_kind(name, "with", passive=False) or verb_kind(name)
        if kind is not None:
            yield _relation(doers[0], kind, doers[1], evidence)


def _is_plain(syntax: Syntax, parties: Parties, token: int, passive: bool) -> bool:
    """Tell whether the first object is an actor; one further on is often a parser's slip."""
    first = objects_of(syntax, token)[:1]
    return passive or not first or parties.at(first[0]) is not None


def _fitting(syntax: Syntax, token: int, name: str, doer: Mention, sufferer: Mention) -> str | None:
    """Return the kind that fits the two actors and the amount, if any does."""
    kind = verb_kind(name)
    if not is_named_kind(name) and Kind.PLACE in (doer.kind, sufferer.kind):
        return None
    if kind == "leads" and doer.kind is not Kind.PERSON:
        return None  # parties lead in polls, teams in tables
    if kind in ("owns", "acquires") and any(
        syntax.lemma[below] in _SHARES
        for child in syntax.children[token]
        for below in (child, *syntax.children[child])
    ):
        return "has a share in"
    return kind


def _actors(parties: Parties, group: list[Deed], part: Part) -> list[Mention]:
    found = (
        parties.spanning(deed.actor_start, deed.actor_end) for deed in group if deed.part is part
    )
    return [mention for mention in found if mention is not None]


def _relation(source: Mention, kind: str, target: Mention, evidence: tuple[int, int]) -> Relation:
    start, end = evidence
    return Relation(start=start, end=end, source=source.actor, kind=kind, target=target.actor)
