"""Deeds: who does what to whom, how sure it is, who says so, and the clause it stands in."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from summarizer.models import Deed, Part, Quotation, QuotationKind
from tests.unit.language.marked import marked

DOES, SUFFERS = Part.DOES, Part.SUFFERS


def deeds(nlp: Language, text: str) -> list[tuple[str, Part, str]]:
    """Return (actor, part, verb) of every deed."""
    return [(deed.actor, deed.part, deed.verb) for deed in marked(nlp, text).deeds()]


def deed_of(nlp: Language, text: str, verb: str) -> Deed:
    """Return the first deed with this verb."""
    return next(deed for deed in marked(nlp, text).deeds() if deed.verb == verb)


def clause(nlp: Language, text: str, verb: str) -> str:
    """Return the words of the clause of the first deed with this verb."""
    document = marked(nlp, text)
    deed = next(deed for deed in document.deeds() if deed.verb == verb)
    return document.text[deed.start : deed.end]


def test_the_subject_does_and_the_object_suffers(nlp: Language) -> None:
    assert deeds(nlp, "{Jane Roe} dismissed {Tom Lee}.") == [
        ("Jane Roe", DOES, "dismiss"),
        ("Tom Lee", SUFFERS, "dismiss"),
    ]


def test_the_other_side_stands_in_the_object(nlp: Language) -> None:
    does, suffers = marked(nlp, "{Jane Roe} dismissed her deputy, {Tom Lee}, on Monday.").deeds()

    assert (does.object, does.object_actor) == ("her deputy, Tom Lee", "Tom Lee")
    assert (suffers.object, suffers.object_actor) == ("Jane Roe", "Jane Roe")


def test_in_the_passive_the_subject_suffers_and_the_agent_does(nlp: Language) -> None:
    assert deeds(nlp, "{Tom Lee} was arrested by [Oslo Police] in May.") == [
        ("Oslo Police", DOES, "arrest"),
        ("Tom Lee", SUFFERS, "arrest"),
    ]


def test_a_headline_without_auxiliary_is_a_passive(nlp: Language) -> None:
    assert deeds(nlp, "{Tom Lee} arrested in raid") == [("Tom Lee", SUFFERS, "arrest")]


def test_each_of_several_objects_suffers(nlp: Language) -> None:
    found = deeds(nlp, "{Jane Roe} blamed {Tom Lee} and {Ann Poe} for the loss.")

    assert ("Tom Lee", SUFFERS, "blame") in found
    assert ("Ann Poe", SUFFERS, "blame") in found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The suspects, {Jane Roe}, 31, and {Tom Lee}, 28, were charged on Monday.", SUFFERS),
        ("The suspects – {Jane Roe}, 31, and {Tom Lee}, 28 – were charged.", SUFFERS),
        ("Police arrested two men, {Jane Roe} and {Tom Lee}.", SUFFERS),
        ("The two lawyers, {Jane Roe} and {Tom Lee}, resigned on Friday.", DOES),
        ("The two banks, [Jane Roe] and [Tom Lee], merged on Friday.", DOES),
    ],
)
def test_what_a_plural_does_is_done_by_all_who_explain_it(
    nlp: Language, text: str, part: Part
) -> None:
    found = {(actor, side) for actor, side, _ in deeds(nlp, text)}

    assert found == {("Jane Roe", part), ("Tom Lee", part)}


def test_one_name_beside_a_plural_is_not_all_of_it(nlp: Language) -> None:
    assert deeds(nlp, "The shareholders of [Acme], formerly [Apex], sued the bank.") == []


def test_a_particle_belongs_to_the_verb(nlp: Language) -> None:
    assert deed_of(nlp, "{Jane Roe} took over the firm.", "take over").object == "the firm"


def test_a_noun_after_a_preposition_is_the_object_of_a_verb_without_one(nlp: Language) -> None:
    deed = deed_of(nlp, "{Jane Roe} will move to <Norland>.", "move")

    assert (deed.object, deed.object_actor, deed.modality) == ("Norland", "Norland", "will")


@pytest.mark.parametrize(
    ("text", "verb", "actor"),
    [
        ("{Jane Roe} seized the base and destroyed it.", "destroy", "Jane Roe"),
        ("{Jane Roe}, who founded the firm, agreed.", "found", "Jane Roe"),
        ("The firm of {Tom Lee} and {Jane Roe}, who founded it, closed.", "found", "Jane Roe"),
        ("{Jane Roe} left the room, slamming the door.", "slam", "Jane Roe"),
        ("{Jane Roe} agreed to leave the city.", "leave", "Jane Roe"),
        ("The court allowed {Jane Roe} to leave the city.", "leave", "Jane Roe"),
        ("The court accused {Jane Roe} of bribing a judge.", "bribe", "Jane Roe"),
        ("{Jane Roe} apologised for breaking the rule.", "break", "Jane Roe"),
        ("The chief of the guard, {Jane Roe}, left the city.", "leave", "Jane Roe"),
        ("{Jane Roe}'s decision to halt the march surprised all.", "halt", "Jane Roe"),
        ("The decision by {Jane Roe} to halt the march was late.", "halt", "Jane Roe"),
        ("{Jane Roe} defended the decision to halt the march.", "halt", "Jane Roe"),
    ],
)
def test_a_clause_without_a_subject_takes_the_one_it_shares(
    nlp: Language, text: str, verb: str, actor: str
) -> None:
    assert (actor, DOES, verb) in deeds(nlp, text)


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("{Jane Roe} may sell the firm.", "sell", "may"),
        ("{Jane Roe} has agreed to sell the firm.", "sell", "agreed to"),
        ("{Jane Roe} plans to sell the firm.", "sell", "plans to"),
        ("{Jane Roe} reportedly sold the firm.", "sell", "reportedly"),
        ("{Jane Roe} is likely to sell the firm.", "sell", "likely to"),
        ("{Jane Roe} was accused of selling the firm.", "sell", "accused of"),
        ("If {Jane Roe} sells the firm, all is lost.", "sell", "if"),
        ("They hope that {Jane Roe} sells the firm.", "sell", "hope"),
        ("{Jane Roe}'s threat to sell the firm worked.", "sell", "threat to"),
        ("{Jane Roe} sent police to seize the firm.", "seize", "to"),
        ("{Jane Roe} managed to sell the firm.", "sell", None),
        ("{Jane Roe} began to sell the firm.", "sell", None),
    ],
)
def test_what_may_not_have_happened_says_so(
    nlp: Language, text: str, verb: str, modality: str | None
) -> None:
    deed = deed_of(nlp, text.replace("police", "[Oslo Police]"), verb)

    assert (deed.modality, deed.negated) == (modality, False)


@pytest.mark.parametrize(
    "text",
    [
        "{Jane Roe} did not sell the firm.",
        "{Jane Roe} never sold the firm.",
        "{Jane Roe} failed to sell the firm.",
        "{Jane Roe} did not agree to sell the firm.",
        "{Jane Roe} left without selling the firm.",
        "They denied that {Jane Roe} sold the firm.",
        "Neither {Jane Roe} nor {Tom Lee} sold the firm.",
        "{Jane Roe} was unable to sell the firm.",
    ],
)
def test_what_did_not_happen_is_negated(nlp: Language, text: str) -> None:
    assert deed_of(nlp, text, "sell").negated


def test_a_denial_of_a_failure_is_no_denial(nlp: Language) -> None:
    assert not deed_of(nlp, "{Jane Roe} did not fail to sell the firm.", "sell").negated


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("{Tom Lee} said that {Jane Roe} sold the firm.", "Tom Lee"),
        ("According to {Tom Lee}, {Jane Roe} sold the firm.", "Tom Lee"),
        ("A neighbour told the court that {Jane Roe} sold the firm.", "A neighbour"),
        ("{Jane Roe} claimed to have sold the firm.", "Jane Roe"),
        ("{Jane Roe} sold the firm.", None),
        ("She said that {Jane Roe} sold the firm.", None),
        ("{Jane Roe} sold the firm, according to them.", None),
        ("{she=Tom Lee} said that {Jane Roe} sold the firm.", "Tom Lee"),
    ],
)
def test_who_reports_a_deed_is_kept_with_it(nlp: Language, text: str, source: str | None) -> None:
    assert deed_of(nlp, text, "sell").reported_by == source


def test_a_deed_in_a_quotation_is_reported_by_its_speaker(nlp: Language) -> None:
    document = marked(nlp, '"{Jane Roe} sold the firm." That was all.')
    quotation = Quotation(start=1, end=24, kind=QuotationKind.DIRECT, speaker="Tom Lee")

    (deed,) = document.deeds(quotation)

    assert deed.reported_by == "Tom Lee"


def test_a_pronoun_whose_person_is_not_known_reports_nothing(nlp: Language) -> None:
    document = marked(nlp, '"{Jane Roe} sold the firm," she said.')
    quotation = Quotation(
        start=1, end=24, kind=QuotationKind.DIRECT, source_start=26, source_end=29
    )

    assert [deed.reported_by for deed in document.deeds(quotation)] == [None]


def test_what_the_forces_of_an_actor_do_is_marked_as_done_through_them(nlp: Language) -> None:
    document = marked(nlp, "{Jane Roe}'s forces seized the base.")
    (deed,) = document.deeds()

    assert (deed.actor, deed.part, deed.through) == ("Jane Roe", DOES, "Jane Roe's forces")
    assert document.text[deed.actor_start : deed.actor_end] == "Jane Roe"


def test_what_a_thing_of_an_actor_does_is_not_the_actors_deed(nlp: Language) -> None:
    assert deeds(nlp, "{Jane Roe}'s car hit a tree.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Jane Roe}'s takeover of the base shook all.", ("Jane Roe", DOES, "take over")),
        ("{Jane Roe}'s arrest shook all.", ("Jane Roe", SUFFERS, "arrest")),
        ("The arrest of {Jane Roe} shook all.", ("Jane Roe", SUFFERS, "arrest")),
        ("The attack on [Acme] by {Jane Roe} shook all.", ("Jane Roe", DOES, "attack")),
        ("The attack on [Acme] by {Jane Roe} shook all.", ("Acme", SUFFERS, "attack")),
    ],
)
def test_a_noun_can_stand_for_a_deed(
    nlp: Language, text: str, expected: tuple[str, Part, str]
) -> None:
    assert expected in deeds(nlp, text)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("They confirmed {Jane Roe}'s imminent departure.", "imminent"),
        ("They demanded {Jane Roe}'s departure.", "demanded"),
        ("They recalled {Jane Roe}'s departure.", None),
    ],
)
def test_a_noun_need_not_have_happened(nlp: Language, text: str, modality: str | None) -> None:
    assert deed_of(nlp, text, "depart").modality == modality


@pytest.mark.parametrize(
    "text",
    [
        '"It is over," said {Jane Roe}.',
        "{Jane Roe} said it was over.",
        "{Jane Roe} is a doctor and has two sons.",
        "{Jane Roe} believes in luck.",
        "Has {Jane Roe} sold the firm?",
    ],
)
def test_saying_being_minding_and_asking_are_no_deeds(nlp: Language, text: str) -> None:
    assert deeds(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        (
            "{Jane Roe} seized the base in May and marched north.",
            "seize",
            "Jane Roe seized the base in May",
        ),
        (
            "{Jane Roe} seized the base in May and marched north.",
            "march",
            "Jane Roe seized the base in May and marched north",
        ),
        (
            "It was late, shortly before {Jane Roe} seized the base.",
            "seize",
            "Jane Roe seized the base",
        ),
        ("{Tom Lee} said that {Jane Roe} seized the base.", "seize", "Jane Roe seized the base"),
        (
            "{Jane Roe}, who founded the firm in Oslo, left town.",
            "found",
            "Jane Roe, who founded the firm in Oslo",
        ),
        (
            "The mayor urged {Jane Roe} to stay at home.",
            "stay",
            "The mayor urged Jane Roe to stay at home",
        ),
        (
            "If {Jane Roe} seizes the base, all is lost.",
            "seize",
            "If Jane Roe seizes the base",
        ),
        (
            "All fear {Jane Roe}'s decision to halt the march.",
            "halt",
            "All fear Jane Roe's decision to halt the march",
        ),
        (
            '{Jane Roe} closed the "tired old" firm.',
            "close",
            'Jane Roe closed the "tired old" firm',
        ),
    ],
)
def test_a_clause_reads_on_its_own(nlp: Language, text: str, verb: str, expected: str) -> None:
    assert clause(nlp, text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        (
            '{Ann Poe} accused {Jane Roe} of "hiding the books for years".',
            "hide",
            'Ann Poe accused Jane Roe of "hiding the books for years"',
        ),
        (
            "{Ann Poe} accused {Jane Roe} of “hiding the books from all and lying about it”.",
            "hide",
            "Ann Poe accused Jane Roe of “hiding the books from all and lying about it”",
        ),
        (
            '{Tom Lee} said {Jane Roe} "hid the books" and left.',
            "hide",
            'Jane Roe "hid the books"',
        ),
        (
            "“Everybody knows that {Jane Roe} sold the firm,” {Tom Lee} said.",
            "sell",
            "Jane Roe sold the firm",
        ),
        (
            "{Tom Lee} said: “The court found that {Jane Roe} ‘hid the books and lied to us’.”",
            "hide",
            "Jane Roe ‘hid the books and lied to us’",
        ),
    ],
)
def test_a_clause_cuts_no_quotation_in_two(
    nlp: Language, text: str, verb: str, expected: str
) -> None:
    assert clause(nlp, text, verb) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The decision to sell [Acme] was wrong.", ["The decision to sell Acme was wrong"]),
        (
            "The bank closed following the decision to sell [Acme].",
            ["The bank closed following the decision to sell Acme"],
        ),
        ("{Jane Roe}'s plan to go and sell [Acme].", []),
        ("A new attempt to sell [Acme]", []),
    ],
)
def test_what_is_only_planned_is_told_with_its_clause_or_not_at_all(
    nlp: Language, text: str, expected: list[str]
) -> None:
    document = marked(nlp, text)

    assert [document.text[deed.start : deed.end] for deed in document.deeds()] == expected


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=st.text(max_size=40), after=st.text(max_size=40))
def test_any_text_around_a_name_passes_through(nlp: Language, before: str, after: str) -> None:
    outside = str.maketrans("", "", "{}[]<>()=")
    document = marked(nlp, f"{before.translate(outside)} {{Roe}} {after.translate(outside)}")

    for deed in document.deeds():
        assert 0 <= deed.start < deed.end <= len(document.text)
        assert deed.start <= deed.verb_start < deed.verb_end
