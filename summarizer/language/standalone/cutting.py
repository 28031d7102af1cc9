"""Stretches of a sentence that can be left out: connectives, datelines, asides."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import TENSED
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.resolution import Resolution
from summarizer.language.standalone.additive import additives
from summarizer.language.standalone.connectives import (
    BARE,
    CONJUNCTIONS,
    LONGEST_PHRASE,
    NOT_BEFORE,
    PARENTHETIC,
    PARENTHETIC_PHRASES,
    PHRASES,
    WITH_COMMA,
)
from summarizer.models import Cut, CutKind, Form, Quotation, QuotationKind

Range = tuple[int, int]

_DASH = r"(?:—|–|―|--|-)"
_CAPITALS = r"[A-Z][A-Z’'./-]+"
_NAME = r"[A-Z][\w’'.-]+"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?|\d{1,2}(?:, \d{4})?)"
_AGENCY = r"\((?:[A-Z]{2,}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\)"
# LONDON, Jan 5 (Agency) - ; PORT VALE — ; Port Vale (AGENCY) — ; Port Vale (AGENCY)The ;
# (AGENCY)The
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:[ ,/]+(?:{_CAPITALS}|{_DAY})){{0,6}}(?:,? {_AGENCY})?\s+{_DASH}"
    rf"|{_NAME}(?:[ ,]+{_NAME}){{0,4}} (?:\([A-Z]{{2,}}\)\s*{_DASH}?|{_AGENCY}\s*{_DASH})"
    rf"|\([A-Z]{{2,}}\)(?:\s*{_DASH}|(?=[A-Z“\"‘'])))"
    r"\s*(?=[A-Z“\"‘'])"
)
_RELATIVE = frozenset({"which", "who", "whose", "whom", "where"})
# An aside with one of these says more than its words: it denies, restricts, doubts, or states
# a condition.
_WEIGHTY = word_set(
    """
    not n't no never nobody nothing none neither nor without only if unless except until may might
    could would should allegedly reportedly apparently purportedly denied denies deny falsely
    claimed claims
    """
)
# Appositions shorter than this, in tokens, cost little and say who somebody is.
_LONG_APPOSITION = 6
LONGEST = 200
"""Tokens. What is longer is a list or lost punctuation, and no sentence to be read alone."""


def cuts(
    syntax: Syntax,
    first: int,
    last: int,
    resolution: Resolution,
    quotations: Sequence[Quotation],
) -> list[Cut]:
    """Return the cuts of the sentence from token `first` up to `last`, in order.

    What somebody says verbatim is never cut, nor what leaves no subject or verb.
    """
    spoken = _spoken(syntax.start[first], syntax.end[last - 1], quotations)
    found: list[Cut] = []
    for kind, (start, end) in _candidates(syntax, first, last, resolution):
        overlaps_quote = any(start < b and a < end for a, b in spoken)
        overlaps_cut = any(start < cut.end and cut.start < end for cut in found)
        if not overlaps_quote and not overlaps_cut:
            found.append(Cut(start=start, end=end, kind=kind))
    return sorted(found, key=lambda cut: cut.start)


def _spoken(start: int, end: int, quotations: Sequence[Quotation]) -> list[Range]:
    """Return the direct quotations that overlap a range; contents seldom overlap each other."""
    after = bisect_left(quotations, end, key=lambda quotation: quotation.start)
    near = quotations[max(after - _NEAR, 0) : after]
    return [(q.start, q.end) for q in near if q.kind is QuotationKind.DIRECT and q.end > start]


# Quotations are in order of start; so many may begin between a long one and its end.
_NEAR = 60


def _candidates(
    syntax: Syntax, first: int, last: int, resolution: Resolution
) -> Iterator[tuple[CutKind, Range]]:
    start = first
    dateline = _DATELINE.match(syntax.text, syntax.start[first], syntax.end[last - 1])
    if dateline:
        yield CutKind.DATELINE, (dateline.start(), dateline.end())
        start = bisect_right(syntax.start, dateline.end() - 1, first, last)
    after = opening_connective(syntax, start, last)
    if after > start:
        yield CutKind.CONNECTIVE, (syntax.start[start], syntax.end[after - 1])
    if last - first > LONGEST:
        return
    for kind, (low, high) in (
        *_parenthetic_connectives(syntax, after, last),
        *((CutKind.CONNECTIVE, found) for found in additives(syntax, after, last)),
        *_asides(syntax, after, last, resolution),
    ):
        if keeps_clause(syntax, first, last, low, high):
            yield kind, (syntax.start[low], syntax.end[high - 1])


def opening_connective(syntax: Syntax, first: int, last: int) -> int:
    """Return the token after the words that join the sentence to the one before it."""
    lower = syntax.lower
    at = first
    if at < last and lower[at] in CONJUNCTIONS and _joins(syntax, at, last):
        at += 1
        if at < last and lower[at] == ",":
            at += 1
    for length in range(LONGEST_PHRASE, 0, -1):
        end = at + length
        if end >= last:
            continue
        phrase = tuple(lower[at:end])
        comma = lower[end] == ","
        if (comma and (phrase in PHRASES or (length == 1 and phrase[0] in WITH_COMMA))) or (
            length == 1 and phrase[0] in BARE and syntax.pos[at] == "ADV"
        ):
            at = end + comma
            break
    # A sentence that would be nothing else is not cut.
    return at if at < last - 1 else first


def _joins(syntax: Syntax, at: int, last: int) -> bool:
    if at + 1 >= last or syntax.pos[at] not in ("CCONJ", "SCONJ", "ADV"):
        return False
    word, following = syntax.lower[at], syntax.lower[at + 1]
    if word in ("so", "yet", "plus") and syntax.pos[at] != "CCONJ" and following != ",":
        return False
    return following not in NOT_BEFORE[word]


def _parenthetic_connectives(
    syntax: Syntax, first: int, last: int
) -> Iterator[tuple[CutKind, Range]]:
    """Find “, however,” inside a sentence and “, however.” at its end."""
    lower = syntax.lower
    commas = 0
    for at in range(first, last - 2):
        if lower[at] != ",":
            continue
        for length in (4, 3, 2, 1):
            end = at + 1 + length
            if end >= last:
                continue
            words = tuple(lower[at + 1 : end])
            if words not in PARENTHETIC_PHRASES and not (length == 1 and words[0] in PARENTHETIC):
                continue
            if lower[end] == ",":
                # An odd comma before it closes something else, and is still needed.
                yield CutKind.CONNECTIVE, (at, end + 1 if commas % 2 == 0 else end)
            elif end == last - 1:
                yield CutKind.CONNECTIVE, (at, end)
            break
        commas += 1


def _asides(
    syntax: Syntax, first: int, last: int, resolution: Resolution
) -> Iterator[tuple[CutKind, Range]]:
    for low, high in (
        *_brackets(syntax, first, last),
        *_dashes(syntax, first, last),
        *_clauses(syntax, first, last, resolution),
    ):
        if not _is_weighty(syntax, low, high):
            yield CutKind.ASIDE, (low, high)


def _is_weighty(syntax: Syntax, low: int, high: int) -> bool:
    return any(
        syntax.lower[i] in _WEIGHTY or syntax.pos[i] == "NUM" or syntax.lower[i][:1].isdigit()
        for i in range(low, high)
    )


def _brackets(syntax: Syntax, first: int, last: int) -> Iterator[Range]:
    opened: int | None = None
    for at in range(first, last):
        mark = syntax.lower[at]
        if mark == "(":
            opened = at if opened is None else None
        elif mark == ")" and opened is not None:
            if at + 1 < last:
                yield opened, at + 1
            opened = None


def _dashes(syntax: Syntax, first: int, last: int) -> Iterator[Range]:
    """Find what stands between the only two dashes of a sentence."""
    dashes = [
        at
        for at in range(first + 1, last - 1)
        if syntax.lower[at] in ("—", "–", "―", "--", "-")
        and syntax.text[syntax.end[at] : syntax.end[at] + 1].isspace()
    ]
    if len(dashes) == 2:
        yield dashes[0], dashes[1] + 1


def _clauses(syntax: Syntax, first: int, last: int, resolution: Resolution) -> Iterator[Range]:
    """Find “, which …,” and long appositions between commas that name nobody."""
    for at in range(first, last):
        dep = syntax.dep[at]
        if dep not in ("relcl", "appos"):
            continue
        head, left = syntax.head[at], syntax.left_edge(at)
        right = syntax.right_edge(at) + 1
        if not first <= head < left or left - 1 <= head or syntax.lower[left - 1] != ",":
            continue
        if dep == "relcl":
            if syntax.lower[left] not in _RELATIVE or _goes_on(syntax, left, right):
                continue
        elif (
            right - left < _LONG_APPOSITION
            or syntax.pos[left] != "DET"
            or _is_named(syntax, at, resolution)
        ):
            continue
        # Between the noun and the comma only the rest of its own phrase; a comma there opens
        # an apposition that the closing comma must still close.
        inner = syntax.lower[head + 1 : left - 1].count(",")
        if right >= last - 1:
            if right == last - 1 and not inner % 2:
                yield left - 1, right
        elif syntax.lower[right] == ",":
            yield left - 1, right if inner % 2 else right + 1


def _goes_on(syntax: Syntax, low: int, high: int) -> bool:
    """Tell whether a comma and "and" or "as well as" stand inside.

    What follows may belong to the main clause, whatever the parser says.
    """
    return any(
        syntax.lower[i] == "," and (syntax.pos[i + 1] == "CCONJ" or syntax.lower[i + 1] == "as")
        for i in range(low, high - 1)
    )


def _is_named(syntax: Syntax, head: int, resolution: Resolution) -> bool:
    """Tell whether an apposition says who somebody is by a name."""
    mention = resolution.at(syntax.start[head])
    return mention is not None and mention.form is Form.NAME and syntax.pos[head] == "PROPN"


def keeps_clause(syntax: Syntax, first: int, last: int, low: int, high: int) -> bool:
    """Tell whether a finite verb and a subject remain without the tokens `low` to `high`."""
    verb = subject = False
    for at in range(first, last):
        if low <= at < high:
            if syntax.dep[at] == "ROOT":
                return False
            continue
        verb = verb or syntax.tag[at] in TENSED
        subject = subject or syntax.dep[at] in ("nsubj", "nsubjpass", "csubj", "expl")
    return verb and subject
