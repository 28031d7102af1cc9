"""What the store holds of one actor: the rows a card is made from, the latest of each kind."""

from typing import NamedTuple

from summarizer.cards.evidence import Evidence, Place
from summarizer.cards.holders import holders
from summarizer.cards.succession import Holders
from summarizer.models import ActorRef, DocumentRef
from summarizer.storage.base import DeedRow, Index, RelationRow, RoleRow, Window

ALWAYS = Window()

ROLES_READ = 60
DEEDS_READ = 80
RELATIONS_READ = 60
DOCUMENTS_READ = 40
"""How many of the latest rows a card is made from.

They bound the time: at 20,000 documents a card of an actor with thousands of mentions stays
inside the 50 ms that `benchmarks/speed.py` measures. The newest are what a reader asks for;
counts over all documents come from `activity`, which has no bound.
"""


class Facts(NamedTuple):
    """Rows of one actor, newest first."""

    roles: list[RoleRow]
    deeds: list[DeedRow]
    relations: list[RelationRow]
    documents: list[tuple[int, DocumentRef]]
    """The latest documents that mention the actor, with their keys."""
    others: Holders
    evidence: Evidence


def facts_of(index: Index, library: str, actor: ActorRef) -> Facts:
    """Read what a card needs of an actor."""
    roles = index.roles(library, actor.id, ROLES_READ)
    deeds = index.deeds(library, actor.id, ALWAYS, DEEDS_READ)
    relations = index.relations(library, actor.id, RELATIONS_READ)
    keys = [key for key, _ in index.actor_documents(library, actor.id, ALWAYS, DOCUMENTS_READ)]
    references = index.documents(library, keys)
    others = holders(index, library, roles, keys)
    evidence = Evidence(
        index,
        library,
        [
            *((role.document, role.sentence) for role in roles),
            *((deed.document, deed.sentence) for deed in deeds),
        ],
        {row.document for row in relations} | {row.document for row in others.rows} | set(keys),
    )
    documents = [(key, references[key]) for key in keys if key in references]
    return Facts(roles, deeds, relations, documents, others, evidence)


def place_of(row: RoleRow | DeedRow) -> Place:
    """Return where the words of a row stand."""
    return Place(row.document, row.sentence, row.start, row.end)
