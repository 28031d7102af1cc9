"""Speed: adding beside bare spaCy, answering at several sizes and while adding, a cold start.

    python -m benchmarks speed --data FOLDER [--work FOLDER] [--part adding reading flow cold]
                               [--documents N] [--sizes N N N] [--seconds N]

Libraries are built from Reuters-21578 and kept in the work folder; those larger than it hold
variations of its stories too (`_variations`). Other load on the machine shows in times by the
clock, and hardly in processor time (CPU).
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from loky import cpu_count, get_reusable_executor

from benchmarks._answering import answer
from benchmarks._commands import commands
from benchmarks._flow import Commands, flow
from benchmarks._libraries import library_of
from benchmarks.reuters import stories
from bot.bootstrap import make_service
from summarizer import Document, Library
from summarizer.language.model import load_model

_BATCH = 64
"""Documents in a batch, for spaCy alone as for `Library.add`."""
_PARTS = ("adding", "reading", "flow", "cold")
_SIZES = (1_000, 10_000, 100_000)
_SLOWEST = 3
"""Commands of each kind that are named."""
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


def reading(data: Path, work: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """Time commands on what is common and rare, at each size, with what they take of memory."""
    yield Row("", ("p50", "p95", "slowest", "p50 CPU", "p95 CPU", "commands", "p95 grows"))
    first: dict[str, float] = {}
    for size in sorted(sizes):
        store = library_of(data, work, size)
        given = commands(store)
        answered = answer(store, given)
        for name, lines in _by_name(given).items():
            clock = sorted(answered.milliseconds[line] for line in lines)
            used = sorted(answered.processor[line] for line in lines)
            p95 = _share(used, 0.95)
            cells = (_share(clock, 0.5), _share(clock, 0.95), clock[-1], _share(used, 0.5), p95)
            growth = f"×{p95 / first.setdefault(name, p95):.2f}"
            yield Row(
                f"{name} at {size}", (*(f"{ms:.1f}" for ms in cells), str(len(lines)), growth)
            )
            slowest = sorted(lines, key=answered.processor.__getitem__)[-_SLOWEST:]
            print(f"  slowest at {size}: " + "; ".join(reversed(slowest)), flush=True)
        yield Row(f"peak memory at {size}", (f"{answered.megabytes:.0f} MB",))


def _by_name(given: Iterable[str]) -> dict[str, list[str]]:
    """Part command lines by the command."""
    found: dict[str, list[str]] = {}
    for line in given:
        found.setdefault(line.partition(" ")[0], []).append(line)
    return found


def _share(times: Sequence[float], share: float) -> float:
    """Return the time that such a share of sorted times stays under."""
    return times[int(len(times) * share)]


# ── flow ───────────────────────────────────────────────────────────────────────────────────


def flowing(data: Path, work: Path, size: int, seconds: float) -> Iterator[Row]:
    """Time briefs and cards while nothing is added, and while another process adds."""
    store = library_of(data, work, size)
    given = _by_name(commands(store))

    def calls(library: Library) -> Commands:
        service = make_service(library)
        return {
            name: [partial(service.answer, line) for line in given[name]]
            for name in ("/brief", "/who")
        }

    yield Row(
        f"{size} documents, {cpu_count()} cores",
        ("p50", "p95", "p99", "slowest", "p95 CPU", "asked"),
    )
    with tempfile.TemporaryDirectory() as folder:
        for what, measured, rate in flow(data, store, Path(folder), seconds, calls):
            for command, times in measured.items():
                asked = len(times.clock)
                cells = [f"{times.clock[int(asked * share)]:.1f}" for share in (0.5, 0.95, 0.99)]
                cells += [f"{times.clock[-1]:.1f}", f"{times.cpu[int(asked * 0.95)]:.1f}"]
                yield Row(f"{command}, {what}", (*cells, str(asked)))
            if rate:
                yield Row("added meanwhile", (f"{rate:.1f} docs/s",))


# ── cold ───────────────────────────────────────────────────────────────────────────────────


def cold(data: Path, work: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """Time the whole process of one question on the terminal, at the least and the largest size."""
    yield Row("", ("median", "slowest", "CPU"))
    for size in sorted({min(sizes), max(sizes)}):
        store = library_of(data, work, size)
        given = _by_name(commands(store))
        environment = {**os.environ, "BRIEFBOT_DATABASE": str(store)}
        # As a user has it: what was imported once is compiled.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for question in (given["/brief"][1], given["/who"][0]):
            seconds = []
            used = []
            for _ in range(_COLD_RUNS):
                start, before = time.perf_counter(), _cpu()
                subprocess.run(  # noqa: S603 - our own command
                    [sys.executable, "-m", "bot", "ask", question],
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    check=False,
                )
                seconds.append(time.perf_counter() - start)
                used.append(_cpu() - before)
            medians = (statistics.median(seconds), max(seconds), statistics.median(used))
            yield Row(f'ask "{question}" at {size}', tuple(f"{each:.2f}" for each in medians))
