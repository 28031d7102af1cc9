"""Actors meant by what they are, and actors that have no name."""

import pytest
from spacy.language import Language

from tests.unit.language.resolving import resolved


@pytest.mark.parametrize(
    ("text", "description", "actor"),
    [
        (
            "{Ann Bell}, the minister of trade, resigned. On Monday the minister left town.",
            "the minister",
            "Ann Bell",
        ),
        (
            "Prime Minister {Ann Bell} spoke. Reporters asked the prime minister about it.",
            "the prime minister",
            "Ann Bell",
        ),
        (
            "{Ann Bell}, the mayor of <Oslo>, spoke. Later <Oslo>'s mayor left.",
            "Oslo's mayor",
            "Ann Bell",
        ),
        (
            "Gov. {Ann Bell} spoke. The storm came on Monday. Voters like the governor.",
            "the governor",
            "Ann Bell",
        ),
        (
            "[Acme Corp] grew fast. Last year the company hired forty people.",
            "the company",
            "Acme Corp",
        ),
        (
            "[Acme], a retailer, grew fast. Last year the company hired forty people.",
            "the company",
            "Acme",
        ),
        ("[Acme] marched. People feared the [Acme] group.", "the Acme group", "Acme"),
        ("The [Bank of Zembla] met. Traders say the bank is weak.", "the bank", "Bank of Zembla"),
        (
            "The [Zemblan Fisheries Commission] met. On Monday the Commission cut all quotas.",
            "the Commission",
            "Zemblan Fisheries Commission",
        ),
        (
            "The [Ministry of Fisheries] met. Rain fell. Later the Ministry said so.",
            "the Ministry",
            "Ministry of Fisheries",
        ),
    ],
)
def test_a_description_means_the_actor_that_fits(
    nlp: Language, text: str, description: str, actor: str
) -> None:
    assert resolved(nlp, text).last(description) == actor


@pytest.mark.parametrize(
    ("text", "description"),
    [
        (  # another office
            "Deputy mayor {Ann Bell} spoke. On Monday the mayor left town.",
            "the mayor",
        ),
        (  # no longer held
            "{Ann Bell}, a former minister, spoke. On Monday the minister left town.",
            "the minister",
        ),
        (  # somebody new came between
            "The minister {Ann Bell} spoke. A Danish minister came. Later the minister left.",
            "the minister",
        ),
        (  # two that fit
            "Minister {Ann Bell} met minister {Tom Reid}. Later the minister left.",
            "the minister",
        ),
        (  # two that fit
            "[Acme Corp] sued [Dart Corp] again. Later the company lost.",
            "the company",
        ),
        (  # not said to be one
            "[Acme] grew. Ships came in. Later the bank failed.",
            "the bank",
        ),
        (  # says whose, and that is somebody else
            "{Ann Bell}, the mayor of <Oslo>, spoke. Later <Bergen>'s mayor left.",
            "the mayor",
        ),
        (  # part of it
            "[Acme] grew. The [Acme] unit failed.",
            "The Acme unit",
        ),
    ],
)
def test_a_description_that_fits_nobody_or_two_stays_open(
    nlp: Language, text: str, description: str
) -> None:
    found = resolved(nlp, text)
    words = {found.doc.text[m.start : m.end].lower() for m in found.resolution.mentions}
    assert description.lower() not in words


@pytest.mark.parametrize(
    "text",
    [
        "{Ann Bell}, 62, met {Tom Reid}, 40. On Monday the 62-year-old resigned.",
        "The 62-year-old {Ann Bell} met {Tom Reid}. On Monday the 62-year-old resigned.",
    ],
)
def test_an_age_means_the_person_who_has_it(nlp: Language, text: str) -> None:
    assert resolved(nlp, text).last("the 62-year-old") == "Ann Bell"


@pytest.mark.parametrize(
    "text",
    [
        "{Ann Bell} met {Tom Reid}. On Monday the 62-year-old resigned.",
        "{Ann Bell}, 62, met {Tom Reid}, 62. On Monday the 62-year-old resigned.",
        "{Ann Bell}, 62, left. On Monday the 62-year-old bridge fell.",
    ],
)
def test_an_age_that_nobody_or_two_have_stays_open(nlp: Language, text: str) -> None:
    assert resolved(nlp, text).last("the 62-year-old") is None


def test_an_office_whose_holder_is_not_named_is_an_actor(nlp: Language) -> None:
    text = resolved(
        nlp,
        "On Monday <Oslo>'s mayor spoke. It rained. The mayor of <Oslo> then left. "
        "On Friday the mayor came back.",
    )
    assert text.unnamed == ["Oslo's mayor"]
    assert text.at("The mayor of Oslo") == "Oslo's mayor"
    assert text.at("the mayor") == "Oslo's mayor"
    assert text.at("Oslo", 1) == "Oslo"


def test_an_unnamed_actor_is_called_by_its_words_without_the_article(nlp: Language) -> None:
    text = resolved(nlp, "The chairman of [Acme] spoke to the press.")
    assert text.unnamed == ["chairman of Acme"]


def test_the_owner_may_be_described_itself(nlp: Language) -> None:
    text = resolved(nlp, "[Acme Corp] grew. Yesterday the company's chief executive quit.")
    assert text.unnamed == ["company's chief executive"]


@pytest.mark.parametrize(
    "text",
    [
        "A mayor spoke in <Oslo>.",
        "The mayor spoke in the town hall.",
        "{Ann Bell}'s lawyer spoke.",
        "The next mayor of <Oslo> will decide.",
        "Mayors of <Oslo> come and go.",
        "An employee of [Acme] spoke, and the employee of [Acme] wept.",
    ],
)
def test_what_is_not_the_office_of_a_body_makes_no_actor(nlp: Language, text: str) -> None:
    assert resolved(nlp, text).unnamed == []


@pytest.mark.parametrize(
    "text",
    [
        # two of them
        "The [Zemblan Bank] met. The [Bank of Velm] met. On Monday the Bank cut its rate.",
        # named only later
        "On Monday the Bank cut its rate. The [Bank of Velm] met.",
        # not what the name is headed by
        "The [Commission Street Fund] met. On Monday the Commission cut all quotas.",
    ],
)
def test_the_noun_of_a_body_stays_open_unless_one_was_named_by_it(nlp: Language, text: str) -> None:
    word = "the Bank" if "the Bank cut" in text else "the Commission"
    assert resolved(nlp, text).at(word) is None
