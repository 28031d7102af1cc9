"""Which spellings of the name of a body are one, and which bodies are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.actors.bodies import body_stem
from summarizer.actors.folding import fold


def stem(name: str) -> str:
    return body_stem(fold(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Defence", "the Defence Ministry"),
        ("Ministry of Defense", "Ministry of Defence"),
        ("Dept. of Energy", "Energy Department"),
        ("Department of Health and Dams", "Health & Dams Department"),
        ("Falke & Sons", "Falke and Sons Inc."),
        ("Organization for River Trade", "Organisation for River Trade"),
        ("Vik Labor Party", "Vik Labour Party"),
        ("St. Olaf Hospital", "Saint Olaf Hospital"),
        ("Int'l Dam Council", "International Dam Council"),
        ("Nordbahn Bros. Ltd", "Nordbahn Brothers"),
    ],
)
def test_spellings_of_one_body_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("University of Vik", "Vik University"),
        ("Bank of Vik", "Vik Bank"),
        ("Ministry of Defence", "Ministry of Health"),
        ("Ministry of Defence", "Department of Defence"),
        ("Falke Brothers", "Falke Sisters"),
        ("Falke Group", "Falke Foundation"),
        ("Northern Rail", "Northern Rail Agency"),
        ("Vik Rangers", "Vik Rovers"),
        ("Vik and", "Vik"),
    ],
)
def test_two_bodies_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_name_loses_all_its_words(name: str) -> None:
    assert stem(name)
