"""Names of people, organizations, groups and places, one kind per name in a document.

Four steps: stretches that may be names (`name_spans`), points for each kind from the words in
and around every mention (`name_evidence`), one decision per name over all its mentions and over
the names that share its words, and a search for the mentions that were missed.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from summarizer.language.layout.blocks import Block
from summarizer.language.names.context import context_cues
from summarizer.language.names.cues import Tally, stock_label, total, word_cues
from summarizer.language.names.inverted import join_inverted
from summarizer.language.names.nicknames import join_nicknames
from summarizer.language.names.nobody import describes, drop_nobodies
from summarizer.language.names.page import Candidate, Page, is_given_name
from summarizer.language.names.spans import find_candidates
from summarizer.language.names.words import (
    GENERATIONS,
    LEGAL_FORMS,
    SHORTENED_BODIES,
    SMALL_WORDS,
    STORMS,
)
from summarizer.models import Kind

# What a full name brings to the surname that stands alone, and other names to their parts.
_FULL_NAME = 4.0
_GIVEN_NAME = 2.0
_SHORT_FORM = 3.0
# The same where the longer name has a legal form, which only a body has: enough against the
# stock model's label of a person.
_REGISTERED = 5.0
# The same to a surname that stands before the full name: it may be a company's ("Ford … the
# brainchild of Ann Ford"). For each mention of the full name.
_NOT_YET_NAMED = 1.0
# To the name of a storm that stands alone: enough against a given name and several labels.
_STORM = -6.0
# The stock model's label, once; each time again; at most.
_LABEL, _AGAIN, _LABELS = 1.0, 0.5, 3.0
# The same for its label of a people: those that are known as such bring points of their own.
_PEOPLES = 1.0
# Points that one word needs beside the stock model's label of a person: without any, such a label
# is right in 25 % of the cases on the UNER EWT dev set, with them in 80 %.
_SUPPORT = 0.5
# Points that a capitalized word needs to be a name where the stock model saw none: a title, an
# apposition or an age. Of 1.5, 2 and 2.5 the best F1 for persons on the UNER EWT dev set.
_ENOUGH = 2.0


class Name(NamedTuple):
    """One name in the text: token range, character range, kind."""

    first: int
    last: int
    """Token index after the last token, as `Span.end`."""
    start: int
    end: int
    kind: Kind


Key = tuple[str, ...]


def find_names(doc: Doc, blocks: Sequence[Block]) -> list[Name]:
    """Return the names of a document in order, without overlaps."""
    if not len(doc):
        return []
    page = Page(doc, blocks)
    joined = join_inverted(page, join_nicknames(page, find_candidates(doc, page)))
    candidates = drop_nobodies(page, joined)
    kinds = _decide(page, candidates)
    in_prose = {
        page.key(candidate.first, candidate.last)
        for candidate in candidates
        if not page.titled(candidate.first)
    }
    found = {}
    for candidate in candidates:
        first, last = candidate.first, candidate.last
        if page.titled(first):
            first, last = _known_part(page, candidate, in_prose)
        kind = kinds.get(page.key(first, last))
        if kind is not None:
            found[first] = (last, kind)
    _add_missed(page, found, kinds)
    start, end = page.syntax.start, page.syntax.end
    return [
        Name(first, last, start[first], end[last - 1], kind)
        for first, (last, kind) in sorted(found.items())
        if not describes(page, first, last, kind)
    ]


def _known_part(page: Page, candidate: Candidate, known: Container[Key]) -> tuple[int, int]:
    """Return the longest part of a name in a headline that the prose knows, else all of it."""
    spans = [
        (first, last)
        for first in range(candidate.first, candidate.last)
        for last in range(first + 1, candidate.last + 1)
        if page.key(first, last) in known
    ]
    return max(spans, key=lambda s: s[1] - s[0], default=(candidate.first, candidate.last))


def _decide(page: Page, candidates: Sequence[Candidate]) -> dict[Key, Kind]:
    """Return the kind of every name; what is no name is left out.

    Longer names are decided first, for they decide for their parts.
    """
    records: dict[Key, _Record] = defaultdict(_Record)
    for candidate in candidates:
        records[page.key(candidate.first, candidate.last)].add(page, candidate)
    kinds: dict[Key, Kind] = {}
    for key in sorted(records, key=len, reverse=True):
        record = records[key]
        if key[0] in STORMS and key[1:] in records:
            records[key[1:]].hear(Kind.PERSON, _STORM, record)
        best = record.best(len(key))
        if best is None:
            continue
        kinds[key] = best
        for part, points in _parts(key, best):
            if part in records:
                if best is Kind.ORGANIZATION and len(part) > 1:
                    records[part].shorten(record, points)
                else:
                    records[part].hear(best, points, record)
    return kinds


class _Record:
    """What is known of one name over all its mentions."""

    def __init__(self) -> None:
        self.first = -1
        """Token of the first mention."""
        self.mentions = 0
        self._labels: Tally = {}
        self._words: Tally = {}
        self._points: Tally = {}

    def add(self, page: Page, candidate: Candidate) -> None:
        """Count one mention."""
        self.mentions += 1
        self.first = candidate.first if self.first < 0 else self.first
        for kind, points in total(word_cues(page, candidate)).items():
            self._words[kind] = max(self._words.get(kind, points), points)
        for kind, points in context_cues(page, candidate):
            self._points[kind] = self._points.get(kind, 0.0) + points
        label = stock_label(candidate)
        if label is not None:
            self._labels[label] = self._labels.get(label, 0.0) + 1

    def hear(self, kind: Kind, points: float, longer: "_Record") -> None:
        """Count what a longer name with this one in it says."""
        if kind is Kind.PERSON and self.first < longer.first:
            points = min(points, _NOT_YET_NAMED * longer.mentions)
        self._points[kind] = self._points.get(kind, 0.0) + points

    def shorten(self, longer: "_Record", points: float) -> None:
        """Count what the longer name of a body says of this short form of it.

        The form of a name, as in "Marsh Bay", tells a place; where the words around say rather
        a body and "Marsh Bay Shipping" is known, it only tells what the body is called after.
        """
        around, place = self._points, Kind.PLACE
        if around.get(Kind.ORGANIZATION, 0.0) > around.get(place, 0.0):
            self._words[place] = min(self._words.get(place, 0.0), 0.0)
        self.hear(Kind.ORGANIZATION, points, longer)

    def best(self, words: int) -> Kind | None:
        """Return the kind with the most points, if they are enough for a name."""
        totals = dict(self._points)
        for kind, points in self._words.items():
            totals[kind] = totals.get(kind, 0.0) + points
        for kind, count in self._labels.items():
            # The second label of the stock model repeats the error of the first.
            most = _PEOPLES if kind is Kind.GROUP else _LABELS
            totals[kind] = totals.get(kind, 0.0) + min(_LABEL + _AGAIN * (count - 1), most)
        if not totals:
            return None
        kind = max(totals, key=lambda kind: (round(totals[kind], 3), kind in self._labels))
        if not self._labels:
            return kind if totals[kind] >= _ENOUGH else None
        if kind is Kind.PERSON and words == 1:
            support = self._points.get(kind, 0.0) + self._words.get(kind, 0.0)
            return kind if support >= _SUPPORT else None
        return kind if totals[kind] >= 0 else None


def _parts(key: Key, kind: Kind) -> Iterable[tuple[Key, float]]:
    """Yield the shorter forms of a name, with what it brings them."""
    words = [word for word in key if word not in ("-", ",")]
    if len(words) < 2:
        return
    if kind is Kind.PERSON:
        while len(words) > 1 and words[-1] in GENERATIONS:
            words.pop()
        endings = {key[-length:] for length in range(1, len(key))} | {(words[-1],)}
        for ending in endings:
            yield ending, _FULL_NAME
        yield (words[0],), _GIVEN_NAME
    elif kind is Kind.ORGANIZATION:
        shorter = list(key)
        points = _REGISTERED if key[-1].rstrip(".") in LEGAL_FORMS else _SHORT_FORM
        while len(shorter) > 1 and shorter[-1].rstrip(".") in SHORTENED_BODIES:
            shorter.pop()
            yield tuple(shorter), points
        initials = "".join(word[0] for word in words if word not in SMALL_WORDS)
        yield (initials,), points
    elif kind is Kind.PLACE:
        yield (words[0],), 1.0


def _add_missed(page: Page, found: dict[int, tuple[int, Kind]], kinds: dict[Key, Kind]) -> None:
    """Add the capitalized mentions of known names that no span covers."""
    by_first: dict[str, list[Key]] = defaultdict(list)
    for key in kinds:
        by_first[key[0]].append(key)
    for keys in by_first.values():
        keys.sort(key=len, reverse=True)
    lower = page.syntax.lower
    token = 0
    while token < len(page):
        if token in found:
            token = found[token][0]
            continue
        keys = by_first.get(lower[token], [])
        if not page.capital[token]:
            keys = [key for key in keys if _is_small(page, token, key, kinds)]
        for key in keys:
            last = token + len(key)
            if tuple(lower[token:last]) == key and not any(t in found for t in range(token, last)):
                if _is_mention(page, token, last):
                    found[token] = (last, kinds[key])
                    token = last - 1
                break
        token += 1


def _is_small(page: Page, token: int, key: Key, kinds: Mapping[Key, Kind]) -> bool:
    """Tell whether a token is the given name of a known person, written without its capital."""
    return (
        len(key) == 1
        and kinds[key] is Kind.PERSON
        and page.syntax.tag[token] == "NNP"
        and is_given_name(page.forms[token])
    )


def _is_mention(page: Page, first: int, last: int) -> bool:
    """Tell whether words that spell a known name are a mention of it."""
    if last - first > 1 or page.shouted(first) or page.syntax.tag[first].startswith("NNP"):
        return True
    return page.syntax.tag[first].startswith("NN") and page.forms[first].lower() not in page.plain
