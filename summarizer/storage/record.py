"""A document and its analysis as plain rows, ready for any table (see `recording`)."""

from datetime import datetime
from typing import NamedTuple

ENGLISH = "en"


class SentenceData(NamedTuple):
    """A sentence, in the order of the columns of its table, as all below."""

    number: int
    paragraph: int
    start: int
    end: int
    kind: str
    dangling: bool
    cuts: str | None
    """JSON: [[start, end, kind], …]; None where there are none."""
    stems: str
    """Stems in order, parted by spaces."""


class ActorData(NamedTuple):
    """An actor of one document. Its number is its place in the list."""

    name: int
    """Hash of the folded name, which is what actors of several documents are joined by."""
    folded: str
    spelling: str
    kind: str
    named: bool
    aliases: tuple[tuple[int, str], ...]
    """Hash of the folded alias, and the alias as it stands."""
    mentions: int
    roles: int
    quotations: int
    deeds: int
    relations: int


class MentionData(NamedTuple):
    """A mention; its actor by number."""

    actor: int
    start: int
    end: int
    sentence: int
    form: str


class RoleData(NamedTuple):
    """A role; its holder by number."""

    actor: int
    start: int
    end: int
    sentence: int
    title: str
    organization: str | None
    past: bool


class QuotationData(NamedTuple):
    """A quotation; its speaker by number."""

    start: int
    end: int
    kind: str
    speaker: int | None
    source: str
    cue: str


class DeedData(NamedTuple):
    """A deed; its parties by number."""

    actor: int
    start: int
    end: int
    sentence: int
    part: str
    verb: str
    object: str | None
    object_actor: int | None
    negated: bool
    modality: str | None
    reported_by: str | None
    through: str | None
    extent: str | None
    dated: int | None


class RelationData(NamedTuple):
    """A relation; its ends by number."""

    source: int
    target: int
    start: int
    end: int
    kind: str


class DateData(NamedTuple):
    """A date expression."""

    start: int
    end: int
    sentence: int
    value: str
    type: str
    precision: str


class Record(NamedTuple):
    """Everything a store keeps of one document."""

    id: str
    title: str
    source: str
    url: str | None
    path: str | None
    published: str | None
    """ISO 8601 with its offset."""
    language: str
    words: int
    text: bytes
    """UTF-8, deflated (zlib)."""
    title_stems: str
    sentences: tuple[SentenceData, ...]
    actors: tuple[ActorData, ...]
    mentions: tuple[MentionData, ...]
    roles: tuple[RoleData, ...]
    quotations: tuple[QuotationData, ...]
    deeds: tuple[DeedData, ...]
    relations: tuple[RelationData, ...]
    dates: tuple[DateData, ...]
    vocabulary: tuple[str, ...]
    """Distinct words in plain letters."""
    signature: bytes | None = None
    """Tells copies of one text (see `copying`); None for a text that is too short."""
    seen: str | None = None
    """As `published`: when it was first seen, where `published` is None."""
    agency: bool = False
    """Its source is an agency."""

    @property
    def seen_at(self) -> datetime | None:
        return datetime.fromisoformat(self.seen) if self.seen else None

    @property
    def published_at(self) -> datetime | None:
        return datetime.fromisoformat(self.published) if self.published else None
