"""What the actors of a topic did and said, and the days of what a sentence leaves undated.

A news report dates its main event once; what else is told in the simple past happened then, or
on the day told last (the narrative convention that TimeML's annotators follow, Saurí et al.
2006). What is in the perfect, negated or only possible is not placed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from summarizer.briefing.candidates import Place
from summarizer.models import DocumentRef
from summarizer.storage.base import Index, SentenceRow, Window

RECENT = 7
"""Days. A report tells of what is newer than this: an older day is background, and what comes after
it is not of that day."""

_PERFECT = re.compile(
    r"\b(?:had|ha(?:s|ve) been)\b|\bha(?:s|ve)\b.{0,20}\b(?:before|previously|in the past)\b"
)
"""Told as over before the time of the story. "had" as a verb of its own is left out too."""

_Spans = Mapping[int, list[tuple[int, int]]]


class Events(NamedTuple):
    """Stretches of text, by document key, in which the actors act, suffer or speak."""

    done: _Spans
    said: _Spans

    def in_sentence(self, row: SentenceRow) -> bool:
        """Tell whether the actors of the topic do, suffer or say something in a sentence."""
        if not (row.document in self.done or row.document in self.said):
            return False
        spans = (*self.done.get(row.document, ()), *self.said.get(row.document, ()))
        within = any(start < row.end and row.start < end for start, end in spans)
        return within and not _PERFECT.search(self._told(row))

    def _told(self, row: SentenceRow) -> str:
        """Return the words of a sentence without what the actors say in it."""
        pieces, at = [], row.start
        for start, end in sorted(self.said.get(row.document, ())):
            if at < end and start < row.end:
                pieces.append(row.text[at - row.start : max(start - row.start, 0)])
                at = end
        return " ".join([*pieces, row.text[max(at - row.start, 0) :]])

    def is_said(self, document: int, start: int, end: int) -> bool:
        """Tell whether a stretch is part of what the actors say, and not of their saying it."""
        return any(first <= start and end <= last for first, last in self.said.get(document, ()))


NO_EVENTS = Events({}, {})


def events_of(
    index: Index, library: str, actors: Iterable[str], window: Window, most: int
) -> Events:
    """Return the latest events in the documents of a window.

    Args:
        index: The store.
        library: Name of the corpus.
        actors: Ids.
        window: Days of publication.
        most: How many deeds, and as many quotations, of each actor.
    """
    done: dict[int, list[tuple[int, int]]] = defaultdict(list)
    said: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for actor in actors:
        for deed in index.deeds(library, actor, window, most):
            if deed.modality is None and not deed.negated:
                done[deed.document].append((deed.start, deed.end))
        for quotation in index.quotations_by(library, actor, window, most):
            said[quotation.document].append((quotation.start, quotation.end))
    return Events(dict(done), dict(said))


def inherited_day(
    place: Place, document: DocumentRef, named: Mapping[Place, tuple[date, str]]
) -> date | None:
    """Return the recent day told last before a sentence, else the day of publication.

    Args:
        place: Of a sentence without a date.
        document: The document it is in.
        named: Days and their precisions, by the place of the sentence that names them.
    """
    if document.published is None:
        return None
    published = document.published.date()
    key, index = place
    for earlier in range(index - 1, -1, -1):
        day, precision = named.get((key, earlier), (published, ""))
        if precision == "day" and 0 <= (published - day).days <= RECENT:
            return day
    return published
