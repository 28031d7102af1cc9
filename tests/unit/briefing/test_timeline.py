from datetime import date
from typing import Any

from summarizer.briefing.timeline import timeline
from summarizer.models import Timeline
from tests.unit.briefing.memory import index_of
from tests.unit.briefing.writing import written

DOCUMENTS = [
    written(
        "The ferry Aster sank off Port Lune with 12 sailors aboard. "
        "The Aster was built in 2009 in the yards of Brack. "
        "Rescue crews will look for the Aster again next week.",
        source="Bay Wire",
        day="2031-03-03",
        dates=[("2009", "2009"), ("next week", "2031-W11")],
    ),
    written(
        "Officials met in Lune. Off Port Lune the Aster, a ferry with 12 sailors aboard, sank "
        "on Monday.",
        source="Isle Radio",
        day="2031-03-05",
        dates=[("Monday", "2031-03-03")],
    ),
]


def told(topic: str, **options: Any) -> Timeline:
    return timeline(index_of(DOCUMENTS), "main", topic, **options)


def test_happenings_come_oldest_first_with_their_precision() -> None:
    entries = told("Aster").entries
    assert [(e.date, e.precision) for e in entries] == [
        (date(2009, 1, 1), "year"),
        (date(2031, 3, 3), "day"),
        (date(2031, 3, 10), "day"),
    ]


def test_reports_of_one_happening_are_one_entry_with_all_sources() -> None:
    entry = told("Aster").entries[1]
    assert entry.sources == 2
    assert {citation.source for citation in entry.citations} == {"Bay Wire", "Isle Radio"}


def test_the_first_sentence_of_a_report_happened_when_it_was_published() -> None:
    assert told("Aster").entries[1].text.startswith("The ferry Aster sank")


def test_undated_sentences_off_the_topic_stay_out() -> None:
    assert all("Officials" not in entry.text for entry in told("Aster").entries)


def test_a_window_counts_by_publication() -> None:
    assert [d.source for d in told("Aster", since=date(2031, 3, 4)).documents] == ["Isle Radio"]


def test_what_is_not_there_is_said() -> None:
    assert told("zeppelin").note == "Nothing found on “zeppelin”."


def test_a_timeline_goes_to_json_and_back() -> None:
    answer = told("Aster")
    assert Timeline.model_validate_json(answer.model_dump_json()) == answer
