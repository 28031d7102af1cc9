"""Adding documents to a library: what is new is analysed and stored, batch by batch.

Of the versions of one page (same url) or file (same path) the one with the later `published`
is kept; where either has no date, or they have the same, the one given last.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from summarizer.models import AddReport, Document, Rejection
from summarizer.storage.base import Index, Outcome
from summarizer.workers import (
    Analyser,
    Failure,
    InProcess,
    InWorkers,
    Result,
    analyse,
    default_workers,
)

_BATCH_DOCUMENTS = 64
_BATCH_CHARACTERS = 60_000
"""What is analysed, sent and committed at once: some 2 s of work for one core. A kill loses
at most so much for each worker; much smaller transactions cost more than the work in them."""
_IN_PROCESS_CHARACTERS = 250_000
"""Up to this much, loading the model once here is done before workers would have started."""
_NAME_LENGTH = 60

Progress = Callable[[int], None]
"""Called with the number of documents dealt with so far."""


class _Entry(NamedTuple):
    """A document given, and what becomes of it; None: it has to be analysed."""

    document: Document
    id: str
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
    batches = _batches(_entries(index, library, documents))
    if workers is None:
        first, more = _look_ahead(batches)
        batches = chain(first, batches)
        workers = default_workers() if more else 0
    analyser: Analyser = (
        InWorkers(model, workers, analyse) if workers > 0 else InProcess(model, analyse)
    )
    report = _Report(progress)
    under_way: deque[_Batch] = deque()

    def new_documents() -> Iterator[list[Document]]:
        for batch in batches:
            under_way.append(batch)
            yield [entry.document for entry in batch if entry.outcome is None]

    for results in analyser.records(new_documents()):
        _store(index, library, under_way.popleft(), results, report)
    # Also does what an addition that was killed has left undone.
    index.settle(library)
    return report.finished()


def _entries(index: Index, library: str, documents: Iterable[Document]) -> Iterator[_Entry]:
    """Sort out what needs no analysis: what cannot be stored, and what is stored already."""
    for group in _groups(documents, _BATCH_DOCUMENTS):
        reasons = [_reason_against(document) for document in group]
        ids = [document.id for document in group]
        known = index.known(library, ids)
        for document, id_, reason in zip(group, ids, reasons, strict=True):
            if reason:
                yield _Entry(document, id_, Failure(reason))
            else:
                yield _Entry(document, id_, "unchanged" if id_ in known else None)


def _groups(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """Yield lists of documents that are small in number and in size together."""
    group: list[Document] = []
    characters = 0
    for document in documents:
        group.append(document)
        characters += len(document.text)
        if len(group) == size or characters >= _BATCH_CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


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
    if not document.text.strip():
        return "It has no text."
    return ""


def _batches(entries: Iterable[_Entry]) -> Iterator[_Batch]:
    """Gather entries until there is enough to analyse; a repetition in a batch is unchanged."""
    batch: _Batch = []
    new: set[str] = set()
    characters = 0
    for entry in entries:
        is_new = entry.outcome is None and entry.id not in new
        repeated = entry.outcome is None and not is_new
        batch.append(entry._replace(outcome="unchanged") if repeated else entry)
        if is_new:
            new.add(entry.id)
            characters += len(entry.document.text)
        if (
            len(new) >= _BATCH_DOCUMENTS
            or characters >= _BATCH_CHARACTERS
            or len(batch) >= _BATCH_DOCUMENTS * 8
        ):
            yield batch
            batch, new, characters = [], set(), 0
    if batch:
        yield batch


def _look_ahead(batches: Iterator[_Batch]) -> tuple[list[_Batch], bool]:
    """Take batches until it is clear whether worker processes are worth their start."""
    taken: list[_Batch] = []
    characters = 0
    for batch in batches:
        taken.append(batch)
        characters += sum(len(e.document.text) for e in batch if e.outcome is None)
        if characters > _IN_PROCESS_CHARACTERS:
            return taken, True
    return taken, False


def _store(
    index: Index, library: str, batch: _Batch, results: Sequence[Result], report: "_Report"
) -> None:
    """Write a batch in one transaction; count it when that is committed."""
    outcomes: list[tuple[_Entry, Outcome | Failure]] = []
    remaining = iter(results)
    with index.writing(library, settle=False) as writer:
        for entry in batch:
            result = next(remaining) if entry.outcome is None else entry.outcome
            if isinstance(result, str):
                writer.keep(entry.id, entry.document.path)
                outcomes.append((entry, result))
            elif isinstance(result, Failure):
                outcomes.append((entry, result))
            else:
                outcomes.append((entry, writer.write(result)))
    report.count(outcomes)


class _Report:
    """What became of the documents so far."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._ids: dict[str, list[str]] = {"added": [], "unchanged": [], "updated": []}
        self._rejected: list[Rejection] = []
        self._count = 0

    def count(self, outcomes: Iterable[tuple[_Entry, Outcome | Failure]]) -> None:
        for entry, outcome in outcomes:
            self._count += 1
            if isinstance(outcome, Failure):
                self._reject(entry.document, outcome.reason)
            elif outcome == "outdated":
                self._reject(entry.document, "A later version of it is in the library already.")
            else:
                self._ids[outcome].append(entry.id)
        if self._progress:
            self._progress(self._count)

    def _reject(self, document: Document, reason: str) -> None:
        name = document.path or document.url or document.title or document.text.strip()
        name = " ".join(name.encode("utf-8", "replace").decode("utf-8").split())
        self._rejected.append(Rejection(name=name[:_NAME_LENGTH] or "(empty)", reason=reason))

    def finished(self) -> AddReport:
        return AddReport(
            added=tuple(self._ids["added"]),
            unchanged=tuple(self._ids["unchanged"]),
            updated=tuple(self._ids["updated"]),
            rejected=tuple(self._rejected),
        )
