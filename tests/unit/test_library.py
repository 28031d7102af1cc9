"""What a library says of its documents and actors, without a question."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from summarizer import AmbiguousActor, Library, UnknownActor
from tests.unit.storage.building import PERSON, put, story


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(":memory:", today=lambda: date(2031, 5, 9)) as opened:
        put(
            opened.index,
            story("Iris Vale left.", {"Iris Vale": PERSON}, title="May", published=_day(2)),
            story("Es regnet.", language="de", title="Regen", published=_day(4)),
            story("Iris Vale came back.", {"Iris Vale": PERSON}, title="Back", published=_day(8)),
            story("Nobody came.", title="undated"),
            story("Tom Reed and Ann Reed left.", {"Tom Reed": PERSON, "Ann Reed": PERSON},
                  aliases={"Tom Reed": ["Reed"], "Ann Reed": ["Reed"]}, title="Reeds"),
        )  # fmt: skip
        put(opened.index, story("Else.", title="else"), library="other")
        yield opened


def _day(number: int) -> datetime:
    return datetime(2031, 5, number, 12, tzinfo=UTC)


def test_documents_come_newest_first_in_every_language(library: Library) -> None:
    listed = library.documents()
    assert [(row.title, row.language) for row in listed[:3]] == [
        ("Back", "en"),
        ("Regen", "de"),
        ("May", "en"),
    ]
    assert {row.title for row in listed[3:]} == {"undated", "Reeds"}
    assert library.documents(limit=2) == listed[:2]


def test_documents_of_a_time_are_listed_by_words_for_days(library: Library) -> None:
    assert [row.title for row in library.documents(since="5d", until="yesterday")] == [
        "Back",
        "Regen",
    ]


def test_an_actor_is_found_by_name_and_by_id(library: Library) -> None:
    row = library.actor("iris vale")
    assert (row.ref.name, row.documents) == ("Iris Vale", 2)
    assert library.actor(row.ref.id) == row
    assert library.actors(1) == [row]


def test_whoever_is_not_there_or_not_alone_is_told_with_names(library: Library) -> None:
    with pytest.raises(UnknownActor) as unknown:
        library.actor("iris vail")
    assert unknown.value.suggestions == ("Iris Vale",)
    with pytest.raises(AmbiguousActor) as several:
        library.actor("reed")
    assert {actor.name for actor in several.value.candidates} == {"Tom Reed", "Ann Reed"}


def test_what_else_an_actor_is_called_leaves_out_names_of_others(library: Library) -> None:
    put(
        library.index,
        story(
            "Olga Brandt, Ola Brandt and the Iron Warden.",
            {"Olga Brandt": PERSON},
            aliases={"Olga Brandt": ["Iron Warden", "Iris Vale", "the warden"]},
        ),
    )
    assert library.other_names("olga brandt") == ("Iron Warden",)
    assert library.other_names("Iron Warden") == ("Olga Brandt",)
    assert library.other_names("Reed") == ()
    assert library.other_names("ferry") == ()


def test_the_roles_of_an_actor_are_those_of_its_card(library: Library) -> None:
    put(
        library.index,
        story(
            "Olga Brandt, the mayor, met Per Vik.",
            {"Olga Brandt": PERSON, "Per Vik": PERSON},
            roles={"Olga Brandt": "mayor"},
        ),
    )
    mayor, other = (library.who(name) for name in ("Olga Brandt", "Per Vik"))
    assert [role.title for role in library.roles(mayor.id)] == ["mayor"]
    assert library.roles(mayor.id) == mayor.roles
    assert library.roles(other.id) == ()
    with pytest.raises(UnknownActor):
        library.roles("0" * 16)
