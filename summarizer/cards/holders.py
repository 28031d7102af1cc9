"""Who else holds the posts of an actor, read from the documents that may tell."""

from collections.abc import Sequence
from functools import cache

from summarizer.actors.posts import is_single
from summarizer.cards.succession import Holders
from summarizer.storage.base import Index, RoleRow, Window

BODIES = 2
"""Organizations of the actor whose documents are looked at too, those named last: as many as
keep a card of a busy actor inside its time (1 ms each at 20,000 documents)."""

DOCUMENTS = 20
"""Latest documents of each: who leads a body is told again and again where it is in the news."""


def holders(
    index: Index, library: str, roles: Sequence[RoleRow], documents: Sequence[int]
) -> Holders:
    """Return what others are called in the latest documents of an actor and of its bodies.

    Args:
        index: The store.
        library: Name of the corpus.
        roles: Roles of the actor.
        documents: Keys of documents that mention the actor.
    """
    near = frozenset(documents)
    present = [row for row in roles if not row.past]
    if not present:
        return Holders((), near, lambda _: "")
    newest_first = sorted(present, key=lambda row: (-row.document, row.start))
    bodies = dict.fromkeys(
        row.organization for row in newest_first if row.organization and is_single(row.title)
    )
    keys = set(documents)
    for body in list(bodies)[:BODIES]:
        for actor in index.actors_called(library, body)[:1]:
            found = index.actor_documents(library, actor.ref.id, Window(), DOCUMENTS)
            keys.update(key for key, _ in found)
    ids = {row.actor.id for row in roles}
    rows = [row for row in index.roles_in(library, sorted(keys)) if row.actor.id not in ids]

    @cache
    def words(document: int, sentence: int) -> str:
        found = index.sentences_at(library, [(document, sentence)])
        return found[0].text if found else ""

    return Holders(rows, near, lambda row: words(row.document, row.sentence))
