"""Dates in sentences, published on Wednesday 28 June 2023."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from summarizer.language.dates import find_dates
from summarizer.language.layout.blocks import split_blocks
from summarizer.models import DateExpression

PUBLISHED = datetime(2023, 6, 28, 9, tzinfo=UTC)


def dates(nlp: Language, text: str, published: datetime | None = PUBLISHED) -> list[DateExpression]:
    return find_dates(nlp(text), split_blocks(text), published)


def values(nlp: Language, text: str, published: datetime | None = PUBLISHED) -> list[str]:
    return [f"{text[d.start : d.end]} = {d.value}" for d in dates(nlp, text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met on Saturday.", "Saturday = 2023-06-24"),
        ("The council will meet on Saturday.", "Saturday = 2023-07-01"),
        ("The council is expected to meet on Saturday.", "Saturday = 2023-07-01"),
        ("The vote is scheduled for Saturday.", "Saturday = 2023-07-01"),
        ("The mayor said he would resign in September.", "September = 2023-09"),
        ("The mayor resigned in September.", "September = 2022-09"),
        ("The mill should have opened in September.", "September = 2022-09"),
        ("The plans for the third quarter worried the union.", "the third quarter = 2023-Q3"),
        ("Voss raised fares, beginning on 1 August.", "1 August = 2023-08-01"),
        ("Voss raised fares on 1 August.", "1 August = 2022-08-01"),
        ("The banks meant to stand by the May 22 accord.", "May 22 = 2023-05-22"),
        ("The mayor will attend the July 22 summit.", "July 22 = 2023-07-22"),
    ],
)
def test_the_tense_of_the_clause_says_which_day_is_meant(
    nlp: Language, text: str, value: str
) -> None:
    assert values(nlp, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor may resign.",
        "May I come in?",
        "Prices may fall.",
        "Over 2000 people came.",
        "They march to the hall.",
    ],
)
def test_words_and_numbers_that_are_no_dates_here_are_left_alone(nlp: Language, text: str) -> None:
    assert values(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor resigned in May.", "May = 2023-05"),
        ("The bridge opened in 1974.", "1974 = 1974"),
        ("The 1991 agreement was signed by the two mayors.", "1991 = 1991"),
    ],
)
def test_the_same_words_are_dates_where_the_parse_says_so(
    nlp: Language, text: str, value: str
) -> None:
    assert values(nlp, text) == [value]


def test_how_often_is_a_set_and_how_long_a_duration(nlp: Language) -> None:
    paid, stayed = "The ferry costs five crowns a day.", "She stayed for a week."
    assert [(d.type, d.value) for d in dates(nlp, paid)] == [("SET", "P1D")]
    assert [(d.type, d.value) for d in dates(nlp, stayed)] == [("DURATION", "P1W")]


def test_later_dates_count_from_earlier_ones(nlp: Language) -> None:
    text = "The strike began on 3 May 2022. Two days later the port closed."
    assert values(nlp, text) == ["3 May 2022 = 2022-05-03", "Two days later = 2022-05-05"]


def test_type_and_precision_are_told(nlp: Language) -> None:
    text = "On Monday morning, in early 2009, last week, for two hours, every day, recently."
    assert [(d.type, d.precision) for d in dates(nlp, text)] == [
        ("TIME", "time"),
        ("DATE", "year"),
        ("DATE", "week"),
        ("DURATION", "time"),
        ("SET", "day"),
        ("DATE", "unknown"),
    ]


def test_the_day_of_publication_is_the_one_of_its_own_zone(nlp: Language) -> None:
    late = datetime.fromisoformat("2023-06-28T00:30:00+09:00")
    assert values(nlp, "It happened today.", late) == ["today = 2023-06-28"]


def test_without_a_day_of_publication_only_explicit_dates_are_whole(nlp: Language) -> None:
    text = "The port closed on Saturday; it had opened on 3 May 1974."
    assert values(nlp, text, None) == ["Saturday = XXXX-WXX-6", "3 May 1974 = 1974-05-03"]


def test_a_header_and_the_story_are_read_apart(nlp: Language) -> None:
    text = "date 2023-06-24\n\nMay Harrow left."
    assert values(nlp, text) == ["2023-06-24 = 2023-06-24"]


@settings(deadline=None, max_examples=40)
@given(text=st.text(max_size=80) | st.text(alphabet="on 3 May 2,’'.\n\u200f-", max_size=80))
def test_any_text_is_read_without_error(nlp: Language, text: str) -> None:
    for found in dates(nlp, text):
        assert 0 <= found.start < found.end <= len(text)
