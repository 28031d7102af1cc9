from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.briefing.brief import brief
from summarizer.models import Analysis, Brief, CutKind, Document, Kind
from tests.unit.briefing.memory import index_of
from tests.unit.briefing.writing import written

SINKING = "The ferry Aster sank off Port Lune on Monday with 12 sailors aboard."
AGENCY = (
    f"{SINKING} Divers of the navy found the wreck in the evening near the lighthouse. "
    "The harbour of Port Lune was shut to all ships until the next morning."
)
DOCUMENTS = [
    written(AGENCY, source="Bay Wire", day="2031-03-03", dates=[("Monday", "2031-03-03")]),
    written(
        AGENCY + " Readers sent us pictures of the search that went on.",
        source="Lune Post",
        day="2031-03-04",
        dates=[("Monday", "2031-03-03")],
    ),
    written(
        "With 12 sailors aboard, the ferry Aster sank on Monday off Port Lune. "
        "She had warned of rust in the hull, and nobody listened to her then. "
        "Prell will lead an inquiry into the loss of the ferry Aster.",
        source="Isle Radio",
        day="2031-03-05",
        dates=[("Monday", "2031-03-03")],
        who=[("She", "Ana Prell"), ("Prell", "Ana Prell"), ("Aster", "Aster")],
        kinds={"Aster": Kind.OTHER},
    ),
    written(
        "The town of Brack opened a museum of clocks with 400 exhibits on Sunday.",
        source="Brack Echo",
        day="2031-03-02",
        dates=[("Sunday", "2031-03-02")],
    ),
]


def briefed(
    topic: str | None = None,
    documents: Iterable[tuple[Document, Analysis]] = DOCUMENTS,
    **options: Any,
) -> Brief:
    return brief(index_of(documents), "main", topic, **options)


def test_one_fact_from_several_sources_is_one_point_with_all_of_them() -> None:
    points = [p for p in briefed("ferry Aster").points if "sank" in p.text]
    assert len(points) == 1
    assert {c.source for c in points[0].citations} == {"Bay Wire", "Lune Post", "Isle Radio"}


def test_a_copy_of_an_agency_text_is_no_independent_source() -> None:
    point = next(p for p in briefed("ferry Aster").points if "sank" in p.text)
    assert point.sources == 2


def test_a_point_is_dated_by_the_day_that_its_sentence_names() -> None:
    point = next(p for p in briefed("ferry Aster").points if "sank" in p.text)
    assert point.date == date(2031, 3, 3)


def test_whoever_a_sentence_means_is_named() -> None:
    texts = [p.text for p in briefed("ana prell").points]
    assert any(text.startswith("[Ana Prell] had warned of rust") for text in texts) or any(
        text.startswith("[Ana] Prell will lead") for text in texts
    )
    assert sum("Ana" in text for text in texts) == 1


def test_a_brief_on_a_name_is_about_it() -> None:
    assert all("museum" not in p.text for p in briefed("ferry Aster", max_words=60).points)
    assert [p.text for p in briefed("clocks").points] == [
        "The town of Brack opened a museum of clocks with 400 exhibits on Sunday."
    ]


def test_without_a_topic_what_several_report_comes_first() -> None:
    assert "sank" in briefed(points=1).points[0].text


def test_only_as_many_points_as_asked_for() -> None:
    assert len(briefed(points=2).points) == 2
    assert briefed(points=0).points == ()


@pytest.mark.parametrize("words", [0, 5, 12, 13, 25, 40, 100])
def test_a_number_of_words_is_never_exceeded(words: int) -> None:
    points = briefed(max_words=words).points
    assert sum(len(p.text.split()) for p in points) <= words


def test_a_number_of_words_is_filled() -> None:
    assert sum(len(p.text.split()) for p in briefed(max_words=40).points) >= 30


def test_what_is_not_there_is_said_with_near_topics() -> None:
    answer = briefed("zeppelin")
    assert answer.points == ()
    assert answer.note == "Nothing found on “zeppelin”."
    assert "Ana Prell" in answer.suggestions


def test_a_long_topic_is_not_repeated_whole() -> None:
    assert len(briefed("zeppelin" * 30).note) < 120


def test_an_empty_library_says_so() -> None:
    assert briefed(documents=[]).note == "There are no documents to brief on."


