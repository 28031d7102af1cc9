"""How many documents a library has on a topic, day by day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from summarizer import Library
from summarizer.models import DayCount
from tests.unit.storage.building import PERSON, put, story


def day(number: int) -> datetime:
    return datetime(2031, 5, number, 23, 30, tzinfo=UTC)


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(":memory:") as opened:
        put(
            opened.index,
            story("Dockers strike at Port Ellis.", title="a", published=day(1)),
            story("The strike of the dockers goes on.", title="b", published=day(1)),
            story("Iris Vale spoke.", {"Iris Vale": PERSON}, title="c", published=day(3)),
            story(
                "Iris Vale ended the strike.", {"Iris Vale": PERSON}, title="d", published=day(4)
            ),
            story("A strike without a date.", title="e"),
        )
        put(opened.index, story("Another strike.", title="x", published=day(9)), library="other")
        yield opened


def test_documents_on_a_topic_are_counted_by_day(library: Library) -> None:
    assert library.activity("strike") == (
        DayCount(day=date(2031, 5, 1), count=2),
        DayCount(day=date(2031, 5, 4), count=1),
    )
    assert [each.day.day for each in library.activity("dockers strike")] == [1]


def test_documents_that_mention_an_actor_are_counted(library: Library) -> None:
    assert [(each.day.day, each.count) for each in library.activity("iris vale")] == [
        (3, 1),
        (4, 1),
    ]


def test_nothing_is_counted_where_nothing_is_asked_or_found(library: Library) -> None:
    assert library.activity("") == library.activity("?!") == library.activity("flurbishment") == ()
