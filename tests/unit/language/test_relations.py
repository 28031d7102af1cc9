"""Relations: what deeds, roles and nouns say of how two actors stand to each other."""

import pytest
from spacy.language import Language

from summarizer.language.relations.kinds import third_person
from tests.unit.language.marked import marked


def found(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    """Return (source, kind, target) of every relation."""
    return [(r.source, r.kind, r.target) for r in marked(nlp, text).relations()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Jane Roe} blamed {Tom Lee}.", ("Jane Roe", "blames", "Tom Lee")),
        ("{Jane Roe} has criticised {Tom Lee}.", ("Jane Roe", "criticises", "Tom Lee")),
        ("{Tom Lee} was accused of fraud by {Jane Roe}.", ("Jane Roe", "accuses", "Tom Lee")),
        ("{Jane Roe} met with {Tom Lee} in <Oslo>.", ("Jane Roe", "meets", "Tom Lee")),
        ("{Jane Roe} and {Tom Lee} met on Monday.", ("Jane Roe", "meets", "Tom Lee")),
        ("{Jane Roe} spoke to {Tom Lee}.", ("Jane Roe", "talks to", "Tom Lee")),
        (
            "{Jane Roe} negotiated a truce with {Tom Lee}.",
            ("Jane Roe", "negotiates with", "Tom Lee"),
        ),
        ("[Acme] has bought [Apex].", ("Acme", "acquires", "Apex")),
        ("[Acme] is owned by {Jane Roe}.", ("Jane Roe", "owns", "Acme")),
        ("[Acme] owns 20 percent of [Apex].", ("Acme", "has a share in", "Apex")),
        ("{Jane Roe} leads [Acme].", ("Jane Roe", "leads", "Acme")),
        ("{Jane Roe}'s forces attacked [Acme].", ("Jane Roe", "attacks", "Acme")),
        ("[Acme] belongs to [Apex].", ("Acme", "belongs to", "Apex")),
        ("[Acme], based in <Oslo>, closed its shops.", ("Acme", "is based in", "Oslo")),
        ("{Jane Roe} condemned {Tom Lee}'s decision.", ("Jane Roe", "condemns", "Tom Lee")),
        ("{Jane Roe} mocked {Tom Lee}.", ("Jane Roe", "mocks", "Tom Lee")),
    ],
)
def test_a_deed_makes_a_relation(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(nlp, text)


def test_each_of_several_objects_is_a_target(nlp: Language) -> None:
    assert found(nlp, "{Jane Roe} blamed {Tom Lee} and {Ann Poe} for the loss.") == [
        ("Jane Roe", "blames", "Tom Lee"),
        ("Jane Roe", "blames", "Ann Poe"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Acme] spokesman {Tom Lee} agreed.", ("Tom Lee", "spokesman for", "Acme")),
        ("{Tom Lee}, chief executive of [Acme], agreed.", ("Tom Lee", "leads", "Acme")),
        ("The chief of [Arrow] mercenary force, {Tom Lee}, agreed.", ("Tom Lee", "leads", "Arrow")),
        ("{Tom Lee}, vice president of [Acme], agreed.", ("Tom Lee", "vice president of", "Acme")),
        ("{Tom Lee} is a member of the [Acme Club].", ("Tom Lee", "member of", "Acme Club")),
        ("{Jane Roe}'s lawyer, {Tom Lee}, agreed.", ("Tom Lee", "lawyer for", "Jane Roe")),
        ("[Acme] and [its=Acme] chairman {Jane Roe} agreed.", ("Jane Roe", "leads", "Acme")),
    ],
)
def test_a_role_makes_a_relation_to_the_body_it_is_held_in(
    nlp: Language, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between {Jane Roe} and {Tom Lee} failed.", ("Jane Roe", "talks to", "Tom Lee")),
        ("{Jane Roe} held a meeting with {Tom Lee}.", ("Jane Roe", "meets", "Tom Lee")),
        ("{Jane Roe}'s feud with {Tom Lee} is old.", ("Jane Roe", "in conflict with", "Tom Lee")),
        ("{Jane Roe}'s husband, {Tom Lee}, agreed.", ("Tom Lee", "husband of", "Jane Roe")),
        ("{Tom Lee}, an ally of {Jane Roe}, agreed.", ("Tom Lee", "ally of", "Jane Roe")),
        ("[Apex], a unit of [Acme], closed.", ("Apex", "part of", "Acme")),
        ("[Acme] has bought a stake in [Apex].", ("Acme", "has a share in", "Apex")),
        ("{Jane Roe} launched a raid on [Acme].", ("Jane Roe", "attacks", "Acme")),
        ("An [Acme] attack on [Apex] failed.", ("Acme", "attacks", "Apex")),
        ("{Jane Roe}'s support for {Tom Lee} grew.", ("Jane Roe", "supports", "Tom Lee")),
        ("The [Alliance] includes [Acme] and [Apex].", ("Apex", "part of", "Alliance")),
    ],
)
def test_a_noun_makes_a_relation_between_those_it_joins(
    nlp: Language, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in found(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "{Jane Roe} did not blame {Tom Lee}.",
        "{Jane Roe} may blame {Tom Lee}.",
        "{Jane Roe} will meet {Tom Lee}.",
        "{Jane Roe} plans to sue {Tom Lee}.",
        "If {Jane Roe} blames {Tom Lee}, all is lost.",
        "Did {Jane Roe} blame {Tom Lee}?",
        "{Jane Roe} refused to meet {Tom Lee}.",
        "{Jane Roe} hardly ever met {Tom Lee}.",
        "{Jane Roe} claimed to have negotiated a truce with {Tom Lee}.",
        "{Jane Roe} is accused of killing {Tom Lee}.",
        "{Jane Roe} reportedly killed {Tom Lee}.",
        "[Apex] alleged that {Jane Roe} had bribed {Tom Lee}.",
        "[Apex] wrongly said that {Jane Roe} had met {Tom Lee}.",
        "{Jane Roe} denies {Tom Lee}.",
        "{Tom Lee}, former chief executive of [Acme], agreed.",
        "{Jane Roe}'s supporters attacked {Tom Lee}.",
        "{Jane Roe} saw {Tom Lee}.",
        "{Jane Roe} ran [Acme] in the nineties.",
        "{Tom Lee}'s “war” on [Acme] ended.",
        "All fear an [Acme] attack on [Apex].",
        "[Acme] leads [Apex] by nine points.",
    ],
)
def test_what_is_denied_alleged_open_past_or_slight_makes_no_relation(
    nlp: Language, text: str
) -> None:
    assert found(nlp, text) == []


