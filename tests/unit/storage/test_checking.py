import sqlite3
from pathlib import Path

import pytest

from summarizer.storage.base import Index
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import PERSON, put, story


def stories(index: Index) -> None:
    put(index, story("Copper fell. Iris Vale said so.", {"Iris Vale": PERSON}), library="main")
    put(index, story("Tin rose."), library="other")


def test_a_store_in_use_is_sound(index: Index) -> None:
    assert index.faults() == []
    stories(index)
    assert index.faults() == []
    removed = story("Tin rose.")[0].id
    assert index.remove("other", [removed]) == 1
    assert index.faults() == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DELETE FROM full_text_2_data WHERE id > 100", "word index 2"),
        ("DELETE FROM documents", "belongs to nothing"),
    ],
)
def test_damage_is_told_also_where_sqlite_does_not_look(
    damage: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "store.db"
    index = SqliteIndex(path)
    stories(index)
    index.close()
    with sqlite3.connect(path) as other:
        other.execute(damage)
        assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    other.close()
    index = SqliteIndex(path)
    assert [fault for fault in index.faults() if told in fault]
    index.close()
