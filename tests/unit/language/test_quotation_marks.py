"""Which stretches stand between quotation marks."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.layout.blocks import split_blocks
from summarizer.language.speech.quotation_marks import find_quoted


def quoted(text: str) -> list[str]:
    return [text[item.start : item.end] for item in find_quoted(text, split_blocks(text))]


@pytest.mark.parametrize(
    "text",
    [
        "“We leave at dawn,” she said.",
        '"We leave at dawn," she said.',
        "‘We leave at dawn,’ she said.",
        "'We leave at dawn,' she said.",
        "«We leave at dawn,» she said.",
        "''We leave at dawn,'' she said.",
        "``We leave at dawn,'' she said.",
        "„We leave at dawn,” she said.",
    ],
)
def test_every_style_of_mark_is_read(text: str) -> None:
    assert quoted(text) == ["We leave at dawn,"]


def test_an_apostrophe_is_no_mark() -> None:
    assert quoted("The players’ bus didn’t stop; it’s the drivers’ fault, Bell's and Orr's.") == []
    assert quoted("It was rock 'n' roll of the '90s, and 'tis gone.") == []


def test_a_possessive_does_not_close_a_single_quotation() -> None:
    assert quoted("‘It is the players’ fault,’ he said.") == ["It is the players’ fault,"]
    assert quoted("'It is the players' fault,' he said.") == ["It is the players' fault,"]


def test_nested_marks_belong_to_the_content() -> None:
    assert quoted("“They told me ‘never again’ and left,” he said.") == [
        "They told me ‘never again’ and left,"
    ]
    assert quoted("“It was “too loud” or “too shrill,”” he said.") == [
        "It was “too loud” or “too shrill,”"
    ]


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "“The first part.\n\n“The second part.\n\n“The last part,” Vane said.\n\nA dog barked."
    assert quoted(text) == ["The first part.\n\n“The second part.\n\n“The last part,"]


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    text = "“The gate is open.\n\nThe dog ran off. “Come back,” she said."
    assert quoted(text) == ["The gate is open.", "Come back,"]


def test_a_mark_that_never_closes_ends_before_the_next_opening() -> None:
    text = '"The gate is open. "Come back," she said, and then "Stay."'
    assert quoted(text) == ["The gate is open.", "Come back,", "Stay."]


def test_a_lost_mark_inside_a_sentence_quotes_nothing() -> None:
    assert quoted('He measured 12" of rain in the yard.\n\n“Wet,” he said.') == ["Wet,"]


def test_a_closing_mark_typed_for_an_opening_one_is_read_as_such() -> None:
    assert quoted("”We leave at dawn,” she said.") == ["We leave at dawn,"]


@given(st.text(alphabet="“”\"'‘’«»`ab .\n,s", max_size=80))
def test_any_marks_give_ordered_stretches_within_the_text(text: str) -> None:
    found = find_quoted(text, split_blocks(text))
    for item in found:
        assert 0 <= item.opening <= item.start < item.end <= item.closing <= len(text)
        assert text[item.start : item.end].strip()
    for first, second in pairwise(found):
        assert first.opening < second.opening
        assert first.end <= second.opening


def test_many_marks_that_never_close_are_read_in_linear_time() -> None:
    few, many = (_calls("“a ‘b 'c \"d " * number) for number in (500, 2_000))
    assert few > 500
    assert many < 4.2 * few


def _calls(text: str) -> int:
    """Count the functions that are called, which unlike time does not depend on the machine."""
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    blocks = split_blocks(text)
    sys.setprofile(note)
    try:
        find_quoted(text, blocks)
    finally:
        sys.setprofile(None)
    return count
