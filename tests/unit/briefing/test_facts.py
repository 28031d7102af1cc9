from collections.abc import Sequence

import pytest

from summarizer.briefing.facts import Fact, compatible, copied, fact, same
from summarizer.text import stems


def said(text: str, days: Sequence[str] = ()) -> Fact:
    return fact(text, stems(text), days)


TOLD = "The ferry Aster sank off Port Lune with 12 sailors aboard."


def test_two_wordings_of_one_event_are_one_fact() -> None:
    assert same(said(TOLD), said("With 12 sailors aboard, the Aster sank off Port Lune."), {})


@pytest.mark.parametrize(
    "other",
    [
        "The ferry Aster sank off Port Lune with 14 sailors aboard.",
        "The ferry Aster sank off Port Lune with fourteen sailors aboard.",
        "The ferry Aster never sank off Port Lune with 12 sailors aboard.",
        "The owner denied that the ferry Aster sank off Port Lune with 12 sailors aboard.",
    ],
)
def test_another_number_or_a_denial_is_another_fact(other: str) -> None:
    assert not same(said(TOLD), said(other), {})


def test_a_number_in_words_is_that_number() -> None:
    assert compatible(said("Twelve sailors drowned."), said("12 sailors drowned."))


def test_the_same_words_of_two_days_are_two_facts() -> None:
    first = said("Crews searched the bay of Port Lune on Monday.", ["2031-03-03"])
    second = said("Crews searched the bay of Port Lune on Tuesday.", ["2031-03-04"])
    assert not same(first, second, {})


def test_other_words_of_the_same_meaning_agree() -> None:
    first = "Ana Prell resigned as head of Lune Ferries on Friday."
    second = "Ana Prell, chief of Lune Ferries, stepped down on Friday."
    assert same(said(first), said(second), {})


def test_names_in_common_are_not_a_fact_in_common() -> None:
    first = "Ana Prell, head of Lune Ferries, sued the port of Aster."
    second = "Ana Prell praised Lune Ferries in Aster."
    assert not same(said(first), said(second), {})


def test_a_shortened_sentence_is_a_copy() -> None:
    assert copied(said(TOLD), said("The ferry Aster sank off Port Lune."))
    assert not copied(said(TOLD), said("A ship went down near the port of Lune, officials said."))
