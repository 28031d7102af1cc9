"""Adding beside bare spaCy: `benchmarks speed --part adding`.

Both get the same texts, model, cores and priority, and load the model before the clock starts.
Each run is a process of its own, so that its processor time holds that of all its workers.
"""

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from loky import cpu_count, get_reusable_executor

from benchmarks._processes import run
from benchmarks.reuters import stories
from summarizer import Document, Library
from summarizer.language.model import load_model

_BATCH = 64
"""Documents in a batch, for spaCy alone; `Library.add` takes no larger ones."""
_NICE = 10
"""The priority that `Library.add` gives its workers: with less of it than the bare model has,
whatever else runs on the machine would be measured."""


class Cost(NamedTuple):
    """What one run has taken."""

    seconds: float
    """By the clock, workers started before."""
    cpu: float
    """Of all processes, without their start: what other load hardly changes."""
    memory: float
    """Megabytes at the most: of the process that runs it."""
    worker_memory: float
    """Megabytes at the most: of its largest worker, which is larger than itself."""


def compare(data: Path, documents: int, rounds: int) -> dict[str, Cost]:
    """Run both by turns; return the medians of each by name."""
    costs: dict[str, list[Cost]] = {name: [] for name in _RUNS}
    for _ in range(rounds):
        for name in _RUNS:
            started = _run_apart(name, data, 0)
            cost = _run_apart(name, data, documents)
            costs[name].append(cost._replace(cpu=cost.cpu - started.cpu))
    return {
        name: Cost(*(statistics.median(figures) for figures in zip(*each, strict=True)))
        for name, each in costs.items()
    }


def _run_apart(name: str, data: Path, documents: int) -> Cost:
    # Not as a module to run: its workers have to find it by its name.
    call = f"from benchmarks._adding import main; main({name!r}, {str(data)!r}, {documents})"
    ran = run([sys.executable, "-c", call])
    seconds, memory = json.loads(ran.printed)
    return Cost(seconds, ran.cpu, memory, ran.memory)


def _parse_all(first: Sequence[Document], documents: Sequence[Document], cores: int) -> float:
    """Parse in one process for each core; nothing but a count comes back."""
    executor = get_reusable_executor(max_workers=cores, env={"OMP_NUM_THREADS": "1"})
    list(executor.map(_parse, _batched(first)))
    batches = list(_batched(documents))
    start = time.perf_counter()
    waiting: list[Future[int]] = [executor.submit(_parse, batch) for batch in batches]
    parsed = sum(future.result() for future in waiting)
    assert parsed == len(documents)
    return time.perf_counter() - start


def _parse(batch: Sequence[Document]) -> int:
    """Run in a worker: parse a batch with the stock model and forget it."""
    texts = [document.text for document in batch]
    return sum(1 for _ in _stock_pipe()(texts, batch_size=len(texts)))


@cache
def _stock_pipe() -> Callable[..., Iterable[object]]:
    pipe = load_model().pipe
    os.nice(_NICE)
    return pipe


def _add_all(first: Sequence[Document], documents: Sequence[Document], cores: int) -> float:
    """Add to a new library, until the store is settled."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "x.db") as library:
        # The workers load the model before the clock starts, as they do for spaCy alone.
        library.add(first, workers=cores)
        library.remove(document.id for document in first)
        start = time.perf_counter()
        report = library.add(iter(documents), workers=cores)
        seconds = time.perf_counter() - start
        assert len(report.added) + len(report.unchanged) == len(documents), report.rejected[:1]
    return seconds


def _batched(documents: Iterable[Document]) -> Iterator[list[Document]]:
    documents = iter(documents)
    while batch := list(islice(documents, _BATCH)):
        yield batch


_RUNS: Mapping[str, Callable[[Sequence[Document], Sequence[Document], int], float]] = {
    "spaCy alone": _parse_all,
    "Library.add": _add_all,
}


def main(name: str, data: str, documents: int) -> None:
    """Do one run and print its seconds and its own memory, as JSON."""
    cores = cpu_count()
    first = list(stories(Path(data), cores * _BATCH))
    seconds = _RUNS[name](first, list(stories(Path(data), documents)), cores)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps((seconds, memory)))
