"""What an actor said, and what others said of it."""

import re
from collections.abc import Sequence

from summarizer.briefing.citing import quoting
from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.cards.claims import is_ahead, is_clause, is_earlier, without_that
from summarizer.cards.reported import shown_from
from summarizer.models import ActorRef, CitedQuotation, DocumentRef, Kind, QuotationKind
from summarizer.storage.base import Index, QuotationRow, Window
from summarizer.text import stems

READ = 120
"""Latest quotations that are looked at. It bounds the time of a card; of an actor who is quoted in
every document, several tell the same in other words."""

KEPT = 16
"""A screen shows five, `show:quotations` all: more than three screens nobody reads."""

SHORTEST = 3
"""Words. Shorter ones are scraps of a sentence that say nothing alone."""


LONGEST_SOURCE = 6
"""Words of a source that is shown as it stands."""

_PRONOUN = re.compile(r"(?:he|she|it|they)\b", re.IGNORECASE)

ABOUT_DOCUMENTS = 20
"""Latest documents searched for what others say."""


def said_by_actor(index: Index, library: str, actor: ActorRef) -> tuple[CitedQuotation, ...]:
    """Return what the actor said: its own words first, then reported speech; newest first."""
    rows = index.quotations_by(library, actor.id, Window(), READ)
    return _cited(index, library, rows, actor)


def said_in(
    index: Index, library: str, actor: ActorRef, window: Window
) -> tuple[CitedQuotation, ...]:
    """Return what the actor said in the documents of a window, in the same order."""
    rows = index.quotations_by(library, actor.id, window, READ)
    return _cited(index, library, rows, actor)


def about_actor(
    index: Index, library: str, actor: ActorRef, documents: Sequence[int]
) -> tuple[CitedQuotation, ...]:
    """Return what others said of the actor: quotations by others that mention it."""
    keys = documents[:ABOUT_DOCUMENTS]
    mentions: dict[int, list[int]] = {}
    for document, start in index.mentions_of(library, actor.id, keys):
        mentions.setdefault(document, []).append(start)
    rows = [
        row
        for row in index.quotations_in(library, keys)
        if row.speaker is not None
        and row.speaker.id != actor.id
        and any(row.start <= start < row.end for start in mentions.get(row.document, ()))
    ]
    return _cited(index, library, rows)


def _cited(
    index: Index, library: str, rows: Sequence[QuotationRow], speaker: ActorRef | None = None
) -> tuple[CitedQuotation, ...]:
    """Cite quotations, each once: of the same words in several documents the earliest.

    Under the name of a `speaker`, reported words that open with "it" or "he" are shown only if
    they mean the speaker.
    """
    documents = index.documents(library, {row.document for row in rows})
    own = set(index.mentions_of(library, speaker.id, documents)) if speaker else set()
    texts = index.texts(library, documents)
    seen: set[tuple[str, ...]] = set()
    kept: list[tuple[QuotationRow, int]] = []
    for row in sorted(rows, key=lambda row: (row.document, row.start)):
        text = texts[row.document]
        start = _shown_from(row, text)
        content = stems(text[row.start : row.end])
        if start is None or (speaker and _is_of_another(row, start, text, own)):
            continue
        is_scrap = len(content) < SHORTEST or (
            row.kind is QuotationKind.REPORTED and not set(content) - FUNCTION_STEMS
        )
        if not is_scrap and content not in seen:
            seen.add(content)
            kept.append((row, start))
    kept.sort(key=lambda item: (item[0].kind is not QuotationKind.DIRECT, -item[0].document))
    return tuple(
        _quotation(row, start, documents[row.document], texts[row.document])
        for row, start in kept[:KEPT]
    )


def _shown_from(row: QuotationRow, text: str) -> int | None:
    """Return the offset from which a quotation is shown; None where it says nothing alone."""
    if row.kind is not QuotationKind.REPORTED:
        return row.start
    if not is_clause(text[row.start : row.end]) or is_ahead(row, text):
        return None
    start = shown_from(text, row.start, row.cue)
    return start if start != row.start else without_that(text, row.start, row.end)


def _is_of_another(row: QuotationRow, start: int, text: str, own: set[tuple[int, int]]) -> bool:
    """Tell whether reported words open with a pronoun that may be somebody else."""
    is_reported = row.kind is QuotationKind.REPORTED
    opens = is_reported and _PRONOUN.match(text, start, row.end) is not None
    return opens and (row.document, start) not in own


def _speaker(row: QuotationRow) -> str | None:
    """Return who says it; of a people or party those that the text names: "some Democrats"."""
    if row.speaker is None:
        return None
    is_few = row.speaker.kind is Kind.GROUP and 1 < len(row.source.split()) <= LONGEST_SOURCE
    return row.source if is_few else row.speaker.name


def _quotation(row: QuotationRow, start: int, document: DocumentRef, text: str) -> CitedQuotation:
    shown = text[start : row.end]
    day = None if is_earlier(row, text) else document.published
    return CitedQuotation(
        text=shown,
        kind=row.kind,
        speaker=_speaker(row),
        cue=row.cue,
        date=day.date() if day else None,
        citation=quoting(document, start, row.end, shown),
    )
