"""A process that adds is killed at any step: the old state or the new one, nothing between."""

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.adding_child import FIRST, TRANSACTIONS
from tests.unit.storage.building import put, state

_TESTS = Path(__file__).parents[2]
_CHILD = """
import sys, types
# Some installed packages bring a package "tests" of their own: this one is meant.
sys.modules["tests"] = types.ModuleType("tests")
sys.modules["tests"].__path__ = [sys.argv[1]]
from pathlib import Path
from tests.unit.storage.adding_child import main
main(Path(sys.argv[2]))
"""
_KILLS = 12


def _run(store: Path, stop_at: int | None) -> int:
    """Run the child up to a step and kill it there; return how many steps there were."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(_TESTS), str(store)],
        cwd=_TESTS.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdin
        assert child.stdout
        steps = 0
        for _ in child.stdout:
            steps += 1
            if steps == stop_at:
                child.kill()
                break
            child.stdin.write("\n")
            child.stdin.flush()
    assert child.returncode == (0 if stop_at is None else -9)
    return steps


def _state(store: Path) -> dict[str, Any]:
    index = SqliteIndex(store)
    found = state(index)
    index.close()
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("first") / "store.db"
    index = SqliteIndex(store)
    put(index, *FIRST)
    index.close()
    return store


@pytest.fixture(scope="module")
def states(first: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The states that a store can be in: before, between and after the transactions."""
    store = tmp_path_factory.mktemp("states") / "store.db"
    shutil.copy(first, store)
    index = SqliteIndex(store)
    found = [state(index)]
    for stories in TRANSACTIONS:
        put(index, *stories)
        found.append(state(index))
    index.close()
    return found


def _moments(steps: int) -> Iterator[int]:
    yield 1
    yield steps
    yield from random.Random(7).sample(range(2, steps), _KILLS - 2)  # noqa: S311 - no secret


def test_killed_at_any_step_nothing_is_half_done(
    first: Path, states: list[dict[str, Any]], tmp_path: Path
) -> None:
    whole = tmp_path / "whole.db"
    shutil.copy(first, whole)
    steps = _run(whole, None)
    assert _state(whole) == states[-1]
    seen = set()
    for moment in _moments(steps):
        store = tmp_path / f"{moment}.db"
        shutil.copy(first, store)
        _run(store, moment)
        with sqlite3.connect(store) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            connection.execute("INSERT INTO full_text_1 (full_text_1) VALUES ('integrity-check')")
            connection.rollback()
        connection.close()
        after = _state(store)
        assert after in states
        seen.add(states.index(after))
        index = SqliteIndex(store)
        for stories in TRANSACTIONS:
            put(index, *stories)
        assert state(index) == states[-1]
        index.close()
    assert len(seen) > 1
