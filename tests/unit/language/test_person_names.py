"""Names of persons cut into parts, and whether two are of one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.lexicon.person_names import (
    PersonName,
    answers_to,
    compatible,
    name_key,
    parse_person_name,
)


def name(text: str) -> PersonName:
    parsed = parse_person_name(text.split())
    assert parsed is not None
    return parsed


def test_titles_given_names_surname_and_suffix_are_told_apart() -> None:
    parsed = name("Dr. Ann Maria Bell, Jr.")
    assert parsed.titles == ("dr",)
    assert parsed.given == (name_key("Ann"), name_key("Maria"))
    assert parsed.surname == name_key("Bell")
    assert parsed.suffix == "jr"
    assert parsed.words == ("Ann", "Maria", "Bell")


def test_a_name_in_quotation_marks_is_a_nickname() -> None:
    parsed = name("Tomas 'Spanner' Reid")
    assert parsed.nickname == name_key("Spanner")
    assert parsed.given == (name_key("Tomas"),)


def test_particles_belong_to_no_given_name() -> None:
    assert name("Piet van der Berg").given == (name_key("Piet"),)
    assert not name("de la Torre").full


def test_a_title_alone_is_what_somebody_is_called() -> None:
    assert name("Queen").words == ("Queen",)


def test_titles_that_stand_before_the_name_are_its_titles() -> None:
    parsed = parse_person_name(["Bell"], before=["mrs"])
    assert parsed is not None
    assert parsed.titles == ("mrs",)
    assert not parsed.full


def test_only_punctuation_is_no_name() -> None:
    assert parse_person_name(["—", "''"]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Evgeny", "Yevgeny"),
        ("Sergei", "Sergey"),
        ("Núñez", "Nunez"),
        ("al-Haddad", "Haddad"),
        ("O'Brien", "O’Brien"),
        ("BELL", "Bell"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Marin", "Maren"), ("Daniel", "Daniela"), ("Lee", "Leo"), ("Bo", "Boo")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Bell", "Ann Maria Bell"),
        ("A. Bell", "Ann Bell"),
        ("J.R. Bell", "John Robert Bell"),
        ("Alex Bell", "Alexander Bell"),
        ("Robert 'Bob' Reid", "Bob Reid"),
        ("Ann Bell Jr.", "Ann Bell"),
        ("Sir Tom Reid", "Tom Reid"),
    ],
)
def test_names_that_agree_as_far_as_both_go_can_be_one_persons(one: str, other: str) -> None:
    assert compatible(name(one), name(other))
    assert compatible(name(other), name(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Bell", "Tom Bell"),
        ("Ann Bell", "Ann Reid"),
        ("Tom Bell Jr.", "Tom Bell Sr."),
        ("John Adam Bell", "John Quincy Bell"),
        ("Ann Maria Bell", "Maria Torres"),
    ],
)
def test_names_that_disagree_are_of_two_people(one: str, other: str) -> None:
    assert not compatible(name(one), name(other))


def test_a_surname_stands_for_a_full_name_better_than_a_given_name() -> None:
    full = name("Ann Maria 'Ace' Bell")
    assert answers_to(full, name_key("Bell")) == 3
    assert answers_to(full, name_key("Ann")) == 2
    assert answers_to(full, name_key("Ace")) == 2
    assert answers_to(full, name_key("Maria")) == 1
    assert answers_to(full, name_key("Reid")) == 0


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_any_words_are_cut_without_error(words: list[str]) -> None:
    parsed = parse_person_name(words)
    if parsed is not None:
        assert parsed.words
        assert compatible(parsed, parsed)
