"""Roles: which words they have, who holds them, where, and whether they are over."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from summarizer.language.roles.find import find_roles
from tests.unit.language.marked import marked


def found(nlp: Language, text: str) -> list[tuple[str, str, bool]]:
    """Return (title, words of the holder, past) of every role."""
    document = marked(nlp, text)
    return [
        (role.title, document.text[role.holder_start : role.holder_end], role.past)
        for role in document.roles()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President {Jane Roe} left.", ("President", "Jane Roe")),
        ("Defence Minister {Jane Roe} left.", ("Defence Minister", "Jane Roe")),
        ("The council's presidential aide {Tom Lee} left.", ("presidential aide", "Tom Lee")),
        ("[Acme] spokesman {Tom Lee} left.", ("Acme spokesman", "Tom Lee")),
        ("Secretary of State {Jane Roe} left.", ("Secretary of State", "Jane Roe")),
        ("[Acme]'s head of policy {Jane Roe} left.", ("head of policy", "Jane Roe")),
        ("The 34-year-old teacher {Jane Roe} won.", ("teacher", "Jane Roe")),
        ("Director-general {Jane Roe} left.", ("Director-general", "Jane Roe")),
        (
            "Trade and industry minister {Jane Roe} left.",
            ("Trade and industry minister", "Jane Roe"),
        ),
    ],
)
def test_a_title_before_a_name_is_a_role(
    nlp: Language, text: str, expected: tuple[str, str]
) -> None:
    assert (*expected, False) in found(nlp, text)


def test_one_plural_title_stands_for_each_of_its_holders(nlp: Language) -> None:
    roles = found(nlp, "Presidents {Jane Roe} and {Tom Lee} met in <Oslo>.")

    assert roles == [("President", "Jane Roe", False), ("President", "Tom Lee", False)]


@pytest.mark.parametrize(
    "text",
    [
        "The suspects, {Jane Roe}, 31, and {Tom Lee}, 28, were charged on Monday.",
        "The suspects - {Jane Roe} and {Tom Lee} - were charged on Monday.",
    ],
)
def test_each_of_those_who_explain_a_plural_holds_the_role(nlp: Language, text: str) -> None:
    document = marked(nlp, text)
    roles = document.roles()

    assert [(role.title, role.actor) for role in roles] == [
        ("suspect", "Jane Roe"),
        ("suspect", "Tom Lee"),
    ]
    assert {document.text[role.start : role.end] for role in roles} == {"suspect"}


def test_a_full_stop_after_a_role_is_no_part_of_it(nlp: Language) -> None:
    text = "The mayor named {Jane Roe} as her successor. {Tom Lee} said Capt. {Ann Poe} agreed."

    assert [title for title, *_ in found(nlp, text) if title.startswith("succ")] == ["successor"]


def test_two_titles_of_one_person_are_two_roles_at_one_body(nlp: Language) -> None:
    document = marked(nlp, "{Jane Roe}, president and chief executive of [Acme Motor], left.")

    assert [(role.title, role.organization) for role in document.roles()] == [
        ("president", "Acme Motor"),
        ("chief executive of Acme Motor", "Acme Motor"),
    ]


def test_a_second_role_after_a_body_is_still_the_holders(nlp: Language) -> None:
    roles = found(nlp, "{Tom Lee}, head of the agency and a former general, agreed.")

    assert roles == [("head of the agency", "Tom Lee", False), ("general", "Tom Lee", True)]


def test_titles_can_be_nested(nlp: Language) -> None:
    roles = found(nlp, "Opposition leader {Jane Roe}'s spokesman {Tom Lee} declined to comment.")

    assert roles == [
        ("Opposition leader", "Jane Roe", False),
        ("spokesman", "Tom Lee", False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Jane Roe}, the Nordish leader, agreed.", ("Nordish leader", "Jane Roe")),
        (
            "{Jane Roe}, chief of the general staff, agreed.",
            ("chief of the general staff", "Jane Roe"),
        ),
        ("{Jane Roe}, 45, mayor of <Oslo>, agreed.", ("mayor of Oslo", "Jane Roe")),
        (
            "The chief of [Arrow] mercenary force, {Tom Lee}, agreed.",
            ("chief of Arrow mercenary force", "Tom Lee"),
        ),
        ("The mayor of <Oslo>, {Tom Lee}, agreed.", ("mayor of Oslo", "Tom Lee")),
        ("The commanding general, Lt. Gen. {Tom Lee}, agreed.", ("commanding general", "Tom Lee")),
        (
            '"It works," said {Tom Lee}, an analyst with [Acme Bank].',
            ("analyst", "Tom Lee"),
        ),
    ],
)
def test_an_apposition_is_a_role_either_way_round(
    nlp: Language, text: str, expected: tuple[str, str]
) -> None:
    assert (*expected, False) in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Jane Roe} is the mayor of <Oslo>.", ("mayor of Oslo", "Jane Roe", False)),
        ("{Jane Roe} was the mayor of <Oslo>.", ("mayor of Oslo", "Jane Roe", True)),
        ("{Jane Roe} became mayor of <Oslo>.", ("mayor of Oslo", "Jane Roe", False)),
        ("{Jane Roe} has been president since 2010.", ("president", "Jane Roe", False)),
        ("{Jane Roe}, who is a doctor, agreed.", ("doctor", "Jane Roe", False)),
        ("{Jane Roe} said she was the leader of the party.", ("leader of the party", "she", False)),
        ("{Jane Roe} is no longer the chairman of [Acme].", ("chairman of Acme", "Jane Roe", True)),
        ("Her chief of staff is Colonel {Tom Lee}.", ("chief of staff", "Tom Lee", False)),
    ],
)
def test_what_somebody_is_or_was_is_a_role(
    nlp: Language, text: str, expected: tuple[str, str, bool]
) -> None:
    assert expected in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{Jane Roe} was named chief executive of [Acme].",
            ("chief executive of Acme", "Jane Roe", False),
        ),
        ("Before becoming a lawyer, {Jane Roe} worked as a waiter.", ("lawyer", "Jane Roe", False)),
        ("{Jane Roe} takes over as acting mayor.", ("acting mayor", "Jane Roe", False)),
        ("The board appointed {Jane Roe} chairman.", ("chairman", "Jane Roe", False)),
        ("{Jane Roe} was elected president in 1999.", ("president", "Jane Roe", False)),
        ("{Jane Roe} was sworn in as president.", ("president", "Jane Roe", False)),
        ("He promoted {Jane Roe} to vice president.", ("vice president", "Jane Roe", False)),
        (
            "{Jane Roe} resigned as chairman of the party.",
            ("chairman of the party", "Jane Roe", True),
        ),
        ("{Jane Roe} was sacked as finance minister.", ("finance minister", "Jane Roe", True)),
        ("{Jane Roe} said she will resign as chairman.", ("chairman", "she", False)),
        (
            "{Jane Roe} served as mayor of <Oslo> from 1990 to 1999.",
            ("mayor of Oslo", "Jane Roe", True),
        ),
        (
            "{Tom Lee} was president of the club until 2019.",
            ("president of the club", "Tom Lee", True),
        ),
        (
            "He recalled {Jane Roe}'s past as a catering contractor.",
            ("catering contractor", "Jane Roe", True),
        ),
    ],
)
def test_coming_to_a_post_holding_it_and_leaving_it_are_told_apart(
    nlp: Language, text: str, expected: tuple[str, str, bool]
) -> None:
    assert expected in found(nlp, text)


def test_who_succeeds_holds_the_role_and_who_is_succeeded_held_it(nlp: Language) -> None:
    roles = found(nlp, "{Jane Roe} succeeded {Tom Lee} as president of the bank.")

    assert roles == [
        ("president of the bank", "Jane Roe", False),
        ("president of the bank", "Tom Lee", True),
    ]


@pytest.mark.parametrize("word", ["Former", "Ex-", "Late", "Then-", "Retired"])
def test_a_word_that_says_it_is_over_is_a_mark_and_not_part_of_the_title(
    nlp: Language, word: str
) -> None:
    space = "" if word.endswith("-") else " "

    assert found(nlp, f"{word}{space}president {{Jane Roe}} left.") == [
        ("president", "Jane Roe", True)
    ]


@pytest.mark.parametrize("word", ["newly elected", "outgoing", "new"])
def test_a_word_that_says_how_long_is_not_part_of_the_title(nlp: Language, word: str) -> None:
    assert found(nlp, f"They met the {word} mayor {{Jane Roe}}.") == [("mayor", "Jane Roe", False)]


def test_an_acting_minister_keeps_the_word(nlp: Language) -> None:
    assert found(nlp, "The acting chief executive, {Jane Roe}, left.") == [
        ("acting chief executive", "Jane Roe", False)
    ]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("[Acme]'s chief executive {Jane Roe} left.", "Acme"),
        ("[Acme] chief executive {Jane Roe} left.", "Acme"),
        ("{Jane Roe}, the mayor of <Oslo>, left.", "Oslo"),
        ("{Jane Roe}, commander, [Third Fleet], left.", "Third Fleet"),
        ("{Jane Roe}, an analyst with [Acme Bank], left.", "Acme Bank"),
        ("Analyst {Jane Roe} of [Acme Bank] left.", "Acme Bank"),
        ("The (Nordish) president {Jane Roe} left.", None),
    ],
)
def test_the_body_that_a_role_is_held_in_is_named(
    nlp: Language, text: str, organization: str | None
) -> None:
    assert [role.organization for role in marked(nlp, text).roles()] == [organization]


def test_bodies_hold_roles_too(nlp: Language) -> None:
    roles = found(nlp, "[Acme], a maker of trucks, sued [Apex], which is a mercenary group.")

    assert roles == [("maker of trucks", "Acme", False), ("mercenary group", "Apex", False)]


def test_a_body_that_only_coreference_knows_is_pointed_at(nlp: Language) -> None:
    document = marked(nlp, "[Acme] and its chairman {Jane Roe} agreed.")
    (role,) = document.roles()

    assert role.organization is None
    assert document.text[role.organization_start : role.organization_end] == "its"


@pytest.mark.parametrize(
    "text",
    [
        "{Jane Roe} is not a doctor.",
        "Is {Jane Roe} the president of <Peru>?",
        "Speaking to {Jane Roe}, a spokesman said it was late.",
        "{Jane Roe} could become president of <Peru>.",
        "{Jane Roe} denied being the leader of the plot.",
        "Critics described {Jane Roe} as a dictator.",
        "{Jane Roe}, a friend of {Tom Lee}, agreed.",
        "{Jane Roe}, 34, agreed.",
        "{Jane Roe}, the first woman to climb it, agreed.",
        "{Tom Lee}, whose wife is a lawyer, agreed.",
        "{Jane Roe} and other volunteers, many of them students, agreed.",
        "The prime minister and {Jane Roe} met the president.",
    ],
)
def test_what_is_denied_asked_possible_or_no_role_is_left_out(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=80))
def test_any_text_passes_through(nlp: Language, text: str) -> None:
    for role in find_roles(nlp(text), []):
        assert text[role.start : role.end] == role.title


@pytest.mark.parametrize(
    "text",
    [
        # Only if they win.
        "{Tom Lee} will resign if they win and {Jane Roe} becomes president.",
        # The number, and not the post, is told.
        "{Jane Roe} is the sixth president to visit the mill.",
        # Advisers of hers say it.
        "Advisers to Mrs. {Jane Roe} say that it rained.",
        # A country may be the member.
        "{Jane Roe}, the minister of <Oslo>, a member of [Acme], left.",
    ],
)
def test_what_may_be_said_of_another_is_no_role(nlp: Language, text: str) -> None:
    titles = {title for title, _, _ in found(nlp, text)}

    assert not titles & {"president", "Advisers to Mrs.", "member of Acme"}


def test_a_name_between_former_and_the_role_leaves_it_past(nlp: Language) -> None:
    assert ("Acme adviser", "Tom Lee", True) in found(nlp, "Former [Acme] adviser {Tom Lee} left.")


def test_a_chief_operating_officer_is_no_chief(nlp: Language) -> None:
    titles = [
        title for title, _, _ in found(nlp, "The former Chief Operating Officer, {Tom Lee}, left.")
    ]

    assert titles == ["Chief Operating Officer"]


def test_a_role_until_some_time_is_past(nlp: Language) -> None:
    roles = found(nlp, "{Jane Roe}, president of [Acme] until June, left.")

    assert roles == [("president of Acme", "Jane Roe", True)]


def test_what_is_largest_somewhere_is_told_with_where(nlp: Language) -> None:
    roles = found(nlp, "{Jane Roe}, the youngest senator in <Oslo>, left.")

    assert roles == [("youngest senator in Oslo", "Jane Roe", False)]


def test_who_is_nominated_has_no_title_of_it(nlp: Language) -> None:
    roles = found(nlp, "{Jane Roe} nominated economist {Tom Lee} in his place.")

    assert ("economist", "Tom Lee", False) in roles


def test_officials_beside_a_minister_are_others(nlp: Language) -> None:
    text = "Talks began between harbour officials and trade minister {Tom Lee}, who left."

    assert found(nlp, text) == [("trade minister", "Tom Lee", False)]
