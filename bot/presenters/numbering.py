"""Number the documents that a reply cites, in the order in which it cites them."""

from collections.abc import Iterable

from bot.presenters.wording import count, day
from bot.replies import Source
from summarizer.models import Citation, DocumentRef


class Numbering:
    """Gives each document one number within a reply."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}

    def cite(self, citations: Iterable[Citation], *, at_most: int | None = None) -> tuple[int, ...]:
        """Return the numbers of the documents cited, each once, in order."""
        numbers: list[int] = []
        for citation in citations:
            if at_most is not None and len(numbers) == at_most:
                break
            number = self._number(citation)
            if number not in numbers:
                numbers.append(number)
        return tuple(sorted(numbers))

    def sources(self) -> tuple[Source, ...]:
        """Return the sources numbered so far."""
        return tuple(self._sources.values())

    def _number(self, citation: Citation) -> int:
        source = self._sources.get(citation.document_id)
        if source is None:
            source = Source(
                number=len(self._sources) + 1,
                document_id=citation.document_id,
                title=citation.title,
                publisher=citation.source,
                url=citation.url,
                published=citation.published,
                aside=_seen(citation),
            )
            self._sources[citation.document_id] = source
        return source.number


def listed(documents: Iterable[DocumentRef]) -> tuple[Source, ...]:
    """Return documents as numbered sources."""
    return tuple(
        Source(
            number=number,
            document_id=document.id,
            title=document.title,
            publisher=document.source,
            url=document.url,
            published=document.published,
            aside=_aside(document),
        )
        for number, document in enumerate(documents, start=1)
    )


def _aside(document: DocumentRef) -> str:
    length = count(document.words, "word") if document.words else ""
    foreign = "" if document.language == "en" else f"{document.language}: left out of briefs"
    return " · ".join(filter(None, (_seen(document), length, foreign)))


def _seen(document: Citation | DocumentRef) -> str:
    """Say when a document was first seen that nobody dates: that is no date of publication."""
    return f"undated, first seen {day(document.seen.date())}" if document.seen else ""
