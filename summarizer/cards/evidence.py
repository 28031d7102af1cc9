"""What the facts of a card are shown and cited with: their sentences, dates and documents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import islice
from typing import NamedTuple

from summarizer.briefing.candidates import LEFT_OUT
from summarizer.briefing.citing import citation
from summarizer.briefing.dating import day_of, happened
from summarizer.briefing.tidying import show
from summarizer.models import Citation
from summarizer.storage.base import DateRow, Index, MentionRow, SentenceRow

_OVER = re.compile(
    r"\bhad\b|['’]d been\b|\b(?:in the past|previously|formerly|once|since|ago|earlier)\b"
)
"""The past perfect, and adverbs of earlier times: over before the time that is told of."""


_FIGURES = re.compile(r"\d+[/.-]\d+(?:[/.-]\d+)?\s+[^\W\d_]")
_BARE = re.compile(r"(?<!\bon)(?<!\bOn)(?<!\bsince)(?<!\bfrom)(?<!\buntil)\s$")


class Place(NamedTuple):
    """A stretch of a stored sentence."""

    document: int
    sentence: int
    start: int
    end: int


class Evidence:
    """The sentences that a set of facts stands in, read from the store in a few calls."""

    def __init__(
        self,
        index: Index,
        library: str,
        places: Iterable[tuple[int, int]],
        documents: Iterable[int],
    ) -> None:
        """Read the sentences at these places (document key, sentence index).

        `documents` are further document keys that only citations are asked of.
        """
        self._index = index
        self._mentions: defaultdict[tuple[int, int], list[MentionRow]] = defaultdict(list)
        """Of the sentences that were looked at."""
        self._named: defaultdict[int, set[str]] = defaultdict(set)
        """By document key: ids of actors of these sentences whom it calls by a name."""
        self._library = library
        wanted = sorted(set(places))
        self._rows = {(row.document, row.index): row for row in index.sentences_at(library, wanted)}
        keys = {document for document, _ in wanted}
        self.documents = dict(index.documents(library, keys | set(documents)))
        self._text_of = partial(index.text, library)

    @cached_property
    def _dates(self) -> Mapping[tuple[int, int], Sequence[DateRow]]:
        found: defaultdict[tuple[int, int], list[DateRow]] = defaultdict(list)
        for row in self._index.dates_at(self._library, self._rows):
            found[row.document, row.sentence].append(row)
        return found

    def look_at(self, places: Iterable[tuple[int, int]]) -> None:
        """Read who is mentioned in sentences (document key, index), for `mentions` and `shown`."""
        for mention, named in self._index.mentions_at(self._library, places):
            self._mentions[mention.document, mention.sentence].append(mention)
            if named:
                self._named[mention.document].add(mention.actor.id)

    def row(self, place: Place) -> SentenceRow | None:
        """Return the stored sentence of a place."""
        return self._rows.get((place.document, place.sentence))

    def words(self, place: Place) -> str:
        """Return the words of a place as they stand; empty where it leaves its sentence."""
        row = self.row(place)
        if row is None or not row.start <= place.start < place.end <= row.end:
            return ""
        return row.text[place.start - row.start : place.end - row.start]

    def told(self, document: int) -> date:
        """Return the day of publication of a document; before all others where it has none."""
        published = self.documents[document].published
        return published.date() if published else date.min

    def day_named(self, place: Place) -> date | None:
        """Return the one day up to then that the sentence names, else the day of publication."""
        days = {
            day
            for row in self._dates.get((place.document, place.sentence), ())
            if (day := day_of(row)) and not self._is_attribute(place, row)
        }
        told = self.documents[place.document]
        known = [day for day in days if not told.published or day <= told.published.date()]
        return happened([day.isoformat() for day in known], told)

    def _is_attribute(self, place: Place, row: DateRow) -> bool:
        """Tell whether a date in figures belongs to the noun behind it: "a 9/11 plotter"."""
        sentence = self.row(place)
        if sentence is None:
            return False
        at = row.start - sentence.start
        return bool(_FIGURES.match(sentence.text, at)) and bool(_BARE.search(sentence.text[:at]))

    def day(self, place: Place, dated: int | None, *, is_ahead: bool = False) -> date | None:
        """Return when what a place tells was done: the day given there, else that of the text.

        A clause that names another time ("last year", two days, the day of something else), or
        tells of what was over by then, or is ahead, is not of the day of the text: None.

        Args:
            place: A clause or sentence.
            dated: Where the date begins that its verb has, if it has one.
            is_ahead: What is told had not been done when it was told.
        """
        told = self.documents[place.document].published
        dates = self._dates.get((place.document, place.sentence), ())
        own = next((row for row in dates if row.start == dated), None)
        if own is not None and (day := day_of(own)):
            return day if is_ahead or told is None or day <= told.date() else None
        other = [
            row
            for row in dates
            if row.type in ("DATE", "TIME")
            and place.start <= row.start < place.end
            and row.value != "PRESENT_REF"
            and not (told and day_of(row) == told.date())
        ]
        if other or is_ahead or told is None or _OVER.search(self.words(place)):
            return None
        return told.date()

    def mentions(self, place: Place) -> list[MentionRow]:
        """Return the mentions inside a place."""
        return [
            mention
            for mention in self._mentions.get((place.document, place.sentence), ())
            if place.start <= mention.start and mention.end <= place.end
        ]

    def cite(self, places: Iterable[tuple[int, int, int]], most: int) -> tuple[Citation, ...]:
        """Return citations of spans (document key, start, end), each once, the first `most`."""
        return tuple(
            citation(self.documents[document], start, end, self._text_of)
            for document, start, end in islice(dict.fromkeys(places), most)
        )

    def shown(self, place: Place, named: Mapping[str, str]) -> str:
        """Return the words of a place with cuts and brackets; empty where it has none.

        Args:
            place: A clause within one sentence.
            named: Names of actors whom the reader knows already, by id.
        """
        row = self.row(place)
        text = self.words(place)
        if row is None or not text:
            return ""
        cuts = [
            cut.model_copy(update={"start": max(cut.start, place.start)})
            for cut in row.cuts
            if cut.kind in LEFT_OUT and place.start < cut.end <= place.end
        ]
        clause = row._replace(start=place.start, end=place.end, text=text)
        known = self._named.get(place.document, set())
        return show(clause, cuts, self.mentions(place), known, named).text
