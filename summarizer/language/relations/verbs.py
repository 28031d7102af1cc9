"""Relations that verbs make between those who do and those who suffer a deed."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.language.deeds.parties import Parties, acts_in_its_name
from summarizer.language.grammar.clauses import is_passive, objects_of, prepositional
from summarizer.language.grammar.modality import is_alleged, status_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import TENSED
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.relations.kinds import (
    ACTS,
    DISCUSSING,
    JUDGING,
    LASTING,
    RECIPROCAL,
    THROUGH_FORCES,
    is_named_kind,
    prepositional_kind,
    verb_kind,
)
from summarizer.models import Deed, Kind, Mention, Part, Relation

_FINISHING = frozenset({"prt", "oprd", "xcomp", "ccomp", "dative"})
_MEASURING = word_set("as to with against than")
_SHARES = word_set("pct percent % per stake share portion half majority minority part")


_MOST_PARTIES = 20
"""Of a longer list no more are paired: a list of a thousand names would make a million pairs."""


class _Clause(NamedTuple):
    """A verb, or a noun that stands for one, with the actors on its two sides."""

    token: int
    name: str
    kind: str | None
    passive: bool
    doers: list[Mention]
    sufferers: list[Mention]
    evidence: tuple[int, int]

    def relation(self, source: Mention, kind: str, target: Mention) -> Relation:
        """Return a relation with this clause as its evidence."""
        start, end = self.evidence
        return Relation(start=start, end=end, source=source.actor, kind=kind, target=target.actor)


def verb_relations(syntax: Syntax, parties: Parties, deeds: Sequence[Deed]) -> Iterator[Relation]:
    """Yield the relations of the deeds that are said to have happened."""
    by_verb: dict[int, list[Deed]] = {}
    for deed in deeds:
        if deed.through is None or acts_in_its_name(deed.through):
            by_verb.setdefault(deed.verb_start, []).append(deed)
    for offset, group in by_verb.items():
        token = bisect_left(syntax.start, offset)
        if _is_asserted(syntax, token, group[0]):
            clause = _clause(syntax, parties, token, group)
            for rule in (_direct, _judging, _towards):
                yield from rule(syntax, parties, clause)
            yield from _together(clause)


def _is_asserted(syntax: Syntax, token: int, deed: Deed) -> bool:
    """Tell whether it is said to have happened, and not only alleged: "is accused of killing"."""
    if syntax.dep[token] == "pcomp" and syntax.child(token, "nsubj") is not None:
        return False  # "It will be hard with Roe heading Acme."
    if syntax.pos[token] == "VERB":
        return status_of(syntax, token).asserted and not is_alleged(syntax, token)
    return not deed.negated and deed.modality is None


def _clause(syntax: Syntax, parties: Parties, token: int, group: list[Deed]) -> _Clause:
    first = group[0]
    kind = verb_kind(first.verb)
    itself = [deed for deed in group if deed.through is None or kind in THROUGH_FORCES]

    def actors(part: Part) -> list[Mention]:
        found = (parties.spanning(d.actor_start, d.actor_end) for d in itself if d.part is part)
        return [mention for mention in found if mention is not None][:_MOST_PARTIES]

    return _Clause(
        token=token,
        name=first.verb,
        kind=kind,
        passive=syntax.pos[token] == "VERB" and is_passive(syntax, token),
        doers=actors(Part.DOES),
        sufferers=actors(Part.SUFFERS),
        evidence=(first.start, first.end),
    )


def _direct(syntax: Syntax, parties: Parties, clause: _Clause) -> Iterator[Relation]:
    """As in "Roe blamed Doe", "Doe was blamed by Roe"."""
    named = is_named_kind(clause.name)
    if not named and not _is_plainly_told(syntax, clause):
        return
    if not named and not clause.passive:
        # Of several objects an actor further on is often a parser's slip.
        first = objects_of(syntax, clause.token)[:1]
        if first and parties.at(first[0]) is None:
            return
    for doer in clause.doers:
        for sufferer in clause.sufferers:
            kind = _fitting(syntax, clause, doer, sufferer)
            if kind is not None:
                yield clause.relation(doer, kind, sufferer)


def _is_plainly_told(syntax: Syntax, clause: _Clause) -> bool:
    """Tell whether a verb of no family says all of what one actor did to the other.

    It is finite, has no particle, and what it says is not finished by another word: in "painted
    Roe as a liar", "compared Roe to Doe", "invited Roe to speak" that is what counts.
    """
    verb = clause.token
    if syntax.lemma[verb].endswith("man"):
        return False  # "the Rovers frontman Roe", a noun that parsers take for a verb
    is_finite = syntax.tag[verb] in TENSED or any(
        syntax.tag[child] in TENSED
        for child in syntax.children[verb]
        if syntax.dep[child] in ("aux", "auxpass")
    )
    is_open = any(
        syntax.dep[child] in _FINISHING
        or (syntax.dep[child] == "prep" and syntax.lower[child] in _MEASURING)
        for child in syntax.children[verb]
    )
    is_open |= sum(syntax.dep[child] == "dobj" for child in syntax.children[verb]) > 1
    # "They are campaigning Democrats": with an object, a participle may be an adjective.
    is_sure = syntax.tag[verb] != "VBG" and syntax.dep[verb] not in ("pcomp", "advcl", "acl")
    return is_finite and is_sure and not is_open


def _fitting(syntax: Syntax, clause: _Clause, doer: Mention, sufferer: Mention) -> str | None:
    """Return the kind that fits the two actors and the amount, if any does."""
    kind = clause.kind
    if not is_named_kind(clause.name) and Kind.PLACE in (doer.kind, sufferer.kind):
        return None
    if kind in LASTING and _is_over(syntax, clause.token):
        return None  # "he ran the firm in the nineties"
    if kind == "leads" and doer.kind is not Kind.PERSON:
        return None  # parties lead in polls, teams in tables
    if kind in ("owns", "acquires") and any(
        syntax.lemma[below] in _SHARES
        for child in syntax.children[clause.token]
        for below in (child, *syntax.children[child])
    ):
        return "has a share in"
    return kind


def _is_over(syntax: Syntax, verb: int) -> bool:
    """Tell whether a verb is in the past tense, other than the perfect."""
    if syntax.pos[verb] != "VERB":
        return False
    if syntax.tag[verb] == "VBD" and syntax.dep[verb] != "acl":
        return True
    return any(
        syntax.dep[c] in ("aux", "auxpass") and syntax.lower[c] in ("was", "were", "had")
        for c in syntax.children[verb]
    )


def _judging(syntax: Syntax, parties: Parties, clause: _Clause) -> Iterator[Relation]:
    """As in "Roe criticised Doe's decision", "Roe condemned the Acme attack"."""
    if clause.kind not in JUDGING:
        return
    for noun in objects_of(syntax, clause.token):
        if syntax.lemma[noun] not in ACTS or parties.at(noun) is not None:
            continue
        for child in syntax.children[noun]:
            owner = parties.own(child) if syntax.dep[child] in ("poss", "compound") else None
            if owner is not None:
                for doer in clause.doers:
                    yield clause.relation(doer, clause.kind, owner)


def _towards(syntax: Syntax, parties: Parties, clause: _Clause) -> Iterator[Relation]:
    """As in "Roe negotiates with Doe", "Acme is based in Oslo"."""
    for preposition, noun in prepositional(syntax, clause.token):
        other = parties.at(noun)
        kind = prepositional_kind(clause.name, preposition, passive=clause.passive)
        if other is not None and kind is not None:
            if kind in LASTING and _is_over(syntax, clause.token):
                continue
            for actor in clause.sufferers if clause.passive else clause.doers:
                yield clause.relation(actor, kind, other)


def _together(clause: _Clause) -> Iterator[Relation]:
    """As in "Roe and Doe met", "Roe and Doe discussed the plan"."""
    if len(clause.doers) < 2 or clause.passive:
        return
    kind = DISCUSSING.get(clause.name)
    if kind is None and clause.name in RECIPROCAL and not clause.sufferers:
        kind = prepositional_kind(clause.name, "with", passive=False) or clause.kind
    if kind is not None:
        yield clause.relation(clause.doers[0], kind, clause.doers[1])
