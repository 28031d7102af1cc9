"""Topic → Brief: retrieval, selection, corroboration, tidying, check, in this order."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from summarizer.briefing.candidates import Candidate, Place, candidates, in_order_of_texts
from summarizer.briefing.coverage import Limits
from summarizer.briefing.disagreement.find import disagreements
from summarizer.briefing.disagreement.material import Material
from summarizer.briefing.disagreement.naming import Naming
from summarizer.briefing.notes import joined, left_out, nothing_found, nothing_new, unmatched
from summarizer.briefing.novelty import (
    Memory,
    known_documents,
    told_points,
    told_sentences,
)
from summarizer.briefing.points import SHOWN_KINDS, Made, Points
from summarizer.briefing.quoting import quotations
from summarizer.briefing.retrieval import SMALL, Found, find
from summarizer.briefing.selection import Asked, Selection
from summarizer.briefing.topic import Topic, suggestions, understand
from summarizer.briefing.windows import window
from summarizer.models import ActorRef, Brief, Disagreement, DocumentRef, Known, Period
from summarizer.storage.base import Index, MentionRow

ATTEMPTS = 3
"""Times that sentences are chosen again; each takes some milliseconds, and one is enough as a
rule."""

ACTORS = 8
"""On the list of those involved; more do not fit a line or two."""

DOCUMENTS = 50
"""On the list of documents."""


def brief(
    index: Index,
    library: str,
    topic: str | None,
    *,
    points: int = 5,
    since: datetime | date | None = None,
    until: datetime | date | None = None,
    max_words: int | None = None,
    known: Iterable[Known] = (),
    after: int | None = None,
    ranked: bool = False,
) -> Brief:
    """Return the key points on a topic.

    Args:
        index: The store.
        library: Name of the corpus.
        topic: An actor, a phrase or a question; None or empty for what matters most.
        points: How many points, where `max_words` is not given.
        since: First moment or day of publication.
        until: Last moment or day of publication; a day is included.
        max_words: Fill this many words instead, as well as possible, and never more.
        known: Points and documents that the reader knows: nothing that they say is told again,
            and what they say otherwise is marked.
        after: Only documents added after this number of additions.
        ranked: The more important points first, for those who choose among them; else the most
            important is first, and the others of one document stand in its order.

    Raises:
        ValueError: `since` or `until` is a date-time without a zone.
    """
    known = tuple(known)
    understood = understand(index, library, topic)
    within = window(since, until)._replace(after=after)
    found = find(index, library, understood, within, known_documents(known))
    foreign = left_out(index.languages(library))
    if not found.rows:
        nothing = nothing_new if found.told else nothing_found
        return Brief(
            topic=understood.text,
            note=joined(nothing(understood.text), foreign),
            suggestions=suggestions(index, library, understood),
        )
    memory = Memory([*told_points(known), *told_sentences(index, library, found.told)])
    making = Points(index, library, found, candidates(found.rows), memory)
    limits = Limits(units=max(0, points))
    if max_words is not None:
        limits = Limits(cost=max(0, max_words))
    chosen = _chosen(making, understood, found, limits)
    made = _points(making, chosen if ranked else in_order_of_texts(chosen), max_words)
    documents = found.documents
    used = sorted({row.document for each in made for row in each.rows}, reverse=True)
    unused = sorted(documents.keys() - set(used), reverse=True)
    listed = sorted((used + unused)[:DOCUMENTS], reverse=True)
    return Brief(
        topic=understood.text,
        note=joined(understood.note, "" if found.matched else unmatched(), foreign),
        points=tuple(each.point for each in made),
        actors=_most_mentioned(
            index.mentions(library, used), {documents[key].source.casefold() for key in used}
        ),
        quotations=quotations(
            index, library, understood, {key: documents[key] for key in used}, making.text_of
        ),
        disagreements=_disagreements(making, made, understood, found, Naming(index, library)),
        documents=tuple(documents[key] for key in listed),
        period=period(documents.values()),
    )


def _disagreements(
    making: Points, made: Sequence[Made], topic: Topic, found: Found, naming: Naming
) -> tuple[Disagreement, ...]:
    """Return where sources differ on what the points tell, or near to the topic beside them.

    Near are sentences with its words or actors, and in documents of the points their neighbours.
    """
    used = {row.document for each in made for row in each.rows}
    terms = topic.terms.keys()
    sentences = making.corroboration.candidates

    def tells(place: Place) -> bool:
        sentence = sentences.get(place)
        return place in found.mentioned or (
            sentence is not None and not terms.isdisjoint(sentence.stems)
        )

    def is_near(place: Place) -> bool:
        document, at = place
        if document not in used:
            return topic.asked and tells(place)
        return not terms or any(tells((document, at + by)) for by in (0, -1, 1))

    material = Material(found.documents, making.corroboration, making.text_of, naming)
    return disagreements(material, [each.rows[0] for each in made], is_near)


def _points(making: Points, chosen: Sequence[Candidate], max_words: int | None) -> list[Made]:
    """Return the points that pass the check, in order."""
    made = []
    # What the sentences leave of the budget is for names in brackets.
    spare = None if max_words is None else max_words - sum(c.words for c in chosen)
    for candidate in chosen:
        room = None if spare is None else candidate.words + spare
        one = making.make(candidate, room)
        if one is None:
            continue
        if room is not None:
            spare = room - len(one.point.text.split())
        made.append(one)
    return made


def _chosen(making: Points, topic: Topic, found: Found, limits: Limits) -> list[Candidate]:
    """Choose, and choose again without what repeats a better point or is unclear."""
    asked = Asked(topic.terms, topic.named, found.mentioned)
    selection = Selection(
        making.pool,
        found.weights,
        asked,
        limits,
        voice=found.copied.find,
        unrelated=not topic.asked and len(found.documents) > SMALL,
        known=making.memory.concepts,
    )
    without: set[Place] = set()
    chosen = selection.choose()
    for _ in range(ATTEMPTS):
        making.prepare(candidate.row.document for candidate in chosen)
        unfit = {
            later.place
            for position, later in enumerate(chosen)
            if not making.is_clear(later)
            or making.is_known(later)
            or any(
                making.corroboration.agree(earlier.row, later.row) for earlier in chosen[:position]
            )
        }
        without |= unfit
        other = selection.choose(without) if unfit else chosen
        if other == chosen or not other:
            break
        chosen = other
    # What the reader knows is not told again, even where nothing else is left to tell.
    return [candidate for candidate in chosen if not making.is_known(candidate)]


def _most_mentioned(
    mentions: Iterable[MentionRow], outlets: Collection[str]
) -> tuple[ActorRef, ...]:
    """Return who is mentioned most, without the outlets, which name themselves in each text."""
    shown = [
        m.actor
        for m in mentions
        if m.actor.kind in SHOWN_KINDS and m.actor.name.casefold() not in outlets
    ]
    counts = Counter(actor.id for actor in shown)
    refs = {actor.id: actor for actor in shown}
    most = sorted(counts, key=lambda actor: (-counts[actor], refs[actor].name, actor))
    return tuple(refs[actor] for actor in most[:ACTORS])


def period(documents: Iterable[DocumentRef]) -> Period:
    """Return the first and last day of publication."""
    days = sorted(d.published.date() for d in documents if d.published is not None)
    return Period(start=days[0], end=days[-1]) if days else Period()
