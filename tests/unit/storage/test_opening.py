"""Opening a store: new, old, too new, damaged, foreign, read-only."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from summarizer.errors import StoreError, StoreTooNew
from summarizer.storage.migrations import MIGRATIONS
from summarizer.storage.recording import make_record
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import ALWAYS, PERSON, put, state, story

_STORY = story("Ilse Brandt left.", {"Ilse Brandt": PERSON})


def test_the_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "store.db"
    SqliteIndex(path).close()
    assert path.is_file()


def test_what_was_stored_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    index = SqliteIndex(tmp_path / "store.db")
    put(index, _STORY)
    before = state(index)
    index.close()
    again = SqliteIndex(tmp_path / "store.db")
    assert state(again) == before
    again.close()


def test_a_store_is_durable_and_shared(tmp_path: Path) -> None:
    index = SqliteIndex(tmp_path / "store.db")
    with index._connections.writing() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    index.close()


@pytest.mark.parametrize("content", [b"This is a letter, not a database. " * 40, b"\x00" * 4096])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="Name another file"):
        SqliteIndex(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()
    with pytest.raises(StoreError, match="another program"):
        SqliteIndex(path)
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_schema").fetchall() == [("notes",)]
    other.close()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        SqliteIndex(tmp_path)


def test_a_file_where_the_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="folder of the store"):
        SqliteIndex(tmp_path / "file" / "store.db")


def test_a_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    SqliteIndex(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    with pytest.raises(StoreTooNew, match="Update briefbot"):
        SqliteIndex(path)


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    index = SqliteIndex(path)
    put(index, *(story(f"Story {n}. " * 50) for n in range(50)))
    index.close()
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        SqliteIndex(path)


_READ_ONLY = """
import os, sys
from summarizer.errors import StoreError
from summarizer.storage.base import Window
from summarizer.storage.sqlite import SqliteIndex
if os.geteuid() == 0:  # whom no permission binds
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
index = SqliteIndex(sys.argv[1])
print(index.size("main"), len(index.search("main", ["brandt"], Window(), 9, every=True)))
try:
    index.remove("main", ["x"])
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions as POSIX has them")
def test_a_store_on_read_only_media_can_be_read() -> None:
    # Not below tmp_path, whose folders other users may not enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = SqliteIndex(folder / "store.db")
        put(index, _STORY)
        index.close()
        (folder / "store.db").chmod(0o444)
        folder.chmod(0o555)
        run = subprocess.run(
            [sys.executable, "-c", _READ_ONLY, str(folder / "store.db")],
            capture_output=True,
            text=True,
            check=False,
        )
        folder.chmod(0o755)
    assert run.stderr == ""
    first, second = run.stdout.splitlines()
    assert first == "1 1"
    assert "read-only" in second


def test_one_process_reads_while_another_writes(tmp_path: Path) -> None:
    writer, reader = SqliteIndex(tmp_path / "store.db"), SqliteIndex(tmp_path / "store.db")
    put(writer, _STORY)
    with writer.writing("main") as transaction:
        transaction.write(make_record(*story("More.")))
        assert reader.size("main") == 1
        late = SqliteIndex(tmp_path / "store.db")
        assert late.size("main") == 1
        late.close()
    assert reader.size("main") == 2
    writer.close()
    reader.close()


def test_a_snapshot_sees_one_state(tmp_path: Path) -> None:
    writer, reader = SqliteIndex(tmp_path / "store.db"), SqliteIndex(tmp_path / "store.db")
    put(writer, _STORY)
    with reader.snapshot():
        assert reader.size("main") == 1
        put(writer, story("More."))
        with reader.snapshot():
            assert reader.size("main") == 1
    assert reader.size("main") == 2
    writer.close()
    reader.close()


@pytest.mark.parametrize("name", ["store.db", ":memory:"])
def test_threads_share_a_store(tmp_path: Path, name: str) -> None:
    index = SqliteIndex(name if name == ":memory:" else tmp_path / name)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(5):
                put(index, story(f"Copper {number} {turn}.", {"Copper": PERSON}))
                index.search("main", ["copper"], ALWAYS, 9, every=True)
                index.top_actors("main", ALWAYS, 9)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert index.size("main") == 20
    assert index.actors_called("main", "copper")[0].documents == 20
    index.close()


def test_an_error_inside_a_transaction_rolls_it_back(tmp_path: Path) -> None:
    index = SqliteIndex(tmp_path / "store.db")
    put(index, _STORY)
    before = state(index)

    def fail(library: str) -> None:
        with index.writing(library) as writer:
            writer.write(make_record(*story("More.")))
            raise ZeroDivisionError

    for library in ("main", "new"):
        with pytest.raises(ZeroDivisionError):
            fail(library)
    assert state(index) == before
    put(index, story("More."), library="new")
    assert index.size("new") == 1
    index.close()


_OPENING = """
import sys
from summarizer.storage.sqlite import SqliteIndex
print("ready", flush=True)
sys.stdin.readline()
for path in sys.argv[1:]:
    index = SqliteIndex(path)
    with index.writing("main"):
        pass
    index.close()
"""


def test_processes_may_make_one_store_at_the_same_time(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{number}.db") for number in range(30)]
    children = [
        subprocess.Popen(
            [sys.executable, "-c", _OPENING, *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for child in children:
        assert child.stdout
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin
        child.stdin.write("\n")
        child.stdin.flush()
    assert [child.communicate()[1] for child in children] == [""] * 3
