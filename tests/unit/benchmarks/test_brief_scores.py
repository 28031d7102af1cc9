"""The evaluator of briefs: gold against itself is 100, nothing is 0."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import briefs
from benchmarks.briefs import Item, check_evaluator, load

ITEM = Item("The ferry sank. Divers came.", "ferry", "What sank?", "The ferry sank. It was old.")


def test_the_check_takes_an_evaluator_that_is_right() -> None:
    check_evaluator([ITEM])


@pytest.mark.parametrize("figure", [0.0, 0.5, 1.0])
def test_the_check_refuses_an_evaluator_that_gives_one_figure_to_all(
    figure: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    def same(_scorer: object, _gold: str, _lines: Sequence[str]) -> tuple[float, ...]:
        return (figure,) * 3

    monkeypatch.setattr(briefs, "rouge", same)
    with pytest.raises(SystemExit, match="evaluator is off"):
        check_evaluator([ITEM])


def test_every_file_of_the_folder_is_read(tmp_path: Path) -> None:
    row = {
        "article": ITEM.article,
        "query_words": ITEM.words,
        "query_sentences": ITEM.sentences,
        "summary": ITEM.gold,
    }
    (tmp_path / "newts").mkdir()
    for name in ("a", "b"):
        with gzip.open(tmp_path / "newts" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    assert load(tmp_path) == [ITEM, ITEM]


def test_a_folder_without_items_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="newts"):
        load(tmp_path)
