"""What has been read on a topic, as disagreements are looked for in it, and claims made of it."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from summarizer.briefing.candidates import LEFT_OUT, Candidate, Place
from summarizer.briefing.citing import cite
from summarizer.briefing.corroboration import Corroboration
from summarizer.briefing.disagreement.naming import Naming
from summarizer.briefing.disagreement.pairs import WITHIN, Telling
from summarizer.briefing.disagreement.sources import Source
from summarizer.models import Disagreement, DocumentRef, SourcedClaim
from summarizer.storage.base import SentenceRow

Told = tuple[set[Place], Disagreement]
"""Where a disagreement stands, and what it is."""

_SPACE = re.compile(r"\s")


class Statement(NamedTuple):
    """A sentence without what opens it (dateline, connective), character for character."""

    candidate: Candidate
    text: str
    """With a space for every white space, so that offsets hold."""

    @property
    def row(self) -> SentenceRow:
        """The sentence."""
        return self.candidate.row

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.row.end - len(self.text)


class Material:
    """Sentences, whom they name, and which documents are one voice."""

    def __init__(
        self,
        documents: Mapping[int, DocumentRef],
        corroboration: Corroboration,
        text_of: Callable[[str], str],
        naming: Naming,
    ) -> None:
        """Take what has been read on the topic.

        Args:
            documents: By key.
            corroboration: The sentences, and which documents are one voice.
            text_of: Returns the text of a document by id.
            naming: Says who is named where.
        """
        self.documents = documents
        self.corroboration = corroboration
        self.candidates = corroboration.candidates
        self.text_of = text_of
        self.naming = naming
        self._told: dict[Place, Telling] = {}

    def at(self, place: Place) -> Statement:
        """Return the statement of a sentence that a brief may show."""
        candidate = self.candidates[place]
        row = candidate.row
        start = row.start
        for cut in sorted(candidate.cuts, key=lambda cut: cut.start):
            if cut.kind in LEFT_OUT and cut.start <= start:
                start = max(start, cut.end)
        text = row.text[start - row.start :].lstrip()
        return Statement(candidate, _SPACE.sub(" ", text))

    def telling(self, place: Place) -> Telling:
        """Return what a sentence tells."""
        if place not in self._told:
            row = self.candidates[place].row
            self._told[place] = Telling(
                self.candidates[place],
                self.at(place).text,
                self.corroboration.fact(row),
                self.documents[row.document],
                self.corroboration.voice(row.document),
            )
        return self._told[place]

    def published(self, place: Place) -> datetime | None:
        """Return when the document of a sentence was published."""
        return self.documents[place[0]].published

    def are_together(self, one: Place, other: Place) -> bool:
        """Tell whether two reports were published within days of each other."""
        first, second = self.published(one), self.published(other)
        return first is not None and second is not None and abs(first - second) <= WITHIN

    def claim(self, place: Place, start: int, end: int, source: Source | None) -> SourcedClaim:
        """Return characters of a statement as what somebody claims, else its outlet."""
        told, document = self.at(place), self.documents[place[0]]
        return SourcedClaim(
            text=" ".join(told.text[start:end].split()),
            source=" ".join(source.text.split()) if source else document.source,
            date=document.published.date() if document.published else None,
            citation=cite(told.row, document, self.text_of),
        )
