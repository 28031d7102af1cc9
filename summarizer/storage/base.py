"""The port of the store: what a library asks of any index.

Every call names the library (corpus) it is for: a row of one library is never seen from
another. A document key is an integer that orders documents by day of publication, then by
content hash: it does not depend on the order of adding, and a larger key is a later day.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol

from summarizer.models import ActorRef
from summarizer.storage.actor_port import ActorIndex
from summarizer.storage.document_port import DocumentIndex
from summarizer.storage.record import Record
from summarizer.storage.stored import (
    ActorRow,
    DateRow,
    DeedRow,
    Former,
    Hit,
    MentionRow,
    NameRow,
    QuotationRow,
    ReadFile,
    RelationRow,
    RoleRow,
    SentenceRow,
    Window,
)

__all__ = [
    "ActorRow",
    "DateRow",
    "DeedRow",
    "Former",
    "Hit",
    "Index",
    "MentionRow",
    "NameRow",
    "Outcome",
    "QuotationRow",
    "ReadFile",
    "RelationRow",
    "RoleRow",
    "SentenceRow",
    "Window",
    "Writer",
]

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


class Index(DocumentIndex, ActorIndex, Protocol):
    """A store of analysed documents."""

    def close(self) -> None: ...

    def faults(self) -> list[str]:
        """Return what is damaged in the whole store, its word indexes included."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Hold all that this thread reads inside the context at one state of the store."""
        ...

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
