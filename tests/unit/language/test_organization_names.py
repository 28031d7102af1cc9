"""When two names of bodies are of one body."""

import pytest

from summarizer.language.names.organizations import (
    Shortening,
    abbreviates,
    acronym_key,
    body_key,
    initialisms,
    is_incorporated,
    shortens,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Acme Corp.", "Acme"),
        ("ACME", "Acme"),
        ("Bell & Reid Ltd", "Bell and Reid"),
        ("Acme's", "Acme"),
        ("U.K.", "UK"),
    ],
)
def test_article_case_dots_legal_form_and_possessive_do_not_count(one: str, other: str) -> None:
    assert body_key(one.split()) == body_key(other.split())


def test_a_legal_form_alone_stays() -> None:
    assert body_key(["Holdings"]) == ("holdings",)


def test_a_registered_name_ends_in_its_legal_form() -> None:
    assert is_incorporated(["Acme", "Inc."])
    assert not is_incorporated(["Acme"])
    assert not is_incorporated(["Inc"])


@pytest.mark.parametrize("word", ["ZBC", "Z.B.C.", "ZBC's", "DoZ"])
def test_words_of_capitals_are_acronyms(word: str) -> None:
    assert acronym_key(word) is not None


@pytest.mark.parametrize("word", ["Acme", "Z", "ZABCDEFGH", "acme", "—", ""])
def test_other_words_are_no_acronyms(word: str) -> None:
    assert acronym_key(word) is None


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("zbc", "Zembla Broadcasting Corporation"),
        ("oz", "Office of Zeal"),
        ("doz", "Department of Zeal"),
        ("zcf", "the Zembla Cross-Fund"),
    ],
)
def test_initials_spell_an_acronym(acronym: str, name: str) -> None:
    assert acronym in initialisms(name.split())


@pytest.mark.parametrize(("acronym", "name"), [("zbc", "Zembla Bank"), ("z", "Zembla")])
def test_other_letters_do_not(acronym: str, name: str) -> None:
    assert acronym not in initialisms(name.split())


def test_in_brackets_letters_in_order_are_enough() -> None:
    assert abbreviates("navzem", ["Zemblan", "Naval", "Forces", "Zembla"])
    assert not abbreviates("xyz", ["Zemblan", "Naval", "Forces"])


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("acme", "acme group", Shortening.SURE),
        ("acme", "acme mercenary force", Shortening.SURE),
        ("acme", "acme aviation", Shortening.LIKELY),
        ("acme", "acme foundation", None),
        ("acme", "acme canada", None),
        ("acme", "acme of the north", None),
        ("acme", "zed acme", None),
        ("harbour court", "zemblan harbour court", Shortening.SURE),
        ("acme group", "acme group", None),
        ("acme", "acme one two three", None),
    ],
)
def test_a_short_form_leaves_out_what_only_says_the_sort(
    short: str, long: str, expected: Shortening | None
) -> None:
    assert shortens(short.split(), long.split()) is expected
