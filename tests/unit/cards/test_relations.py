"""Relations of a card: those that are over are told as such."""

import pytest

from summarizer.cards.card import who
from summarizer.models import Analysis, Document
from tests.unit.cards.building import Held, Related, told
from tests.unit.cards.conftest import Filled

Pair = tuple[Document, Analysis]

QUAY = "Harbour Authority"


def heads(name: str, day: str, title: str = "chief executive", verb: str = "opened") -> Pair:
    words = f"{name}, {title} of the {QUAY},"
    return told(
        f"{words} {verb} a quay.",
        day=day,
        people=[name],
        bodies=[QUAY],
        roles=[Held(f"{title} of the {QUAY}", name, QUAY)],
        relations=[Related(words[:-1], name, "leads", QUAY)],
    )


def left(name: str, day: str) -> Pair:
    title = f"chief executive of the {QUAY}"
    return told(
        f"{name}, former {title}, sailed.",
        day=day,
        people=[name],
        bodies=[QUAY],
        roles=[Held(title, name, QUAY, past=True)],
    )


def relations(filled: Filled, *pairs: Pair, name: str = QUAY) -> dict[str, str]:
    """Return the kinds of relations on a card by the name of the other."""
    found = who(filled(*pairs), "main", name).relations
    return {relation.other.name: relation.kind for relation in found}


def test_of_successive_heads_only_the_last_leads(filled: Filled) -> None:
    first, second = heads("Otto Brand", "2031-05-01"), heads("Nora Tamm", "2031-06-01")

    assert relations(filled, first, second) == {"Otto Brand": "led", "Nora Tamm": "leads"}


def test_of_heads_told_of_on_one_day_nobody_knows_who_leads(filled: Filled) -> None:
    one, other = heads("Otto Brand", "2031-05-01"), heads("Nora Tamm", "2031-05-01", verb="shut")

    assert set(relations(filled, one, other).values()) == {"has led"}


def test_heads_by_different_posts_lead_together(filled: Filled) -> None:
    one, other = heads("Otto Brand", "2031-05-01"), heads("Nora Tamm", "2031-06-01", "chairwoman")

    assert set(relations(filled, one, other).values()) == {"leads"}


@pytest.mark.parametrize("name", ["otto brand", QUAY])
def test_who_is_called_a_former_head_led(filled: Filled, name: str) -> None:
    documents = heads("Otto Brand", "2031-05-01"), left("Otto Brand", "2031-06-01")

    assert list(relations(filled, *documents, name=name).values()) == ["led"]


def test_who_once_led_another_body_leads_this_one(filled: Filled) -> None:
    before = told(
        "Otto Brand, former chief executive of the Rope Works, sails.",
        day="2031-06-01",
        people=["Otto Brand"],
        bodies=["Rope Works"],
        roles=[Held("chief executive of the Rope Works", "Otto Brand", "Rope Works", past=True)],
    )
    both = heads("Otto Brand", "2031-05-01"), before

    assert relations(filled, *both)["Otto Brand"] == "leads"


def test_whom_a_body_dismissed_has_a_former_post_there(filled: Filled) -> None:
    words = f"{QUAY} dismissed its pilot, Otto Brand"
    sacked = told(
        f"The {words}, on Monday.",
        people=["Otto Brand"],
        bodies=[QUAY],
        relations=[
            Related(words, QUAY, "dismisses", "Otto Brand"),
            Related("its pilot, Otto Brand", "Otto Brand", "pilot of", QUAY),
        ],
    )
    found = who(filled(sacked), "main", QUAY).relations
    assert {relation.kind for relation in found} == {"dismisses", "former pilot of"}
