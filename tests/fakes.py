"""A small library with the surface of the real one, and values to fill it with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.catalogue import Listing
from summarizer.errors import UnknownActor
from summarizer.models import (
    ActorCard,
    ActorRef,
    Brief,
    Citation,
    CitedDeed,
    CitedQuotation,
    CitedRelation,
    CitedRole,
    DayCount,
    DocumentRef,
    KeyPoint,
    Kind,
    Part,
    Period,
    QuotationKind,
    Timeline,
    TimelineEntry,
)

DAY = date(2031, 5, 4)
NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def actor(name: str, kind: Kind = Kind.PERSON) -> ActorRef:
    return ActorRef(id=name.lower().replace(" ", "-"), name=name, kind=kind)


def citation(document: str = "a", quote: str = "words", **fields: str) -> Citation:
    return Citation(
        document_id=document,
        title=fields.get("title", f"Story {document}"),
        source=fields.get("source", "The Port Courier"),
        url=fields.get("url", f"https://news.example/{document}"),
        published=NOON,
        start=0,
        end=len(quote),
        quote=quote,
    )


def document(id_: str = "a", title: str = "Story a") -> DocumentRef:
    return DocumentRef(
        id=id_, title=title, source="The Port Courier", url=None, published=NOON, words=1200
    )


def point(text: str, *documents: str, sources: int = 1) -> KeyPoint:
    citations = tuple(citation(name) for name in documents or ("a",))
    return KeyPoint(text=text, date=DAY, citations=citations, sources=sources)


def quotation(
    text: str, speaker: str | None = "Iris Vale", kind: QuotationKind = QuotationKind.DIRECT
) -> CitedQuotation:
    return CitedQuotation(
        text=text, kind=kind, speaker=speaker, cue="said", date=DAY, citation=citation()
    )


def brief(*points: KeyPoint, **fields: object) -> Brief:
    values: dict[str, object] = {
        "topic": "strike",
        "points": points,
        "actors": (actor("Iris Vale"), actor("Port Ellis", Kind.PLACE)),
        "documents": (document("a"), document("b", "Story b")),
        "period": Period(start=DAY, end=DAY),
    }
    return Brief.model_validate(values | fields)


def card(**fields: object) -> ActorCard:
    values: dict[str, object] = {
        "id": "iris-vale",
        "name": "Iris Vale",
        "kind": Kind.PERSON,
        "aliases": ("Vale", "the union's chair"),
        "roles": (
            CitedRole(title="chair of the dockers' union", date=DAY, citations=(citation(),)),
            CitedRole(title="crane driver", past=True, date=DAY, citations=(citation("b"),)),
        ),
        "quotations": (quotation("We stay out until Monday."),),
        "about": (quotation("Vale wants headlines.", "Tom Reed", QuotationKind.REPORTED),),
        "deeds": (
            CitedDeed(
                text="Vale called the strike.",
                part=Part.DOES,
                verb="call",
                date=DAY,
                citations=(citation(), citation("b")),
            ),
            CitedDeed(
                text="Vale was barred from the quay.",
                part=Part.SUFFERS,
                verb="bar",
                reported_by="the port",
                date=DAY,
                citations=(citation(),),
            ),
        ),
        "relations": (
            CitedRelation(
                kind="criticises",
                other=actor("Tom Reed"),
                outgoing=False,
                date=DAY,
                citations=(citation(),),
            ),
        ),
        "mentions": (
            DayCount(day=date(2031, 5, 1), count=1),
            DayCount(day=date(2031, 5, 4), count=7),
        ),
        "documents": (document("a"), document("b", "Story b")),
        "first_seen": NOON.replace(day=1),
        "last_seen": NOON,
    }
    return ActorCard.model_validate(values | fields)


def timeline(*texts: str) -> Timeline:
    entries = tuple(
        TimelineEntry(date=DAY, text=text, citations=(citation(),), sources=1) for text in texts
    )
    return Timeline(
        topic="strike",
        entries=entries,
        documents=(document(),),
        period=Period(start=DAY, end=DAY),
    )


@dataclass
class FakeLibrary:
    """Answers with what it was given, and remembers what it was asked."""

    briefs: Brief = field(default_factory=lambda: brief(point("The port closed.")))
    cards: Sequence[ActorCard] = field(default_factory=lambda: [card()])
    timelines: Timeline = field(default_factory=lambda: timeline("The port closed."))
    asked: list[tuple[object, ...]] = field(default_factory=list)
    error: Exception | None = None
    size: int = 2

    def brief(
        self,
        topic: str | None = None,
        *,
        points: int = 5,
        since: date | None = None,
        until: date | None = None,
    ) -> Brief:
        self.asked.append(("brief", topic, points, since, until))
        return self.briefs

    def who(self, name: str) -> ActorCard:
        self.asked.append(("who", name))
        for each in self.cards:
            if name == each.id:
                return each
        if self.error:
            raise self.error
        for each in self.cards:
            if name in (each.name, *each.aliases):
                return each
        raise UnknownActor(name, [each.name for each in self.cards])

    def roles(self, actor: str) -> tuple[CitedRole, ...]:
        self.asked.append(("roles", actor))
        for each in self.cards:
            if actor == each.id:
                return each.roles
        raise UnknownActor(actor)

    def timeline(
        self, topic: str, *, since: date | None = None, until: date | None = None
    ) -> Timeline:
        self.asked.append(("timeline", topic, since, until))
        return self.timelines

    def documents(
        self, topic: str, *, since: date | None, until: date | None, limit: int
    ) -> Listing:
        self.asked.append(("documents", topic, since, until, limit))
        return Listing(topic=topic, documents=self.briefs.documents)

    def names(self, beginning: str, limit: int) -> list[str]:
        return [each.name for each in self.cards if each.name.startswith(beginning)][:limit]

    def total(self) -> int:
        return self.size
