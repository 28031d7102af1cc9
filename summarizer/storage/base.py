"""The port of the store: what a library asks of any index.

Every call names the library (corpus) it is for: a row of one library is never seen from
another. A document key is an integer that orders documents by day of publication, then by
content hash: it does not depend on the order of adding, and a larger key is a later day.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

from summarizer.models import (
    ActorRef,
    BlockKind,
    Cut,
    Document,
    DocumentRef,
    Extent,
    Form,
    Part,
    QuotationKind,
)
from summarizer.storage.record import Record


class Window(NamedTuple):
    """A stretch of publication time, both ends included; None leaves an end open.

    Documents without a date are outside every window that has an end.
    """

    since: datetime | None = None
    until: datetime | None = None
    after: int | None = None
    """Only documents added after this count of additions (see `Index.additions`), whenever they
    were published. What counts actors by day does not look at it."""


class Hit(NamedTuple):
    """A document that matches a search. A higher score is a better match."""

    document: int
    score: float


class SentenceRow(NamedTuple):
    """A stored sentence."""

    document: int
    index: int  # type: ignore[assignment] # hides tuple.index, which no row needs
    paragraph: int
    start: int
    end: int
    kind: BlockKind
    text: str
    stems: tuple[str, ...]
    """Stemmed words in order, stop words included, as `summarizer.text.stems` gives them."""
    cuts: tuple[Cut, ...]
    dangling: bool


class MentionRow(NamedTuple):
    """A stored mention, with the library's actor."""

    document: int
    sentence: int
    start: int
    end: int
    form: Form
    actor: ActorRef


class RoleRow(NamedTuple):
    """A stored role with its sentence."""

    document: int
    sentence: int
    start: int
    end: int
    title: str
    actor: ActorRef
    organization: str | None
    past: bool


class QuotationRow(NamedTuple):
    """A stored quotation."""

    document: int
    start: int
    end: int
    kind: QuotationKind
    speaker: ActorRef | None
    source: str
    """The words of the source as they stand; empty where it has none."""
    cue: str


class DeedRow(NamedTuple):
    """A stored deed."""

    document: int
    sentence: int
    start: int
    end: int
    actor: ActorRef
    part: Part
    verb: str
    object: str | None
    object_actor: ActorRef | None
    negated: bool
    modality: str | None
    reported_by: str | None
    through: str | None = None
    """The body under the actor's command that acts: "Roe's forces"."""
    extent: Extent | None = None
    """How much of the sentence is shown; None for a deed that was stored before it was judged."""
    dated: int | None = None
    """Where the date begins that says when it was done."""


class RelationRow(NamedTuple):
    """A stored relation."""

    document: int
    start: int
    end: int
    source: ActorRef
    kind: str
    target: ActorRef


class DateRow(NamedTuple):
    """A stored date expression."""

    document: int
    sentence: int
    start: int
    end: int
    value: str
    type: str
    precision: str


class ActorRow(NamedTuple):
    """An actor of a library."""

    ref: ActorRef
    aliases: tuple[str, ...]
    documents: int
    """How many documents mention it."""
    mentions: int


class NameRow(NamedTuple):
    """What an actor is called."""

    name: str
    aliases: tuple[str, ...]
    """What documents call it beside its names, in no order."""
    documents: int


class Former(NamedTuple):
    """A version that a later one stands in for: what is kept of it."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    """Where each begins and ends."""

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentences of a span begin and end with one more on either side."""
        at = [n for n, (first, last) in enumerate(self.sentences) if first < end and last > start]
        if not at:
            return start, end
        near = self.sentences[max(at[0] - 1, 0) : at[-1] + 2]
        return min(near[0][0], start), max(near[-1][1], end)


class ReadFile(NamedTuple):
    """A file that was read, and what came of it."""

    path: str
    digest: bytes
    """Of its content and of all else that what comes of it depends on."""
    documents: tuple[str, ...]
    """Ids."""


Outcome = Literal["added", "unchanged", "updated", "outdated"]
"""What became of a document: "outdated" where a later version of it is stored already."""


class Writer(Protocol):
    """One transaction of additions. Leaving the context commits; an exception rolls back."""

    def write(self, record: Record) -> Outcome:
        """Store a document that `recording.make_record` prepared, here or in another process.

        A document with the url or path of a stored one, and other content, is another version
        of it: the one with the later `published` is kept; where either has no date, or they
        have the same, the one given last.
        """
        ...

    def keep(self, document_id: str, path: str | None) -> None:
        """Note that a stored document is held by this file (too)."""
        ...


