"""The document that the project starts from, asked about as `make demo` does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer import ActorCard, Library
from summarizer.models import QuotationKind
from summarizer.reading import read

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Library.open(":memory:") as opened:
        for path in sorted(SEEDS.glob("*.txt")):
            opened.add(read(path.read_bytes(), path.name, limit=1_000_000).documents)
        yield opened


@pytest.fixture(scope="module")
def card(library: Library) -> ActorCard:
    return library.who("prigozhin")


def test_the_card_has_the_full_name_and_is_of_a_person(card: ActorCard) -> None:
    assert (card.name, card.kind) == ("Yevgeny Prigozhin", "person")


def test_the_card_has_the_role_now_and_the_one_before(card: ActorCard) -> None:
    roles = {role.title: role.past for role in card.roles}
    assert any("chief of Wagner mercenary force" in title for title in roles)
    assert roles["catering contractor"] is True
    assert not all(roles.values())


def test_the_card_has_the_quotation_although_it_says_he(card: ActorCard) -> None:
    said = [q.text for q in card.quotations if q.kind is QuotationKind.DIRECT]
    assert any("turning our columns around" in text for text in said)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("seize", "army headquarters in southern Russia"),
        ("leave", "decision to halt"),
        ("move", "move to Belarus"),
    ],
)
def test_the_card_has_the_main_deeds(card: ActorCard, verb: str, words: str) -> None:
    told = [words in citation.quote for deed in card.deeds for citation in deed.citations]
    assert any(told)
    assert verb in {deed.verb for deed in card.deeds}


def test_the_card_says_whom_he_blames(card: ActorCard) -> None:
    blamed = {r.other.name for r in card.relations if r.kind == "blames" and r.outgoing}
    assert blamed == {"Sergei Shoigu", "Valery Gerasimov"}


def test_nobody_is_said_to_face_what_nobody_faces(card: ActorCard) -> None:
    assert all(deed.negated for deed in card.deeds if deed.verb == "face")


@pytest.mark.parametrize(
    ("ask", "name", "role"),
    [
        ("putin", "Vladimir Putin", "President"),
        ("lukashenko", "Alexander Lukashenko", "Belarusian leader"),
        ("peskov", "Dmitry Peskov", "Kremlin spokesman"),
        ("gerasimov", "Valery Gerasimov", "chief of the general staff"),
        ("shoigu", "Sergei Shoigu", "Defence Minister"),
        ("podolyak", "Mykhailo Podolyak", "Presidential aide"),
        ("kadyrov", "Ramzan Kadyrov", "Chechen leader"),
    ],
)
def test_others_have_cards_with_their_roles(
    library: Library, ask: str, name: str, role: str
) -> None:
    card = library.who(ask)
    assert card.name == name
    assert role in {known.title for known in card.roles}


def test_somebody_who_is_never_named_has_a_card(library: Library) -> None:
    card = library.who("moscow's mayor")
    assert {"urge", "declare", "announce"} <= {deed.verb for deed in card.deeds}


def test_the_brief_tells_the_story_and_not_the_furniture(library: Library) -> None:
    brief = library.brief("wagner")
    shown = brief.text
    assert len(brief.points) == 5
    assert "allowed to leave Russia for Belarus" in shown
    assert "Follow the latest news" not in shown
    assert "What caused the crisis" not in shown
