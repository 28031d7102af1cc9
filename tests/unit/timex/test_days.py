from datetime import date

import pytest

from summarizer.timex import parse_day, parse_period

TODAY = date(2023, 6, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-07-01", date(2023, 7, 1)),
        ("7d", date(2023, 6, 21)),
        ("2w", date(2023, 6, 14)),
        ("1m", date(2023, 5, 28)),
        ("1y", date(2022, 6, 28)),
        ("9999y", date.min),
        ("two days", date(2023, 6, 26)),
        ("2 weeks ago", date(2023, 6, 14)),
        ("a month ago", date(2023, 5, 28)),
        ("today", date(2023, 6, 28)),
        ("Yesterday", date(2023, 6, 27)),
        ("monday", date(2023, 6, 26)),
        ("wednesday", date(2023, 6, 28)),
        ("next monday", date(2023, 7, 3)),
        ("mon", date(2023, 6, 26)),
        ("last week", date(2023, 6, 19)),
        ("3 days ago", date(2023, 6, 25)),
        ("24 june", date(2023, 6, 24)),
        ("24-june", date(2023, 6, 24)),
        ("last-week", date(2023, 6, 19)),
        ("24 JUNE 2022", date(2022, 6, 24)),
        ("december", date(2022, 12, 1)),
        ("2022", date(2022, 1, 1)),
        ("2022-05", date(2022, 5, 1)),
        ("q3 2022", date(2022, 7, 1)),
    ],
)
def test_a_day_is_read_as_people_type_it(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "wagner", "every day", "2023-13", "7dd", "some days", "monday or tuesday"]
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert parse_day(text, TODAY) is None


def test_a_period_has_a_last_day_too() -> None:
    week, month = parse_period("last week", TODAY), parse_period("february 2024", TODAY)
    assert week
    assert month
    assert (week.last, month.last) == (date(2023, 6, 25), date(2024, 2, 29))
