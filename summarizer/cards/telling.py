"""What of a deed is told on a card: in how many words, as done or as ahead, and on whose word."""

import re
from collections.abc import Iterable
from enum import Enum

from summarizer.cards.deeds import LONGEST, is_whole
from summarizer.cards.evidence import Evidence
from summarizer.cards.facts import place_of
from summarizer.models import BlockKind, Extent
from summarizer.storage.base import DeedRow, SentenceRow


class Standing(Enum):
    """Whether what is told of an actor has come to pass."""

    DONE = "done"
    AHEAD = "ahead"
    """Planned, promised or expected."""
    OPEN = "open"
    """What somebody could, should or would do: nobody says that it is done, or will be."""


_OPEN = frozenset(
    {"may", "might", "can", "could", "would", "should", "must", "ought", "shall"}
    | {"if", "unless", "whether", "lest", "perhaps", "maybe", "possibly", "probably"}
    | {"need", "needs", "needed"}
)
_AHEAD = re.compile(
    r"\bwill\b|\b(?:likely|expected|due|set|scheduled|slated|poised|about|going) to\b|\blikely$"
)
_AIMED = frozenset(
    {"plan", "plans", "planned", "planning", "intend", "intends", "aim", "aims", "aiming"}
    | {"agree", "agrees", "agreed", "agreement", "decide", "decides", "decided", "decision"}
    | {"pledge", "pledges", "pledged", "promise", "promises", "promised", "vow", "vows", "vowed"}
    | {"threaten", "threatens", "threatened", "prepares", "preparing", "hopes", "hope"}
    | {"wants", "want", "offers", "offer", "offered", "proposed", "proposes"}
)
"""Words for what somebody means to do; denied, they tell of what somebody did not want."""
_GOVERNED = (" to", " of", " for", " with", " as", " on", " in", " from", " about", " at")
"""Ends of a modality that the clause itself tells: "tried to", "accused of"."""
_NOBODY = frozenset(
    {"i", "we", "you", "he", "she", "it", "they", "me", "us", "him", "her", "them", "one", "who"}
    | {"his", "its", "their", "our", "my", "this", "that", "these", "those", "such"}
)
"""Openings of a reporter's name that say nothing without the text around it."""


_UNLIKELY = re.compile(r"\bunlikely\b|\bneeds? to\b")
"""What "is unlikely to" happen is denied by its status, but nobody says that it did not happen;
what somebody needs to do is not done by any verb that is joined to it."""
_SAYS = re.compile(r"\s+(?:said|says|told|added)\b")
_PERFECT = re.compile(r"\bhad\b")
MAIN = 0.5
"""Share of a sentence that the clause of an older deed has to have: of a smaller one the sentence
may tell something else, and nobody has looked at its grammar."""


def standing(row: DeedRow) -> Standing:
    """Return whether a deed is told as done, as ahead, or neither."""
    if row.modality is None:
        return Standing.DONE
    found = row.modality.lower().split()
    if not _OPEN.isdisjoint(found):
        return Standing.OPEN
    if _AHEAD.search(row.modality.lower()):
        return Standing.AHEAD
    if not _AIMED.isdisjoint(found) and not row.negated:
        # "They hope that Roe leaves" is no aim of Roe's, and "hope to" is.
        return Standing.AHEAD if len(found) > 1 else Standing.OPEN
    if row.modality.endswith(_GOVERNED) or found[-1].endswith("ly"):
        return Standing.DONE
    return Standing.OPEN


def told_deeds(rows: Iterable[DeedRow], evidence: Evidence) -> list[tuple[DeedRow, str]]:
    """Return the deeds that a card may tell, each with the words that tell it whole.

    The span of a deed whose clause does not stand alone is that of its sentence. A deed that was
    stored before clauses were judged is told by its sentence too.
    """
    found = []
    for row in rows:
        stands = standing(row)
        if stands is Standing.OPEN:
            continue
        told = _in_full(row, evidence)
        if told is None:
            continue
        clause = evidence.words(place_of(told))
        # What "had been planned" is not ahead any more, nor is what is doubted a fact.
        is_out = stands is Standing.AHEAD and _PERFECT.search(clause) is not None
        is_out |= _UNLIKELY.search(clause) is not None
        if is_whole(clause) and not is_out:
            found.append((told, clause))
    return found


def _in_full(row: DeedRow, evidence: Evidence) -> DeedRow | None:
    """Return a deed with the span that it is shown with."""
    sentence = evidence.row(place_of(row))
    if sentence is None or row.extent is Extent.NONE:
        return None
    told = row if row.extent is Extent.CLAUSE else _in_its_sentence(row, sentence)
    if told is None or (told.reported_by or "").lower().partition(" ")[0] in _NOBODY:
        return None
    return told


def _in_its_sentence(row: DeedRow, sentence: SentenceRow) -> DeedRow | None:
    if row.extent is None and row.end - row.start < MAIN * (sentence.end - sentence.start):
        return None
    if (
        sentence.dangling
        or sentence.kind is not BlockKind.PROSE
        or len(sentence.text.split()) > LONGEST
    ):
        return None
    return row._replace(start=sentence.start, end=sentence.end)


def reporter(row: DeedRow, clause: str, evidence: Evidence) -> str | None:
    """Return who reports a deed; None where the words that are shown say so themselves."""
    by = row.reported_by
    if by is None or by.lower() in clause.lower():
        return None
    sentence = evidence.row(place_of(row))
    is_sentence = sentence is not None and (sentence.start, sentence.end) == (row.start, row.end)
    by_name = [each for each in evidence.mentions(place_of(row)) if each.actor.name == by]
    if any(_SAYS.match(clause, each.end - row.start) for each in by_name):
        return None  # "The firm, Roe said, has left": under another name than the reporter's
    return None if is_sentence and by_name else by
