"""Names with a nickname in quotation marks: Robert “Bobby” Dale."""

from collections.abc import Sequence

from summarizer.language.names.page import Candidate, Page, is_given_name
from summarizer.models import Kind

_MARKS = frozenset("\"'“”‘’")
_LONGEST = 2
"""Words of a nickname: “The Hammer”."""


def join_nicknames(page: Page, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with those that are parts of one such name made one.

    The word before the marks must be a given name, or one that the stock model gave a person, so
    that a title of a work between two names joins nothing.
    """
    ends = {candidate.last: candidate for candidate in candidates}
    joined = []
    for opening in range(1, len(page) - 3):
        if page.forms[opening] not in _MARKS or not page.is_name_word(opening - 1):
            continue
        closing = _closing(page, opening)
        if closing is None:
            continue
        before = ends.get(opening)
        known = before is not None and before.label == "PERSON"
        if known or is_given_name(page.forms[opening - 1]):
            first = before.first if before is not None else opening - 1
            joined.append(Candidate(first, closing + 2, "PERSON", Kind.PERSON))
    return replaced(candidates, joined)


def replaced(candidates: Sequence[Candidate], joined: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates in order, with names put together in place of their parts."""
    if not joined:
        return list(candidates)
    apart = [
        candidate
        for candidate in candidates
        if not any(name.first < candidate.last and candidate.first < name.last for name in joined)
    ]
    return sorted([*apart, *joined], key=lambda candidate: candidate.first)


def _closing(page: Page, opening: int) -> int | None:
    """Return the mark that closes a nickname, if a surname follows it in the same block."""
    for closing in range(opening + 2, min(opening + 2 + _LONGEST, len(page) - 1)):
        if page.forms[closing] in _MARKS:
            inside = all(page.capital[token] for token in range(opening + 1, closing))
            surname = closing + 1
            same = page.block[surname] == page.block[opening - 1]
            return closing if inside and same and page.is_name_word(surname) else None
    return None
