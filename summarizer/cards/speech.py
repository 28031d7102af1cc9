"""What an actor said, and what others said of it."""

from collections.abc import Sequence

from summarizer.briefing.citing import quoting
from summarizer.cards.reported import shown_from
from summarizer.models import ActorRef, CitedQuotation, DocumentRef, QuotationKind
from summarizer.storage.base import Index, QuotationRow, Window
from summarizer.text import stems, words

READ = 120
"""Latest quotations that are looked at. It bounds the time of a card; of an actor who is quoted in
every document, several tell the same in other words."""

KEPT = 16
"""A screen shows five, `show:quotations` all: more than three screens nobody reads."""

SHORTEST = 3
"""Words. Shorter ones are scraps of a sentence that say nothing alone."""

_FINITE = frozenset(
    {
        "ain't",
        "am",
        "are",
        "aren't",
        "can",
        "can't",
        "could",
        "couldn't",
        "did",
        "didn't",
        "do",
        "does",
        "doesn't",
        "don't",
        "had",
        "hadn't",
        "has",
        "hasn't",
        "have",
        "haven't",
        "is",
        "isn't",
        "may",
        "might",
        "mightn't",
        "must",
        "mustn't",
        "shall",
        "shan't",
        "should",
        "shouldn't",
        "was",
        "wasn't",
        "were",
        "weren't",
        "will",
        "won't",
        "would",
        "wouldn't",
    }
)
"""Auxiliaries: by one of these a clause is known to have a finite verb, without a parser."""

ABOUT_DOCUMENTS = 20
"""Latest documents searched for what others say."""


def said_by_actor(index: Index, library: str, actor: ActorRef) -> tuple[CitedQuotation, ...]:
    """Return what the actor said: its own words first, then reported speech; newest first."""
    rows = index.quotations_by(library, actor.id, Window(), READ)
    return _cited(index, library, rows)


def said_in(
    index: Index, library: str, actor: ActorRef, window: Window
) -> tuple[CitedQuotation, ...]:
    """Return what the actor said in the documents of a window, in the same order."""
    return _cited(index, library, index.quotations_by(library, actor.id, window, READ))


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


def _cited(index: Index, library: str, rows: Sequence[QuotationRow]) -> tuple[CitedQuotation, ...]:
    """Cite quotations, each once: of the same words in several documents the earliest."""
    documents = index.documents(library, {row.document for row in rows})
    texts = index.texts(library, documents)
    seen: set[tuple[str, ...]] = set()
    kept: list[tuple[QuotationRow, int]] = []
    for row in sorted(rows, key=lambda row: (row.document, row.start)):
        text = texts[row.document]
        start = _shown_from(row, text)
        content = stems(text[row.start : row.end])
        if start is not None and len(content) >= SHORTEST and content not in seen:
            seen.add(content)
            kept.append((row, start))
    kept.sort(key=lambda item: (item[0].kind is not QuotationKind.DIRECT, -item[0].document))
    return tuple(
        _quotation(row, start, documents[row.document], texts[row.document])
        for row, start in kept[:KEPT]
    )


def _shown_from(row: QuotationRow, text: str) -> int | None:
    if row.kind is not QuotationKind.REPORTED:
        return row.start
    return shown_from(text, row.start, row.cue) if _is_clause(text[row.start : row.end]) else None


def _quotation(row: QuotationRow, start: int, document: DocumentRef, text: str) -> CitedQuotation:
    shown = text[start : row.end]
    return CitedQuotation(
        text=shown,
        kind=row.kind,
        speaker=row.speaker.name if row.speaker else None,
        cue=row.cue,
        date=document.published.date() if document.published else None,
        citation=quoting(document, start, row.end, shown),
    )


def _is_clause(text: str) -> bool:
    """Tell whether reported words say something on their own.

    "that the bridge was unsafe" does; "to leave", or "the risk of war", needs its verb before it.
    """
    first, *others = words(text.lower().replace("’", "'"))
    return first == "that" or (first != "to" and any(word in _FINITE for word in others))
