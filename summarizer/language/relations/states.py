"""Relations that verbs of state make: "the alliance includes Acme", "Acme is based in Oslo"."""

from collections.abc import Iterator

from summarizer.language.deeds.clause_spans import clause_range
from summarizer.language.deeds.parties import Parties
from summarizer.language.grammar.clauses import objects_of, prepositional, subject_of
from summarizer.language.grammar.modality import status_of
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.relations.kinds import BELONGING, STATES
from summarizer.models import Kind, Mention, Relation

_STATE_VERBS = frozenset(name.split()[0] for name in STATES) | frozenset(BELONGING)
_BODIES = (Kind.ORGANIZATION, Kind.GROUP)


def state_relations(syntax: Syntax, parties: Parties) -> Iterator[Relation]:
    """Yield what belongs to what, and where it is."""
    for verb, lemma in enumerate(syntax.lemma):
        if lemma not in _STATE_VERBS:
            continue
        subject = subject_of(syntax, verb) if syntax.pos[verb] == "VERB" else None
        holder = parties.at(subject) if subject is not None else None
        if holder is None or not status_of(syntax, verb).asserted:
            continue
        for source, kind, target in _pairs(syntax, parties, verb, holder):
            first, last = clause_range(syntax, verb)
            yield Relation(
                start=syntax.start[first],
                end=syntax.end[last],
                source=source.actor,
                kind=kind,
                target=target.actor,
            )


def _pairs(
    syntax: Syntax, parties: Parties, verb: int, subject: Mention
) -> Iterator[tuple[Mention, str, Mention]]:
    lemma = syntax.lemma[verb]
    if lemma in BELONGING:
        for noun in objects_of(syntax, verb):
            member = parties.own(noun)
            if member is not None and subject.kind in _BODIES and member.kind is not Kind.PERSON:
                yield member, BELONGING[lemma], subject
        return
    for preposition, noun in prepositional(syntax, verb):
        kind, other = STATES.get(f"{lemma} {preposition}"), parties.at(noun)
        if kind is not None and other is not None and subject.kind is not Kind.PERSON:
            yield subject, kind, other
