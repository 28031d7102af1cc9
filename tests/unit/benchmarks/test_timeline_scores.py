"""The scorer of the suite on timelines, on answers whose score is known, and its reader."""

from pathlib import Path

import pytest

from benchmarks import timeline
from benchmarks._timelines import Corpus, Happening, load
from benchmarks.timeline import Answers, check_evaluator, score

XML = """<Document doc_id="7">
<token t_id="1" sentence="0">Ferry</token><token t_id="2" sentence="0">aground</token>
<token t_id="3" sentence="1">4</token><token t_id="4" sentence="1">May</token>
<token t_id="5" sentence="1">2031</token>
<token t_id="6" sentence="2">It</token><token t_id="7" sentence="2">sank</token>
<token t_id="8" sentence="2">.</token>
<token t_id="9" sentence="3">Divers</token><token t_id="10" sentence="3">came</token>
<Markables><TIMEX3 functionInDocument="CREATION_TIME" value="2031-05-04">
<token_anchor t_id="3"/></TIMEX3></Markables></Document>"""
GOLD = """Port Ferry
0	XXXX-XX-XX	7-3-came
1	2031-05-03	7-2-sank	8-2-sank
2	2031-05-XX	7-3-came
"""


@pytest.fixture
def corpora(tmp_path: Path) -> list[Corpus]:
    folder = tmp_path / "semeval2015_timeline"
    for name, content in (("texts/7-Ferry.xml", XML), ("lines/port_ferry.txt", GOLD)):
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text(content, "utf-8")
    return load(tmp_path)


def test_sentences_are_known_by_the_numbers_of_the_data(corpora: list[Corpus]) -> None:
    ((story,),) = (corpus.stories for corpus in corpora)
    assert (story.id, story.published.date().isoformat()) == ("7", "2031-05-04")
    assert list(story.texts()) == [(2, "It sank."), (3, "Divers came")]
    assert story.sentence_at(story.text.index("came")) == 3


def test_what_is_undated_or_in_no_article_is_not_asked_for(corpora: list[Corpus]) -> None:
    assert corpora[0].gold == {
        "Port Ferry": {Happening("7", 2, "2031-05-03"), Happening("7", 3, "2031-05")}
    }


def test_a_folder_without_timelines_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="semeval2015_timeline"):
        load(tmp_path)


def test_gold_is_a_hundred_and_nothing_is_nothing(corpora: list[Corpus]) -> None:
    check_evaluator(corpora)
    assert score("gold", corpora, lambda corpus: corpus.gold).dates == (100, 100, 100)
    assert score("nothing", corpora, lambda _: {}).events == (0, 0, 0)


def test_a_day_is_not_its_month_and_one_date_may_have_two_sentences(
    corpora: list[Corpus],
) -> None:
    found = {Happening("7", 2, "2031-05-03"), Happening("7", 3, "2031-05-03")}
    row = score("found", corpora, lambda _: {"Port Ferry": frozenset(found)})
    assert row.dates[0] == pytest.approx(200 / 3)
    assert row.dates[1:] == (100, 50)
    assert row.events == (50, 50, 50)


def test_the_check_refuses_an_evaluator_that_loses_gold(
    corpora: list[Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    def halved(corpus: Corpus) -> Answers:
        return {actor: frozenset(sorted(gold)[1:]) for actor, gold in corpus.gold.items()}

    monkeypatch.setattr(timeline, "_gold", halved)
    with pytest.raises(ValueError, match="evaluator is wrong"):
        check_evaluator(corpora)
