"""Whom a text credits: the agency whose report an outlet prints, or writes anew.

An agency is credited in the dateline ("LUNE (Wire) —"), in the byline, in brackets or a line at
the end, or in the sentence itself ("according to Wire"). A name in brackets in a dateline or at the
end is a credit whoever it is; elsewhere only names of known agencies are.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from summarizer.models import DocumentRef

_HEAD: Final = 600
"""Characters at the top of a text in which a dateline and a byline stand."""
_TAIL: Final = 300
"""Characters at its end in which it is signed."""
_SENTENCE: Final = 2_000
"""Characters of a sentence that are looked at: longer ones are lists and run-on text."""
_HEAD_LINES: Final = 6
_TAIL_LINES: Final = 3
_SHORT_LINE: Final = 90
"""Characters of a byline or signature at most: longer lines are prose."""

_WORD: Final = r"[A-Z][\w.&’'-]{0,30}"
_NAMES: Final = rf"(?:{_WORD})(?:(?: |/|, | and | & ){_WORD}){{0,5}}"
_DASH: Final = r"(?:—|–|―|--|-)"
_PLACED: Final = r"[A-Z\d][\w.’'/-]{0,30}"
_DATELINE: Final = re.compile(
    rf"^(?:{_PLACED}(?:,? {_PLACED}){{0,7}},? )?\((?P<names>{_NAMES}|[a-z]{{2,5}})\)"
    rf"(?:\s*{_DASH}|(?=[A-Z“\"]))",
    re.MULTILINE,
)
_AT_END: Final = re.compile(rf"(?:^|[.!?…”\"’']\s+)\((?P<names>{_NAMES})\)\.?\s*\Z", re.MULTILINE)
_ATTRIBUTED: Final = (
    re.compile(
        r"\b(?:[Aa]ccording to|told|citing|cited by|quoted by|reported by|speaking to"
        rf"|in a report by|seen by)(?: the)? (?P<names>{_NAMES})"
    ),
    re.compile(
        rf"\b(?P<names>{_WORD}(?: {_WORD}){{0,4}})(?:,? (?:a|the))?(?: (?:news|press) agency)?,?"
        r" (?:has |had |also |first |later ){0,2}(?:reported|reports|said|says|quoted|cited)\b"
    ),
)
_PARTS: Final = re.compile(r"/|,| and | & |;|\|")
_PIECES: Final = re.compile(r"[,|/·•;()]| [—–-] |\b(?:[Bb]y|BY|for|via|with|from|[Ss]ource:?|©)\s")
_WORDS: Final = re.compile(r"[^\W_]+")
_GENERIC: Final = frozenset(("news", "agency", "press", "wire", "service", "agencies"))
"""Words that a name may have behind it or not."""
_NO_NAMES: Final = frozenset(
    (
        *("end", "ends", "more", "update", "updated", "correction", "corrected"),
        *("photo", "photos", "video", "file", "left", "right"),
    )
)
"""What stands in brackets at the top or end of a report and is nobody: marks of an editor."""


class Crediting:
    """Tells whom documents and sentences credit.

    Args:
        agencies: Names of the sources that are known to be agencies.
        text_of: Document id → text.
    """

    def __init__(self, agencies: Collection[str], text_of: Callable[[str], str]) -> None:
        self._agencies = tuple(sorted(agencies))
        self._text_of = text_of
        self._named = lru_cache(maxsize=None)(self._in_document)

    def credited(
        self, document: DocumentRef, sentence: str, others: Iterable[str] = ()
    ) -> set[str]:
        """Return the names that a sentence of a document credits.

        Args:
            document: Where the sentence stands.
            sentence: Its words.
            others: Further names that are agencies, as other documents credit them.
        """
        found = set(self._named(document.id))
        known = (*self._agencies, *others)
        for pattern in _ATTRIBUTED:
            for match in pattern.finditer(sentence[:_SENTENCE]):
                found |= set(_known(_PARTS.split(match["names"]), known))
        return found

    def of_document(self, document: DocumentRef) -> frozenset[str]:
        """Return the names that a document credits as a whole."""
        return self._named(document.id)

    def _in_document(self, document_id: str) -> frozenset[str]:
        text = self._text_of(document_id).strip()
        head, tail = text[:_HEAD], text[-_TAIL:]
        found = {
            name
            for match in (_DATELINE.search(head), _AT_END.search(tail))
            if match
            for name in map(str.strip, _PARTS.split(match["names"]))
            if name and name.casefold() not in _NO_NAMES
        }
        above, below = _lines(head), _lines(tail)
        if len(text) > _TAIL:
            del below[0]  # perhaps the end of a line
        for line in (*above[:_HEAD_LINES], *below[-_TAIL_LINES:]):
            if len(line) <= _SHORT_LINE:
                found |= set(_known(_PIECES.split(line), self._agencies))
        return frozenset(found)


def is_credit_of(credit: str, name: str) -> bool:
    """Tell whether a credit means the source of a name.

    Feeds carry more than the name ("Lune Wire: top stories"), and either may be the initials of
    the other ("LW").
    """
    said, full = _words(credit), _words(name)
    if not said or not full:
        return False
    if full[: len(said)] == said:
        return True
    if said[: len(full)] == full and _GENERIC.issuperset(said[len(full) :]):
        return True
    return _abbreviates(said, full) or _abbreviates(full[:1], said)


def _abbreviates(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether one word is the initials of a name, or of its beginning."""
    initials = "".join(word[0] for word in full)
    return len(short) == 1 and len(short[0]) > 1 and initials.startswith(short[0])


@lru_cache(maxsize=4_096)
def _words(name: str) -> tuple[str, ...]:
    words = _WORDS.findall(name.casefold())
    return tuple(words[1:] if words[:1] == ["the"] else words)


def _known(pieces: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Yield the known names that pieces of a line are."""
    named = [piece for each in pieces if (piece := each.strip(" .:")) and piece[0].isupper()]
    for name in known:
        if any(is_credit_of(piece, name) for piece in named):
            yield name


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