def test_pages_in_other_languages_are_left_out_with_a_word() -> None:
    german = written("Die Fähre Aster ist gesunken.", language="de")
    answer = briefed("ferry Aster", documents=[*DOCUMENTS, german])
    assert answer.note == "Left out: 1 page in other languages (de)."
    assert all(d.language == "en" for d in answer.documents)


def test_a_question_that_shares_no_word_with_a_small_library_is_answered_from_all_of_it() -> None:
    question = (
        "Describe maritime disasters, vessel safety regulation, corporate negligence, rescue "
        "operations, environmental damage and compensation payments to families of victims."
    )
    answer = briefed(question, max_words=50)
    assert answer.points
    assert "No document has any of these words" in answer.note


def test_a_window_leaves_out_what_was_published_outside_it() -> None:
    answer = briefed(since=date(2031, 3, 5))
    assert {c.source for p in answer.points for c in p.citations} == {"Isle Radio"}
    until = briefed(until=datetime(2031, 3, 2, 12, tzinfo=UTC))
    assert [d.source for d in until.documents] == ["Brack Echo"]
    assert until.period.end == date(2031, 3, 2)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        briefed(since=datetime(2031, 3, 5))  # noqa: DTZ001 - that is the point


def test_datelines_and_connectives_are_cut_and_the_citation_keeps_them() -> None:
    text = "LUNE (Wire) - However, the ferry Aster sank with 12 sailors aboard."
    cuts = [("LUNE (Wire) -", CutKind.DATELINE), ("However,", CutKind.CONNECTIVE)]
    point = briefed("Aster", documents=[written(text, cuts=cuts)]).points[0]
    assert point.text == "The ferry Aster sank with 12 sailors aboard."
    assert point.citations[0].quote == text


def test_a_cut_that_would_lose_a_negation_is_not_made() -> None:
    text = "The ferry Aster, never safe in storms, sank with 12 sailors aboard in the bay."
    cuts = [("never safe in storms,", CutKind.CONNECTIVE)]
    assert briefed("Aster", documents=[written(text, cuts=cuts)]).points[0].text == text


def test_the_best_quotations_on_the_topic_come_along() -> None:
    text = 'Ana Prell spoke in Lune. "The hull of the Aster was thin as paper," she said.'
    document = written(
        text,
        who=[("Ana Prell", "Ana Prell")],
        said=[("The hull of the Aster was thin as paper,", "Ana Prell")],
    )
    quotation = briefed("Aster", documents=[document]).quotations[0]
    assert quotation.text == "The hull of the Aster was thin as paper,"
    assert quotation.speaker == "Ana Prell"
    assert quotation.citation.quote == quotation.text


def test_the_order_of_adding_does_not_count() -> None:
    answers = {
        briefed("ferry Aster", documents=list(order)).model_dump_json()
        for order in permutations(DOCUMENTS)
    }
    assert len(answers) == 1


def test_a_brief_goes_to_json_and_back() -> None:
    answer = briefed()
    assert Brief.model_validate_json(answer.model_dump_json()) == answer


tokens = [
    "the",
    "a",
    "ferry",
    "Aster",
    "sank",
    "not",
    "12",
    "on",
    "Monday",
    "he",
    "said",
    "“",
    "”",
    '"',
    "'",
    "[",
    "]",
    "(",
    ")",
    "-",
    ".",
]
words = st.sampled_from(tokens)
texts = st.lists(words, max_size=60).map(" ".join) | st.text(max_size=80)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, max_size=4), st.text(max_size=20), st.integers(0, 40))
def test_any_texts_and_topic_give_a_brief_whose_quotes_are_spans(
    texts: list[str], topic: str, words: int
) -> None:
    documents = [written(text, source=str(i)) for i, text in enumerate(texts)]
    by_id = {document.id: document.text for document, _ in documents}
    answer = briefed(topic, documents=documents, max_words=words)
    assert sum(len(point.text.split()) for point in answer.points) <= words
    for point in answer.points:
        for citation in point.citations:
            assert by_id[citation.document_id][citation.start : citation.end] == citation.quote


def test_an_outlet_that_names_itself_is_not_who_the_brief_is_about() -> None:
    text = "Lune Post learned that Ana Prell will lead the inquiry into the loss of the ferry."
    told = written(
        text,
        source="Lune Post",
        day="2031-03-05",
        who=[("Lune Post", "Lune Post"), ("Ana Prell", "Ana Prell")],
        kinds={"Lune Post": Kind.ORGANIZATION},
    )
    assert [actor.name for actor in briefed(documents=[told]).actors] == ["Ana Prell"]
