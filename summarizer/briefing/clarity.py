"""Sentences that speak of somebody whom neither they nor brackets name."""

import re
from collections.abc import Sequence

from summarizer.storage.base import MentionRow, SentenceRow

_OPENING = re.compile(r"[\W_]*(he|she|they|his|her|their|its)\b", re.IGNORECASE)
_REPORTING = re.compile(
    r"\b(he|she|they)\s+(?:also\s+|then\s+|later\s+)?"
    r"(?:said|says|added|adds|told|tells|wrote|writes|explained|insisted|replied)\b",
    re.IGNORECASE,
)


def unclear(row: SentenceRow, mentions: Sequence[MentionRow]) -> bool:
    """Tell whether a sentence opens with a pronoun, or has one for who says it, unresolved.

    Args:
        row: The sentence.
        mentions: The mentions in it.
    """
    resolved = {mention.start - row.start for mention in mentions}
    opening = _OPENING.match(row.text)
    pronouns = [match.start(1) for match in _REPORTING.finditer(row.text)]
    if opening:
        pronouns.append(opening.start(1))
    return any(start not in resolved for start in pronouns)
