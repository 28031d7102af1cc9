"""Sources and archives through kills, in small: `make sources` has it at full size."""

import signal
import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from summarizer import Library
from tests.reliability.archive import add_until, make_archive
from tests.reliability.following import keeper_killed_at

_FILES = 120
_NEVER = 10**9
_PROCESSES = get_context("forkserver")


@pytest.mark.parametrize("point", ["kept", "stored"])
def test_a_killed_keeper_loses_and_repeats_nothing(point: str, tmp_path: Path) -> None:
    result = keeper_killed_at(point, 2, tmp_path)
    assert result.is_well, result
    assert result.kills == 2
    assert result.published > 10


def test_a_killed_addition_goes_on_from_what_it_had_committed(tmp_path: Path) -> None:
    archive, store = make_archive(tmp_path / "archive", _FILES), tmp_path / "store.db"
    held = [0]
    # What is under way when a kill comes is done again, and what was committed is not.
    for documents in (1, 20, 60, _NEVER):
        process = _PROCESSES.Process(target=add_until, args=(str(archive), str(store), documents))
        process.start()
        process.join(300)
        assert process.exitcode == (0 if documents == _NEVER else -signal.SIGKILL)
        with closing(sqlite3.connect(store)) as connection:
            held.append(connection.execute("SELECT count(*) FROM documents").fetchone()[0])

    assert 0 < held[1] <= held[2] <= held[3] < held[4] == _FILES
    with Library.open(store) as library:
        assert library.faults() == []
        assert len({each.title for each in library.documents(limit=_FILES * 2)}) == _FILES
