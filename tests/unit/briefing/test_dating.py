from datetime import UTC, date, datetime

import pytest

from summarizer.briefing.dating import (
    bounds,
    days_named,
    first_day,
    happened,
    is_before_noun,
    is_beside,
    is_condition,
    is_limit,
)
from summarizer.models import DocumentRef
from summarizer.storage.base import DateRow

DOCUMENT = DocumentRef(
    id="d", title="", source="", url=None, published=datetime(2031, 3, 9, 23, tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2031-03-04", date(2031, 3, 4)),
        ("2031-03-04T18:30", date(2031, 3, 4)),
        ("2031-03", date(2031, 3, 1)),
        ("2031", date(2031, 1, 1)),
        ("2031-W10", date(2031, 3, 3)),
        ("2031-Q3", date(2031, 7, 1)),
        ("2031-H2", date(2031, 7, 1)),
        ("2031-SU", date(2031, 6, 1)),
        ("P2D", None),
        ("PRESENT_REF", None),
        ("2031-13-40", None),
        ("2031-W99", None),
        ("203X", None),
        ("", None),
    ],
)
def test_the_first_day_of_a_time(value: str, day: date | None) -> None:
    assert first_day(value) == day


def test_a_sentence_with_one_day_happened_then() -> None:
    assert happened(["2031-03-04"], DOCUMENT) == date(2031, 3, 4)


def test_with_two_days_or_none_the_day_of_publication_counts() -> None:
    assert happened(["2031-03-04", "2031-03-05"], DOCUMENT) == date(2031, 3, 9)
    assert happened([], DOCUMENT) == date(2031, 3, 9)


def test_without_any_date_there_is_none() -> None:
    assert happened([], DOCUMENT.model_copy(update={"published": None})) is None


def test_only_days_are_days_named() -> None:
    rows = [
        DateRow(1, 0, 0, 1, "2031-03", "DATE", "month"),
        DateRow(1, 0, 2, 3, "2031-03-04", "DATE", "day"),
        DateRow(1, 0, 4, 5, "2031-03-04T08:00", "TIME", "time"),
    ]
    assert days_named(rows) == {(1, 0): ("2031-03-04",)}


@pytest.mark.parametrize("before", ["It is free until ", "Till "])
def test_the_end_of_a_state_is_a_limit(before: str) -> None:
    assert is_limit(f"{before}May.", len(before))


def test_a_day_on_which_something_happened_is_no_limit() -> None:
    assert not is_limit("Until it closed on 4 May, it was free.", 19)


@pytest.mark.parametrize(
    "before",
    ["It lost money in the quarter ended ", "The loan is due on ", "The ban holds through "],
)
def test_a_day_that_ends_a_time_is_not_when_it_was(before: str) -> None:
    assert bounds(before + "March 31.", len(before))


@pytest.mark.parametrize("before", ["The strike ended on ", "They met on ", ""])
def test_a_day_of_what_was_done_bounds_nothing(before: str) -> None:
    assert not bounds(before + "March 31.", len(before))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("If the strike ends by Friday, the port will open.", "Friday"),
        ("If the strike ends, the port will open on Saturday.", "Saturday"),
        ("The port will open if the strike ends by Friday.", "Friday"),
        ("Unless the yard pays by May, the union will sue.", "May"),
        ("Nobody knows whether the bridge fell on Monday.", "Monday"),
        ("Had it been shut on Monday, nobody would have died.", "Monday"),
    ],
)
def test_a_day_of_what_may_happen_is_a_condition(text: str, day: str) -> None:
    assert is_condition(text, text.index(day))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The strike ended on Friday.", "Friday"),
        ("Asked if he knew, Roe left the room on Monday.", "Monday"),
        ("On Friday the union asked if it would be paid.", "Friday"),
    ],
)
def test_a_day_outside_a_condition_is_none(text: str, day: str) -> None:
    assert not is_condition(text, text.index(day))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Roe, who was elected on 1 May, resigned.", "1 May"),
        ("Roe said the crisis began when the bridge fell on 1 May.", "1 May"),
        ("The port has been shut since Monday.", "Monday"),
        ("Dockers walked out after talks failed on Monday.", "Monday"),
        ("The bank, which opened on Monday, has no money.", "Monday"),
    ],
)
def test_a_day_of_what_is_only_referred_to_is_beside(text: str, day: str) -> None:
    assert is_beside(text, text.index(day))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Roe, who lives in Oslo, resigned on 1 May.", "1 May"),
        ("Twelve people died when the bridge fell on 1 May.", "1 May"),
        ("On Monday Roe said that he knew when it fell.", "Monday"),
        ("Dockers walked out on Monday after talks failed.", "Monday"),
    ],
)
def test_a_day_of_what_is_told_is_not(text: str, day: str) -> None:
    assert not is_beside(text, text.index(day))


def test_a_day_before_a_noun_is_that_of_the_thing() -> None:
    told = "The banks stood by the February 22 accord."
    assert is_before_noun(told, told.index("February"), told.index(" accord"))
    plain = "The banks met on February 22 in Oslo."
    assert not is_before_noun(plain, plain.index("February"), plain.index(" in Oslo"))
