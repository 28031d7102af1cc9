"""Citations: a stored sentence as the span of its document."""

from collections.abc import Callable

from summarizer.models import Citation, DocumentRef
from summarizer.storage.base import SentenceRow


def cite(row: SentenceRow, document: DocumentRef, text_of: Callable[[str], str]) -> Citation:
    """Return the citation of a whole sentence; its quote is read from the document's text."""
    return citation(document, row.start, row.end, text_of)


def citation(
    document: DocumentRef, start: int, end: int, text_of: Callable[[str], str]
) -> Citation:
    """Return the citation of a span."""
    return quoting(document, start, end, text_of(document.id)[start:end])


def quoting(document: DocumentRef, start: int, end: int, quote: str) -> Citation:
    """Return the citation of a span whose words are known already."""
    return Citation(
        document_id=document.id,
        title=document.title,
        source=document.source,
        url=document.url,
        published=document.published,
        seen=document.seen,
        start=start,
        end=end,
        quote=quote,
    )
