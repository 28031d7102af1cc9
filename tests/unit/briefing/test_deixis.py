"""Days counted from the day of writing, where another day is shown."""

from datetime import date

import pytest

from summarizer.briefing.brief import brief
from summarizer.briefing.deixis import explained
from summarizer.storage.base import DateRow
from tests.unit.briefing.memory import index_of
from tests.unit.briefing.writing import sentence, written

WRITTEN = date(2031, 3, 10)


def meant(text: str, words: str, value: str, precision: str, shown: date = WRITTEN) -> list[str]:
    row = sentence(text)
    start = text.index(words)
    dates = [DateRow(1, 0, start, start + len(words), value, "DATE", precision)]
    return [edit.text for edit in explained(row, dates, shown, WRITTEN)]


@pytest.mark.parametrize(
    ("words", "value", "precision", "shown", "bracket"),
    [
        ("yesterday", "2031-03-09", "day", date(2031, 3, 9), " [9 March]"),
        ("tomorrow", "2031-03-11", "day", date(2030, 12, 30), " [11 March 2031]"),
        ("last month", "2031-02", "month", date(2031, 1, 5), " [February]"),
        ("last year", "2030", "year", date(2030, 6, 1), " [2030]"),
        ("next week", "2031-W12", "week", date(2031, 2, 1), " [17–23 March]"),
        ("two weeks ago", "2031-W09", "week", date(2031, 1, 1), " [24 February–2 March]"),
    ],
)
def test_a_day_counted_from_the_writing_is_told_beside_another_day(
    words: str, value: str, precision: str, shown: date, bracket: str
) -> None:
    assert meant(f"The gate shut {words}.", words, value, precision, shown) == [bracket]


@pytest.mark.parametrize(
    ("words", "value", "precision", "shown"),
    [
        ("yesterday", "2031-03-09", "day", WRITTEN),
        ("on Tuesday", "2031-03-04", "day", date(2031, 3, 4)),
        ("last month", "2031-02", "month", date(2031, 3, 4)),
        ("last year", "2030", "year", date(2031, 1, 4)),
        ("last week", "2031-W10", "week", date(2031, 3, 12)),
        ("last winter", "2030-WI", "season", date(2031, 1, 4)),
        ("recently this way", "PAST_REF", "unknown", date(2031, 1, 4)),
    ],
)
def test_nothing_is_told_where_counting_from_the_day_shown_is_right(
    words: str, value: str, precision: str, shown: date
) -> None:
    assert meant(f"The gate shut {words}.", words, value, precision, shown) == []


def test_without_a_day_of_publication_nothing_is_told() -> None:
    assert explained(sentence("It shut today."), [], date(2031, 3, 9), None) == []


def test_a_point_shows_the_day_in_brackets() -> None:
    pair = written(
        "The harbour of Port Lune was shut yesterday after the loss of the ferry.",
        day="2031-03-10",
        dates=[("yesterday", "2031-03-09")],
    )
    (point,) = brief(index_of([pair]), "main", "harbour").points
    assert point.date == date(2031, 3, 9)
    assert "was shut yesterday [9 March] after" in point.text
