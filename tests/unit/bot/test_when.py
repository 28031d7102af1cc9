from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.when import When, parse_when
from summarizer.timex import parse_period

WEDNESDAY = date(2024, 2, 28)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("7d", "2024-02-21", "2024-02-21"),
        ("2W", "2024-02-14", "2024-02-14"),
        ("2 weeks ago", "2024-02-14", "2024-02-14"),
        ("a month ago", "2024-01-28", "2024-01-28"),
        ("1y", "2023-02-28", "2023-02-28"),
        ("9999y", "0001-01-01", "0001-01-01"),
        ("today", "2024-02-28", "2024-02-28"),
        ("yesterday", "2024-02-27", "2024-02-27"),
        ("Wednesday", "2024-02-28", "2024-02-28"),
        ("last thursday", "2024-02-22", "2024-02-22"),
        ("last wednesday", "2024-02-21", "2024-02-21"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-12", "2023-12-01", "2023-12-31"),
        ("2023-07-01", "2023-07-01", "2023-07-01"),
        ("24 June 2023", "2023-06-24", "2023-06-24"),
        ("June 24th, 2023", "2023-06-24", "2023-06-24"),
        ("the 24th of June", "2023-06-24", "2023-06-24"),
        ("1-feb", "2024-02-01", "2024-02-01"),
        ("29 feb", "2020-02-29", "2020-02-29"),
        ("Sept. 2023", "2023-09-01", "2023-09-30"),
        ("this week", "2024-02-26", "2024-03-03"),
        ("last week", "2024-02-19", "2024-02-25"),
        ("last-month", "2024-01-01", "2024-01-31"),
        ("this year", "2024-01-01", "2024-12-31"),
        ("june", "2023-06-01", "2023-06-30"),
        ("Q3 2023", "2023-07-01", "2023-09-30"),
        ("next monday", "2024-03-04", "2024-03-04"),
    ],
)
def test_a_day_is_read_as_people_name_it(text: str, first: str, last: str) -> None:
    when = parse_when(text)
    assert when is not None
    assert when.days(WEDNESDAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "soon", "7x", "2023-13", "30 February", "0 June", "June 31", "zero days", "0000"]
)
def test_what_names_no_day_is_refused(text: str) -> None:
    assert parse_when(text) is None


@given(st.text(max_size=20) | st.from_regex(r"\d{1,4}[dwmy]|\d{1,2} \w{3,9}|\w{3} \d{4}"))
def test_what_is_read_is_read_again_and_has_days(text: str) -> None:
    when = parse_when(text)
    if when is not None:
        assert parse_when(when.text) == When(when.text)
        first, last = when.days(WEDNESDAY)
        assert first <= last


def test_the_commands_read_days_as_the_library_does() -> None:
    for text in ("7d", "two weeks", "monday", "2023-07", "last-week", "24-june", "christmas"):
        period = parse_period(text, WEDNESDAY)
        when = parse_when(text)
        assert when is not None
        assert period is not None
        assert when.days(WEDNESDAY) == (period.start, period.last)


def test_what_names_its_year_is_kept_as_iso_8601() -> None:
    assert parse_when("May 9, 2023") == When("2023-05-09")
    assert parse_when("may 2023") == When("2023-05")
    assert parse_when("24 June") == When("24-june")
