"""Pronouns joined to actors, or left open where that is not safe."""

import pytest
from spacy.language import Language

from summarizer.language.layout.blocks import split_blocks
from summarizer.language.speech.find import find_quotations
from tests.unit.language.resolving import resolved


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{Robert Reid} met {Margaret Bell}. He thanked her for the letter.",
            [("He", "Robert Reid"), ("her", "Margaret Bell")],
        ),
        ("{Margaret Bell} sold her house.", [("her", "Margaret Bell")]),
        (
            "{Robert Reid} said that he would resign.",
            [("he", "Robert Reid")],
        ),
        (
            "{Robert Reid}, who sold his farm, left.",
            [("his", "Robert Reid")],
        ),
        (
            "After he slept for an hour, {Robert Reid} went home.",
            [("he", "Robert Reid")],
        ),
        (
            "The head of the bank, {Robert Reid}, resigned on Friday. He gave no reason.",
            [("He", "Robert Reid")],
        ),
        (
            "{Robert Reid} went home. He slept, and then he wrote to his sister.",
            [("He", "Robert Reid"), ("he", "Robert Reid"), ("his", "Robert Reid")],
        ),
    ],
)
def test_he_and_she_mean_the_person_that_syntax_favours(
    nlp: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert resolved(nlp, text).pronouns() == expected


def test_a_pronoun_is_not_its_co_argument(nlp: Language) -> None:
    text = resolved(nlp, "{Robert Reid} spoke. {Thomas Hill} hated him.")
    assert ("him", "Thomas Hill") not in text.pronouns()


def test_a_pronoun_is_not_the_phrase_that_it_stands_in(nlp: Language) -> None:
    text = resolved(nlp, "{Robert Reid} phoned. His brother {Thomas Reid} answered.")
    assert ("His", "Thomas Reid") not in text.pronouns()


def test_a_pronoun_is_never_somebody_of_the_other_sex(nlp: Language) -> None:
    text = resolved(nlp, "{Margaret Bell} spoke. He left.")
    assert text.pronouns() == []


def test_without_anybody_to_mean_a_pronoun_stays_open(nlp: Language) -> None:
    assert resolved(nlp, "He left. She stayed. It rained on their town.").pronouns() == []


def test_an_unnamed_person_in_between_is_not_mistaken_for_a_named_one(nlp: Language) -> None:
    text = resolved(nlp, "{Robert Reid} left early. A waiter brought soup, and he smiled at it.")
    assert ("he", "Robert Reid") not in text.pronouns()


def test_i_in_a_quotation_is_its_speaker(nlp: Language) -> None:
    text = resolved(nlp, "“I lost my keys,” {Robert Reid} said. “We went home.”")
    assert text.pronouns() == [("I", "Robert Reid"), ("my", "Robert Reid")]


def test_i_is_found_through_a_pronoun_that_says_it(nlp: Language) -> None:
    text = resolved(nlp, "{Margaret Bell} came home. “I am tired,” she said.")
    assert ("I", "Margaret Bell") in text.pronouns()


def test_we_of_a_company_is_the_company(nlp: Language) -> None:
    text = resolved(nlp, "“We regret our error,” [Acme] said.")
    assert text.pronouns() == [("We", "Acme"), ("our", "Acme")]


def test_who_says_he_speaks_of_somebody_else(nlp: Language) -> None:
    text = resolved(nlp, "{Robert Reid} climbed the mast. “He fears nothing,” said {Thomas Hill}.")
    assert ("He", "Thomas Hill") not in text.pronouns()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Acme] sold its ships.", [("its", "Acme")]),
        ("[Acme] said it would sell its ships.", [("it", "Acme"), ("its", "Acme")]),
        ("[Acme] lost money. It announced a sale.", [("It", "Acme")]),
        ("<Zembla> closed its border.", [("its", "Zembla")]),
        ("[Acme] cut their pay.", [("their", "Acme")]),
        ("[Acme] made [Reid Works] cut its prices.", [("its", "Reid Works")]),
    ],
)
def test_it_means_the_body_whose_clause_it_stands_in(
    nlp: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert resolved(nlp, text).pronouns() == expected


@pytest.mark.parametrize(
    "text",
    [
        "[Acme] said it is time to leave.",
        "[Acme] built a bridge. It is long.",
        "[Acme] said it rained.",
        "[Acme] and [Zed] merged. The ships had its flag.",
    ],
)
def test_it_stays_open_where_it_may_mean_something_else(nlp: Language, text: str) -> None:
    assert resolved(nlp, text).pronouns() == []


@pytest.mark.parametrize(
    "text",
    [
        "{Robert Reid} and {Peter Bell} met in <Oslo> on Monday. He later flew home.",
        "{Robert Reid} and {Peter Bell} met in <Oslo>. He flew home. He was tired.",
        "{Robert Reid} said {Peter Bell} had lied. He called for calm.",
    ],
)
def test_between_two_people_who_fit_alike_nobody_is_chosen(nlp: Language, text: str) -> None:
    assert resolved(nlp, text).pronouns() == []


def test_nobody_holds_a_role_of_himself(nlp: Language) -> None:
    found = resolved(nlp, "The board named {Margaret Bell} as her successor.")

    assert found.pronouns() == []


def test_who_names_a_successor_is_somebody_else(nlp: Language) -> None:
    found = resolved(nlp, "{Helen Marsh} resigned and named {Margaret Bell} as her successor.")

    assert found.pronouns() == [("her", "Helen Marsh")]


def speakers(nlp: Language, text: str) -> list[str | None]:
    """Return the speakers of the quotations of a text, in order."""
    document = resolved(nlp, text)
    quotations = find_quotations(document.doc, split_blocks(document.doc.text))
    found = [document.resolution.speaker(document.doc, quotation) for quotation in quotations]
    return [mention.actor if mention is not None else None for mention in found]


def test_nobody_calls_himself_by_his_name(nlp: Language) -> None:
    text = (
        "The columnist {Robert Reid} met {Thomas Hill} in a cafe. {Thomas Hill} had lost the vote "
        "by then. “{Hill} never listened to anybody,” he said."
    )
    assert speakers(nlp, text) == ["Robert Reid"]


@pytest.mark.parametrize(
    "text",
    [
        "[Varnen Motors] closed. A union man doubted it. “[Varnen Motors] has no plan,” he said.",
        "<Norway> cut its output. A trader saw no reason for it. “<Norway> is rich,” he said.",
        "A [Varnen Motors] spokesman called on Monday. “We will not sell,” he said.",
        "[Varnen Motors Inc] fell. “This is bad,” he said.",
    ],
)
def test_he_is_no_body_and_no_country(nlp: Language, text: str) -> None:
    assert speakers(nlp, text)[-1] is None


def test_a_spokesman_of_a_body_is_somebody_without_a_name(nlp: Language) -> None:
    text = "{Robert Reid} left [Acme]. An [Acme] spokesman denied it. “He is here,” he said."
    assert speakers(nlp, text)[-1] is None
