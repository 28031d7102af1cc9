from itertools import pairwise

import pytest
from spacy.language import Language

from summarizer.language.names.find import find_names
from summarizer.language.pipeline import parse


def names(nlp: Language, text: str) -> list[tuple[str, str]]:
    [(doc, blocks)] = parse(nlp, [text])
    return [(text[name.start : name.end], name.kind.value) for name in find_names(doc, blocks)]


def kinds_of(nlp: Language, text: str, word: str) -> set[str]:
    return {kind for name, kind in names(nlp, text) if name == word}


def test_a_full_name_makes_the_surname_a_person_everywhere(nlp: Language) -> None:
    text = (
        "Dana Orlovsky has left the country, her lawyer said. Orlovsky’s men held the port. "
        "Neither Orlovsky nor the group will be tried, and the case against Orlovsky is closed."
    )
    found = names(nlp, text)
    assert [name for name, _ in found].count("Orlovsky") == 3
    assert {kind for name, kind in found if "Orlovsky" in name} == {"person"}


def test_titles_and_roles_are_no_part_of_a_name(nlp: Language) -> None:
    text = "Defence Minister Ida Holm met General Jo Berg and President Lena Marsh on Monday."
    assert names(nlp, text) == [
        ("Ida Holm", "person"),
        ("Jo Berg", "person"),
        ("Lena Marsh", "person"),
    ]


def test_a_portfolio_is_no_organization(nlp: Language) -> None:
    text = "He blamed Defence Minister Ida Holm and Foreign Secretary Jo Berg for the losses."
    assert not [kind for _, kind in names(nlp, text) if kind == "organization"]


@pytest.mark.parametrize(
    "place", ["Burton-on-Trent", "Stratford-upon-Avon", "New York", "Sri Lanka", "Baden-Baden"]
)
def test_places_of_several_words_are_whole(nlp: Language, place: str) -> None:
    text = f"The troops took the headquarters in {place}, and the mayor of {place} fled."
    assert names(nlp, text) == [(place, "place"), (place, "place")]


@pytest.mark.parametrize(
    "body",
    [
        "Ministry of Defence",
        "Organisation for the Prohibition of Chemical Weapons",
        "Bank of England",
        "University of Varn",
        "Department of Trade and Industry",
        "Orsa Dam Company Inc",
        "Holm, Berg & Co",
    ],
)
def test_names_of_bodies_are_whole(nlp: Language, body: str) -> None:
    text = f"A report by the {body} was published on Friday."
    assert names(nlp, text) == [(body, "organization")]


def test_the_possessive_ending_and_the_article_are_no_part_of_a_name(nlp: Language) -> None:
    text = "The United Nations' envoy said that Russia's offer was Ida Holm's idea."
    assert [name for name, _ in names(nlp, text)] == ["United Nations", "Russia", "Ida Holm"]


def test_peoples_are_groups(nlp: Language) -> None:
    text = "The Chechens fought beside Russians, and the Kurds watched."
    assert names(nlp, text) == [("Chechens", "group"), ("Russians", "group"), ("Kurds", "group")]


def test_a_people_before_a_noun_names_nobody(nlp: Language) -> None:
    text = "The Belarusian leader met a Chechen commander and Kurdish fighters."
    assert names(nlp, text) == []


@pytest.mark.parametrize(
    "person",
    [
        "Ursula van der Holm",
        "Omar bin Rashid",
        "Layla al-Hassan",
        "J. R. Stone",
        "Anna D. Berg",
        "Sean O'Doyle",
        "Fiona McTavish",
        "Jean-Pierre Morel",
        "Mary Holm-Berg",
        "Peter Stone Jr.",
        "Park Jae-won",
    ],
)
def test_persons_names_are_whole(nlp: Language, person: str) -> None:
    text = f"The council was told on Friday by its chairwoman, {person}, that the dam was safe."
    assert names(nlp, text) == [(person, "person")]


def test_a_name_that_was_missed_in_one_place_is_added(nlp: Language) -> None:
    text = (
        "HOLM QUITS AS HEAD OF ORSA DAM\n\n"
        "Ida Holm, chairwoman of the Orsa Dam Company, resigned on Friday. "
        "The board thanked Holm for her work."
    )
    found = names(nlp, text)
    assert found[0] == ("HOLM", "person")


