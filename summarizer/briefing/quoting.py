"""The best direct quotations on a topic."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from summarizer.briefing.citing import citation
from summarizer.briefing.phrases import Phrases
from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.briefing.topic import Topic
from summarizer.models import CitedQuotation, DocumentRef, QuotationKind
from summarizer.storage.base import Index, QuotationRow
from summarizer.text import stems

MOST = 4
_MARKS = frozenset('"“”')
"""Marks inside: its source stands in the middle ("No," he said. "Never."), or another speaks."""

SHORTEST, LONGEST = 5, 60
"""Words: shorter ones are scraps, longer ones speeches."""


class _Scored(NamedTuple):
    score: float
    row: QuotationRow
    text: str
    stems: frozenset[str]


def quotations(
    index: Index,
    library: str,
    topic: Topic,
    documents: Mapping[int, DocumentRef],
    text_of: Callable[[str], str],
) -> tuple[CitedQuotation, ...]:
    """Return direct quotations with a speaker from these documents, the best first.

    Best are those by an actor of the topic, or with its words; then those with most content.
    Where some are on the topic, or an actor is asked for, none that are not come along. Of
    quotations with the same words the earliest is taken.
    """
    terms = topic.terms
    phrases = Phrases(topic.phrases)
    asked = {actor.ref.id for actor in topic.actors}
    scored = []
    for row in index.quotations_in(library, documents):
        if row.kind is not QuotationKind.DIRECT or row.speaker is None:
            continue
        text = text_of(documents[row.document].id)[row.start : row.end]
        if not SHORTEST <= len(text.split()) <= LONGEST or _MARKS & set(text):
            continue
        if topic.phrases and not phrases.stand_in(stems(text)):
            continue
        content = frozenset(stem for stem in stems(text) if stem not in FUNCTION_STEMS)
        relevance = sum(weight for stem, weight in terms.items() if stem in content)
        relevance += 2.0 * (row.speaker.id in asked)
        scored.append(_Scored(relevance + len(content) / (10 * LONGEST), row, text, content))
    if asked or any(each.score >= 1 for each in scored):
        scored = [each for each in scored if each.score >= 1]
    scored.sort(key=lambda each: (-each.score, each.row.document, each.row.start))
    best: list[_Scored] = []
    for each in scored:
        if all(len(each.stems & other.stems) * 2 <= len(each.stems) for other in best):
            best.append(each)
        if len(best) == MOST:
            break
    return tuple(_cited(each, documents[each.row.document], text_of) for each in best)


def _cited(scored: _Scored, document: DocumentRef, text_of: Callable[[str], str]) -> CitedQuotation:
    row = scored.row
    return CitedQuotation(
        text=scored.text,
        kind=row.kind,
        speaker=row.speaker.name if row.speaker else None,
        cue=row.cue,
        date=document.published.date() if document.published else None,
        citation=citation(document, row.start, row.end, text_of),
    )
