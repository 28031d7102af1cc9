from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from bot.catalogue import Catalogue
from summarizer import Library
from tests.unit.storage.building import GROUP, ORGANIZATION, PERSON, PLACE, put, story


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(":memory:") as opened:
        yield opened


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def at_once(work: Callable[[], None]) -> None:
    work()


def tell(library: Library, name: str, *, day: int = 4, times: int = 1, title: str = "News") -> None:
    """Add documents of a day in May about somebody."""
    for number in range(times):
        text = f"{name} spoke, part {number}."
        published = datetime(2031, 5, day, number % 24, tzinfo=UTC)
        put(library.index, story(text, {name: PERSON}, title=title, published=published))


def test_actors_and_topics_are_offered_most_mentioned_first(library: Library) -> None:
    tell(library, "Hara Moss", times=2, title="Harbour strike goes on")
    tell(library, "Tom Reed", times=2, title="The harbour strike is over")
    names = Catalogue(library).names
    assert names("har", 25) == ["harbour", "harbour strike", "Hara Moss"]
    assert names("strike", 25) == ["harbour strike", "strike"]
    # Two titles make no topic, and words that say nothing never do.
    assert names("over", 25) == []
    assert names("the", 25) == []


def test_before_anything_is_typed_the_newest_documents_say_who_matters(library: Library) -> None:
    tell(library, "Hara Moss", day=1, times=5)
    day = datetime(2031, 5, 30, tzinfo=UTC)
    actors = {
        "Port Ellis": PLACE,
        "Dockers": GROUP,
        "Tom Reed": PERSON,
        "Ellis Lines": ORGANIZATION,
    }
    put(library.index, story("Port Ellis. Dockers. Tom Reed. Ellis Lines.", actors, published=day))
    offered = Catalogue(library).names("", 25)
    assert set(offered[:2]) == {"Tom Reed", "Ellis Lines"}
    assert set(offered[2:]) == {"Port Ellis", "Dockers"}
    assert len(Catalogue(library).names(" ", 1)) == 1


def test_an_empty_library_offers_nothing(library: Library) -> None:
    assert Catalogue(library).names("", 25) == Catalogue(library).names("a", 25) == []


def test_what_is_new_in_a_library_is_offered_within_a_minute(library: Library) -> None:
    clock = Clock()
    catalogue = Catalogue(library, clock=clock, start=at_once)
    tell(library, "Hara Moss")
    assert catalogue.names("tom", 25) == []
    tell(library, "Tom Reed")
    clock.now = 59.0
    assert catalogue.names("tom", 25) == []
    clock.now = 61.0
    catalogue.names("tom", 25)  # old names serve until the new ones are there
    assert catalogue.names("tom", 25) == ["Tom Reed"]


def test_a_library_that_does_not_grow_is_not_read_again(library: Library) -> None:
    clock = Clock()
    reads: list[Callable[[], None]] = []
    tell(library, "Hara Moss")
    catalogue = Catalogue(library, clock=clock, start=reads.append)
    catalogue.names("h", 25)
    clock.now = 1_000.0
    catalogue.names("h", 25)
    assert reads == []
    tell(library, "Tom Reed")
    catalogue.names("h", 25)
    assert len(reads) == 1


def test_names_serve_on_when_new_ones_cannot_be_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    catalogue = Catalogue(library, clock=clock, start=at_once)
    tell(library, "Hara Moss")
    assert catalogue.names("h", 25) == ["Hara Moss"]
    tell(library, "Tom Reed")
    clock.now = 100.0

    def fail(limit: int) -> None:
        raise OSError(f"no {limit} names")

    monkeypatch.setattr(library, "names", fail)
    assert catalogue.names("h", 25) == ["Hara Moss"]


def test_names_of_another_library_are_not_offered(library: Library) -> None:
    tell(library, "Hara Moss")
    assert Catalogue(library.sibling("other")).names("hara", 25) == []
