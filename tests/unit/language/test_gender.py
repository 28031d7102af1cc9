"""Which pronoun a person takes, by title, noun and given name."""

import pytest

from summarizer.language.lexicon.gender import (
    Gender,
    gender_of_given_name,
    gender_of_name,
    gender_of_noun,
)
from summarizer.language.lexicon.person_names import parse_person_name


def gender(text: str) -> Gender | None:
    name = parse_person_name(text.split())
    assert name is not None
    return gender_of_name(name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Bell", Gender.FEMALE),
        ("Mr. Bell", Gender.MALE),
        ("Lady Bell", Gender.FEMALE),
        ("Margaret Bell", Gender.FEMALE),
        ("Robert Reid", Gender.MALE),
        ("Yevgeny Reid", Gender.MALE),
        ("Anne-Marie Reid", Gender.FEMALE),
        ("Minister Robert Reid", Gender.MALE),
    ],
)
def test_titles_and_given_names_tell_gender(text: str, expected: Gender) -> None:
    assert gender(text) is expected


def test_a_title_counts_more_than_a_given_name() -> None:
    assert gender("Mrs Robert Reid") is Gender.FEMALE


def test_the_first_given_name_that_is_known_tells() -> None:
    assert gender("Qqzzt Margaret Bell") is Gender.FEMALE


@pytest.mark.parametrize("word", ["Qqzzt", "", "-", "the"])
def test_a_word_that_no_country_gives_one_sex_tells_nothing(word: str) -> None:
    assert gender_of_given_name(word) is None


def test_nouns_of_kinship_and_trade_tell_gender() -> None:
    assert gender_of_noun("widow") is Gender.FEMALE
    assert gender_of_noun("brother-in-law") is Gender.MALE
    assert gender_of_noun("engineer") is None
