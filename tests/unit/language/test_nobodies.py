"""What has the form of a name, and names nobody; and names with too much on them."""

import pytest
from spacy.language import Language

from summarizer.language.names.find import find_names
from summarizer.language.pipeline import parse


def names(nlp: Language, text: str, *, labelled: str = "") -> dict[str, str]:
    """Return names and kinds; `labelled` is a stretch that the stock model takes for a body."""
    [(doc, blocks)] = parse(nlp, [text])
    if labelled:
        start = text.index(labelled)
        mistake = doc.char_span(start, start + len(labelled), label="ORG")
        assert mistake is not None
        doc.set_ents([mistake], default="unmodified")
    return {text[n.start : n.end]: n.kind.value for n in find_names(doc, blocks)}


def test_the_sign_of_a_share_is_no_body_beside_its_company(nlp: Language) -> None:
    found = names(nlp, "Harrow Mills Corp <HRM.L> said it bought Velmouth Ferries Inc <VFI>.")
    assert set(found) == {"Harrow Mills Corp", "Velmouth Ferries Inc"}


def test_a_company_in_angle_brackets_stays(nlp: Language) -> None:
    assert "Harrow Mills Ltd" in names(nlp, "The buyer is <Harrow Mills Ltd>, officials said.")


def test_a_party_and_a_state_in_brackets_are_no_name(nlp: Language) -> None:
    found = names(nlp, "Senator Ida Holm (D-Ohio) said that she would vote against the bill.")
    assert list(found) == ["Ida Holm"]


@pytest.mark.parametrize("row", ["Opg profit 31 krn against loss 12 krn", "Shr 6.40 krn up 31 ore"])
def test_the_first_word_of_a_row_of_figures_is_no_name(nlp: Language, row: str) -> None:
    word = row.split(maxsplit=1)[0]
    text = f"{row}\n\nNet profit 75 mln krn against 51 mln krn"
    assert word not in names(nlp, text, labelled=word)


def test_the_first_word_of_a_sentence_is_a_name_where_it_acts(nlp: Language) -> None:
    assert "Opgar" in names(nlp, "Opgar sold 31 ships and built 12.", labelled="Opgar")


@pytest.mark.parametrize(
    ("noun", "text"),
    [
        ("Farmers", "Farmers were told to wait. The union of all farmers said so."),
        ("Nitrogen", "Nitrogen is scarce on the moon, and nitrogen feeds plants."),
    ],
)
def test_a_common_noun_that_opens_its_sentence_is_no_name(
    nlp: Language, noun: str, text: str
) -> None:
    assert noun not in names(nlp, text, labelled=noun)


def test_a_body_called_by_its_noun_alone_has_no_name_there(nlp: Language) -> None:
    text = "The Harrow Prices Commission met. The Commission said that bread would cost more."
    assert set(names(nlp, text)) == {"Harrow Prices Commission"}


@pytest.mark.parametrize(
    "text",
    [
        "South Korean Trade Minister Ida Holm spoke.",
        "Ida Holm met North Korean farmers.",
        "Ida Holm met Danish and Finnish bankers.",
        "Ida Holm bought a Danish-made boat.",
    ],
)
def test_a_people_that_describes_somebody_is_no_actor(nlp: Language, text: str) -> None:
    assert names(nlp, text) == {"Ida Holm": "person"}


def test_a_people_that_acts_is_one(nlp: Language) -> None:
    assert names(nlp, "The Kenyans won again, and the Swedes lost.").keys() == {"Kenyans", "Swedes"}


@pytest.mark.parametrize(
    "name", ["Harrow Mills (Asia) Ltd", "R. Holm and Co", "Velmouth Ferries Co Ltd"]
)
def test_a_legal_form_is_joined_to_what_stands_before_it(nlp: Language, name: str) -> None:
    assert set(names(nlp, f"The loan was sold by {name} on Monday.")) == {name}


def test_coordinated_companies_are_two(nlp: Language) -> None:
    text = "The shares were sold to Holm Partners and Berg Partners by Harrow Mills Corp yesterday."
    found = names(nlp, text, labelled="Holm Partners and Berg Partners")
    assert set(found) == {"Holm Partners", "Berg Partners", "Harrow Mills Corp"}


def test_a_body_ends_before_the_town_it_is_in(nlp: Language) -> None:
    found = names(nlp, "She works for the Harrow Monetary Fund in London.")
    assert found == {"Harrow Monetary Fund": "organization", "London": "place"}


def test_what_a_minister_is_minister_of_is_no_body(nlp: Language) -> None:
    assert set(names(nlp, "Kuwait Oil Minister Ida Holm met the press.")) == {"Kuwait", "Ida Holm"}


@pytest.mark.parametrize(
    "dateline", ["VELMOUTH - ", "VELMOUTH, June 3 - ", "VELMOUTH (Harrow News) - "]
)
def test_a_dateline_is_no_part_of_the_name_behind_it(nlp: Language, dateline: str) -> None:
    text = f"{dateline}Ann Reed, the mayor of Velmouth, said on Monday that the bridge would close."
    found = names(nlp, text)
    assert (found["VELMOUTH"], found["Ann Reed"]) == ("place", "person")


def test_who_is_spoken_to_is_a_person(nlp: Language) -> None:
    text = "Rosalind, you did it again.\nNobody bakes bread as Rosalind does."
    assert names(nlp, text, labelled="Rosalind") == {"Rosalind": "person"}


def test_a_given_name_alone_in_the_last_line_signs(nlp: Language) -> None:
    text = "The boat is painted now.\nCome and see it when the weather is fine.\nBeatrice"
    assert names(nlp, text) == {"Beatrice": "person"}


def test_the_adjective_of_a_body_is_no_actor(nlp: Language) -> None:
    text = "The plan may be heard again, Senatorial sources said."
    assert "Senatorial" not in names(nlp, text, labelled="Senatorial")


def test_a_row_of_figures_begins_with_no_name_and_number(nlp: Language) -> None:
    assert not names(nlp, "Opg 88 krn against 12 krn", labelled="Opg 88")


def test_a_legal_form_decides_for_the_short_form_of_a_name(nlp: Language) -> None:
    text = (
        "Delvin Inc said that it would sell its mills in London. Delvin rose in early trade. "
        "Investors like Delvin, and Delvin has no debts."
    )
    assert names(nlp, text)["Delvin"] == "organization"


def test_who_is_invoked_is_no_actor(nlp: Language) -> None:
    found = names(nlp, "“Thank God,” said Ida Holm. He was found alive in Velmouth.")
    assert "God" not in found
    assert "Ida Holm" in found
