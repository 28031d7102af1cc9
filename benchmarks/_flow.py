"""Answering while a process beside adds documents: `benchmarks speed --part flow`."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.reuters import stories
from summarizer import Library

_PAUSE = 0.05
"""Seconds from one command to the next: twenty a second, more than a busy team asks."""
_FILES = 4_000
"""Documents to add: more than get added while it is measured."""

Commands = Mapping[str, Sequence[Callable[[], object]]]


class Times(NamedTuple):
    """Milliseconds that answers took, in ascending order."""

    clock: Sequence[float]
    cpu: Sequence[float]
    """Of the thread that answered: what other load on the machine hardly changes."""


def flow(
    data: Path,
    store: Path,
    folder: Path,
    seconds: float,
    commands: Callable[[Library], Commands],
) -> Iterator[tuple[str, Mapping[str, Times], float]]:
    """Ask a library for some time while nothing is added, and while `briefbot add` runs.

    Args:
        data: Where the stories come from that are added: those after the library's own.
        store: The library asked; a copy of it is added to.
        folder: A folder for the copy and the files to add, of this run's own.
        seconds: For each of both.
        commands: Returns what is asked.

    Yields:
        What was going on, the times, and how many documents a second were added.
    """
    copy = folder / "flow.db"
    shutil.copy(store, copy)
    with Library.open(copy) as library:
        library.index.settle(library.name)  # what a store of an older version has yet to do
        size = len(library)
        files = _files(data, size, folder / "files")
        asked = commands(library)
        yield "quiet", _ask(asked, seconds), 0.0
        with _adding(copy, files, folder / "added.txt") as check:
            while (before := len(library)) == size:  # until the workers have loaded the model
                check()
                time.sleep(_PAUSE)
            started = time.perf_counter()
            times = _ask(asked, seconds)
            rate = (len(library) - before) / (time.perf_counter() - started)
            check()
        yield "while adding", times, rate


def _files(data: Path, first: int, folder: Path) -> Path:
    folder.mkdir()
    for number, story in enumerate(islice(stories(data, first + _FILES), first, None)):
        (folder / f"{number}.txt").write_text(f"{story.title}\n\n{story.text}", encoding="utf-8")
    return folder


@contextmanager
def _adding(store: Path, files: Path, output: Path) -> Iterator[Callable[[], None]]:
    """Run `briefbot add` beside this process, with its workers, and end it.

    Yields:
        What ends the benchmark if adding has ended: nothing would be measured.
    """
    with (
        output.open("w") as printed,
        subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "bot", "add", str(files)],
            env={**os.environ, "BRIEFBOT_DATABASE": str(store)},
            stdout=printed,
            stderr=printed,
        ) as process,
    ):

        def check() -> None:
            if process.poll() is not None:
                raise SystemExit(f"Adding has ended:\n{output.read_text()}")

        try:
            yield check
        finally:
            process.terminate()


def _ask(commands: Commands, seconds: float) -> dict[str, Times]:
    """Ask one after the other in mixed order, each due so long after the one before it."""
    mixed = [(name, call) for name, calls in commands.items() for call in calls]
    draw = random.Random(1)
    times: dict[str, list[_Time]] = defaultdict(list)
    started = due = time.perf_counter()
    while due < started + seconds:
        time.sleep(max(0.0, due - time.perf_counter()))
        name, call = draw.choice(mixed)
        asked, worked = time.perf_counter(), time.thread_time()
        call()
        times[name].append(_Time(time.perf_counter() - asked, time.thread_time() - worked))
        due = max(due + _PAUSE, time.perf_counter())
    return {
        name: Times(
            sorted(each.clock * 1000 for each in times[name]),
            sorted(each.cpu * 1000 for each in times[name]),
        )
        for name in commands
    }


class _Time(NamedTuple):
    """Seconds that one answer took."""

    clock: float
    cpu: float
