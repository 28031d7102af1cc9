"""What a phrase means on Wednesday 28 June 2023, without a parse."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models import DateExpression
from summarizer.timex import Context, Tense, recognize, resolve
from summarizer.timex.periods import PRECISIONS

TODAY = date(2023, 6, 28)


def read(text: str, today: date | None = TODAY, tense: Tense = Tense.UNKNOWN) -> list[str]:
    context = Context(today)
    return [
        f"{text[found.start : found.end]} = {resolve(found.expression, context, tense).value}"
        for found in recognize(text)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-06-24", "2023-06-24"),
        ("24 June 2023", "2023-06-24"),
        ("June 24, 2023", "2023-06-24"),
        ("Saturday, 24 June 2023", "2023-06-24"),
        ("the 24th of June 2023", "2023-06-24"),
        ("24/06/2023", "2023-06-24"),
        ("06/24/2023", "2023-06-24"),
        ("24.06.23", "2023-06-24"),
        ("June 2023", "2023-06"),
        ("early 2009", "2009"),
        ("mid-2011", "2011"),
        ("the end of 2009", "2009"),
        ("the 1990s", "199"),
        ("the late '80s", "198"),
        ("the 19th century", "18"),
        ("the third quarter of 2009", "2009-Q3"),
        ("Q3 2009", "2009-Q3"),
        ("the final quarter of 2009", "2009-Q4"),
        ("the first half of 2009", "2009-H1"),
        ("the summer of 2009", "2009-SU"),
        ("the last week of March 2009", "2009-W13"),
        ("fiscal 2010", "FY2010"),
        ("9/11", "2001-09-11"),
        ("Christmas Eve 2022", "2022-12-24"),
        ("Easter Monday 2023", "2023-04-10"),
        ("Thanksgiving 2023", "2023-11-23"),
    ],
)
def test_a_date_with_its_year_needs_no_other(text: str, value: str) -> None:
    assert read(text, today=None) == [f"{text} = {value}"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("today", "2023-06-28"),
        ("yesterday morning", "2023-06-27TMO"),
        ("last night", "2023-06-27TNI"),
        ("tonight", "2023-06-28TNI"),
        ("the day before yesterday", "2023-06-26"),
        ("two days ago", "2023-06-26"),
        ("two weeks ago", "2023-W24"),
        ("three months ago", "2023-03"),
        ("a year ago", "2022"),
        ("a week from now", "2023-W27"),
        ("this week", "2023-W26"),
        ("last month", "2023-05"),
        ("early next year", "2024"),
        ("the end of this year", "2023"),
        ("earlier this month", "2023-06"),
        ("the current quarter", "2023-Q2"),
        ("last Wednesday", "2023-06-21"),
        ("next Wednesday", "2023-07-05"),
        ("this past Friday", "2023-06-23"),
        ("Monday last week", "2023-06-19"),
        ("March last year", "2022-03"),
        ("last October", "2022-10"),
        ("the third quarter of last year", "2022-Q3"),
        ("last weekend", "2023-W25-WE"),
        ("the week before last", "2023-W24"),
        ("several weeks ago", "PAST_REF"),
        ("recently", "PAST_REF"),
        ("currently", "PRESENT_REF"),
        ("these days", "PRESENT_REF"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_publication(text: str, value: str) -> None:
    assert read(text) == [f"{text} = {value}"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two days", "P2D"),
        ("three years", "P3Y"),
        ("twenty-five years", "P25Y"),
        ("two and a half years", "P2.5Y"),
        ("half an hour", "PT30M"),
        ("ninety minutes", "PT90M"),
        ("several weeks", "PXW"),
        ("two-year", "P2Y"),
        ("the past decade", "P10Y"),
        ("the next six months", "P6M"),
        ("recent years", "PXY"),
        ("the first nine months of 2009", "P9M"),
        ("every day", "P1D"),
        ("every two weeks", "P2W"),
        ("every Monday", "XXXX-WXX-1"),
        ("Sundays", "XXXX-WXX-7"),
        ("annually", "P1Y"),
    ],
)
def test_lengths_and_repetitions(text: str, value: str) -> None:
    assert read(text) == [f"{text} = {value}"]


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("Saturday", "2023-06-24", "2023-07-01"),
        ("Wednesday", "2023-06-28", "2023-06-28"),
        ("3 May", "2023-05-03", "2024-05-03"),
        ("September", "2022-09", "2023-09"),
        ("June", "2023-06", "2023-06"),
        ("the fourth quarter", "2022-Q4", "2023-Q4"),
        ("the weekend", "2023-W25-WE", "2023-W26-WE"),
        ("29 February", "2020-02-29", "2024-02-29"),
    ],
)
def test_the_tense_turns_a_name_back_or_forward(text: str, past: str, future: str) -> None:
    assert read(text, tense=Tense.PAST) == [f"{text} = {past}"]
    assert read(text, tense=Tense.FUTURE) == [f"{text} = {future}"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3 May 2022, two days later", ["3 May 2022 = 2022-05-03", "two days later = 2022-05-05"]),
        ("on 3 May 2022. The same day", ["3 May 2022 = 2022-05-03", "The same day = 2022-05-03"]),
        ("in May 2022; later that month", ["May 2022 = 2022-05", "later that month = 2022-05"]),
        ("in 1989. The following year", ["1989 = 1989", "The following year = 1990"]),
        ("3 May 2022. A week earlier,", ["3 May 2022 = 2022-05-03", "A week earlier = 2022-W17"]),
        ("in 1989, up from a year earlier. The following year",
         ["1989 = 1989", "a year earlier = 1988", "The following year = 1990"]),
        ("May 2010, from the same month last year", ["May 2010 = 2010-05",
          "the same month last year = 2009-05"]),
        ("summer 2010, from the same period a year earlier", ["summer 2010 = 2010-SU",
          "the same period a year earlier = 2009-SU"]),
        ("on 3 May 2010. Later in the day", ["3 May 2010 = 2010-05-03",
          "Later in the day = 2010-05-03"]),
        ("in 1989. Two days later", ["1989 = 1989", "Two days later = 2023-06-30"]),
    ],
)  # fmt: skip
def test_a_date_may_count_from_the_one_told_before(text: str, values: list[str]) -> None:
    assert read(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("14:30 on 3 May", ["14:30 on 3 May = 2023-05-03T14:30"]),
        ("9 a.m. on Monday morning", ["9 a.m. on Monday morning = 2023-06-26T09:00"]),
        ("Monday at 10 a.m.", ["Monday at 10 a.m. = 2023-06-26T10:00"]),
        ("16:15 UTC, 3 May", ["16:15 UTC = 2023-05-03T16:15Z", "3 May = 2023-05-03"]),
        ("1600 GMT", ["1600 GMT = 2023-06-28T16:00Z"]),
        ("noon yesterday", ["noon yesterday = 2023-06-27T12:00"]),
    ],
)
def test_a_time_of_day_takes_the_day_beside_it(text: str, values: list[str]) -> None:
    assert read(text) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Saturday", "XXXX-WXX-6"),
        ("24 June", "XXXX-06-24"),
        ("June", "XXXX-06"),
        ("the third quarter", "XXXX-Q3"),
        ("last month", "XXXX-XX"),
        ("last week", "XXXX-WXX"),
        ("yesterday", "XXXX-XX-XX"),
        ("14:30", "XXXX-XX-XXT14:30"),
    ],
)
def test_without_a_day_of_publication_what_is_unknown_is_written_x(text: str, value: str) -> None:
    assert read(text, today=None) == [f"{text} = {value}"]


def test_without_a_day_of_publication_a_month_is_in_the_year_told_last() -> None:
    assert read("on 3 May 2021 and again on 7 June", today=None)[-1] == "7 June = 2021-06-07"


@pytest.mark.parametrize(
    "text",
    [
        "three quarters of them",
        "some day",
        "a year-on-year drop",
        "in the early hours",
        "31/31/2023",
        "25:70",
        "you may march",
        "in the august hall",
        "+44 800 555 777",
        "13 p.m.",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert read(text) == []


def test_a_day_that_no_month_has_is_not_read_as_one() -> None:
    assert read("30 February 2023") == ["February 2023 = 2023-02"]
    assert read("30 February") == ["30 February = XXXX-XX-XX"]


def test_no_expression_crosses_a_blank_line_or_a_break() -> None:
    assert [found.end for found in recognize("on 3\n\nMay 2023")] == [14]
    assert [found.start for found in recognize("on 3 May 2023", breaks=[0, 5])] == [5]


@given(st.text(alphabet=st.sampled_from(list("0123456789/-:., ’'aApPmMsS\n")), max_size=60))
def test_any_row_of_digits_and_marks_is_read_without_error(text: str) -> None:
    for found, value in zip(recognize(text), read(text), strict=True):
        assert 0 <= found.start < found.end <= len(text)
        assert value


TEMPORAL = (
    "the last next this that few two 9999 2023 0001 31 30 first second third of in on May March "
    "Feb. Monday Sat weekend quarter half day days year years century decade ago later before "
    "same period every spring Easter noon 10pm 14:30 UTC yesterday night now , . - ( fiscal Q3 "
    "1990s"
)


@given(
    st.lists(st.sampled_from(TEMPORAL.split()), max_size=12),
    st.sampled_from([date.min, date.max, TODAY]),
)
def test_any_row_of_temporal_words_is_resolved_without_error(words: list[str], today: date) -> None:
    text = " ".join(words)
    assert all(read(text, today))
    assert all(read(text, None))


def test_every_precision_is_named_where_dates_are_described() -> None:
    described = DateExpression.model_fields["precision"].description or ""
    named = set(re.findall(r"\w+", described.partition(":")[2]))
    assert {*PRECISIONS.values(), "unknown"} <= named
