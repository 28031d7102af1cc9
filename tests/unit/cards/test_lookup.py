import pytest

from summarizer.cards.card import who
from summarizer.errors import AmbiguousActor, UnknownActor
from summarizer.storage.base import Index
from tests.unit.cards.building import Held, told
from tests.unit.cards.conftest import Filled


@pytest.fixture
def index(filled: Filled) -> Index:
    return filled(
        told(
            "Inspector Ada Marsh and Captain Tom Marsh met Prime Minister Ida Kroll.",
            people=["Ada Marsh", "Tom Marsh", "Ida Kroll"],
            roles=[
                Held("Inspector", "Ada Marsh"),
                Held("Captain", "Tom Marsh"),
                Held("Prime Minister", "Ida Kroll"),
            ],
        ),
        told(
            "Zeno Falk, mayor of Lune, and Ada Quist, mayor of Velm, met the Dockers.",
            people=["Zeno Falk", "Ada Quist"],
            bodies=["Dockers"],
            roles=[
                Held("mayor of Lune", "Zeno Falk", "Lune"),
                Held("mayor of Velm", "Ada Quist", "Velm"),
            ],
        ),
    )


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("zeno", "Zeno Falk"),
        ("inspector marsh", "Ada Marsh"),
        ("Captain Marsh", "Tom Marsh"),
        ("captain tom marsh", "Tom Marsh"),
        ("ms kroll", "Ida Kroll"),
        ("prime minister", "Ida Kroll"),
        ("the Prime Minister", "Ida Kroll"),
        ("the mayor of velm", "Ada Quist"),
        ("lune mayor", "Zeno Falk"),
    ],
)
def test_a_name_that_one_actor_can_be_meant_by_is_found(
    index: Index, asked: str, name: str
) -> None:
    assert who(index, "main", asked).name == name


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("ada", {"Ada Marsh", "Ada Quist"}),
        ("mr marsh", {"Ada Marsh", "Tom Marsh"}),
        ("the mayor", {"Zeno Falk", "Ada Quist"}),
    ],
)
def test_of_several_one_is_asked_for(index: Index, asked: str, names: set[str]) -> None:
    with pytest.raises(AmbiguousActor) as caught:
        who(index, "main", asked)
    assert {candidate.name for candidate in caught.value.candidates} == names


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("president kroll", ("Ida Kroll",)),
        ("mayor of ellis", ()),
        ("king", ()),
        ("the", ()),
        ("?", ()),
    ],
)
def test_what_nobody_is_called_has_near_names_at_best(
    index: Index, asked: str, near: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownActor) as caught:
        who(index, "main", asked)
    assert caught.value.suggestions == near


def test_a_card_says_whom_it_was_taken_for_where_the_name_is_another(index: Index) -> None:
    assert who(index, "main", "prime minister").note == "“prime minister” is taken for Ida Kroll."
    assert who(index, "main", "fallk").note == "“fallk” is taken for Zeno Falk."
    assert who(index, "main", "zeno").note == ""


def test_a_role_that_somebody_has_left_means_who_holds_it(filled: Filled) -> None:
    titles = {"Otto Brand": "2031-05-01", "Nora Tamm": "2031-05-04"}
    index = filled(
        *(
            told(
                f"{name}, governor of the Bank, spoke.",
                day=day,
                people=[name],
                bodies=["Bank"],
                roles=[Held("governor of the Bank", name, "Bank")],
            )
            for name, day in titles.items()
        )
    )
    assert who(index, "main", "the governor").name == "Nora Tamm"


def test_a_frequent_single_name_is_not_taken_for_a_given_name(filled: Filled) -> None:
    songs = [told(f"Adela sang {number} songs.", people=["Adela"]) for number in range(3)]
    index = filled(*songs, told("Adela Brok slept.", people=["Adela Brok"]))
    assert who(index, "main", "adela").name == "Adela"
