"""A command run to its end, and what it took of the machine."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Ran(NamedTuple):
    """A command that has ended."""

    printed: bytes
    seconds: float
    """By the clock."""
    cpu: float
    """Seconds of processor time, of it and of the processes that it waited for."""
    memory: float
    """Megabytes at the most, of the largest of them."""


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Ran:
    """Run a command. Raises SystemExit where it fails."""
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own commands
        command, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout
        printed = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: it has ended with status {process.returncode}.")
    seconds = time.perf_counter() - start
    return Ran(printed, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
