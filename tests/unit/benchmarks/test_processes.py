"""What a command took of the machine, as the bench counts it."""

import sys

import pytest

from benchmarks._processes import run


def test_processes_that_a_command_waits_for_are_counted_too() -> None:
    work = "sum(i * i for i in range(2_000_000))"
    alone = run([sys.executable, "-c", "print(1)"])
    other = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{work}'])"
    assert alone.printed == b"1\n"
    assert run([sys.executable, "-c", other]).cpu > alone.cpu
    assert alone.memory > 1


def test_a_command_that_fails_ends_the_benchmark() -> None:
    with pytest.raises(SystemExit, match="status 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"])
