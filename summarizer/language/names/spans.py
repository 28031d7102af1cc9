"""Where names begin and end: the stock model's spans, trimmed, grown and put together.

What a name is, in running English: capitalized words with the small words between them. The
stock model misses on the edges: titles and dashes inside, initials, particles, company forms
and hyphenated parts outside, long names of bodies in pieces.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from summarizer.language.lexicon.gazetteer import is_people, is_place
from summarizer.language.names.forms import find_bodies
from summarizer.language.names.growing import grow
from summarizer.language.names.page import HYPHENS, Candidate, Page, is_given_name
from summarizer.language.names.trimming import stripped, trimmed

LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"})
_AS_PERSONS_STAND = frozenset({"nsubj", "nsubjpass", "conj"})
_FIGURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})


def find_candidates(doc: Doc, page: Page) -> list[Candidate]:
    """Return stretches that may be names, in order, without overlaps.

    Those without a label are capitalized words that the stock model passed over; they need
    evidence.
    """
    ents = doc.ents
    found = [
        piece
        for ent in ents
        if ent.label_ not in _FIGURES
        and (not page.outside(ent.start) or _is_signature(page, ent.start, ent.end, ent.label_))
        for piece in trimmed(page, ent.start, ent.end, ent.label_ if ent.label_ in LABELS else "")
    ]
    found.extend(find_bodies(page))
    found = _merged(found)
    covered = _covered(page, found)
    for candidate in found:
        grow(page, candidate, covered)
    found = _joined(page, _merged(found))
    covered = _covered(page, found)
    for ent in ents:
        if ent.label_ in _FIGURES:
            end = _end_of_figure(page, ent.start, ent.end)
            covered[ent.start : end] = [True] * (end - ent.start)
    found.extend(_passed_over(page, covered))
    found.extend(_in_small_letters(page, covered))
    return sorted(found, key=lambda candidate: candidate.first)


def _is_signature(page: Page, first: int, last: int, label: str) -> bool:
    """Tell whether a given name is all there is in a line that else would be a header."""
    block = page.block[first]
    return (
        label == "PERSON"
        and last - first == 1
        and not page.shouted(first)
        and is_given_name(page.forms[first])
        and (first == 0 or page.block[first - 1] != block)
        and (last == len(page) or page.block[last] != block)
    )


def _end_of_figure(page: Page, first: int, last: int) -> int:
    """Return where a date ends before the dash of a dateline: "VELMOUTH, June 3 - Ann Reed"."""
    for token in range(first + 1, last - 1):
        spaced = not (page.glued[token - 1] or page.glued[token])
        if page.forms[token] in HYPHENS and spaced and page.capital[token + 1]:
            return token
    return last


def _covered(page: Page, found: Sequence[Candidate]) -> list[bool]:
    covered = [False] * len(page)
    for candidate in found:
        for token in range(candidate.first, candidate.last):
            covered[token] = True
    return covered


def _merged(found: list[Candidate]) -> list[Candidate]:
    """Join overlapping stretches; a form beats a label, the longer one's label the shorter's."""
    found.sort(key=lambda candidate: (candidate.first, -candidate.last))
    merged: list[Candidate] = []
    for candidate in found:
        if not merged or candidate.first >= merged[-1].last:
            merged.append(candidate)
            continue
        last = merged[-1]
        if last.form is None and (
            candidate.form is not None or candidate.last - candidate.first > last.last - last.first
        ):
            last.form, last.label = candidate.form, candidate.label or last.label
        last.last = max(last.last, candidate.last)
    return merged


def _joined(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """Join the pieces of a person's name that the stock model took for two names."""
    joined: list[Candidate] = []
    for candidate in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.last == candidate.first
            and candidate.label == "PERSON"
            and before.form is None
            and before.label in ("PERSON", "GPE", "ORG")
            and page.block[before.first] == page.block[candidate.first]
            and candidate.first <= page.syntax.head[before.last - 1] < candidate.last
            and (before.label == "PERSON" or not _is_known_place_or_body(page, before))
        ):
            before.last, before.label = candidate.last, "PERSON"
        else:
            joined.append(candidate)
    return joined


def _is_known_place_or_body(page: Page, candidate: Candidate) -> bool:
    words = page.syntax.lower[candidate.first : candidate.last]
    return candidate.label == "ORG" or is_place(" ".join(words)) or is_people(words[-1])


def _in_small_letters(page: Page, covered: Sequence[bool]) -> Iterator[Candidate]:
    """Yield given names, and the name behind them, where somebody writes without capitals."""
    token = 0
    while token < len(page):
        first = token
        token += 1
        if page.capital[first] or not is_given_name(page.forms[first]) or covered[first]:
            continue
        if page.syntax.tag[first] != "NNP" or not page.without_capitals(first):
            continue
        if token < len(page) and page.syntax.tag[token] == "NNP" and page.forms[token].islower():
            token += 1
        if page.syntax.dep[page.root(first, token)] in _AS_PERSONS_STAND:
            yield Candidate(first, token, "PERSON")


def _passed_over(page: Page, covered: Sequence[bool]) -> Iterator[Candidate]:
    """Yield runs of proper nouns outside all spans."""
    first = -1
    for token in range(len(page) + 1):
        free = (
            token < len(page)
            and page.capital[token]
            and not covered[token]
            and page.syntax.tag[token].startswith("NNP")
            and page.is_name_word(token)
            and not page.outside(token)
        )
        if first >= 0 and not (free and page.block[token] == page.block[first]):
            candidate = stripped(page, first, token, "")
            if candidate is not None:
                yield candidate
            first = -1
        if free and first < 0:
            first = token
