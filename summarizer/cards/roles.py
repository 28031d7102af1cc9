"""The roles of an actor: mentions of one role joined, and what is past told from what is not."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from summarizer.actors.posts import is_same_body, is_same_role, is_single, title_of
from summarizer.cards.facts import Facts, facts_of, place_of
from summarizer.cards.succession import Ending, endings
from summarizer.models import ActorRef, Citation, CitedRole
from summarizer.storage.base import Index, RoleRow
from summarizer.text import words

Span = tuple[int, int, int]
"""(document key, start, end)."""

CITATIONS_KEPT = 8
"""Of one role. The fact is the same in all; a card shows three, and its JSON a few more."""

_WHOSE = frozenset(
    {"successor", "predecessor", "replacement", "counterpart", "heir", "nominee", "candidate"}
)
"""Roles that say nothing without whose, or for what."""


def roles(index: Index, library: str, actor: str) -> tuple[CitedRole, ...]:
    """Return the roles of an actor (id) as its card has them, without the rest of the card.

    Raises:
        UnknownActor: no such actor.
    """
    found = index.actor(library, actor).ref
    # Of most of those who share a name no role is told at all.
    if not index.roles(library, found.id, 1):
        return ()
    return roles_of(facts_of(index, library, found), found)


def roles_of(facts: Facts, actor: ActorRef) -> tuple[CitedRole, ...]:
    """Return the roles of an actor, each with its sources; "port company" is one of no body."""
    evidence = facts.evidence
    known = [
        row._replace(organization=None)
        if row.organization and is_same_body(row.organization, actor.name)
        else row
        for row in facts.roles
        if evidence.words(place_of(row))
    ]
    doubtful = _of_another_time(known, facts.others.rows)
    standing = [
        row
        for row in known
        if not (row.title.lower() in _WHOSE and row.organization is None)
        and (row.document, row.start, row.end) not in doubtful
    ]
    told = [(row, words) for row in facts.deeds if (words := evidence.words(place_of(row)))]
    return tuple(
        join_roles(
            standing,
            endings(standing, told, facts.relations, facts.others, evidence.told),
            evidence.told,
            lambda row: evidence.day_named(place_of(row)),
            lambda places: evidence.cite(places, CITATIONS_KEPT),
        )
    )


def _of_another_time(own: Sequence[RoleRow], others: Sequence[RoleRow]) -> set[Span]:
    """Return where a bare "President" may be one of former days.

    Titles stay with those who bore them. Where a document gives another one the same post, of
    nothing that it names, and documents call that one so more often, nobody knows whose it is now.
    """
    bare = [row for row in own if _is_bare(row)]
    rivals = [row for row in others if _is_bare(row)] if bare else []
    doubtful: set[Span] = set()
    for title in {row.title for row in bare}:
        same = [row for row in rivals if is_same_role(row.title, title)]
        calls = Counter(row.actor.id for row in same)
        mine = sum(is_same_role(row.title, title) for row in own)
        taken = {row.document for row in same if calls[row.actor.id] > mine}
        doubtful |= {
            (row.document, row.start, row.end)
            for row in bare
            if row.title == title and row.document in taken
        }
    return doubtful


def _is_bare(row: RoleRow) -> bool:
    return row.organization is None and is_single(row.title) and len(title_of(row.title).head) == 1


def join_roles(
    rows: Sequence[RoleRow],
    endings: Iterable[Ending],
    told: Callable[[int], date],
    day_of: Callable[[RoleRow], date | None],
    cite: Callable[[Iterable[Span]], tuple[Citation, ...]],
) -> list[CitedRole]:
    """Return each role once, the present ones first, of these the latest told first.

    A role is past where the newest evidence says so: of the newest day with a mention, one that
    calls it past, or an ending on that day or after it.

    Args:
        rows: Mentions of roles of one actor.
        endings: Where documents tell that posts were left.
        told: Returns the day of a document (key).
        day_of: Returns the day to show with a mention.
        cite: Returns the citations to show of spans, the first of them.
    """
    groups = _groups(rows)
    ended = {id(group): _ending(group, groups, endings, told) for group in groups}
    roles: list[tuple[int, CitedRole]] = []
    for group in groups:
        latest = max(group, key=lambda row: (row.document, row.start))
        ending = ended[id(group)]
        places = [(row.document, row.start, row.end) for row in _newest_first(group)]
        if ending is not None:
            places.insert(0, (ending.document, ending.start, ending.end))
        role = CitedRole(
            title=_best_title(group),
            organization=next((row.organization for row in group if row.organization), None),
            past=ending is not None or _is_past(group, told),
            date=_day(latest, ending, day_of),
            citations=cite(places),
        )
        roles.append((len(set(places)), role))
    roles.sort(
        key=lambda item: (
            item[1].past,
            -(item[1].date.toordinal() if item[1].date else 0),
            -item[0],
            item[1].title,
        )
    )
    return [role for _, role in roles]


def _day(
    latest: RoleRow, ending: Ending | None, day_of: Callable[[RoleRow], date | None]
) -> date | None:
    """Return the day of a role; None where what ended it was told in a text without one."""
    if ending is None:
        return day_of(latest)
    return None if ending.day == date.min else ending.day


def _groups(rows: Sequence[RoleRow]) -> list[list[RoleRow]]:
    """Join the mentions of one role, those with the fullest title first."""
    groups: list[list[RoleRow]] = []
    for row in sorted(rows, key=lambda row: (-len(words(row.title)), row.document, row.start)):
        for group in groups:
            if is_same_role(group[0].title, row.title):
                group.append(row)
                break
        else:
            groups.append([row])
    return groups


def _is_past(group: Sequence[RoleRow], told: Callable[[int], date]) -> bool:
    """Tell whether a mention of the newest day calls the role past.

    Within one document its last mention counts; of several documents of one day, the one that
    tells of the change, whatever the others still call the actor.
    """
    last = {
        row.document: row.past for row in sorted(group, key=lambda row: (row.document, row.start))
    }
    newest = max(map(told, last))
    return any(past for document, past in last.items() if told(document) == newest)


def _ending(
    group: Sequence[RoleRow],
    groups: Sequence[Sequence[RoleRow]],
    endings: Iterable[Ending],
    told: Callable[[int], date],
) -> Ending | None:
    """Return the latest ending of a role that nothing later contradicts; None where it lasts."""
    if _is_past(group, told):
        return None
    newest = max(told(row.document) for row in group)
    present = [other for other in groups if not _is_past(other, told)]
    fitting = [
        ending
        for ending in endings
        if (ending.day > newest or (ending.day == newest and not ending.later))
        and (is_same_role(group[0].title, ending.title) if ending.title else len(present) == 1)
    ]
    return max(fitting, key=lambda ending: (ending.document, -ending.start), default=None)


def _newest_first(group: Iterable[RoleRow]) -> list[RoleRow]:
    return sorted(group, key=lambda row: (row.document, -row.start), reverse=True)


def _best_title(group: Sequence[RoleRow]) -> str:
    """Return the fullest title, as most of those that give it write it."""
    fullest = max(len(words(row.title)) for row in group)
    spellings = [row.title for row in group if len(words(row.title)) == fullest]
    return max(sorted(set(spellings)), key=spellings.count)
