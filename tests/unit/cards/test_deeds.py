import pytest

from summarizer.cards.card import who
from summarizer.cards.deeds import is_whole
from summarizer.models import Form, Kind, Mention, Part, Quotation, QuotationKind
from tests.unit.cards.building import Done, told
from tests.unit.cards.conftest import Filled


def test_a_deed_says_in_brackets_who_is_meant_by_a_pronoun(filled: Filled) -> None:
    text = "Otto Brand wept. He was fired by Nora Tamm."
    document, analysis = told(
        text,
        people=["Otto Brand", "Nora Tamm"],
        deeds=[Done("He was fired by Nora Tamm", "Nora Tamm", "fire")],
    )
    he = Mention(start=17, end=19, kind=Kind.PERSON, form=Form.PRONOUN, actor="Otto Brand")
    mentions = tuple(sorted((*analysis.mentions, he), key=lambda mention: mention.start))
    index = filled((document, analysis.model_copy(update={"mentions": mentions})))
    (deed,) = who(index, "main", "nora tamm").deeds
    assert deed.text == "[Otto Brand] was fired by Nora Tamm"
    assert deed.citations[0].quote == "He was fired by Nora Tamm"


def test_a_clause_without_the_actor_says_whose_deed_it_is(filled: Filled) -> None:
    index = filled(
        told(
            "Otto Brand wept and went home.",
            people=["Otto Brand"],
            deeds=[Done("went home", "Otto Brand", "go", Part.DOES)],
        )
    )
    assert [deed.text for deed in who(index, "main", "otto brand").deeds] == [
        "[Otto Brand] went home"
    ]


def test_what_is_only_asked_or_cut_off_is_no_deed(filled: Filled) -> None:
    text = "Otto Brand won. I doubt how he can win. He asked her to go with them."
    index = filled(
        told(
            text,
            people=["Otto Brand"],
            deeds=[
                Done("how he can win", "Otto Brand", "win", Part.DOES),
                Done("He asked her to go with", "Otto Brand", "ask", Part.DOES),
                Done("Otto Brand won", "Otto Brand", "win", Part.DOES),
            ],
        )
    )
    assert [deed.text for deed in who(index, "main", "otto brand").deeds] == ["Otto Brand won"]


@pytest.mark.parametrize(
    ("clause", "whole"),
    [
        ("Otto Brand called it `` a great day '' for Oslo", True),
        ("Otto Brand called it ` a great day", False),
        ("'' Otto Brand called it off in Oslo", False),
        ("Otto Brand asked her to go with", False),
        ("how Otto Brand won", False),
        ("Looking back: Otto Brand opens a quay", False),
    ],
)
def test_a_clause_with_half_a_pair_or_a_cut_end_is_not_whole(clause: str, *, whole: bool) -> None:
    assert is_whole(clause) is whole


def test_what_somebody_only_said_is_no_deed_beside_the_quotation(filled: Filled) -> None:
    told_it = '"I never asked anyone to leave," he told the Heron'
    text = f"Otto Brand shut the quay. {told_it}."
    document, analysis = told(
        text,
        people=["Otto Brand"],
        deeds=[
            Done(told_it, "Otto Brand", "tell"),
            Done("Otto Brand shut the quay", "Otto Brand", "shut"),
        ],
    )
    words = "I never asked anyone to leave"
    start = text.index(words)
    quotation = Quotation(
        start=start, end=start + len(words), kind=QuotationKind.DIRECT, speaker="Otto Brand"
    )
    index = filled((document, analysis.model_copy(update={"quotations": (quotation,)})))
    card = who(index, "main", "otto brand")
    assert [deed.text for deed in card.deeds] == ["Otto Brand shut the quay"]
    assert [said.text for said in card.quotations] == [words]
