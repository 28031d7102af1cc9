"""The story told in a digest every evening: nothing twice, and what changes is marked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from bot.digests.building import edit
from bot.digests.contents import Edition
from bot.digests.outbox import Delivered, Told
from bot.digests.subscriptions import Kind, Schedule, Subscription
from bot.exchange import Place
from summarizer import Document, KeyPoint, Library
from tests.quality.daily import Score, news, score
from tests.quality.story import documents

EVERYTHING = Subscription(
    id="quality",
    kind=Kind.DIGEST,
    place=Place(platform="slack", space="T1", channel="C1"),
    owner="U1",
    library="main",
    topic="",
    schedule=Schedule(zone="Europe/Berlin", times=(time(22),)),
    made=datetime(2031, 3, 1, tzinfo=UTC),
)


class Readers:
    """Get a digest every evening."""

    def __init__(self, library: Library, topic: str) -> None:
        self._library = library
        self._subscription = replace(EVERYTHING, topic=topic)
        self._told = Told()

    def digest(self, evening: datetime, published: Sequence[Document]) -> tuple[KeyPoint, ...]:
        self._library.add(published)
        edition = self.edition(evening)
        delivered = Delivered(at=evening, values=edition)
        self._told = Told(digests=(*self._told.digests, delivered))
        return edition.brief.points

    def edition(self, evening: datetime) -> Edition:
        return edit(self._subscription, self._library, self._told, evening)


@pytest.fixture(scope="module", params=["", "corran bridge", "tarn crossings"])
def told(request: pytest.FixtureRequest) -> tuple[str, Score]:
    with Library.open(":memory:") as library:
        return request.param, score(Readers(library, request.param).digest)


def test_no_fact_is_told_on_two_days(told: tuple[str, Score]) -> None:
    assert told[1].repeated == []


def test_most_points_tell_something(told: tuple[str, Score]) -> None:
    _, found = told
    assert found.points >= 25
    assert len(found.empty) <= 3, found.empty


def test_what_is_told_is_on_time(told: tuple[str, Score]) -> None:
    topic, found = told
    least = {"": 34, "corran bridge": 31, "tarn crossings": 20}[topic]
    assert len(found.told) >= least, sorted({fact["id"] for fact in news()} - set(found.told))


def test_updates_are_marked_and_nothing_else_is(told: tuple[str, Score]) -> None:
    topic, found = told
    assert found.wrongly == []
    assert len(found.marked) >= {"": 3, "corran bridge": 3, "tarn crossings": 1}[topic]


def test_a_digest_of_the_same_evening_again_has_nothing_to_tell() -> None:
    from tests.quality.daily import days

    with Library.open(":memory:") as library:
        readers = Readers(library, "")
        evening, published = next(days())
        assert readers.digest(evening, published)
        assert readers.edition(evening).brief.points == ()


def test_who_leaves_a_post_is_told_with_it_and_with_new_words() -> None:
    with Library.open(":memory:") as library:
        stored = documents()
        library.add(stored[key] for key in ("03", "08"))
        before = library.additions
        library.add([stored["12"]])
        news = library.news_of(library.actor("erik lindqvist").ref.id, before)
        assert ("chief executive" in news.roles[0].title, news.roles[0].past) == (True, True)
        assert [said.text[:22] for said in news.quotations] == ["I did not see the memo"]
        assert not news.first
        assert library.news_of(library.actor("maud ferrier").ref.id, before).first
        assert (
            library.news_of(library.actor("tarn crossings").ref.id, library.additions).roles == ()
        )
