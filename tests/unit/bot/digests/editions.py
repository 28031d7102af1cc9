"""Subscriptions, and a small library that tells what it is given."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time

from bot.digests.contents import Edition
from bot.digests.outbox import Delivered, Told
from bot.digests.subscriptions import Kind, Schedule, Subscription
from bot.exchange import Place
from summarizer.errors import UnknownActor
from summarizer.models import ActorNews, Brief, Disagreement, KeyPoint, Known
from summarizer.storage.base import ActorRow
from tests.fakes import actor, brief, document

NOW = datetime(2031, 5, 4, 8, tzinfo=UTC)
DIGEST = Subscription(
    id="abcdef",
    kind=Kind.DIGEST,
    place=Place(platform="slack", space="T1", channel="C1"),
    owner="U1",
    library="main",
    topic="strike",
    schedule=Schedule(zone="Europe/Berlin", times=(time(8),)),
    made=datetime(2031, 5, 1, tzinfo=UTC),
)
WATCH = replace(DIGEST, id="watchd", kind=Kind.WATCH, schedule=None)


@dataclass
class Papers:
    """A library that has these points to tell, and remembers what it was asked."""

    points: tuple[KeyPoint, ...] = ()
    additions: int = 10
    documents: int = 2
    """In how many everybody is mentioned."""
    disagreements: tuple[Disagreement, ...] = ()
    news: dict[str, ActorNews] = field(default_factory=dict)
    known: tuple[Known, ...] = ()
    after: int | None = None
    since: datetime | None = None
    asked: int = 0

    def brief(
        self,
        topic: str | None = None,
        *,
        points: int = 5,
        since: datetime | None = None,
        known: Iterable[Known] = (),
        after: int | None = None,
        ranked: bool = False,
    ) -> Brief:
        self.known, self.after, self.since = tuple(known), after, since
        self.asked += 1
        shown = [point for point in self.points if point not in self.known]
        actors = dict.fromkeys(actor for point in shown for actor in point.actors)
        cited = dict.fromkeys(c.document_id for point in shown for c in point.citations)
        return brief(
            *shown[:points],
            actors=tuple(actors),
            disagreements=self.disagreements,
            documents=tuple(document(id_) for id_ in (*cited, "unread")),
        )

    def news_of(self, actor: str, after: int) -> ActorNews:
        if actor not in self.news:
            raise UnknownActor(actor)
        return self.news[actor]

    def actor(self, name: str) -> ActorRow:
        ref = actor(name)
        return ActorRow(ref, (), self.documents, self.documents)


def delivered(*editions: Edition, at: datetime = NOW) -> Told:
    return Told(digests=tuple(Delivered(at=at, values=edition) for edition in editions))
