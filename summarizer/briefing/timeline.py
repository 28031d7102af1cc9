"""Topic → Timeline: dated happenings, oldest first, reports of one of them joined."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from summarizer.briefing.brief import period
from summarizer.briefing.candidates import Candidate, Place, candidates
from summarizer.briefing.dating import first_day, is_attribute, is_condition, is_limit
from summarizer.briefing.events import NO_EVENTS, Events, events_of, inherited_day
from summarizer.briefing.notes import joined, left_out, nothing_found
from summarizer.briefing.points import Points
from summarizer.briefing.retrieval import LEAD, SMALL, Found, find, find_actor_sentences
from summarizer.briefing.topic import Topic, understand
from summarizer.briefing.weighting import relevance, term_weights
from summarizer.briefing.windows import window
from summarizer.models import BlockKind, Timeline, TimelineEntry
from summarizer.storage.base import DateRow, Index
from summarizer.text import stem

ENTRIES = 40
"""The most that one timeline of a large library shows, where each costs half a millisecond."""

ENTRIES_SMALL = 80
"""The most of a small one. With 40 the F1 of sentences with their dates is 41.7 on the 6 actors of
SemEval-2015 task 4's trial data, with 60 it is 53.1, with 80 and with 100 it is 58.2."""

EVENTS = 2
"""Deeds, and as many quotations, that are read of each actor for each entry: most are in sentences
that have a date or are told several times."""

ACTOR_SENTENCES = 80
"""The latest sentences about an actor that a card's timeline is chosen from: eight times
what it shows, and read in a few milliseconds (`benchmarks speed`)."""


LARGE = 3
"""Digits of a number that names something on its own, as in "the 747"; of fewer, texts have many
that count something else."""

ENOUGH = 0.5
"""Share of the weight of a name's words, by how rare they are. On the 6 actors of SemEval-2015
task 4's trial data, dates of an actor rise from F1 43.5 to 52.8; all words give 53.3, but would
leave out who is called by a part of the name."""

ALL = 0.999
"""1, short of what adding up loses."""

_FINEST = (
    "century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day",
)  # fmt: skip
"""Precisions of dates, the one known best last. A sentence dated by the best known one, not by
the first: from 53.3 to 54.2 there."""


class _Happening(NamedTuple):
    """A sentence with the day of what it reports."""

    day: date
    precision: str
    candidate: Candidate
    reports: int = 1
    """How many sentences report it."""
    inherited: bool = False
    """Whether the day is that of the sentences before, or of the report."""


def timeline(
    index: Index,
    library: str,
    topic: str | None,
    *,
    since: datetime | date | None = None,
    until: datetime | date | None = None,
) -> Timeline:
    """Return what happened when, oldest first.

    A happening is a sentence on the topic that names its date, the first sentence of a document
    on the topic, which is dated by its publication, or one that tells what an actor of the topic
    did, suffered or said, which has the day that was told before it.

    Args:
        index: The store.
        library: Name of the corpus.
        topic: An actor, a phrase or a question; None or empty for all of the library.
        since: First moment or day of publication.
        until: Last moment or day of publication; a day is included.

    Raises:
        ValueError: `since` or `until` is a date-time without a zone.
    """
    understood = understand(index, library, topic)
    published = window(since, until)
    found = find(index, library, understood, published)
    foreign = left_out(index.languages(library))
    if not found.rows:
        return Timeline(topic=understood.text, note=joined(nothing_found(understood.text), foreign))
    making = Points(index, library, found, _on_topic(understood, found))
    actors = [actor.ref.id for actor in understood.actors] if _is_known(understood) else []
    most = ENTRIES_SMALL if index.size(library) <= SMALL else ENTRIES
    events = events_of(index, library, actors, published, EVENTS * most)
    return Timeline(
        topic=understood.text,
        note=joined(understood.note, foreign),
        entries=_entries(making, found, events, most),
        documents=tuple(found.documents[key] for key in sorted(found.documents, reverse=True)),
        period=period(found.documents.values()),
    )


def actor_timeline(
    index: Index, library: str, actor: str, *, entries: int
) -> tuple[TimelineEntry, ...]:
    """Return what happened when in the latest sentences that mean an actor, oldest first.

    Args:
        index: The store.
        library: Name of the corpus.
        actor: The actor's id.
        entries: How many happenings at most: those with most reports.
    """
    found = find_actor_sentences(index, library, actor, ACTOR_SENTENCES)
    if not found.rows:
        return ()
    making = Points(index, library, found, candidates(found.rows, shortened=False))
    return _entries(making, found, NO_EVENTS, entries)


def _is_known(topic: Topic) -> bool:
    """Tell whether a topic is names of known actors, and nothing else."""
    return topic.named and not topic.phrases and topic.naming == len(topic.words)


