"""Sentences that speak of somebody whom neither they nor brackets name."""

import re
from collections.abc import Collection, Sequence

from summarizer.models import Form
from summarizer.storage.base import MentionRow, SentenceRow

_OPENING = re.compile(r"[\W_]*(he|she|they|his|her|their|its|it(?=['’]))\b", re.IGNORECASE)
_REPORTING = re.compile(
    r"\b(he|she|they)\s+(?:also\s+|then\s+|later\s+)?"
    r"(?:said|says|added|adds|told|tells|wrote|writes|explained|insisted|replied)\b",
    re.IGNORECASE,
)


def unclear(row: SentenceRow, mentions: Sequence[MentionRow], known: Collection[str]) -> bool:
    """Tell whether a sentence opens with a pronoun, or has one for who says it, that stays one.

    Args:
        row: The sentence.
        mentions: The mentions in it.
        known: Ids of actors that the document calls by a name somewhere.
    """
    pronouns = {m.start - row.start: m for m in mentions if m.form is Form.PRONOUN}
    opening = _OPENING.match(row.text)
    starts = [match.start(1) for match in _REPORTING.finditer(row.text)]
    if opening and _is_open(row, opening.end(), pronouns.get(opening.start(1))):
        return True
    if opening and opening[1].lower() != "it":
        starts.append(opening.start(1))
    return any(start not in pronouns or pronouns[start].actor.id not in known for start in starts)


def _is_open(row: SentenceRow, end: int, mention: MentionRow | None) -> bool:
    """Tell whether a pronoun of somebody is half of a short form ("he's"), which stays as it is.

    "It's" of nobody only holds a place: "It's clear that …".
    """
    return mention is not None and row.text[end : end + 1] in ("'", "’")
