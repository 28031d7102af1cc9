"""How the actor of a card stands to others: each relation once, and those that are over as such."""

from collections.abc import Callable, Sequence
from datetime import date

from summarizer.actors.posts import is_informal, is_same_body, is_same_role, is_single
from summarizer.cards.facts import Facts
from summarizer.models import ActorRef, CitedRelation, CitedRole
from summarizer.storage.base import RelationRow, RoleRow

CITATIONS_KEPT = 8
"""Of one relation. A card shows three, and its JSON a few more."""

LEADS = "leads"
"""The relation of a head to its body, whatever the post is called."""

_LED = {LEADS: "led"}
_HAS_LED = {LEADS: "has led"}

DISMISSES = "dismisses"
_IN_BODY = (" of", " for", " at", " in")
"""Ends of the relations that are posts."""

_Group = list[RelationRow]


def is_of_one(kind: str) -> bool:
    """Tell whether a relation is a post that one at a time has in a body."""
    return kind == LEADS or is_single(kind.rpartition(" ")[0])


def leaders_in(relations: Sequence[RelationRow], actor: ActorRef) -> list[int]:
    """Return the keys of the documents that name who has such a post in the actor."""
    return sorted(
        {row.document for row in relations if is_of_one(row.kind) and row.target.id == actor.id}
    )


def relations_of(
    facts: Facts, own: Sequence[CitedRole], held: Sequence[RoleRow], actor: ActorRef
) -> tuple[CitedRelation, ...]:
    """Return each relation once, those with most sources first.

    What an actor led and leads no more, by its roles, it "led". Of several who held one post of
    it, the one told of last leads it; where nobody says who that is, each "has led" it. Whom it
    dismissed has a former post there.

    Args:
        facts: What is known of the actor.
        own: Its roles, joined.
        held: Roles of the documents that `leaders_in` names.
        actor: Whose card it is.
    """
    told = facts.evidence.told
    groups: dict[tuple[str, str, bool], _Group] = {}
    for row in facts.relations:
        outgoing = row.source.id == actor.id
        other = row.target if outgoing else row.source
        if other.id != actor.id:
            groups.setdefault((row.kind, other.id, outgoing), []).append(row)
    sent_away: dict[str, date] = {}
    for row in facts.relations:
        if row.kind == DISMISSES and row.source.id == actor.id:
            day = told(row.document)
            sent_away[row.target.id] = max(day, sent_away.get(row.target.id, day))
    heads = [g for (kind, _, out), g in groups.items() if is_of_one(kind) and not out]
    relations = []
    for (kind, _, outgoing), group in groups.items():
        latest = max(group, key=lambda row: (row.document, row.start))
        other = latest.target if outgoing else latest.source
        now = kind
        if outgoing:
            now = _as_it_stands(kind, other, own)
        elif other.id in sent_away and told(latest.document) <= sent_away[other.id]:
            now = _over(kind) if kind == LEADS or kind.endswith(_IN_BODY) else kind
        elif group in heads:
            now = _of_head(kind, group, heads, held, told)
        published = facts.evidence.documents[latest.document].published
        places = dict.fromkeys((row.document, row.start, row.end) for row in group)
        relations.append(
            CitedRelation(
                kind=now,
                other=other,
                outgoing=outgoing,
                date=published.date() if published else None,
                citations=facts.evidence.cite(places, CITATIONS_KEPT),
            )
        )
    relations.sort(
        key=lambda relation: (-len(relation.citations), relation.kind, relation.other.name)
    )
    return tuple(relations)


def _as_it_stands(kind: str, body: ActorRef, own: Sequence[CitedRole]) -> str:
    """Return a relation as over where all that an actor is said to be in a body is past."""
    there = [r for r in own if r.organization and is_same_body(r.organization, body.name)]
    if not there or not all(role.past for role in there):
        return kind
    title, _, _ = kind.rpartition(" ")
    is_role = any(role.title.lower().startswith(title.lower()) for role in there) and title
    return _over(kind) if is_role or kind == LEADS else kind


def _over(kind: str) -> str:
    return _LED.get(kind, f"former {kind}")


def _of_head(
    kind: str,
    group: _Group,
    heads: Sequence[_Group],
    held: Sequence[RoleRow],
    told: Callable[[int], date],
) -> str:
    """Return whether a head leads, led, or has led at a time that nobody tells: so of posts."""
    mine, newest = _titles(group, held), max(told(row.document) for row in group)
    head, body = group[0].source, group[0].target
    if any(
        role.past
        and role.actor.id == head.id
        and told(role.document) >= newest
        and is_same_body(role.organization or "", body.name)
        for role in held
    ):
        return _over(kind)
    rivals = [
        max(told(row.document) for row in each)
        for each in heads
        if each is not group and _is_one_post(mine, _titles(each, held))
    ]
    if any(day > newest for day in rivals):
        return _over(kind)
    return _HAS_LED.get(kind, f"has been {kind}") if newest in rivals else kind


def _titles(group: _Group, held: Sequence[RoleRow]) -> set[str]:
    """Return what a head is called where it is said to lead."""
    return {
        role.title
        for row in group
        for role in held
        if role.document == row.document
        and role.actor.id == row.source.id
        and row.start <= role.start
        and role.end <= row.end
    }


def _is_one_post(mine: set[str], theirs: set[str]) -> bool:
    """Tell whether two heads may hold the same post."""
    return any(
        is_informal(one) or is_informal(other) or is_same_role(one, other)
        for one in mine
        for other in theirs
    )
