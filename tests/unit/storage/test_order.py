"""What a library answers depends on its documents, not on how they came in."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import StoreError
from summarizer.models import Kind
from summarizer.storage.recording import make_record
from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import (
    ALWAYS,
    ORGANIZATION,
    PERSON,
    PLACE,
    Story,
    put,
    state,
    story,
)

_DAY = datetime(2024, 5, 1, tzinfo=UTC)
_KINDS = (PERSON, ORGANIZATION, PLACE)
_NAMES = [
    *("Ilse Brandt", "Ilse K. Brandt", "I. Brandt", "Brandt", "Omar Brandt", "Mrs Brandt"),
    *("Yevgeny Brandt", "Evgeny Brandt", "Bob Crane", "Robert Crane", "Crane", "R. Crane Jr."),
    *("Nordbahn", "Nordbahn Ltd", "The Nordbahn", "NORDBAHN", "Northern Rail Agency", "NRA"),
    *("National Ruling Alliance", "Brandt Rail", "Crane Co", "Kim Ro-san", "Kim Ro San", "Kim"),
]


@st.composite
def _stories(draw: st.DrawFn) -> Story:
    """Make a story that speaks of a few actors, some under several names."""
    number = draw(st.integers(0, 99))
    names = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=5, unique=True))
    actors: dict[str, Kind] = {}
    aliases: dict[str, list[str]] = {}
    for name in names:
        if actors and draw(st.integers(0, 3)) == 0:
            aliases.setdefault(next(reversed(actors)), []).append(name)
        else:
            actors[name] = draw(st.sampled_from(_KINDS))
    text = f"Story {number}. " + " ".join(f"Then {name} spoke." for name in names)
    published = draw(st.sampled_from([None, _DAY, _DAY + timedelta(1)]))
    language = "en" if draw(st.integers(0, 9)) else "de"
    if language != "en":
        return story(text, language=language, published=published)
    return story(text, actors, aliases=aliases, published=published)


def _some(names: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)


def _distinct(stories: list[Story]) -> list[Story]:
    return list({document.id: (document, analysis) for document, analysis in stories}.values())


@settings(max_examples=60)
@given(
    stories=st.lists(_stories(), min_size=2, max_size=10).map(_distinct),
    data=st.data(),
)
def test_any_order_in_any_transactions_gives_the_same_answers(
    stories: list[Story], data: st.DataObject
) -> None:
    first, second = SqliteIndex(":memory:"), SqliteIndex(":memory:")
    put(first, *stories)
    order = data.draw(st.permutations(stories))
    extra = _distinct(data.draw(st.lists(_stories(), max_size=4)))
    passing = [one for one in extra if one[0].id not in {d.id for d, _ in stories}]
    for one in order[: len(order) // 2]:
        put(second, one)
    put(second, *passing)
    for one in order[len(order) // 2 :]:
        with second.writing("main", settle=False) as writer:
            writer.write(make_record(*one))
    second.remove("main", [document.id for document, _ in passing])
    second.settle("main")
    assert state(second) == state(first)
    first.close()
    second.close()


@settings(max_examples=40)
@given(
    stories=st.lists(_stories(), min_size=3, max_size=8).map(_distinct),
    data=st.data(),
)
def test_what_the_user_decided_holds_in_any_order(
    stories: list[Story], data: st.DataObject
) -> None:
    index = SqliteIndex(":memory:")
    put(index, *stories[:2])
    for _ in range(3):
        actors = index.top_actors("main", ALWAYS, 99)
        if not actors:
            break
        one, other = data.draw(st.sampled_from(actors)), data.draw(st.sampled_from(actors))
        index.merge_actors("main", one.ref.id, other.ref.id)
        if data.draw(st.booleans()):
            whole = index.actor("main", one.ref.id)
            with suppress(StoreError):  # not a name that stands alone, or the only one
                index.split_actor(
                    "main", one.ref.id, data.draw(_some((whole.ref.name, *whole.aliases)))
                )
    put(index, *stories[2:])
    before = state(index)
    index.remove("main", [document.id for document, _ in stories])
    assert index.top_actors("main", ALWAYS, 99) == []
    for one_story in data.draw(st.permutations(stories)):
        put(index, one_story)
    assert state(index) == before
    index.close()
