"""The evaluator of quotations: gold against itself is 100, nothing is 0."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import quotations
from benchmarks._polnear import Article, load
from benchmarks.quotations import annotated, check_evaluator, score

TEXT = "“The dam,” Bell said, “will hold.” Orr doubts it, and the mayor said it was “old.”"
CONTENTS = [("“The dam,”", "“will hold.”"), ("it",), ("it was “old.”",)]
SOURCES = ["Bell", "Orr", "the mayor"]
CUES = ["said", "doubts", "said it"]


@pytest.fixture
def articles(tmp_path: Path) -> list[Article]:
    lines = []
    for number, (contents, source, cue) in enumerate(zip(CONTENTS, SOURCES, CUES, strict=True)):
        places = ";".join(_place(content) for content in contents)
        lines += [
            f"T{number}1\tSource {_place(source)}\t{source}",
            f"T{number}2\tCue {_place(cue)}\t{cue}",
            f"T{number}3\tContent {places}\t{' '.join(contents)}",
            f"T{number}4\tAttribution {_place(cue)}\t{cue}",
            f"E{number}\tContent:T{number}3 Cue:T{number}2 Source:T{number}1",
        ]
    folder = tmp_path / "polnear"
    folder.mkdir()
    record = {"id": "dam", "text": TEXT, "ann": {"a": "\n".join(lines) + "\n"}}
    with gzip.open(folder / "part.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    return load(tmp_path)


def _place(words: str) -> str:
    start = TEXT.index(words)
    return f"{start} {start + len(words)}"


def test_contents_are_read_without_outer_marks(articles: list[Article]) -> None:
    contents = [
        [TEXT[start:end] for start, end in attribution.contents]
        for attribution in articles[0].attributions
    ]
    assert contents == [["The dam,", "will hold."], ["it"], ["it was “old.”"]]


def test_direct_is_what_stands_wholly_in_marks(articles: list[Article]) -> None:
    assert [attribution.direct for attribution in articles[0].attributions] == [True, False, False]


@pytest.mark.parametrize("direct", [True, False])
def test_gold_against_itself_is_a_hundred(articles: list[Article], direct: bool) -> None:
    answers = [annotated(article) for article in articles]
    assert set(score(articles, answers, whole=False, direct=direct).values()) == {100.0}


def test_the_check_refuses_an_evaluator_that_loses_gold(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    check_evaluator(articles)
    monkeypatch.setattr(quotations, "annotated", lambda article: annotated(article)[1:])
    with pytest.raises(ValueError, match="evaluator is wrong"):
        check_evaluator(articles)


@pytest.mark.parametrize("whole", [True, False])
def test_nothing_found_is_nothing(articles: list[Article], whole: bool) -> None:
    assert set(score(articles, [[]], whole=whole, direct=False).values()) == {0.0}


def test_a_content_of_two_stretches_is_one_where_it_counts_whole(articles: list[Article]) -> None:
    figures = score(articles, [annotated(article) for article in articles], whole=True, direct=True)
    assert figures["recall"] == 100.0
    assert figures["precision"] == 50.0
    assert figures["exact"] == 0.0
