"""Adding documents to a library: what is new is analysed and stored, batch by batch.

Of the versions of one page (same url) or file (same path) the one with the later `published`
is kept; where either has no date, or they have the same, the one given last.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from summarizer.batching import MOST_CHARACTERS, Pace, batches
from summarizer.models import AddReport, Document, Rejection
from summarizer.storage.base import Index, Outcome
from summarizer.text import is_blank
from summarizer.workers import (
    Analyser,
    Failure,
    InProcess,
    InWorkers,
    Result,
    analyse,
    default_workers,
)

_BATCH_ENTRIES = 512
"""Documents in a batch if most of them are stored already."""
_IN_PROCESS_CHARACTERS = 250_000
"""Up to this much, loading the model once here is done before workers would have started."""
_LOOKING_AHEAD = 3.0
"""Seconds after which workers are started, however little was read until then: reading goes on
while they load the model."""
_NAME_LENGTH = 60

Progress = Callable[[int], None]
"""Called with the number of documents dealt with so far."""


class _Entry(NamedTuple):
    """A document given, and what becomes of it."""

    id: str
    name: str
    """What the reader knows it by."""
    path: str | None
    document: Document | None
    """Set if it has to be analysed. Texts that are stored already are not held on to."""
    outcome: Outcome | Failure | None


_Batch = list[_Entry]


def add(
    index: Index,
    library: str,
    documents: Iterable[Document],
    *,
    model: str | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> AddReport:
    """Add documents; see `Library.add`."""
    sorting = _Sorting(index, library)
    pace = Pace()
    coming = _batches(sorting.entries(documents), pace)
    if workers is None:
        first, more = _look_ahead(coming)
        coming = chain(first, coming)
        workers = default_workers() if more else 0
    analyser: Analyser = (
        InWorkers(model, workers, analyse, pace) if workers > 0 else InProcess(model, analyse, pace)
    )
    report = _Report(progress)
    under_way: deque[_Batch] = deque()

    def new_documents() -> Iterator[list[Document]]:
        for batch in coming:
            under_way.append(batch)
            yield list(_new(batch).values())

    for results in analyser.records(new_documents()):
        batch = under_way.popleft()
        report.count(_store(index, library, batch, results))
        sorting.stored(batch)
    # Also does what an addition that was killed has left undone.
    index.settle(library)
    return report.finished()


class _Sorting:
    """Sorts out what needs no analysis: what cannot be stored, and what is stored already."""

    def __init__(self, index: Index, library: str) -> None:
        self._index = index
        self._library = library
        self._coming: Counter[str] = Counter()
        """Pages and files of which a version is on its way into the library."""

    def entries(self, documents: Iterable[Document]) -> Iterator[_Entry]:
        for group in batches(documents, _characters, lambda: MOST_CHARACTERS):
            ids = [document.id for document in group]
            known = self._index.known(self._library, ids)
            for document, id_ in zip(group, ids, strict=True):
                name = _name(document)
                reason = _reason_against(document)
                if reason:
                    yield _Entry(id_, name, None, None, Failure(reason))
                elif id_ in known and self._coming.keys().isdisjoint(_places(document)):
                    yield _Entry(id_, name, document.path, None, "unchanged")
                else:
                    self._coming.update(_places(document))
                    yield _Entry(id_, name, document.path, document, None)

    def stored(self, batch: _Batch) -> None:
        """Take note that the versions in a batch have arrived."""
        for entry in batch:
            if entry.document:
                self._coming -= Counter(_places(entry.document))


def _characters(document: Document) -> int:
    return len(document.text)


def _reason_against(document: Document) -> str:
    """Return why a document cannot be stored; empty for one that can."""
    fields = (document.text, document.title, document.source, document.url, document.path)
    for field in fields:
        try:
            (field or "").encode("utf-8")
        except UnicodeEncodeError:
            return (
                "It holds halves of characters (lone surrogates), which no program can show. "
                "Save it as UTF-8 and add it again."
            )
    if is_blank(document.text):
        return "It has no text."
    return ""


def _name(document: Document) -> str:
    name = document.path or document.url or document.title or document.text.strip()
    name = " ".join(name[:_NAME_LENGTH].encode("utf-8", "replace").decode("utf-8").split())
    return name or "(empty)"


def _places(document: Document) -> tuple[str, ...]:
    """Return what a document is known by as a version of others."""
    url = (f"url {document.url}",) if document.url is not None else ()
    path = (f"path {document.path}",) if document.path is not None else ()
    return url + path


def _batches(entries: Iterable[_Entry], pace: Pace) -> Iterator[_Batch]:
    """Gather entries until there is enough to analyse."""

    def new_characters(entry: _Entry) -> int | None:
        return len(entry.document.text) if entry.document else None

    for batch in batches(entries, new_characters, lambda: pace.characters, most=_BATCH_ENTRIES):
        pace.given()
        yield batch


def _new(batch: _Batch) -> dict[str, Document]:
    """Return the documents of a batch that have to be analysed, each once."""
    return {entry.id: entry.document for entry in batch if entry.document}


def _look_ahead(coming: Iterator[_Batch]) -> tuple[list[_Batch], bool]:
    """Take batches until it is clear whether worker processes are worth their start."""
    taken: list[_Batch] = []
    characters = 0
    begun = time.monotonic()
    for batch in coming:
        taken.append(batch)
        characters += sum(len(document.text) for document in _new(batch).values())
        late = time.monotonic() - begun > _LOOKING_AHEAD
        if characters > _IN_PROCESS_CHARACTERS or (characters and late):
            return taken, True
    return taken, False


def _store(
    index: Index, library: str, batch: _Batch, results: Sequence[Result]
) -> list[tuple[_Entry, Outcome | Failure]]:
    """Write a batch in one transaction; return what became of each once that is committed."""
    outcomes: list[tuple[_Entry, Outcome | Failure]] = []
    analysed = dict(zip(_new(batch), results, strict=True))
    with index.writing(library, settle=False) as writer:
        for entry in batch:
            if entry.outcome == "unchanged":
                writer.keep(entry.id, entry.path)
            result = entry.outcome or analysed[entry.id]
            if not isinstance(result, str | Failure):
                result = writer.write(result._replace(path=entry.path))
            outcomes.append((entry, result))
    return outcomes


class _Report:
    """What became of the documents so far."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._ids: dict[str, list[str]] = {"added": [], "unchanged": [], "updated": []}
        self._rejected: list[Rejection] = []
        self._count = 0

    def count(self, outcomes: Sequence[tuple[_Entry, Outcome | Failure]]) -> None:
        for entry, outcome in outcomes:
            if isinstance(outcome, Failure):
                self._reject(entry, outcome.reason)
            elif outcome == "outdated":
                self._reject(entry, "A later version of it is in the library already.")
            else:
                self._ids[outcome].append(entry.id)
        self._count += len(outcomes)
        if self._progress:
            self._progress(self._count)

    def _reject(self, entry: _Entry, reason: str) -> None:
        self._rejected.append(Rejection(name=entry.name, reason=reason))

    def finished(self) -> AddReport:
        return AddReport(
            added=tuple(self._ids["added"]),
            unchanged=tuple(self._ids["unchanged"]),
            updated=tuple(self._ids["updated"]),
            rejected=tuple(self._rejected),
        )
