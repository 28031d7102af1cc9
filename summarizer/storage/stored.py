"""What a store gives back: rows as values, and the windows of time it is asked for."""

from datetime import datetime
from typing import NamedTuple

from summarizer.models import ActorRef, BlockKind, Cut, Extent, Form, Part, QuotationKind


class Window(NamedTuple):
    """A stretch of publication time, both ends included; None leaves an end open.

    Documents without a date are outside every window that has an end.
    """

    since: datetime | None = None
    until: datetime | None = None
    after: int | None = None
    """Only documents added after this count of additions (see `Index.additions`), whenever they
    were published. What counts actors by day does not look at it."""


class Hit(NamedTuple):
    """A document that matches a search. A higher score is a better match."""

    document: int
    score: float


class SentenceRow(NamedTuple):
    """A stored sentence."""

    document: int
    index: int  # type: ignore[assignment] # hides tuple.index, which no row needs
    paragraph: int
    start: int
    end: int
    kind: BlockKind
    text: str
    stems: tuple[str, ...]
    """Stemmed words in order, stop words included, as `summarizer.text.stems` gives them."""
    cuts: tuple[Cut, ...]
    dangling: bool


class MentionRow(NamedTuple):
    """A stored mention, with the library's actor."""

    document: int
    sentence: int
    start: int
    end: int
    form: Form
    actor: ActorRef


class RoleRow(NamedTuple):
    """A stored role with its sentence."""

    document: int
    sentence: int
    start: int
    end: int
    title: str
    actor: ActorRef
    organization: str | None
    past: bool


class QuotationRow(NamedTuple):
    """A stored quotation."""

    document: int
    start: int
    end: int
    kind: QuotationKind
    speaker: ActorRef | None
    source: str
    """The words of the source as they stand; empty where it has none."""
    cue: str


class DeedRow(NamedTuple):
    """A stored deed."""

    document: int
    sentence: int
    start: int
    end: int
    actor: ActorRef
    part: Part
    verb: str
    object: str | None
    object_actor: ActorRef | None
    negated: bool
    modality: str | None
    reported_by: str | None
    through: str | None = None
    """The body under the actor's command that acts: "Roe's forces"."""
    extent: Extent | None = None
    """How much of the sentence is shown; None for a deed that was stored before it was judged."""
    dated: int | None = None
    """Where the date begins that says when it was done."""


class RelationRow(NamedTuple):
    """A stored relation."""

    document: int
    start: int
    end: int
    source: ActorRef
    kind: str
    target: ActorRef


class DateRow(NamedTuple):
    """A stored date expression."""

    document: int
    sentence: int
    start: int
    end: int
    value: str
    type: str
    precision: str


class ActorRow(NamedTuple):
    """An actor of a library."""

    ref: ActorRef
    aliases: tuple[str, ...]
    documents: int
    """How many documents mention it."""
    mentions: int


class NameRow(NamedTuple):
    """What an actor is called."""

    name: str
    aliases: tuple[str, ...]
    """What documents call it beside its names, in no order."""
    documents: int


class Former(NamedTuple):
    """A version that a later one stands in for: what is kept of it."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    """Where each begins and ends."""

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentences of a span begin and end with one more on either side."""
        at = [n for n, (first, last) in enumerate(self.sentences) if first < end and last > start]
        if not at:
            return start, end
        near = self.sentences[max(at[0] - 1, 0) : at[-1] + 2]
        return min(near[0][0], start), max(near[-1][1], end)


class ReadFile(NamedTuple):
    """A file that was read, and what came of it."""

    path: str
    digest: bytes
    """Of its content and of all else that what comes of it depends on."""
    documents: tuple[str, ...]
    """Ids."""
