"""How actors stand to each other, from their deeds and roles."""

from collections.abc import Sequence
from itertools import chain

from spacy.tokens import Doc

from summarizer.language.deeds.parties import Parties
from summarizer.language.grammar.syntax import Syntax
from summarizer.language.reference.resolution import Resolution
from summarizer.language.relations.nouns import noun_relations
from summarizer.language.relations.roles import role_relations
from summarizer.language.relations.states import state_relations
from summarizer.language.relations.verbs import verb_relations
from summarizer.models import Deed, Relation, Role


def find_relations(
    doc: Doc, resolution: Resolution, roles: Sequence[Role], deeds: Sequence[Deed]
) -> list[Relation]:
    """Return relations with their evidence, in order; each once for its evidence.

    What is denied, alleged, open or yet to come makes no relation: a card shows a relation
    without the words that leave it open. A role that is past makes none.
    """
    if not resolution.mentions:
        return []
    syntax = Syntax.of(doc)
    parties = Parties(syntax, resolution)
    found = chain(
        verb_relations(syntax, parties, deeds),
        role_relations(syntax, resolution, roles),
        noun_relations(syntax, parties),
        state_relations(syntax, parties),
    )
    unique = {
        (relation.source, relation.kind, relation.target, relation.start): relation
        for relation in found
        if relation.source != relation.target
    }
    return sorted(unique.values(), key=lambda relation: (relation.start, relation.end))
