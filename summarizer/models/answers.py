"""What a library answers: briefs, actor cards, timelines, reports of additions."""

from datetime import date as Date  # noqa: N812 - `date` is the name of a field below
from enum import StrEnum
from typing import Self

from pydantic import AwareDatetime, Field

from summarizer.models.analysis import Kind, Part, QuotationKind
from summarizer.models.base import Model
from summarizer.models.document import Document


class Citation(Model):
    """A span of a source, and its words."""

    document_id: str
    title: str
    source: str
    url: str | None
    published: AwareDatetime | None
    seen: AwareDatetime | None = Field(
        None, description="When it was first seen, where nobody says when it was published."
    )
    start: int
    end: int
    quote: str = Field(description="Verbatim: exactly Document.text[start:end].")


class Context(Model):
    """What stands around a span in its document, verbatim; empty at an edge of the document."""

    before: str = Field("", description="The sentence before, and the span's own up to it.")
    after: str = Field("", description="The rest of the span's own sentence, and the next one.")
    outdated: bool = Field(False, description="A later version of the document has replaced it.")


class ActorRef(Model):
    """An actor by its stable id and its name."""

    id: str
    name: str
    kind: Kind


class KeyPoint(Model):
    """One point of a brief, with everything it stands on."""

    text: str = Field(description="As shown: words of a cited span, with cuts and [brackets].")
    date: Date | None = Field(description="When it happened, else when it was published.")
    citations: tuple[Citation, ...]
    sources: int = Field(description="How many independent sources say it; copies count once.")
    actors: tuple[ActorRef, ...] = ()
    changes: tuple[Citation, ...] = Field(
        (), description="What the reader was told before that this says otherwise."
    )


class DisagreementKind(StrEnum):
    """In what sources differ."""

    NUMBER = "number"
    DATE = "date"
    DENIAL = "denial"
    NAME = "name"


class SourcedClaim(Model):
    """What one source says where another says otherwise."""

    text: str = Field(description="The words that differ, verbatim but for white space.")
    source: str = Field(description="Who says it: words of the quote, else the outlet.")
    date: Date | None = Field(description="When it was published.")
    citation: Citation


class Disagreement(Model):
    """Claims on one fact that cannot all be true, by sources that are independent."""

    kind: DisagreementKind
    subject: str = Field("", description="What it is about: words of a quote, or empty.")
    claims: tuple[SourcedClaim, ...] = Field(
        description="Two or more, in the order in which they are read; a denial comes last."
    )


class CitedQuotation(Model):
    """What somebody said, with its source."""

    text: str = Field(description="The content, verbatim.")
    kind: QuotationKind
    speaker: str | None
    cue: str = Field("", description="The verb or phrase that introduces it, verbatim.")
    date: Date | None
    citation: Citation


class DocumentRef(Model):
    """A document by what a reader needs to find it."""

    id: str
    title: str
    source: str
    url: str | None
    published: AwareDatetime | None
    seen: AwareDatetime | None = Field(
        None, description="When it was first seen, where nobody says when it was published."
    )
    language: str = "en"
    words: int = 0


Known = KeyPoint | Document | DocumentRef | str
"""What a reader knows: a point, or a document, by itself or by its id."""


class Period(Model):
    """First and last day covered; None where no document has a date."""

    start: Date | None = None
    end: Date | None = None


class Brief(Model):
    """The key points on a topic."""

    topic: str = Field(description="What was understood; empty for the whole library.")
    note: str = Field("", description="A word to the reader: a spelling forgiven, pages left out.")
    points: tuple[KeyPoint, ...] = ()
    actors: tuple[ActorRef, ...] = ()
    quotations: tuple[CitedQuotation, ...] = ()
    disagreements: tuple[Disagreement, ...] = Field(
        (), description="Where sources differ on what the points tell."
    )
    documents: tuple[DocumentRef, ...] = ()
    period: Period = Period()
    suggestions: tuple[str, ...] = Field((), description="Near topics, where nothing was found.")

    @property
    def text(self) -> str:
        """The points alone, one a line."""
        return "\n".join(point.text for point in self.points)


class CitedRole(Model):
    """A role, now or before, with its sources."""

    title: str
    organization: str | None = None
    past: bool = False
    date: Date | None
    citations: tuple[Citation, ...]


class CitedDeed(Model):
    """Something an actor did, or that happened to it."""

    text: str = Field(description="As shown: words of the cited span, with cuts and [brackets].")
    part: Part
    verb: str
    negated: bool = False
    modality: str | None = None
    reported_by: str | None = None
    ahead: bool = Field(False, description="Told as planned or expected, and not as done.")
    date: Date | None = Field(description="When it was done, else told; None where unknown.")
    citations: tuple[Citation, ...]


class CitedRelation(Model):
    """How the actor of a card stands to another."""

    kind: str
    other: ActorRef
    outgoing: bool = Field(description="True: the card's actor is the one who does it.")
    date: Date | None
    citations: tuple[Citation, ...]


class TimelineEntry(Model):
    """One dated happening."""

    date: Date
    precision: str = "day"
    text: str
    citations: tuple[Citation, ...]
    sources: int = 1
    actors: tuple[ActorRef, ...] = ()


class Timeline(Model):
    """What happened when, oldest first."""

    topic: str
    note: str = ""
    entries: tuple[TimelineEntry, ...] = ()
    documents: tuple[DocumentRef, ...] = ()
    period: Period = Period()


class DayCount(Model):
    """How often an actor was mentioned in what was published on one day."""

    day: Date
    count: int


class ActorCard(Model):
    """Everything a library knows of one actor."""

    id: str
    name: str
    kind: Kind
    note: str = ""
    aliases: tuple[str, ...] = ()
    roles: tuple[CitedRole, ...] = ()
    quotations: tuple[CitedQuotation, ...] = Field((), description="What the actor said.")
    about: tuple[CitedQuotation, ...] = Field((), description="What others say of the actor.")
    deeds: tuple[CitedDeed, ...] = ()
    relations: tuple[CitedRelation, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    mentioned: tuple[KeyPoint, ...] = Field(
        (), description="Sentences about it, where little else is told."
    )
    mentions: tuple[DayCount, ...] = Field((), description="By day of publication, in order.")
    documents: tuple[DocumentRef, ...] = ()
    first_seen: AwareDatetime | None = None
    last_seen: AwareDatetime | None = None


class ActorNews(Model):
    """What is new about an actor in documents that were added lately."""

    actor: ActorRef
    first: bool = Field(False, description="No document before these mentions the actor.")
    roles: tuple[CitedRole, ...] = Field((), description="Roles newly told of, or newly past.")
    quotations: tuple[CitedQuotation, ...] = Field((), description="Its own words in them.")
    mentions: tuple[DayCount, ...] = Field((), description="Of all documents, by day, in order.")


class Rejection(Model):
    """A document that was not taken in, and why."""

    name: str = Field(description="Its path, url or title, so that it can be found again.")
    reason: str = Field(description="What is wrong and what to do next.")


class AddReport(Model):
    """What became of the documents handed in: ids, in the order they were given."""

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()

    def __add__(self, other: Self) -> "AddReport":
        return AddReport(
            added=self.added + other.added,
            unchanged=self.unchanged + other.unchanged,
            updated=self.updated + other.updated,
            rejected=self.rejected + other.rejected,
        )
