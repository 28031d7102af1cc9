"""Sheets for a blind reading: what a reader sees, what the key hides, and how marks are counted."""

import csv
import json
from pathlib import Path

import pytest

from benchmarks._reading_cases import Case, filled, naming
from benchmarks.reading import CRITERIA, JUDGED, KEY, SYSTEMS, sheet, table, write
from summarizer import Document

CASE = Case("brief", "the ferry", ["The ferry sank."], ["It was late."], [Document(text="Source.")])


def marks(name: str, letter: str, *values: str) -> dict[str, str]:
    return {"sheet": name, "answer": letter, **dict(zip(CRITERIA, values, strict=True))}


def test_a_sheet_shows_both_answers_and_the_sources_and_names_no_system() -> None:
    shown = sheet("brief-01", CASE, "peer")
    assert shown.index("It was late.") < shown.index("The ferry sank.") < shown.index("Source.")
    assert not any(system in shown for system in SYSTEMS)


def test_the_key_says_which_system_is_shown_first(tmp_path: Path) -> None:
    key = write([CASE] * 12, tmp_path)
    assert json.loads((tmp_path / KEY).read_text()) == key
    assert set(key.values()) == set(SYSTEMS)
    for name, first in key.items():
        shown = (tmp_path / f"{name}.txt").read_text()
        ours_first = shown.index("The ferry sank.") < shown.index("It was late.")
        assert ours_first == (first == "this project")


def test_every_answer_waits_for_its_marks(tmp_path: Path) -> None:
    write([CASE, CASE._replace(kind="card")], tmp_path)
    with (tmp_path / JUDGED).open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["sheet"], row["answer"]) for row in rows] == [
        ("brief-01", "A"),
        ("brief-01", "B"),
        ("card-01", "A"),
        ("card-01", "B"),
    ]
    assert {row[criterion] for row in rows for criterion in CRITERIA} == {""}


def test_marks_go_to_the_system_that_the_key_names() -> None:
    judged = [marks("brief-01", "A", *"11010"), marks("brief-01", "B", *"00001")]
    rows = {row.system: row.held for row in table(judged, {"brief-01": "peer"})}
    assert rows == {"peer": (1, 1, 0, 1, 0), "this project": (0, 0, 0, 0, 1)}


def test_a_mark_that_is_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="card-01 A is not judged"):
        table([marks("card-01", "A", "1", "1", "", "1", "1")], {"card-01": "peer"})


def test_the_baseline_of_cards_takes_sentences_with_the_whole_name() -> None:
    sentences = ["Ada Roe spoke.", "Roe left.", "Roeburn is a town.", "Nobody came."]
    assert naming(sentences, ["Ada Roe", "Roe"]) == sentences[:2]


def test_answers_of_peers_keep_within_the_words_allowed_and_say_nothing_twice() -> None:
    assert filled(["one two three", "four", "four"], [0, 1, 2], 3) == ["one two three"]
    assert filled(["four", "four"], [0, 1], 3) == ["four"]
