"""Speed: adding beside bare spaCy, answering at several sizes and while adding, a cold start.

    python -m benchmarks speed --data FOLDER [--work FOLDER] [--part adding reading flow cold]
                               [--documents N] [--rounds N]
                               [--sizes N N N] [--seconds N]

Libraries are built from Reuters-21578 and kept in the work folder; those larger than it hold
variations of its stories too (`_variations`). Other load on the machine shows in times by the
clock, and hardly in processor time (CPU).
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from loky import cpu_count

from benchmarks._adding import compare
from benchmarks._answering import answer
from benchmarks._commands import commands
from benchmarks._flow import Commands, flow
from benchmarks._libraries import library_of
from benchmarks._processes import run
from bot.bootstrap import make_service
from summarizer import Library

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
    parser.add_argument("--rounds", type=int, default=3, help="of adding, by turns")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--seconds", type=float, default=60.0, help="for flow, quiet and not")
    options = parser.parse_args(argv)
    parts = options.part or _PARTS
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        if "adding" in parts:
            _show("Adding", adding(options.data, options.documents, options.rounds))
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


def adding(data: Path, documents: int, rounds: int) -> Iterator[Row]:
    """Compare `Library.add` with `nlp.pipe` alone: the same texts, model, cores and priority."""
    costs = compare(data, documents, rounds)
    bare, added = costs.values()
    yield Row(
        f"{documents} documents, {cpu_count()} cores, medians of {rounds}",
        ("docs/s", "ratio", "CPU s", "CPU ratio"),
    )
    for name, cost in costs.items():
        yield Row(
            name,
            (
                f"{documents / cost.seconds:.1f}",
                f"{bare.seconds / cost.seconds:.2f}",
                f"{cost.cpu:.1f}",
                f"{bare.cpu / cost.cpu:.2f}",
            ),
        )
    memory = (f"{added.memory:.0f} MB", f"{added.worker_memory:.0f} MB")
    yield Row("peak memory while adding: this process, largest worker", memory)


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
                ran = run([sys.executable, "-m", "bot", "ask", question], environment)
                seconds.append(ran.seconds)
                used.append(ran.cpu)
            medians = (statistics.median(seconds), max(seconds), statistics.median(used))
            yield Row(f'ask "{question}" at {size}', tuple(f"{each:.2f}" for each in medians))
