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
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import NamedTuple, Protocol

from loky import ProcessPoolExecutor, cpu_count, get_reusable_executor

from summarizer.batching import Pace
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


class _Worked(NamedTuple):
    """What a worker gives back."""

    results: list[Result]
    seconds: float
    """How long it took, by the clock."""


_Waiting = deque[tuple[Sequence[Document], "Future[_Worked]"]]


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
        for analysis in analyze_all(documents, model=model, single_threaded=_is_single_threaded()):
            results.append(make_record(documents[len(results)], analysis))
    except ModelMissing:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one text must not stop the rest
        if len(documents) == 1:
            return [Failure(f"It could not be analysed ({type(error).__name__}: {error}).")]
        for document in documents[len(results) :]:
            results += analyse([document], model)
    return results


def _is_single_threaded() -> bool:
    """Tell whether this process was started as workers are, with one thread for its sums."""
    return _ENVIRONMENT.items() <= os.environ.items()


class InProcess:
    """Analysis in this process: no other is started, the model is loaded here."""

    def __init__(self, model: str | None, work: Work = analyse, pace: Pace | None = None) -> None:
        self._model = model
        self._work = work
        self._pace = pace or Pace()

    def records(self, batches: Iterable[Sequence[Document]]) -> Iterator[list[Result]]:
        for batch in batches:
            begun = time.monotonic()
            results = self._work(batch, self._model)
            self._pace.took(_characters(batch), time.monotonic() - begun)
            yield results


class InWorkers:
    """Analysis in worker processes, a few batches ahead of what is asked for."""

    def __init__(
        self, model: str | None, workers: int, work: Work = analyse, pace: Pace | None = None
    ) -> None:
        self._model = model
        self._workers = workers
        self._work = work
        self._pace = pace or Pace()

    def records(self, batches: Iterable[Sequence[Document]]) -> Iterator[list[Result]]:
        waiting: _Waiting = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._submit(batch)))
                # What is done is given out, even where what comes next is slow to come.
                while waiting and (len(waiting) > self._workers * _AHEAD or waiting[0][1].done()):
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        finally:
            for _, future in waiting:
                future.cancel()

    def _submit(self, batch: Sequence[Document]) -> "Future[_Worked]":
        try:
            return self._submit_once(batch)
        except BrokenProcessPool:  # it broke just now: the next executor is a new one
            return self._submit_once(batch)

    def _submit_once(self, batch: Sequence[Document]) -> "Future[_Worked]":
        executor = _hirer().submit(_executor, self._workers).result()
        future: Future[_Worked] = executor.submit(_do, self._work, list(batch), self._model)
        return future

    def _next(self, waiting: "_Waiting") -> list[Result]:
        batch, future = waiting.popleft()
        try:
            results, seconds = future.result()
            self._pace.took(_characters(batch), seconds)
            return results
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
            return self._submit([document]).result().results[0]
        except BrokenProcessPool:
            return Failure(
                "The process that analysed it died, most likely for want of memory. "
                "Add it in parts, or on a machine with more memory."
            )


@cache
def _hirer() -> ThreadPoolExecutor:
    """Return the one thread that asks for workers.

    loky keeps an executor for each thread, so that with every thread that adds, workers were
    begun anew and loaded the model: 16 seconds for two short documents.
    """
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="workers")


def _executor(workers: int) -> ProcessPoolExecutor:
    return get_reusable_executor(
        max_workers=workers,
        timeout=_IDLE_SECONDS,
        env=_ENVIRONMENT,
        initializer=_begin,
        initargs=(os.getpid(),),
    )


def _characters(batch: Sequence[Document]) -> int:
    return sum(len(document.text) for document in batch)


def _begin(parent: int) -> None:
    """Set a worker up."""
    _leave_with_parent(parent)


def _do(work: Work, documents: Sequence[Document], model: str | None) -> _Worked:
    """Do a batch, in a worker."""
    begun = time.monotonic()
    results = work(documents, model)
    seconds = time.monotonic() - begun
    _give_way()
    return _Worked(results, seconds)


@cache
def _give_way() -> None:
    """Take a lower priority, once.

    Not before the first batch, which is small: on a machine with other work, loading the model
    with a low priority took a minute, and so long nothing was added.
    """
    with contextlib.suppress(AttributeError, OSError):  # Windows has no such priorities
        os.nice(_NICE)


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
