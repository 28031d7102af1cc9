"""The port of the store, of documents: what is asked by document and by place in one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from summarizer.models import Document, DocumentRef
from summarizer.storage.stored import (
    DateRow,
    Former,
    Hit,
    MentionRow,
    QuotationRow,
    RoleRow,
    SentenceRow,
    Window,
)


class DocumentIndex(Protocol):
    """Documents, sentences, and what was found in them."""

    def additions(self, library: str) -> int:
        """Return how many documents were ever added, those that are gone included.

        What is added later is in `Window(after=…)` of this number: no clock is asked, so that
        nothing falls between two readings. A later version of a document counts again.
        """
        ...

    def size(self, library: str) -> int:
        """Return how many documents the library holds."""
        ...

    def search(
        self, library: str, words: Sequence[str], window: Window, limit: int, *, every: bool
    ) -> list[Hit]:
        """Full-text search by words as the reader typed them, best first.

        `every`: all words must occur, else any. A word of several tokens is a phrase.
        """
        ...

    def latest(
        self, library: str, window: Window, limit: int, *, every_language: bool = False
    ) -> list[int]:
        """Return document keys, newest first; without `every_language` only of English ones.

        With it, the order within a minute is that of the keys.
        """
        ...

    def documents(self, library: str, keys: Iterable[int]) -> Mapping[int, DocumentRef]: ...

    def text(self, library: str, document_id: str) -> str:
        """Return the whole text of a document. Raises UnknownDocument."""
        ...

    def texts(self, library: str, keys: Iterable[int]) -> Mapping[int, str]:
        """Return the whole texts of documents, by key."""
        ...

    def sentences(self, library: str, keys: Iterable[int], *, at_most: int) -> list[SentenceRow]:
        """Return the first `at_most` sentences of each document, by key and index."""
        ...

    def sentences_at(self, library: str, places: Iterable[tuple[int, int]]) -> list[SentenceRow]:
        """Return the sentences at (document key, sentence index)."""
        ...

    def document_at(self, library: str, url: str) -> Document | None:
        """Return the document with this url, the latest of several; None where there is none."""
        ...

    def around(self, library: str, document_id: str, start: int, end: int) -> tuple[int, int]:
        """Return where the sentences of a span begin and end with one more on either side.

        Offsets are characters of the text. In a document without sentences it is the span.
        Raises UnknownDocument.
        """
        ...

    def former(self, library: str, document_id: str) -> Former | None:
        """Return what is kept of a version that another stands in for; None where nothing is.

        No other call sees such versions.
        """
        ...

    def copies(self, library: str, keys: Iterable[int]) -> Mapping[int, int]:
        """Return the smallest key of all copies of its text, for each document that has copies.

        A copy has a large part of the text of another, word for word; copies of copies belong
        together.
        """
        ...

    def copies_of(self, library: str, document_id: str) -> list[str]:
        """Return the ids of the other documents that are copies of one, the oldest first."""
        ...

    def agencies(self, library: str) -> frozenset[str]:
        """Return the names of the sources that are agencies, as their documents give them."""
        ...

    def languages(self, library: str) -> Mapping[str, int]:
        """Return how many documents there are in each language."""
        ...

    def mentions(self, library: str, keys: Iterable[int]) -> list[MentionRow]:
        """Return all mentions in these documents, by key and offset."""
        ...

    def mentions_at(
        self, library: str, places: Iterable[tuple[int, int]]
    ) -> list[tuple[MentionRow, bool]]:
        """Return the mentions in sentences (document key, index), by key and offset.

        With each comes whether its document calls the actor by a name anywhere.
        """
        ...

    def roles_in(self, library: str, keys: Iterable[int]) -> list[RoleRow]:
        """Return all roles in these documents that have a holder, by key and place."""
        ...

    def quotations_in(self, library: str, keys: Iterable[int]) -> list[QuotationRow]: ...

    def dates(self, library: str, keys: Iterable[int]) -> list[DateRow]: ...

    def dates_at(self, library: str, places: Iterable[tuple[int, int]]) -> list[DateRow]:
        """Return the dates in these sentences (document key, index)."""
        ...
