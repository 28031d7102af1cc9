"""What is new about an actor: roles taken or left, words said, since a moment of adding."""

from collections.abc import Collection, Sequence
from datetime import date

from summarizer.actors.posts import is_same_role
from summarizer.cards.facts import facts_of
from summarizer.cards.roles import roles_of
from summarizer.cards.speech import said_in
from summarizer.models import ActorNews, CitedRole, DayCount, QuotationKind
from summarizer.storage.base import Index, RoleRow, Window

QUOTATIONS = 3
"""As many as a digest may have to choose from, when the first ones are told elsewhere in it."""


def news_of(index: Index, library: str, actor: str, after: int) -> ActorNews:
    """Return what documents that were added after a number of additions say newly of an actor.

    Args:
        index: The store.
        library: Name of the corpus.
        actor: Its id.
        after: A number of additions.

    Raises:
        UnknownActor: no such actor.
    """
    ref = index.actor(library, actor).ref
    window = Window(after=after)
    facts = facts_of(index, library, ref)
    added = {key for key, _ in index.actor_documents(library, actor, window, len(facts.documents))}
    ids = {document.id for key, document in facts.documents if key in added}
    before = [row for row in facts.roles if row.document not in added]
    return ActorNews(
        actor=ref,
        first=all(key in added for key, _ in facts.documents),
        roles=tuple(_new(roles_of(facts, ref), before, ids)),
        quotations=tuple(
            said
            for said in said_in(index, library, ref, window)
            if said.kind is QuotationKind.DIRECT
        )[:QUOTATIONS],
        mentions=tuple(
            DayCount(day=date.fromisoformat(day), count=count)
            for day, count in index.activity(library, actor)
        ),
    )


def _new(
    roles: Sequence[CitedRole], before: Sequence[RoleRow], added: Collection[str]
) -> list[CitedRole]:
    """Return roles held now that no document before tells of, and such that are past only now.

    A past role of which nobody has told before is no news: the person's youth is told late.
    """
    found = []
    for role in roles:
        if role.citations[0].document_id not in added:
            continue
        earlier = [row for row in before if is_same_role(row.title, role.title)]
        if bool(earlier) is role.past and not any(row.past for row in earlier):
            found.append(role)
    return found
