"""Analysis of documents, here or in worker processes, in the order they were given.

Only plain rows come back (`storage.record`). A worker that dies, or a document that cannot be
analysed, costs that document and no other.
"""

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple, Protocol

from loky import cpu_count, get_reusable_executor

from summarizer.errors import ModelMissing
from summarizer.models import Document
from summarizer.storage.record import Record
from summarizer.storage.recording import make_record

_IDLE_SECONDS = 60
"""How long workers, with the model loaded, wait for more before they leave."""
_WATCH_SECONDS = 2.0
"""How often a worker looks whether the process it works for is still there."""
_AHEAD = 2
"""Batches under way for each worker: one in work, one waiting for it."""
_NICE = 10
"""Lower priority than whatever answers: adding takes minutes and may take some more, an answer
may not. With nothing else to do, the cores work as fast."""
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""A worker for each core: threads inside them would only get in each other's way."""


class Failure(NamedTuple):
    """Why a document could not be analysed."""

    reason: str


Result = Record | Failure
Work = Callable[[Sequence[Document], str | None], list[Result]]
"""What a process does with a batch; the second argument is the name of the model."""


class Analyser(Protocol):
    """Turns batches of documents into records, one result for each document, in order."""

    def records(self, batches: Iterable[Sequence[Document]]) -> Iterator[list[Result]]: ...


def analyse(documents: Sequence[Document], model: str | None) -> list[Result]:
    """Analyse documents in this process; one that fails is a failure, the rest goes on."""
    if not documents:
        return []
    from summarizer.language.analysis import analyze_all  # noqa: PLC0415 - spaCy for who adds

    results: list[Result] = []
    try:
        for analysis in analyze_all(documents, model=model):
            results.append(make_record(documents[len(results)], analysis))
    except ModelMissing:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one text must not stop the rest
        if len(documents) == 1:
            return [Failure(f"It could not be analysed ({type(error).__name__}: {error}).")]
        for document in documents[len(results) :]:
            results += analyse([document], model)
    return results


class InProcess:
    """Analysis in this process: no other is started, the model is loaded here."""

    def __init__(self, model: str | None, work: Work = analyse) -> None:
        self._model = model
        self._work = work

    def records(self, batches: Iterable[Sequence[Document]]) -> Iterator[list[Result]]:
        for batch in batches:
            yield self._work(batch, self._model)


class InWorkers:
    """Analysis in worker processes, a few batches ahead of what is asked for."""

    def __init__(self, model: str | None, workers: int, work: Work = analyse) -> None:
        self._model = model
        self._workers = workers
        self._work = work

    def records(self, batches: Iterable[Sequence[Document]]) -> Iterator[list[Result]]:
        waiting: deque[tuple[Sequence[Document], Future[list[Result]]]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._submit(batch)))
                if len(waiting) > self._workers * _AHEAD:
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        finally:
            for _, future in waiting:
                future.cancel()

    def _submit(self, batch: Sequence[Document]) -> "Future[list[Result]]":
        try:
            return self._submit_once(batch)
        except BrokenProcessPool:  # it broke just now: the next executor is a new one
            return self._submit_once(batch)

    def _submit_once(self, batch: Sequence[Document]) -> "Future[list[Result]]":
        executor = get_reusable_executor(
            max_workers=self._workers,
            timeout=_IDLE_SECONDS,
            env=_ENVIRONMENT,
            initializer=_begin,
            initargs=(os.getpid(),),
        )
        future: Future[list[Result]] = executor.submit(self._work, list(batch), self._model)
        return future

    def _next(
        self, waiting: "deque[tuple[Sequence[Document], Future[list[Result]]]]"
    ) -> list[Result]:
        batch, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            results = [self._alone(document) for document in batch]
            # What was under way beside it is lost as well: it goes to new workers.
            for number, (other, lost) in enumerate(waiting):
                if lost.cancelled() or (lost.done() and lost.exception()):
                    waiting[number] = (other, self._submit(other))
            return results

    def _alone(self, document: Document) -> Result:
        """Analyse one document in a worker with nothing else under way."""
        try:
            return self._submit([document]).result()[0]
        except BrokenProcessPool:
            return Failure(
                "The process that analysed it died, most likely for want of memory. "
                "Add it in parts, or on a machine with more memory."
            )


def _begin(parent: int) -> None:
    """Set a worker up."""
    with contextlib.suppress(AttributeError, OSError):  # Windows has no such priorities
        os.nice(_NICE)
    _leave_with_parent(parent)


def _leave_with_parent(parent: int) -> None:
    """Make this worker end soon after the process it works for, however that ended.

    A worker whose parent was killed would wait for ever to hand over its result.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="parent watch", daemon=True).start()


def default_workers() -> int:
    """Return how many processes may work at once: the cores this process may use."""
    return int(cpu_count())