def test_the_surname_of_a_founder_does_not_make_the_company_a_person(nlp: Language) -> None:
    text = (
        "Berg shares fell on Monday after Berg Motors Inc cut its forecast. "
        "The plan was the idea of Berg's chairman, Carl Berg."
    )
    found = names(nlp, text)
    assert ("Berg Motors Inc", "organization") in found
    assert ("Carl Berg", "person") in found
    assert [kind for name, kind in found if name == "Berg"] == ["organization"] * 2


def test_a_place_with_the_name_of_a_person_is_one_kind_all_through(nlp: Language) -> None:
    text = (
        "The flood reached Victoria on Sunday. In Victoria, the capital of the province, "
        "schools were shut. The mayor of Victoria asked for help."
    )
    assert kinds_of(nlp, text, "Victoria") == {"place"}


def test_a_body_and_the_person_who_heads_it_are_two_names(nlp: Language) -> None:
    text = "Orsa Bank President Ida Holm and Varn Steel Chairman Jo Berg met in Oster."
    found = names(nlp, text)
    assert ("Orsa Bank", "organization") in found
    assert {"Ida Holm", "Jo Berg"} <= {name for name, kind in found if kind == "person"}


def test_names_of_authors_in_headers_are_left_out(nlp: Language) -> None:
    text = "By Ida Holm\n\nThe dam of Varn broke on Sunday.\n\n(Editing by Jo Berg)"
    assert "person" not in {kind for _, kind in names(nlp, text)}


def test_a_headline_in_title_case_is_read_with_the_names_of_the_story(nlp: Language) -> None:
    text = (
        "Ida Holm Speaks Of Shame After Dam Break\n\n"
        "Ida Holm spoke on Sunday. Holm said that she was ashamed."
    )
    assert names(nlp, text)[0] == ("Ida Holm", "person")


def test_words_in_small_letters_are_no_names(nlp: Language) -> None:
    assert names(nlp, "the boats were slow and the water was cold.") == []


def test_names_do_not_overlap_and_are_in_order(nlp: Language) -> None:
    text = (
        "Orsa Bank of Varn President Ida Holm Jr. met Prime Minister Jo van der Berg-Stone, the "
        "Iran-Iraq envoy, at the University of Varn's Institute for the Study of Water."
    )
    [(doc, blocks)] = parse(nlp, [text])
    found = find_names(doc, blocks)
    assert all(one.last <= other.first for one, other in pairwise(found))


@pytest.mark.parametrize(
    "after",
    [
        "Marsh Bay said the ships would sail in May.",
        "Shares of Marsh Bay rose.",
        "Marsh Bay cut its prices.",
    ],
)
def test_what_a_company_is_called_for_short_is_a_company_too(nlp: Language, after: str) -> None:
    text = f"Marsh Bay Shipping bought three ferries on Monday. {after}"
    assert kinds_of(nlp, text, "Marsh Bay") == {"organization"}


def test_the_place_that_a_company_is_called_after_stays_a_place(nlp: Language) -> None:
    text = "Marsh Bay Shipping bought three ferries. People in Marsh Bay were glad."
    assert kinds_of(nlp, text, "Marsh Bay") == {"place"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The dam is safe, said Kevin A. Stone on Friday.", "Kevin A. Stone"),
        ("P.S. Tom, please call the dam.", "Tom"),
        ("The letter was for their former leader, Ali Sheikh Omar.", "Ali Sheikh Omar"),
        ("Kelly is a baker in the north.", "Kelly"),
        ("The club sold its boats to Donald Deacon on Monday.", "Donald Deacon"),
        ("Dear Nina,\n\nThe boats are late.", "Nina"),
        ('From: "Holm, Ida" <i.holm@example.org>', "Holm, Ida"),
        ("i am not going unless lisa promises to be quiet.", "lisa"),
    ],
)
def test_names_in_letters_and_chats_are_found_whole(nlp: Language, text: str, person: str) -> None:
    assert (person, "person") in names(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Hurricane Rita tore roofs off on Sunday. Rita packed winds of 240 kilometers an hour.",
        "Ray's Pizza is just too good.",
        "Kindest regards from all of us at the dam.",
        "Soooo good that we went again.",
        "Analyst Team 1 meets at noon, Analyst Team 2 at one.",
    ],
)
def test_what_only_looks_like_a_person_is_none(nlp: Language, text: str) -> None:
    assert "person" not in {kind for _, kind in names(nlp, text)}