def _on_topic(topic: Topic, found: Found) -> list[Candidate]:
    """Return the sentences that name the topic or mean its actors; without one, all.

    What a name or phrase is about is told by its rarer words: a sentence needs `ENOUGH` of their
    weight. Words beside the names of actors tell too ("Model 3" is not all that is "Model"),
    so that whoever is meant by a part of the topic is not meant by it. Where all the topic is a
    known actor, whoever is called by a part of it is known too, and other sentences need every
    word ("App Store" is no "Book Store"). Where no sentence has enough, and for a question, one
    word will do.
    """
    terms = topic.terms
    given = candidates(found.rows, shortened=False)
    if not terms:
        return given
    weights = term_weights(given, terms)
    named = topic.named and not topic.phrases
    share = ALL if _is_known(topic) else ENOUGH
    enough = share * sum(weights.values()) if named else 0.0
    numbered = _numbered(topic) if named else frozenset()
    mentioned: Collection[Place] = found.mentioned
    if named and topic.naming < len(topic.words):
        mentioned = ()
    kept = [
        candidate
        for candidate in given
        if candidate.place in mentioned
        or (
            relevance(candidate, terms)
            and _weight(candidate, weights) >= enough
            and numbered.issubset(pairwise(candidate.stems))
        )
    ]
    return kept or [
        candidate
        for candidate in given
        if candidate.place in found.mentioned or relevance(candidate, terms)
    ]


def _numbered(topic: Topic) -> frozenset[tuple[str, str]]:
    """Return the small numbers of a name, each with the word before it (stems)."""
    pairs = pairwise(map(stem, topic.words))
    return frozenset(pair for pair in pairs if pair[1].isdigit() and len(pair[1]) < LARGE)


def _weight(candidate: Candidate, weights: Mapping[str, float]) -> float:
    return sum(weights[stem] for stem in weights.keys() & set(candidate.stems))


def _happenings(making: Points, found: Found, events: Events) -> list[_Happening]:
    """Return the dated sentences on the topic, by key and index."""
    named = _days_named(making.dates, found, events)
    leads: dict[int, int] = {}
    for sentence in found.rows:
        if sentence.kind is BlockKind.PROSE and sentence.index < LEAD:
            leads.setdefault(sentence.document, sentence.index)
    happenings = []
    for candidate in making.pool:
        row = candidate.row
        place = candidate.place
        if not candidate.complete:
            continue
        document = found.documents[row.document]
        if place in named:
            happenings.append(_Happening(*named[place], candidate))
        elif leads.get(row.document) == row.index and document.published is not None:
            happenings.append(_Happening(document.published.date(), "day", candidate))
        elif events.in_sentence(row) and (day := inherited_day(place, document, named)):
            happenings.append(_Happening(day, "day", candidate, inherited=True))
    return happenings


def _days_named(
    dates: Iterable[DateRow], found: Found, events: Events
) -> dict[Place, tuple[date, str]]:
    """Return the first day and the precision of the date that each sentence is dated by.

    Of several it is the one known best, and the first of those. A date in what an actor of the
    topic says is not the day on which it is said.
    """
    rows = {(row.document, row.index): row for row in found.rows}
    named: dict[Place, tuple[date, str]] = {}
    for found_date in dates:
        place = found_date.document, found_date.sentence
        row = rows.get(place)  # of most documents few sentences are read, but all dates
        if row is None or found_date.type not in ("DATE", "TIME"):
            continue
        day = first_day(found_date.value)
        if day is None:
            continue
        start, end = found_date.start - row.start, found_date.end - row.start
        if is_attribute(row.text, start, end) or is_limit(row.text, start):
            continue
        if is_condition(row.text, start):
            continue
        if events.is_said(row.document, found_date.start, found_date.end):
            continue
        precision = "day" if found_date.precision == "time" else found_date.precision
        if place not in named or _fineness(precision) > _fineness(named[place][1]):
            named[place] = day, precision
    return named


def _fineness(precision: str) -> int:
    return _FINEST.index(precision) if precision in _FINEST else -1


def _joined(making: Points, happenings: Sequence[_Happening]) -> list[_Happening]:
    """Keep of each happening the first report, with the number of reports."""
    kept: list[_Happening] = []
    by_day: dict[date, list[int]] = defaultdict(list)
    for happening in happenings:
        for position in by_day[happening.day]:
            other = kept[position]
            if making.corroboration.agree(other.candidate.row, happening.candidate.row):
                kept[position] = other._replace(reports=other.reports + 1)
                break
        else:
            by_day[happening.day].append(len(kept))
            kept.append(happening)
    return kept


def _entries(making: Points, found: Found, events: Events, most: int) -> tuple[TimelineEntry, ...]:
    """Make the happenings that tell most into entries, oldest first."""
    kept = _leading(_joined(making, _happenings(making, found, events)), most)
    kept.sort(key=lambda h: (h.day, h.candidate.row.document, h.candidate.row.index))
    making.prepare(happening.candidate.row.document for happening in kept)
    return tuple(_made(making, kept))


def _leading(happenings: Iterable[_Happening], most: int) -> list[_Happening]:
    """Return those that are shown if not all are.

    First what several sentences report, and of each day one; then the rest. Within both, what has
    a date of its own comes first, then what most sentences report.
    """
    first: list[_Happening] = []
    further: list[_Happening] = []
    days: set[date] = set()
    for happening in sorted(happenings, key=lambda h: (h.inherited, -h.reports)):
        is_further = happening.day in days and happening.reports == 1
        (further if is_further else first).append(happening)
        days.add(happening.day)
    return (first + further)[:most]


def _made(making: Points, happenings: Iterable[_Happening]) -> Iterable[TimelineEntry]:
    for happening in happenings:
        made = making.make(happening.candidate)
        if made is not None:
            yield TimelineEntry(
                date=happening.day,
                precision=happening.precision,
                text=made.point.text,
                citations=made.point.citations,
                sources=made.point.sources,
                actors=made.point.actors,
            )
