"""Stores of older versions are brought up to date with all that is in them."""

import sqlite3
from pathlib import Path

import pytest

from summarizer.actors.folding import without_legal_suffix
from summarizer.storage import writer
from summarizer.storage.migrations import MIGRATIONS
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import ALWAYS, ORGANIZATION, PERSON, called, put, state, story

_VERSION_1 = Path(__file__).with_name("version_1.sql")


def _old_store(folder: Path) -> Path:
    path = folder / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(_VERSION_1.read_text(encoding="utf-8"))
    connection.close()
    return path


def _tables(path: Path) -> list[tuple[str, str]]:
    """Return every column of every table, and every index."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema")]
    found = [
        (table, str(column[1:]))
        for table in tables
        for column in connection.execute("SELECT * FROM pragma_table_info(?)", (table,))
    ]
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    return sorted([*found, *((table, "") for table in tables)])


def test_an_old_store_keeps_its_documents_and_actors(tmp_path: Path) -> None:
    index = SqliteIndex(_old_store(tmp_path))
    assert index.size("main") == 2
    brandt = called(index, "Ilse Brandt")
    assert (brandt.documents, brandt.mentions) == (2, 3)
    assert [deed.verb for deed in index.deeds("main", brandt.ref.id, ALWAYS, 9)] == ["blame"]
    assert len(index.search("main", ["blamed"], ALWAYS, 9, every=True)) == 1
    put(index, story("Ilse Brandt blamed Nordbahn.", {"Ilse Brandt": PERSON}))
    assert called(index, "Brandt").documents == 3
    keys = index.latest("main", ALWAYS, 9)
    ids = [row.id for row in index.documents("main", keys).values()]
    assert index.remove("main", ids) == 3
    assert index.top_actors("main", ALWAYS, 9) == []
    index.close()


def test_names_that_older_rules_kept_apart_are_joined_when_documents_are_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = ("Labour Defence Office", "Labor Defense Office", "Falke Inc", "Falke")
    stories = [
        story(f"{name} spoke. Ilse Brandt left.", {name: ORGANIZATION, "Ilse Brandt": PERSON})
        for name in bodies
    ]
    new = SqliteIndex(tmp_path / "new.db")
    put(new, *stories)
    path = tmp_path / "old.db"
    old = SqliteIndex(path)
    with monkeypatch.context() as before:
        before.setattr(writer, "stem_key", lambda folded, named: without_legal_suffix(folded))
        put(old, *stories)
    assert len(old.top_actors("main", ALWAYS, 9)) == 4
    old.close()
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE outdated_names")
    connection.execute("ALTER TABLE deeds DROP COLUMN extent")
    connection.execute("ALTER TABLE deeds DROP COLUMN dated")
    connection.execute("PRAGMA user_version = 7")
    connection.close()

    old = SqliteIndex(path)
    old.settle("main")
    assert len(old.top_actors("main", ALWAYS, 9)) == 3
    assert state(old) == state(new)
    assert old.faults() == []
    old.close()
    new.close()


def test_an_old_store_becomes_the_same_as_a_new_one(tmp_path: Path) -> None:
    old, new = _old_store(tmp_path), tmp_path / "new.db"
    SqliteIndex(old).close()
    index = SqliteIndex(new)
    put(index, story("Something happened."))
    index.close()
    assert _tables(old) == _tables(new)
