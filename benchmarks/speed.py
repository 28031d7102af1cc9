"""Speed: adding beside bare spaCy, answering at several sizes and while adding, a cold start.

    python -m benchmarks speed --data FOLDER [--work FOLDER] [--part adding reading flow cold]
                               [--documents N] [--sizes N N N] [--seconds N]

Libraries are built from Reuters-21578 through `Library.add` and kept in the work folder.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from loky import cpu_count, get_reusable_executor

from benchmarks._flow import Commands, flow
from benchmarks.reuters import stories
from summarizer import AmbiguousActor, Document, Library, UnknownActor
from summarizer.language.model import load_model
from summarizer.storage.base import Window

_BATCH = 64
"""Documents in a batch, for spaCy alone as for `Library.add`."""
_PARTS = ("adding", "reading", "flow", "cold")
_SIZES = (1_000, 5_000, 20_000)
_RANKS = (3, 10, 30, 100, 300, 1_000, 3_000, 10_000)
"""Words and names are drawn at these places in order of frequency: common and rare ones."""
_ROUNDS = 5
_COLD_RUNS = 10


class Row(NamedTuple):
    """One line of a table."""

    name: str
    cells: tuple[str, ...]


def main(argv: Sequence[str]) -> None:
    """Run the parts asked for and print their tables."""
    parser = argparse.ArgumentParser(prog="benchmarks speed")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, help="where libraries are kept between runs")
    parser.add_argument("--part", nargs="+", choices=_PARTS)
    parser.add_argument("--documents", type=int, default=2_000, help="for adding")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--seconds", type=float, default=60.0, help="for flow, quiet and not")
    options = parser.parse_args(argv)
    parts = options.part or _PARTS
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        if "adding" in parts:
            _show("Adding", adding(options.data, options.documents))
        if "reading" in parts:
            _show("Answering (milliseconds)", reading(options.data, work, options.sizes))
        if "flow" in parts:
            rows = flowing(options.data, work, max(options.sizes), options.seconds)
            _show("Answering while documents are added (milliseconds)", rows)
        if "cold" in parts:
            _show("Cold start (seconds)", cold(options.data, work, options.sizes))


def _show(title: str, rows: Iterable[Row]) -> None:
    print(f"\n{title}")
    for row in rows:
        print(f"  {row.name:<44}" + "".join(f"{cell:>14}" for cell in row.cells))


# ── adding ─────────────────────────────────────────────────────────────────────────────────


def adding(data: Path, documents: int) -> Iterator[Row]:
    """Compare `Library.add` with `nlp.pipe` alone: the same texts, batches, model and cores."""
    given = list(stories(data, documents))
    words = sum(len(document.text.split()) for document in given)
    cores = cpu_count()
    bare = _cost(partial(_parse_all, given, cores))
    added = _cost(partial(_add_all, given, cores))
    yield Row(
        f"{documents} documents, {words} words, {cores} cores",
        ("docs/s", "words/s", "ratio", "CPU s", "CPU ratio"),
    )
    for name, cost in (("spaCy alone, a process for each core", bare), ("Library.add", added)):
        yield Row(
            name,
            (
                f"{documents / cost.seconds:.1f}",
                f"{words / cost.seconds:.0f}",
                f"{bare.seconds / cost.seconds:.2f}",
                f"{cost.cpu:.1f}",
                f"{bare.cpu / cost.cpu:.2f}",
            ),
        )
    mine = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Row("peak memory: this process, largest worker", (f"{mine:.0f} MB", f"{largest:.0f} MB"))


class _Cost(NamedTuple):
    """What some work has taken."""

    seconds: float
    """By the clock, workers started before."""
    cpu: float
    """Of all processes, the start of the workers included: what other load does not change."""


def _cost(work: Callable[[], float]) -> _Cost:
    """Measure work that returns its own seconds; workers have to be gone to be counted."""
    before = _cpu()
    seconds = work()
    get_reusable_executor().shutdown(wait=True)
    return _Cost(seconds, _cpu() - before)


def _cpu() -> float:
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _parse_all(documents: Sequence[Document], cores: int) -> float:
    """Parse in one process for each core; nothing but a count comes back."""
    executor = get_reusable_executor(max_workers=cores, env={"OMP_NUM_THREADS": "1"})
    batches = [[document.text for document in batch] for batch in _batched(documents)]
    list(executor.map(_parse, batches[:cores]))
    start = time.perf_counter()
    waiting: list[Future[int]] = [executor.submit(_parse, batch) for batch in batches]
    parsed = sum(future.result() for future in waiting)
    assert parsed == len(documents)
    return time.perf_counter() - start


_loaded: list[Callable[..., Iterable[object]]] = []


def _parse(texts: Sequence[str]) -> int:
    """Run in a worker: parse a batch with the stock model and forget it."""
    if not _loaded:
        _loaded.append(load_model().pipe)
    return sum(1 for _ in _loaded[0](texts, batch_size=len(texts)))


def _add_all(documents: Sequence[Document], cores: int) -> float:
    first = documents[: cores * _BATCH]
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "x.db") as library:
        # The workers load the model before the clock starts, as they do for spaCy alone.
        library.add(first, workers=cores)
        library.remove(document.id for document in first)
        start = time.perf_counter()
        report = library.add(iter(documents), workers=cores)
        seconds = time.perf_counter() - start
        assert len(report.added) + len(report.unchanged) == len(documents), report.rejected
    return seconds


def _batched(documents: Iterable[Document]) -> Iterator[list[Document]]:
    documents = iter(documents)
    while batch := list(islice(documents, _BATCH)):
        yield batch


# ── reading ────────────────────────────────────────────────────────────────────────────────


def library_of(data: Path, work: Path, size: int) -> Path:
    """Return a store with so many stories; one that is there is used, one begun is finished."""
    path = work / f"reuters-{size}.db"
    with Library.open(path) as library:
        if len(library) < size:
            start = time.perf_counter()
            library.add(_enough(data, size))
            seconds = time.perf_counter() - start
            print(f"  built {path.name}: {len(library)} documents in {seconds:.0f} s", flush=True)
    return path


def _enough(data: Path, size: int) -> Iterator[Document]:
    """Yield stories until there are so many different ones."""
    seen: set[str] = set()
    for document in stories(data, size * 2):
        if len(seen) == size:
            return
        seen.add(document.id)
        yield document


def reading(data: Path, work: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """Time briefs and cards for topics that are common and rare, at each size."""
    yield Row("", ("p50", "p95", "slowest", "topics"))
    first: dict[str, float] = {}
    for size in sorted(sizes):
        path = library_of(data, work, size)
        topics = list(_topics(data, size))
        with Library.open(path) as library:
            names = _names(library)
            commands: dict[str, list[Callable[[], object]]] = {
                "/brief": [partial(library.brief, topic) for topic in topics + names],
                "/who": [partial(_who, library, name) for name in names],
                "/timeline": [partial(library.timeline, name) for name in names],
            }
            for command, calls in commands.items():
                times = sorted(_milliseconds(calls))
                p95 = times[int(len(times) * 0.95)]
                growth = f"×{p95 / first.setdefault(command, p95):.1f}"
                cells = (
                    f"{statistics.median(times):.1f}",
                    f"{p95:.1f}",
                    f"{times[-1]:.1f}",
                    growth,
                )
                yield Row(f"{command} at {size}", (*cells[:3], str(len(calls)), cells[3]))
            rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            yield Row(f"peak memory at {size}", (f"{rss:.0f} MB",))


def _topics(data: Path, size: int) -> Iterator[str | None]:
    """Draw topics by frequency from the texts themselves: words, pairs, phrases, errors."""
    documents: Counter[str] = Counter()
    for document in stories(data, size):
        documents.update({word for word in document.text.lower().split() if word.isalpha()})
    ranked = sorted(documents, key=lambda word: (-documents[word], word))
    words = [ranked[rank] for rank in _RANKS if rank < len(ranked)]
    longer = [word for word in ranked if len(word) > 6]
    names = [longer[rank] for rank in _RANKS if rank < len(longer)]
    yield None
    yield from words
    yield from names
    yield from (f"{one} {other}" for one, other in pairwise(names))
    yield from (f"{one} {other}" for one, other in zip(words, names, strict=False))
    yield from (f"what happened to the {name}?" for name in names)
    yield from (name[:2] + name[3:] for name in names)


def _names(library: Library) -> list[str]:
    """Draw names of actors by how many documents mention them."""
    rows = library.index.top_actors(library.name, Window(), _RANKS[-1] + 1)
    return [rows[rank].ref.name for rank in _RANKS if rank < len(rows)]


def _who(library: Library, name: str) -> None:
    with suppress(AmbiguousActor, UnknownActor):
        library.who(name)


def _milliseconds(calls: Sequence[Callable[[], object]]) -> Iterator[float]:
    """Time every call several times in mixed order, after each has been made once."""
    for call in calls:
        call()
    mixed = [call for call in calls for _ in range(_ROUNDS)]
    random.Random(1).shuffle(mixed)
    for call in mixed:
        start = time.perf_counter()
        call()
        yield (time.perf_counter() - start) * 1000


# ── flow ───────────────────────────────────────────────────────────────────────────────────


def flowing(data: Path, work: Path, size: int, seconds: float) -> Iterator[Row]:
    """Time briefs and cards while nothing is added, and while another process adds."""
    store = library_of(data, work, size)
    topics = list(_topics(data, size))

    def commands(library: Library) -> Commands:
        names = _names(library)
        return {
            "/brief": [partial(library.brief, topic) for topic in topics + names],
            "/who": [partial(_who, library, name) for name in names],
        }

    yield Row(
        f"{size} documents, {cpu_count()} cores",
        ("p50", "p95", "p99", "slowest", "p95 CPU", "asked"),
    )
    with tempfile.TemporaryDirectory() as folder:
        for what, measured, rate in flow(data, store, Path(folder), seconds, commands):
            for command, times in measured.items():
                asked = len(times.clock)
                cells = [f"{times.clock[int(asked * share)]:.1f}" for share in (0.5, 0.95, 0.99)]
                cells += [f"{times.clock[-1]:.1f}", f"{times.cpu[int(asked * 0.95)]:.1f}"]
                yield Row(f"{command}, {what}", (*cells, str(asked)))
            if rate:
                yield Row("added meanwhile", (f"{rate:.1f} docs/s",))


# ── cold ───────────────────────────────────────────────────────────────────────────────────


def cold(data: Path, work: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """Time the whole process of one question on the terminal."""
    path = library_of(data, work, min(sizes))
    with Library.open(path) as library:
        name = _names(library)[0]
    environment = {**os.environ, "BRIEFBOT_DATABASE": str(path)}
    yield Row(f"at {min(sizes)} documents", ("median", "slowest"))
    for question in (f"/brief {name}", f"/who {name}"):
        seconds = []
        for _ in range(_COLD_RUNS):
            start = time.perf_counter()
            subprocess.run(  # noqa: S603 - our own command
                [sys.executable, "-m", "bot", "ask", question],
                env=environment,
                stdout=subprocess.DEVNULL,
                check=True,
            )
            seconds.append(time.perf_counter() - start)
        yield Row(
            f'briefbot ask "{question}"',
            (f"{statistics.median(seconds):.2f}", f"{max(seconds):.2f}"),
        )
