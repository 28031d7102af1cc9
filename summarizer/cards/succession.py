"""Posts that somebody has left, by what documents tell of leaving and of others who hold them.

The language steps mark a role as past where its own sentence says so ("former", "resigned as").
What only another sentence or another document tells is put together here.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from summarizer.actors.posts import is_informal, is_same_body, is_same_role, is_single
from summarizer.models import Part
from summarizer.storage.base import DeedRow, RelationRow, RoleRow

_LEAVES = frozenset({"abdicate", "quit", "resign", "retire"})
_IS_MADE_TO_LEAVE = frozenset(
    "depose dismiss fire oust remove replace sack succeed unseat".split()  # noqa: SIM905
)
_STEPS_DOWN = re.compile(
    r"\b(?:step(?:s|ped|ping)?|stand(?:s|ing)?|stood)\s+(?:down|aside)\b", re.IGNORECASE
)
_POST = frozenset({"job", "office", "position", "post", "role"})
"""What one quits where it is a post: who quits the race or the room keeps it."""

_TAKES_OVER = frozenset({"replaces", "succeeds", "successor of"})
_IS_TAKEN_OVER_FROM = "predecessor of"

_INCEPTION = re.compile(
    r"\b(?:appointed|appoints|elected|elects|inaugurated|named|new|newly|nominated|sworn|"
    r"succeed(?:s|ed|ing)|replac(?:es|ed|ing)|t(?:akes|ook|aken|aking)\s+over)\b",
    re.IGNORECASE,
)
"""Words with which news tells that somebody takes up a post."""


class Ending(NamedTuple):
    """A place that tells that a post is left."""

    document: int
    start: int
    end: int
    day: date
    title: str
    """The post, as the place names it; empty where it names none."""
    later: bool = False
    """Only what is told on later days counts against what was told before: another holder on
    the same day may be the one who was followed."""


class Holders(NamedTuple):
    """Roles of others, as far as they may tell of succession."""

    rows: Sequence[RoleRow]
    near: frozenset[int]
    """Keys of the documents that mention the actor too."""
    sentence: Callable[[RoleRow], str]
    """Returns the words of the sentence that a role stands in."""


def endings(
    own: Sequence[RoleRow],
    deeds: Sequence[tuple[DeedRow, str]],
    relations: Iterable[RelationRow],
    others: Holders,
    day_of: Callable[[int], date],
) -> list[Ending]:
    """Return where documents tell that an actor left a post.

    Args:
        own: Roles of the actor.
        deeds: What the actor does and suffers, with the words of each clause.
        relations: Relations of the actor.
        others: Roles of others.
        day_of: Returns the day of a document (key).
    """
    present = [row for row in own if not row.past]
    if not present:
        return []
    return [
        *_left(own, deeds, day_of),
        *_died(present, deeds, day_of),
        *_by_another_name(own, present, day_of),
        *_taken_over(present, relations, others.rows, day_of),
        *_held_by_others(present, others, day_of),
    ]


def _left(
    own: Sequence[RoleRow],
    deeds: Iterable[tuple[DeedRow, str]],
    day_of: Callable[[int], date],
) -> Iterable[Ending]:
    """The actor resigns, or is dismissed: from the post that the clause names, if it does."""
    for deed, clause in deeds:
        if deed.negated or deed.modality or not _is_leaving(deed, clause):
            continue
        inside = [
            row
            for row in own
            if row.document == deed.document and deed.start <= row.start and row.end <= deed.end
        ]
        if any(row.past for row in inside):
            continue  # The sentence says itself which post is left: "resigned as …".
        if not inside and deed.verb in {"replace", "succeed", "remove"}:
            continue  # A player is replaced too.
        for title in [row.title for row in inside] or [""]:
            yield Ending(deed.document, deed.start, deed.end, day_of(deed.document), title)


def _died(
    present: Sequence[RoleRow],
    deeds: Iterable[tuple[DeedRow, str]],
    day_of: Callable[[int], date],
) -> Iterable[Ending]:
    """The dead hold no post, whatever the text that tells of it still calls them."""
    for deed, _ in deeds:
        if deed.verb == "die" and deed.part is Part.SUFFERS and not (deed.negated or deed.modality):
            for title in dict.fromkeys(row.title for row in present):
                place = (deed.document, deed.start, deed.end)
                yield Ending(*place, day_of(deed.document), title)


def _by_another_name(
    own: Sequence[RoleRow], present: Sequence[RoleRow], day_of: Callable[[int], date]
) -> Iterable[Ending]:
    """Who has left as chief executive of a body is its head no more."""
    called = {row.title: row.organization for row in present if is_informal(row.title)}
    for row in own:
        if row.past and row.organization and is_single(row.title):
            for title, body in called.items():
                if body and is_same_body(body, row.organization):
                    place = (row.document, row.start, row.end)
                    yield Ending(*place, day_of(row.document), title)


def _is_leaving(deed: DeedRow, clause: str) -> bool:
    if deed.part is Part.SUFFERS:
        return deed.verb in _IS_MADE_TO_LEAVE
    if deed.verb.partition(" ")[0] in ("step", "stand"):
        return _STEPS_DOWN.search(clause) is not None
    thing = (deed.object or "post").lower().split()
    return deed.verb in _LEAVES and not _POST.isdisjoint(thing)


def _taken_over(
    present: Sequence[RoleRow],
    relations: Iterable[RelationRow],
    others: Sequence[RoleRow],
    day_of: Callable[[int], date],
) -> Iterable[Ending]:
    """Somebody succeeds the actor: in the post that the same words, or document, name."""
    ids = {row.actor.id for row in present}
    for relation in relations:
        if relation.kind in _TAKES_OVER and relation.target.id in ids:
            successor = relation.source.id
        elif relation.kind == _IS_TAKEN_OVER_FROM and relation.source.id in ids:
            successor = relation.target.id
        else:
            continue
        here = [
            row
            for row in (*present, *others)
            if row.document == relation.document
            and not row.past
            and row.actor.id in ids | {successor}
        ]
        inside = [
            row for row in here if relation.start <= row.start and row.end <= relation.end
        ] or [row for row in here if row.actor.id == successor]
        for title in dict.fromkeys(row.title for row in inside):
            place = (relation.document, relation.start, relation.end)
            yield Ending(*place, day_of(relation.document), title)


def _held_by_others(
    present: Sequence[RoleRow], others: Holders, day_of: Callable[[int], date]
) -> Iterable[Ending]:
    """Another one holds the same post of the same body, or is said to take such a post up."""
    posts: dict[str, str | None] = {}
    for row in present:
        if is_single(row.title):
            posts[row.title] = row.organization or posts.get(row.title)
    for row in others.rows:
        if row.past or not is_single(row.title):
            continue
        for title, body in posts.items():
            if not is_same_role(title, row.title):
                continue
            if body and row.organization:
                same = is_same_body(body, row.organization)
            else:
                same = row.document in others.near and bool(_INCEPTION.search(others.sentence(row)))
            if same:
                place = (row.document, row.start, row.end)
                yield Ending(*place, day_of(row.document), row.title, later=True)
                break
