import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.errors import BackupFailed
from bot.exchange import Place
from bot.serving.backup import back_up
from bot.state import State
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import put, story

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
CHANNEL = Place(platform="slack", space="T1", channel="C1")


def test_a_copy_made_under_writes_is_whole(tmp_path: Path) -> None:
    source = tmp_path / "own.db"
    going, stop = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            assert state.seen.remember(f"event {number}")
            number += 1
            if number == 50:
                going.set()

    with State(source) as state:
        writer = threading.Thread(target=write)
        writer.start()
        going.wait()
        copies = [back_up(source, tmp_path / "to" / str(number), NOW) for number in range(5)]
        stop.set()
        writer.join()
    for copy in copies:
        assert copy.name == "own-20310504T120000Z.db"
        assert [each.name for each in copy.parent.iterdir()] == [copy.name]
        with State(copy) as restored:
            assert restored.check() == []
            assert not restored.seen.remember("event 49")
            assert restored.seen.remember("event 999999")


def test_the_command_copies_store_and_memory_and_both_can_be_used(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    index = SqliteIndex(store)
    put(index, story("Copper fell."))
    with State(tmp_path / "store.state.db") as state:
        state.habits.set_private(CHANNEL, private=True)
        result = CliRunner().invoke(
            main, ["backup", str(tmp_path / "to")], env={"BRIEFBOT_DATABASE": str(store)}
        )
    index.close()
    assert result.exit_code == 0, result.output
    own, documents = sorted((tmp_path / "to").iterdir(), key=lambda path: "state" not in path.name)
    assert {str(own), str(documents)} == set(result.output.split())
    restored = SqliteIndex(documents)
    assert (restored.size("main"), restored.faults()) == (1, [])
    restored.close()
    with State(own) as state:
        assert state.habits.is_private(CHANNEL)


def test_what_cannot_be_copied_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="not there"):
        back_up(tmp_path / "none.db", tmp_path)
    damaged = tmp_path / "damaged.db"
    with sqlite3.connect(damaged) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    content = bytearray(damaged.read_bytes())
    content[4096:4200] = b"\xff" * 104
    damaged.write_bytes(content)
    with pytest.raises(BackupFailed, match="cannot be copied"):
        back_up(damaged, tmp_path / "to")
    assert list((tmp_path / "to").iterdir()) == []
    (tmp_path / "file").touch()
    State(tmp_path / "own.db").close()
    assert back_up(tmp_path / "own.db", tmp_path / "to").is_file()
    with pytest.raises(BackupFailed, match="cannot be copied"):
        back_up(tmp_path / "own.db", tmp_path / "file")
