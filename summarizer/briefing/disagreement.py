"""Where sources differ on what a brief tells: numbers and denials, side by side.

A reader believes what stands here, so that all of it must be seen in the sources' own words: two
numbers that one report sets against each other, two reports that are alike but for one number, and
a denial that has the words of the claim. What may be an update, a rounding, another time or another
event is left out; many a disagreement is missed for it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from summarizer.briefing.candidates import LEFT_OUT, Candidate, Place
from summarizer.briefing.check import differ
from summarizer.briefing.citing import cite
from summarizer.briefing.corroboration import Corroboration
from summarizer.briefing.disagreement_amounts import Amount
from summarizer.briefing.disagreement_contrasts import Side, contrast, may_contrast
from summarizer.briefing.disagreement_denials import Denial, denial, is_denied, may_deny
from summarizer.briefing.disagreement_pairs import (
    WITHIN,
    Pair,
    Span,
    Telling,
    differing,
    differing_days,
    may_differ,
)
from summarizer.briefing.disagreement_sources import Source
from summarizer.briefing.facts import Fact, same
from summarizer.models import Disagreement, DisagreementKind, DocumentRef, SourcedClaim
from summarizer.storage.base import SentenceRow

MOST = 3
"""Shown in a brief of any length: they stand beside the points, and not in their place."""

_SPACE = re.compile(r"\s")
_REST_OF_CLAUSE = re.compile(r"[^,;:.()]{0,80}\w(?=[,;:.() ]|$)")
"""What follows a number, where nothing else says what it counts."""


class _Statement(NamedTuple):
    """A sentence without what opens it (dateline, connective), character for character."""

    candidate: Candidate
    text: str
    """With a space for every white space, so that offsets hold."""

    @property
    def row(self) -> SentenceRow:
        return self.candidate.row


class Disagreements:
    """Looks for disagreements among the sentences that a brief was chosen from."""

    def __init__(
        self,
        documents: Mapping[int, DocumentRef],
        corroboration: Corroboration,
        text_of: Callable[[str], str],
    ) -> None:
        """Take what has been read on the topic.

        Args:
            documents: By key.
            corroboration: The sentences, and which documents are one voice.
            text_of: Returns the text of a document by id.
        """
        self._candidates = corroboration.candidates
        self._documents = documents
        self._corroboration = corroboration
        self._text_of = text_of
        self._told: dict[Place, Telling] = {}

    def on(
        self, points: Sequence[SentenceRow], is_near: Callable[[Place], bool]
    ) -> tuple[Disagreement, ...]:
        """Return the disagreements on what a brief tells, those on its first points first.

        Args:
            points: The sentence of each point.
            is_near: Tells whether another sentence is on the topic too: else no disagreement is
                shown that stands in it.
        """
        found: list[Disagreement] = []
        seen: set[Place] = set()
        told: set[frozenset[tuple[str, str]]] = set()
        order = {(row.document, row.index): n for n, row in enumerate(points)}
        for places, each in self._all(points, order, is_near):
            # Copies tell it in the same words.
            words = frozenset((claim.text, claim.source) for claim in each.claims)
            if words in told or not seen.isdisjoint(places) or not differ(each, self._text_of):
                continue
            found.append(each)
            seen |= places
            told.add(words)
            if len(found) == MOST:
                break
        return tuple(found)

    def _all(
        self,
        points: Sequence[SentenceRow],
        order: Mapping[Place, int],
        is_near: Callable[[Place], bool],
    ) -> Iterator[tuple[set[Place], Disagreement]]:
        for row in points:
            yield from self._in_other_reports(row)

        def shown(place: Place) -> bool:
            return place in order or is_near(place)

        # In one pass of what is cheapest: it goes over all that was read.
        contrasting, denying = [], []
        for place, candidate in self._candidates.items():
            text = candidate.row.text
            if " put" not in text and ", not" not in text and "den" not in text:
                continue
            if may_contrast(text) and shown(place):
                contrasting.append(place)
            if may_deny(text):
                denying.append(place)
        contrasting.sort(key=lambda at: (order.get(at, len(order)), -at[0], at[1]))
        for place in contrasting:
            yield from self._in_one_report(place)
        for place in denying:
            yield from self._denied(place, shown, order)

    def _in_other_reports(self, row: SentenceRow) -> Iterator[tuple[set[Place], Disagreement]]:
        """Yield where another report has another number than the sentence of a point."""
        place = (row.document, row.index)
        fact = self._corroboration.fact(row)
        if not fact.numbers and not fact.days:
            return
        published = self._documents[row.document].published
        for _, other in self._corroboration.near(row):
            then = self._documents[other.document].published
            if published is None or then is None or abs(published - then) > WITHIN:
                continue
            there = (other.document, other.index)
            theirs = self._corroboration.fact(other)
            pair: Pair | None = None
            kind = DisagreementKind.NUMBER
            if self._on_other_days(fact, theirs):
                kind = DisagreementKind.DATE
                pair = differing_days(self._telling(place), self._telling(there))
            elif may_differ(fact, theirs, self._corroboration.rarity):
                own, others = self._telling(place), self._telling(there)
                pair = differing(own, others, self._corroboration.rarity)
            if pair is None:
                continue
            told = [self._statement(self._candidates[at]) for at in (place, there)]
            first = self._claim(told[0], pair.first, pair.first_source)
            second = self._claim(told[1], pair.second, pair.second_source)
            subject = " ".join(told[0].text.split())
            yield (
                {place, there},
                Disagreement(
                    kind=kind,
                    subject=subject,
                    # A larger key is a later day.
                    claims=(first, second) if place < there else (second, first),
                ),
            )

    def _on_other_days(self, one: Fact, other: Fact) -> bool:
        """Tell whether two sentences say the same, but that each names another day."""
        if not one.days or not other.days or one.days & other.days:
            return False
        no_day: frozenset[str] = frozenset()
        one, other = one._replace(days=no_day), other._replace(days=no_day)
        return same(one, other, self._corroboration.rarity)

    def _in_one_report(self, place: Place) -> Iterator[tuple[set[Place], Disagreement]]:
        """Yield what a sentence sets against each other, or against the sentence before it."""
        here = self._statement(self._candidates[place])
        preceding = self._candidates.get((place[0], place[1] - 1))
        before = self._statement(preceding) if preceding else None
        found = contrast(here.text, before.text if before else "")
        if found is None:
            return

        def side(at: int) -> _Statement:
            return here if at == 0 or before is None else before

        def claim(each: Side) -> SourcedClaim:
            told, amount = side(each.at), each.amount
            if found.subject is None and (rest := _REST_OF_CLAUSE.match(told.text, amount.end)):
                amount = amount._replace(end=rest.end())
            return self._claim(told, amount, each.source)

        start, end = found.subject or (0, 0)
        yield (
            {place, *((place[0], place[1] + each.at) for each in (found.first, found.second))},
            Disagreement(
                kind=DisagreementKind.NUMBER,
                subject=" ".join(here.text[start:end].split()),
                claims=(claim(found.first), claim(found.second)),
            ),
        )

    def _denied(
        self, place: Place, shown: Callable[[Place], bool], order: Mapping[Place, int]
    ) -> Iterator[tuple[set[Place], Disagreement]]:
        """Yield the claim that a sentence says somebody denies."""
        here = self._statement(self._candidates[place])
        found = denial(here.text)
        if found is None:
            return
        claims = [
            (other.place, statement)
            for other in self._candidates.values()
            if other.place != place
            and len(found.content.intersection(other.stems)) > 1
            and self._answers(place, other.place)
            and is_denied(
                (statement := self._statement(other)).text, found, self._corroboration.rarity
            )
            and (shown(place) or shown(other.place))
        ]
        if not claims:
            return
        claims.sort(key=lambda each: (order.get(each[0], len(order)), each[0]))
        at, claimed = claims[0]
        yield (
            {place, at},
            Disagreement(
                kind=DisagreementKind.DENIAL,
                claims=(self._whole(claimed), self._denying(here, found)),
            ),
        )

    def _answers(self, one: Place, other: Place) -> bool:
        """Tell whether a denial comes soon after the claim: else it denies another one."""
        denied, claimed = (self._documents[place[0]].published for place in (one, other))
        return claimed is not None and denied is not None and claimed <= denied <= claimed + WITHIN

    def _telling(self, place: Place) -> Telling:
        if place not in self._told:
            candidate = self._candidates[place]
            self._told[place] = Telling(
                candidate,
                self._statement(candidate).text,
                self._corroboration.fact(candidate.row),
                self._documents[place[0]],
                self._corroboration.voice(place[0]),
            )
        return self._told[place]

    def _statement(self, candidate: Candidate) -> _Statement:
        row = candidate.row
        start = row.start
        for cut in sorted(candidate.cuts, key=lambda cut: cut.start):
            if cut.kind in LEFT_OUT and cut.start <= start:
                start = max(start, cut.end)
        text = row.text[start - row.start :].lstrip()
        return _Statement(candidate, _SPACE.sub(" ", text))

    def _claim(self, told: _Statement, span: Amount | Span, source: Source | None) -> SourcedClaim:
        return self._made(told, told.text[span.start : span.end], source)

    def _whole(self, told: _Statement) -> SourcedClaim:
        return self._made(told, told.text, None)

    def _denying(self, told: _Statement, found: Denial) -> SourcedClaim:
        return self._made(told, told.text[found.start : found.end], found.source)

    def _made(self, told: _Statement, text: str, source: Source | None) -> SourcedClaim:
        document = self._documents[told.row.document]
        return SourcedClaim(
            text=" ".join(text.split()),
            source=" ".join(source.text.split()) if source else document.source,
            date=document.published.date() if document.published else None,
            citation=cite(told.row, document, self._text_of),
        )
