"""Who is meant by a role: "the mayor of Lune", "Captain" before a name."""

from collections.abc import Sequence

from summarizer.actors.folding import fold
from summarizer.actors.persons import parse_person
from summarizer.actors.posts import is_same_role, title_of
from summarizer.cards.facts import facts_of
from summarizer.cards.roles import roles_of
from summarizer.models import Kind
from summarizer.storage.base import ActorRow, Index, RoleRow, Window
from summarizer.text import stems, words

DOCUMENTS = 100
"""Documents with the words of a role that are looked at, best first: 5 ms. Who holds an office is
told in nearly all of them."""

ROLES = 60
"""Latest mentions of roles that are looked at of one person."""

COMPARED = 5
"""Holders of one role whose other documents are looked at for who holds it still: 10 ms each. With
more of them the role is a common one, and none is meant."""


def who_of_them_is(
    index: Index, library: str, title: str, people: Sequence[ActorRow]
) -> list[ActorRow]:
    """Return those of some people who have a title; "Mr" and "Dr" are anybody's."""
    if not title or not parse_person(f"{title} x").given:
        return list(people)
    return [
        row
        for row in people
        if any(_is_meant(role, title) for role in index.roles(library, row.ref.id, ROLES))
    ]


def officeholders(index: Index, library: str, asked: str) -> list[ActorRow]:
    """Return the people who hold a role; where nobody does any more, those who held it."""
    title = fold(asked)
    content = words(title)
    if not content:
        return []
    hits = index.search(library, content, Window(), DOCUMENTS, every=True)
    latest: dict[str, RoleRow] = {}
    for row in index.roles_in(library, sorted(hit.document for hit in hits)):
        if row.actor.kind is Kind.PERSON and _is_meant(row, title):
            latest[row.actor.id] = row
    present = [actor for actor, row in latest.items() if not row.past] or list(latest)
    if 1 < len(present) <= COMPARED:
        present = [a for a in present if _holds(index, library, latest[a], title)] or present
    return [index.actor(library, actor) for actor in present]


def _is_meant(row: RoleRow, asked: str) -> bool:
    """Tell whether a role is the one asked for, with all that the question says of it."""
    if not is_same_role(row.title, asked):
        return False
    known = set(stems(f"{row.title} {row.organization or ''}"))
    return known.issuperset(title_of(asked).complement)


def _holds(index: Index, library: str, row: RoleRow, title: str) -> bool:
    roles = roles_of(facts_of(index, library, row.actor), row.actor)
    return any(not role.past and is_same_role(role.title, title) for role in roles)
