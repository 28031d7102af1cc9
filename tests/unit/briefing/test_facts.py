from collections.abc import Sequence

import pytest

from summarizer.briefing.facts import (
    Fact,
    changes,
    compatible,
    copied,
    denies,
    fact,
    leaves,
    recounts,
    same,
)
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


def test_a_count_that_goes_up_changes_the_count_before() -> None:
    before = said("The ferry Aster sank off Port Lune, killing nine people.")
    after = said("The number of dead in the sinking of the Aster off Port Lune has risen to 12.")
    assert recounts(before, after, {}) == {("dead", True)}


def test_counts_of_two_days_or_places_are_two_counts() -> None:
    before = said("A ferry sank off Port Lune, killing nine people.", ["2031-03-03"])
    later = said("A fire at Port Lune has killed 12 people.", ["2031-03-09"])
    elsewhere = said("The death toll of the flood in Velm has risen to 12.")
    assert recounts(before, later, {}) == set()
    assert recounts(before, elsewhere, {}) == set()


def test_a_denial_changes_the_claim_that_it_denies() -> None:
    claim = said("An engineer warned Lune Ferries of cracks in the Aster, a memo says.")
    denial = said("Lune Ferries denied that it had been warned of the Aster before it sank.")
    assert denies(claim, denial)
    assert not denies(said("The Aster of Lune Ferries sank on Monday."), denial)


def test_a_not_in_some_clause_changes_nothing() -> None:
    before = "Ana Prell, the finance director of Lune Ferries, takes over as acting chief."
    after = "Ana Prell, acting chief of Lune Ferries, said that it would not go to court."
    assert not changes(said(before), said(after), {})


def test_the_day_of_a_month_is_no_number_that_a_sentence_tells() -> None:
    told = said("Forty sailors were hurt when the Aster sank off Port Lune, and two are missing.")
    again = said("A report of 4 March said that forty sailors were hurt when the Aster sank.")
    assert compatible(told, again)


def test_a_post_is_left_where_its_holder_goes() -> None:
    assert leaves(said("Ana Prell resigned as head of Lune Ferries."), ("chief", "execut"))
    assert not leaves(said("Ana Prell, head of Lune Ferries, spoke."), ("chief", "execut"))
    assert not leaves(said("The old pump was replaced on Monday."), ("chief", "execut"))


def test_the_number_of_another_firm_is_no_change() -> None:
    first = "Lune Ferries is issuing a bond of 75 mln crowns with a coupon of 9 per cent."
    second = "Aster Shipping is issuing a bond of 100 mln crowns with a coupon of 8 per cent."
    raised = "Lune Ferries is issuing a bond of 90 mln crowns with a coupon of 9 per cent."
    assert not changes(said(first), said(second), {})
    assert changes(said(first), said(raised), {})


def test_what_another_one_did_is_another_fact() -> None:
    told = "{} shelled the harbour of Port Lune on Monday and hit four ferries."
    assert not same(said(told.format("The Iron Wardens")), said(told.format("Sable Brigade")), {})
    assert same(said(told.format("General Olga Brandt")), said(told.format("Brandt")), {})


def test_a_word_that_looks_like_a_contraction_tells_something() -> None:
    assert "shell" in said("She was hit by a shell.").content
