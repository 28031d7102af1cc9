"""The roles of an actor: mentions of one role joined, and what is past told from what is not."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from summarizer.models import Citation, CitedRole
from summarizer.storage.base import RoleRow
from summarizer.text import stem, words

_COMPLEMENT = re.compile(r"\s+(?:of|for|at|in|to|with)\b", re.IGNORECASE)


def join_roles(
    rows: Sequence[RoleRow],
    day_of: Callable[[RoleRow], date | None],
    cite: Callable[[RoleRow], Citation],
) -> list[CitedRole]:
    """Return each role once, the present ones first, then the most often and latest told.

    Mentions are of one role when the heads of their titles agree and the longer adds only a
    complement ("chief executive" and "chief executive of the ferry line") or names before it
    ("Transport Minister" and "minister"). Whether it is past is decided by the latest mention.
    """
    groups: list[list[RoleRow]] = []
    for row in sorted(rows, key=lambda row: (-len(words(row.title)), row.document, row.start)):
        for group in groups:
            if _same_role(group[0], row):
                group.append(row)
                break
        else:
            groups.append([row])
    roles = []
    for group in groups:
        latest = max(group, key=lambda row: (row.document, row.start))
        shown = _best_title(group)
        citations = tuple(dict.fromkeys(cite(row) for row in _newest_first(group)))
        organization = next((row.organization for row in group if row.organization), None)
        role = CitedRole(
            title=shown,
            organization=organization,
            past=latest.past,
            date=day_of(latest),
            citations=citations,
        )
        roles.append(role)
    return sorted(
        roles,
        key=lambda role: (
            role.past,
            -len(role.citations),
            -(role.date.toordinal() if role.date else 0),
            role.title,
        ),
    )


def _newest_first(group: Iterable[RoleRow]) -> list[RoleRow]:
    return sorted(group, key=lambda row: (row.document, -row.start), reverse=True)


def _best_title(group: Sequence[RoleRow]) -> str:
    """Return the fullest title, as most of those that give it write it."""
    fullest = max(len(words(row.title)) for row in group)
    spellings = [row.title for row in group if len(words(row.title)) == fullest]
    return max(sorted(set(spellings)), key=spellings.count)


def _head_and_rest(title: str) -> tuple[list[str], list[str]]:
    match = _COMPLEMENT.search(title)
    head = title[: match.start()] if match else title
    rest = title[match.start() :] if match else ""
    return words(head), [stem(word) for word in words(rest)]


def _same_role(longer: RoleRow, shorter: RoleRow) -> bool:
    long_head, long_rest = _head_and_rest(longer.title)
    short_head, short_rest = _head_and_rest(shorter.title)
    if short_rest and long_rest and short_rest != long_rest:
        return False
    long_stems = [stem(word) for word in long_head]
    short_stems = [stem(word) for word in short_head]
    if not short_stems or long_stems[-len(short_stems) :] != short_stems:
        return False
    # "chief inspector" is another post than "inspector"; "Transport Minister" is what
    # "minister" is short for.
    added = long_head[: len(long_head) - len(short_head)]
    return all(word[:1].isupper() for word in added)
