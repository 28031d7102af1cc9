"""Who else says it, and how many of them are independent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, combinations

from summarizer.briefing.candidates import Candidate, Place, without_cuts
from summarizer.briefing.copies import Groups
from summarizer.briefing.crediting import Crediting, is_credit_of
from summarizer.briefing.facts import (
    Fact,
    content_of,
    copied,
    fact,
    is_on_one_subject,
    rarities,
    same,
)
from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.models import DocumentRef
from summarizer.storage.base import SentenceRow

LEAST_SHARED = 0.35
"""Share of the content words of each sentence (geometric mean) that the other must have to be
looked at more closely. Words of one meaning and rare words are not told apart yet, hence less
than what makes two sentences one fact."""


class Corroboration:
    """Sentences of several documents, to be asked which say the same."""

    def __init__(
        self,
        candidates: Iterable[Candidate],
        documents: Mapping[int, DocumentRef],
        days: Mapping[Place, Sequence[str]],
        copied_documents: Groups,
        crediting: Crediting | None = None,
    ) -> None:
        self._documents = documents
        self._crediting = crediting
        self._days = days
        first: dict[Place, Candidate] = {}
        for candidate in candidates:
            first.setdefault(candidate.place, candidate)
        self._sentences = list(first.values())
        """In their first version: a dateline says nothing that could agree or differ."""
        self.candidates: Mapping[Place, Candidate] = first
        """The same by place."""
        self._facts: dict[Place, Fact] = {}
        self._contents: dict[Place, frozenset[str]] = {}
        self._near: dict[Place, list[tuple[int, SentenceRow]]] = {}
        self._telling = [set(candidate.stems) - FUNCTION_STEMS for candidate in self._sentences]
        """Stems of each sentence that are not of function words."""
        counts = Counter(chain.from_iterable(self._telling))
        self.rarity = rarities(counts, len(self._sentences))
        """Weight of each stem, see `facts.rarities`."""
        self._voice = _voices(copied_documents, documents)

    def of(self, row: SentenceRow) -> list[SentenceRow]:
        """Return the sentences of other documents that report the same, one a document."""
        found: dict[int, tuple[int, SentenceRow]] = {}
        for count, other in self.near(row):
            if not self.agree(row, other):
                continue
            best = found.get(other.document)
            if best is None or (-count, other.index) < (-best[0], best[1].index):
                found[other.document] = (count, other)
        return [found[document][1] for document in sorted(found)]

    @cached_property
    def _holding(self) -> Mapping[str, Sequence[int]]:
        """Positions of the sentences that have a stem."""
        holding: dict[str, list[int]] = defaultdict(list)
        for position, stems in enumerate(self._telling):
            for stem in stems:
                holding[stem].append(position)
        return holding

    def near(self, row: SentenceRow) -> list[tuple[int, SentenceRow]]:
        """Return sentences of other documents with much the same words, and how many they share."""
        place = (row.document, row.index)
        if place not in self._near:
            telling = set(self.candidates[place].stems) - FUNCTION_STEMS
            shared = Counter(chain.from_iterable(map(self._holding.__getitem__, telling)))
            self._near[place] = [
                (count, other)
                for position, count in shared.items()
                if count * count >= len(telling) * len(self._telling[position]) * LEAST_SHARED**2
                and (other := self._sentences[position].row).document != row.document
            ]
        return self._near[place]

    def voice(self, document: int) -> int:
        """Return one number for all documents of one outlet and all copies of their texts."""
        return self._voice.find(document)

    def agree(self, first: SentenceRow, second: SentenceRow) -> bool:
        """Tell whether two sentences report one fact."""
        # Most pairs share hardly a word: of these nothing else has to be found out.
        contents = self._content(first), self._content(second)
        if not is_on_one_subject(*contents, self.rarity):
            return False
        return same(self.fact(first), self.fact(second), self.rarity)

    def _content(self, row: SentenceRow) -> frozenset[str]:
        place = (row.document, row.index)
        if place not in self._contents:
            self._contents[place] = content_of(self.candidates[place].stems)
        return self._contents[place]

    def independent(self, rows: Sequence[SentenceRow]) -> int:
        """Return how many independent voices these sentences are.

        Documents of one outlet, copies of one text, sentences written from each other, and what
        is credited to one agency are one voice, the agency's own reports with it.
        """
        voices = Groups(range(len(rows)))
        credits_of = self._credits(rows)
        for (i, one), (j, other) in combinations(enumerate(rows), 2):
            if (
                self._voice.find(one.document) == self._voice.find(other.document)
                or copied(self.fact(one), self.fact(other))
                or _meet(credits_of[i], [self._outlet(other), *credits_of[j]])
                or _meet(credits_of[j], [self._outlet(one)])
            ):
                voices.join(i, j)
        return voices.count()

    def _credits(self, rows: Sequence[SentenceRow]) -> list[set[str]]:
        """Return whom each sentence credits; what any of the documents credits is an agency."""
        if self._crediting is None or len(rows) < 2:
            return [set() for _ in rows]
        documents = [self._documents[row.document] for row in rows]
        named = {name for each in documents for name in self._crediting.of_document(each)}
        return [
            self._crediting.credited(document, row.text, named)
            for row, document in zip(rows, documents, strict=True)
        ]

    def _outlet(self, row: SentenceRow) -> str:
        return self._documents[row.document].source

    def fact(self, row: SentenceRow) -> Fact:
        """Return what a sentence says, as far as it can be compared."""
        place = (row.document, row.index)
        if place not in self._facts:
            candidate = self.candidates[place]
            text = without_cuts(row, candidate.cuts)
            self._facts[place] = fact(text, candidate.stems, self._days.get(place, ()))
        return self._facts[place]


def _meet(credited: Iterable[str], names: Iterable[str]) -> bool:
    """Tell whether a credit means one of some names."""
    names = list(names)
    return any(is_credit_of(credit, name) for credit in credited for name in names)


def _voices(copied: Groups, documents: Mapping[int, DocumentRef]) -> Groups:
    """Group documents of one outlet and copies of one text."""
    voices = Groups(documents)
    outlets: dict[str, int] = {}
    for key, document in sorted(documents.items()):
        voices.join(copied.find(key), key)
        outlet = document.source.strip().casefold()
        if outlet:
            voices.join(outlets.setdefault(outlet, key), key)
    return voices
