"""What language analysis finds in one document: plain data with character offsets.

An actor is named by a string that is unique within the document: its fullest name there
("Marta Dale"), or the description for one that is never named ("Springfield's mayor").
"""

from enum import StrEnum

from pydantic import Field

from summarizer.models.base import Model, Span


class Kind(StrEnum):
    """What sort of thing a mention or an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    """People known by nation, faith, party or trade: "Russians", "the fighters"."""
    PLACE = "place"
    OTHER = "other"
    """Events, products, works, laws."""


class Form(StrEnum):
    """How a mention refers."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class BlockKind(StrEnum):
    """What part a stretch of text plays on its page."""

    PROSE = "prose"
    HEADING = "heading"
    HEADER = "header"
    """Dates, bylines, invitations to follow or subscribe: about the page, not the story."""
    LISTING = "listing"
    TABLE = "table"


class CutKind(StrEnum):
    """Why a stretch of a sentence can be left out when the sentence is shown alone."""

    CONNECTIVE = "connective"
    DATELINE = "dateline"
    ASIDE = "aside"


class Cut(Span):
    """A stretch that may be left out with grammar and meaning whole."""

    kind: CutKind


class Sentence(Span):
    """One sentence, or one line of a heading, header, listing or table."""

    paragraph: int = Field(description="Number of the block it stands in, from 0.")
    kind: BlockKind
    cuts: tuple[Cut, ...] = ()
    dangling: bool = Field(
        False, description="Leans on the sentence before it in a way that brackets cannot mend."
    )


class Mention(Span):
    """One place where an actor is referred to."""

    kind: Kind
    form: Form
    actor: str


class DocumentActor(Model):
    """Somebody or something that a document speaks of."""

    name: str = Field(description="The fullest name, or the description of an unnamed one.")
    kind: Kind
    aliases: tuple[str, ...] = Field((), description="The other names it has in the document.")
    named: bool = Field(True, description="False for one known by description only.")


class Role(Span):
    """A role or title and who holds it; the span is the role's own words."""

    title: str = Field(description="The words of the span.")
    actor: str | None
    holder_start: int
    holder_end: int
    organization: str | None = Field(None, description="Actor the role is held in, if named.")
    organization_start: int | None = Field(None, description="Where that actor is mentioned.")
    organization_end: int | None = None
    past: bool = False


class QuotationKind(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"
    REPORTED = "reported"


class Quotation(Span):
    """What somebody said; the span is the content without its outer quotation marks."""

    kind: QuotationKind
    source_start: int | None = None
    source_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    speaker: str | None = Field(None, description="The actor that the source refers to.")


class Part(StrEnum):
    """An actor's part in a deed."""

    DOES = "does"
    SUFFERS = "suffers"


class Extent(StrEnum):
    """How much of its sentence has to be shown for a deed to be understood, and to be true."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    NONE = "none"
    """Not even the sentence stands alone."""


class Deed(Span):
    """A clause in which an actor does or suffers something; the span is the clause."""

    actor: str
    actor_start: int
    actor_end: int
    part: Part
    through: str | None = Field(
        None, description="The body under the actor's command that acts: Roe's forces."
    )
    verb: str = Field(description="Lemma of the verb, with its particle.")
    verb_start: int
    verb_end: int
    object: str | None = Field(None, description="The words of the other party or thing.")
    object_actor: str | None = None
    negated: bool = False
    modality: str | None = Field(None, description="The modal word: will, may, allegedly …")
    reported_by: str | None = Field(None, description="The actor, or words, that report it.")
    extent: Extent = Extent.CLAUSE
    when: int | None = Field(
        None, description="Where the date begins that says when it was done, if one does."
    )


class Relation(Span):
    """How one actor stands to another; the span is the evidence."""

    source: str
    kind: str = Field(description="A verb or noun phrase read from source to target: blames.")
    target: str


class DateExpression(Span):
    """A date or time in the text."""

    value: str = Field(description="ISO 8601 as TIMEX3 writes it: 2023-06-24, 2023-W25, P2D.")
    type: str = Field(description="TIMEX3 type: DATE, TIME, DURATION or SET.")
    precision: str = Field(
        description=(
            "The unit that is known: century, decade, year, half, season, quarter, month, week, "
            "weekend, day, time; unknown where only past, present or future is."
        )
    )


class Analysis(Model):
    """Everything found in one document."""

    language: str = Field("en", description="ISO 639-1; only English is analysed further.")
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[DocumentActor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    deeds: tuple[Deed, ...] = ()
    relations: tuple[Relation, ...] = ()
    dates: tuple[DateExpression, ...] = ()
