"""Sentences as candidates for a brief: which may be shown, and in which versions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarizer.models import BlockKind, Cut, CutKind
from summarizer.storage.base import SentenceRow
from summarizer.text import stems

LEFT_OUT = frozenset({CutKind.CONNECTIVE, CutKind.DATELINE})
"""What is always cut. Who says something is never cut: a claim stays a claim."""

SHORTEST = 5
"""Words. Shorter sentences are remarks ("He is wrong."), headings and links that say little on
their own."""

LONGEST = 50
"""Words. Longer ones are lists and run-on text that nobody reads as a point."""


Place = tuple[int, int]
"""(document key, sentence index)."""


class Candidate(NamedTuple):
    """A sentence in one version: with the cuts that are made in it."""

    row: SentenceRow
    cuts: tuple[Cut, ...]
    words: int
    """White-space separated words, as a reader counts them."""
    stems: tuple[str, ...]
    complete: bool
    """False for what is shown only when there is nothing better: fragments, questions …"""

    @property
    def place(self) -> Place:
        """Where the sentence stands."""
        return self.row.document, self.row.index


def candidates(rows: Iterable[SentenceRow], *, shortened: bool = True) -> list[Candidate]:
    """Return the versions of all sentences of prose, in the order given.

    Args:
        rows: The sentences.
        shortened: Also the versions without asides, for choosing among them.
    """
    found = []
    opened: set[int] = set()
    for row in rows:
        if row.kind is not BlockKind.PROSE:
            continue
        # Before the first sentence of a document there is nothing that it could lean on.
        stands = not row.dangling or row.document not in opened
        opened.add(row.document)
        if not row.cuts:
            found.append(_version(row, (), stands))
            continue
        always = tuple(cut for cut in row.cuts if cut.kind in LEFT_OUT)
        found.append(_version(row, always, stands))
        if not shortened:
            continue
        asides = tuple(cut for cut in row.cuts if cut.kind in LEFT_OUT or cut.kind is CutKind.ASIDE)
        if len(asides) > len(always):
            found.append(_version(row, asides, stands))
    return found


def in_order_of_texts(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Put sentences of one document into its order, in the places that they hold together.

    What a text told first is not read after what it told then: no second step before the first.
    The most important sentence of all stays at the top.
    """
    top, rest = list(chosen[:1]), chosen[1:]
    waiting: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in sorted(rest, key=lambda one: one.row.index, reverse=True):
        waiting[candidate.row.document].append(candidate)
    return top + [waiting[candidate.row.document].pop() for candidate in rest]


def without_cuts(row: SentenceRow, cuts: Iterable[Cut]) -> str:
    """Return the words of a sentence that remain."""
    pieces = []
    position = row.start
    for cut in sorted(cuts, key=lambda cut: (cut.start, cut.end)):
        if cut.start > position:
            pieces.append(row.text[position - row.start : cut.start - row.start])
        position = max(position, cut.end)
    pieces.append(row.text[position - row.start :])
    return " ".join(" ".join(pieces).split())


def _version(row: SentenceRow, cuts: tuple[Cut, ...], stands: bool) -> Candidate:
    text = without_cuts(row, cuts) if cuts else row.text
    sequence = stems(text) if cuts else row.stems
    words = len(text.split())
    return Candidate(
        row,
        cuts,
        words,
        sequence,
        # A mark that stands apart is a word to count, and none to read.
        complete=stands
        and min(words, len(sequence)) >= SHORTEST
        and words <= LONGEST
        and _is_statement(text),
    )


_CLOSERS = "'\"”’»)]"
_OPENS = re.compile(r"(?:^|(?<=[\s(\[—–-]))'(?=\w)")
_CLOSES = re.compile(r"'(?=$|[\s.,;:!?)\]—–-])")
_ENDS_QUOTE = re.compile(r"[.,!?]'$")


def _is_statement(text: str) -> bool:
    """Tell whether the text starts and ends as a sentence, with all its quotation marks."""
    first = text[:1]
    if not first.isalnum():  # as after a quotation mark
        first = next((char for char in text if char.isalnum()), "")
    return (
        not first.islower()
        and text.rstrip(_CLOSERS + " ").endswith((".", "!", "…"))
        and _has_paired_quotes(text)
    )


def _has_paired_quotes(text: str) -> bool:
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    if "'" not in text:
        return "`" not in text
    if text.count("``") != text.count("''"):  # as older news wires write quotation marks
        return False
    opened, closed = len(_OPENS.findall(text)), len(_CLOSES.findall(text))
    # "the guests' rooms" closes nothing, but a mark after a full stop does.
    return opened <= closed and not (opened == 0 and _ENDS_QUOTE.search(text))
