from datetime import date
from typing import Any

import pytest

from summarizer.briefing.timeline import ENTRIES_SMALL, timeline
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


MODELS = [
    written(
        "The Halden 7 tram was shown in Lune on 3 March. A Halden tram ran in 2009. "
        "The Halden 7 carries 90 people.",
        source="Bay Wire",
        day="2031-03-04",
        dates=[("3 March", "2031-03-03"), ("2009", "2009")],
    )
]


def test_what_has_part_of_a_name_is_not_what_has_the_name() -> None:
    entries = timeline(index_of(MODELS), "main", "Halden 7").entries
    assert [entry.date for entry in entries] == [date(2031, 3, 3)]


def test_a_small_number_of_a_name_stands_beside_the_word_that_it_numbers() -> None:
    told = written(
        "A Halden tram with 7 seats ran on 1 March. The Halden 7 was shown in Lune on 3 March.",
        source="Bay Wire",
        day="2031-03-04",
        dates=[("1 March", "2031-03-01"), ("3 March", "2031-03-03")],
    )
    entries = timeline(index_of([told, *MODELS]), "main", "Halden 7").entries
    assert [entry.date for entry in entries] == [date(2031, 3, 3)]


def test_part_of_a_name_finds_all_that_have_it() -> None:
    entries = timeline(index_of(MODELS), "main", "Halden").entries
    assert [entry.date for entry in entries] == [date(2009, 1, 1), date(2031, 3, 3)]


@pytest.mark.parametrize(
    ("text", "dates", "day"),
    [
        (
            "In 2019 the port of Lune was closed, and on 3 March it was sold to Brack Yards.",
            [("2019", "2019"), ("3 March", "2031-03-03")],
            date(2031, 3, 3),
        ),
        (
            "Officials in the port of Lune said they had kept the 2019 agreement with Brack Yards.",
            [("2019", "2019")],
            date(2031, 3, 4),
        ),
        (
            "Officials in the port of Lune said they had built the two cranes in 2019 and left.",
            [("2019", "2019")],
            date(2019, 1, 1),
        ),
    ],
    ids=["the finest date", "a year that belongs to a thing", "a year of what happened"],
)
def test_a_sentence_is_dated_by(text: str, dates: list[tuple[str, str]], day: date) -> None:
    documents = [written(text, source="Bay Wire", day="2031-03-04", dates=dates)]
    (entry,) = timeline(index_of(documents), "main", "Lune").entries
    assert entry.date == day


def test_a_window_counts_by_publication() -> None:
    assert [d.source for d in told("Aster", since=date(2031, 3, 4)).documents] == ["Isle Radio"]


def test_what_is_not_there_is_said() -> None:
    assert told("zeppelin").note == "Nothing found on “zeppelin”."


def test_a_timeline_goes_to_json_and_back() -> None:
    answer = told("Aster")
    assert Timeline.model_validate_json(answer.model_dump_json()) == answer


SPEECHES = [
    written(
        "The harbour board of Lune met in public. The board opened the Brack pier on Tuesday. "
        "The crossing will pay for itself by 2040, said Mara Voss. "
        "Ferries will be free until May, officials said of the plan by Mara Voss.",
        source="Bay Wire",
        day="2031-03-06",
        who=[("Mara Voss", "Mara Voss"), ("Mara Voss", "Mara Voss")],
        dates=[("Tuesday", "2031-03-04"), ("2040", "2040"), ("May", "2031-05")],
        said=[("The crossing will pay for itself by 2040", "Mara Voss")],
    )
]


def test_words_are_said_on_the_day_told_before_them_and_not_on_a_day_in_them() -> None:
    entries = timeline(index_of(SPEECHES), "main", "Mara Voss").entries
    assert [(entry.date, entry.text[:12]) for entry in entries] == [
        (date(2031, 3, 4), "The crossing")
    ]


def test_words_of_others_keep_the_day_in_them() -> None:
    entries = timeline(index_of(SPEECHES), "main", "crossing pier").entries
    assert date(2040, 1, 1) in [entry.date for entry in entries]


def test_of_many_happenings_on_few_days_each_day_keeps_one() -> None:
    names = ("Brack", "Lune", "Aster", "Dorn", "Pell", "Quay", "Holm")
    reports = [
        written(
            " ".join(
                f"Tram {name} {number} in {other} halted at {time} on 3 May."
                for number, (name, other, time) in enumerate(
                    (name, other, time)
                    for name in names
                    for other in names[:6]
                    for time in ("noon", "dusk")
                )
            )
            + " Tram wires fell on 9 May.",
            source="Bay Wire",
            day="2031-05-10",
            dates=[("3 May", "2031-05-03")] * 84 + [("9 May", "2031-05-09")],
        )
    ]
    entries = timeline(index_of(reports), "main", "tram").entries
    assert len(entries) == ENTRIES_SMALL
    assert entries[-1].date == date(2031, 5, 9)
