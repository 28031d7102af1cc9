"""A process that answers commands from one store as the bot does, and what it took.

    python -m benchmarks._answering STORE < commands

Reads one command a line; writes one line of JSON: milliseconds of each command by the clock and
of processor time, as medians over `ROUNDS` in mixed order after each was given once, and the
most memory that the process ever had.
"""

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from bot.bootstrap import THREADS, make_service
from summarizer import Library

ROUNDS = 3


class Answered(NamedTuple):
    """What the commands took."""

    milliseconds: dict[str, float]
    """By command: from its text to the reply, by the clock."""
    processor: dict[str, float]
    """The same as processor time, which other load on the machine hardly changes."""
    megabytes: float
    """The most memory that the process had: answers in as many threads as the bot's, and names
    offered while typing."""


def answer(store: Path, commands: Sequence[str]) -> Answered:
    """Have a new process answer commands from a store."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", __name__, str(store)],
        input="\n".join(commands),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Answered(*json.loads(done.stdout))


def _measure(store: Path, commands: Sequence[str]) -> Answered:
    clock: defaultdict[str, list[float]] = defaultdict(list)
    processor: defaultdict[str, list[float]] = defaultdict(list)
    with Library.open(store) as library:
        service = make_service(library)
        for command in commands:
            service.answer(command)
        mixed = [command for command in commands for _ in range(ROUNDS)]
        random.Random(1).shuffle(mixed)
        for command in mixed:
            start, used = time.perf_counter(), time.process_time()
            service.answer(command)
            processor[command].append((time.process_time() - used) * 1000)
            clock[command].append((time.perf_counter() - start) * 1000)
        with ThreadPoolExecutor(THREADS) as threads:
            list(threads.map(service.answer, commands))
        service.complete("a")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Answered(_medians(clock), _medians(processor), most)


def _medians(times: dict[str, list[float]]) -> dict[str, float]:
    return {command: statistics.median(found) for command, found in times.items()}


if __name__ == "__main__":
    given = [line.rstrip("\n") for line in sys.stdin]
    print(json.dumps(_measure(Path(sys.argv[1]), given)))