class Index(Protocol):
    """A store of analysed documents."""

    def close(self) -> None: ...

    def faults(self) -> list[str]:
        """Return what is damaged in the whole store, its word indexes included."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Hold all that this thread reads inside the context at one state of the store."""
        ...

    # ── writing ────────────────────────────────────────────────────────────────────────────
    def known(self, library: str, ids: Iterable[str]) -> set[str]:
        """Return those of the document ids that are stored already."""
        ...

    def writing(self, library: str, *, settle: bool = True) -> AbstractContextManager[Writer]:
        """Open a transaction; actors are resolved across documents when it commits.

        Without `settle` one step is left for later: documents with a name that several actors
        share, each of which may mean another. Until `settle` is called they stand by themselves.
        """
        ...

    def settle(self, library: str) -> None:
        """Do what transactions have left for later; nothing, if there is nothing."""
        ...

    def remove(self, library: str, ids: Iterable[str]) -> int:
        """Remove documents and all that was derived from them; return how many there were."""
        ...

    def merge_actors(self, library: str, into: str, other: str) -> ActorRef:
        """Declare two actors (ids) to be one; later additions keep to it."""
        ...

    def split_actor(self, library: str, actor: str, names: Sequence[str]) -> ActorRef:
        """Part these names from an actor (id); later additions keep to it."""
        ...

    def mark_agency(self, library: str, source: str, *, agency: bool) -> None:
        """Note that a source, by the name that its documents give, is an agency or is none."""
        ...

    def note_files(self, library: str, files: Iterable[ReadFile]) -> None:
        """Note what files hold whose documents are stored."""
        ...

    def unchanged_files(
        self, library: str, digests: Mapping[str, bytes]
    ) -> Mapping[str, tuple[str, ...]]:
        """Return, by path, the documents (ids) of files that need not be read again.

        Those are as noted, and all that came of them is stored still.
        """
        ...

    # ── documents and sentences ────────────────────────────────────────────────────────────
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

    # ── actors ─────────────────────────────────────────────────────────────────────────────
    def actors_called(self, library: str, name: str) -> list[ActorRow]:
        """Return the actors that have this name or alias, most mentioned first.

        Case, accents and a leading article do not count.
        """
        ...

    def actors_given(self, library: str, name: str) -> list[ActorRow]:
        """Return the people whose first given name this one word is, most mentioned first."""
        ...

    def actors_near(self, library: str, name: str, limit: int) -> list[tuple[str, ActorRow]]:
        """Return names spelt much like this one with their actors, nearest first."""
        ...

    def actor(self, library: str, actor: str) -> ActorRow:
        """Return an actor by id. Raises UnknownActor."""
        ...

    def top_actors(self, library: str, window: Window, limit: int) -> list[ActorRow]:
        """Return the actors that most documents of the window mention."""
        ...

    def names(self, library: str, limit: int) -> list[NameRow]:
        """Return what the actors are called that most documents mention, the top one first.

        Much faster than `top_actors` where many are wanted.
        """
        ...

    def words_near(self, library: str, word: str, limit: int) -> list[str]:
        """Return indexed words spelt much like this one, nearest first."""
        ...

    def actor_sentences(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[tuple[int, int]]:
        """Return (document key, sentence index) of the latest mentions, newest first."""
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

    def mentions_of(self, library: str, actor: str, keys: Iterable[int]) -> list[tuple[int, int]]:
        """Return (document key, start) where these documents mean an actor, in order."""
        ...

    def roles(self, library: str, actor: str, limit: int) -> list[RoleRow]: ...

    def roles_in(self, library: str, keys: Iterable[int]) -> list[RoleRow]:
        """Return all roles in these documents that have a holder, by key and place."""
        ...

    def quotations_by(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[QuotationRow]: ...

    def quotations_in(self, library: str, keys: Iterable[int]) -> list[QuotationRow]: ...

    def deeds(self, library: str, actor: str, window: Window, limit: int) -> list[DeedRow]: ...

    def relations(self, library: str, actor: str, limit: int) -> list[RelationRow]:
        """Return relations with the actor at either end."""
        ...

    def dates(self, library: str, keys: Iterable[int]) -> list[DateRow]: ...

    def dates_at(self, library: str, places: Iterable[tuple[int, int]]) -> list[DateRow]:
        """Return the dates in these sentences (document key, index)."""
        ...

    def activity(self, library: str, actor: str) -> list[tuple[str, int]]:
        """Return (ISO day of publication, mentions) for every day with any, in order."""
        ...

    def actor_documents(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[tuple[int, int]]:
        """Return (document key, mentions), newest first."""
        ...

    def documents_with(
        self, library: str, actors: Iterable[str], window: Window, limit: int
    ) -> list[int]:
        """Return the documents (keys) that mention any of these actors (ids), newest first."""
        ...

    def sentences_with(
        self, library: str, actors: Iterable[str], keys: Iterable[int]
    ) -> list[tuple[int, int]]:
        """Return (document key, sentence index) where these documents mean any of these actors."""
        ...