def test_nobody_stands_in_a_relation_to_himself(nlp: Language) -> None:
    assert found(nlp, "{Jane Roe} blamed {herself=Jane Roe}.") == []


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("blame", "blames"), ("crush", "crushes"), ("deny", "denies"), ("betray", "betrays")],
)
def test_a_verb_without_a_family_is_put_into_the_third_person(lemma: str, expected: str) -> None:
    assert third_person(lemma) == expected


@pytest.mark.parametrize(
    "text",
    [
        # What counts is said by another word.
        "{Jane Roe} painted {Tom Lee} as a liar.",
        "{Jane Roe} invited {Tom Lee} to speak.",
        "Nobody was fond of comparing {Jane Roe} to {Tom Lee}.",
        # Democrats on a campaign, whom nobody campaigns.
        "{Jane Roe}, who is campaigning {Democrats}, left.",
        # She does not yet lead it.
        "It will be hard with {Jane Roe} heading [Acme].",
        # They fight those whom the rebels are against.
        "{Jane Roe} has supported anti-[Acme] rebels.",
    ],
)
def test_a_verb_that_does_not_say_it_all_makes_no_relation(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        # A thing between them is what was sold.
        "{Jane Roe} sold {Tom Lee} a lie.",
        # A list.
        "{Tom Lee}; {Jane Roe}'s wife, whom nobody knows; and others met.",
        # What is settled is over.
        "[Acme] has settled its dispute with [Apex].",
    ],
)
def test_what_is_done_with_a_thing_or_is_over_makes_no_relation(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


def test_a_body_with_a_name_of_its_own_acts_for_itself(nlp: Language) -> None:
    relations = found(nlp, "[Acme]'s [Apex Group] sued {Tom Lee}.")

    assert ("Apex Group", "sues", "Tom Lee") in relations
    assert ("Acme", "sues", "Tom Lee") not in relations


@pytest.mark.parametrize("title", ["director", "captain"])
def test_one_of_several_does_not_lead(nlp: Language, title: str) -> None:
    relations = found(nlp, f"{{Jane Roe}}, {title} of [Acme], left.")

    assert relations == [("Jane Roe", f"{title} of", "Acme")]
