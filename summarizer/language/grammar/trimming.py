"""Cut what does not belong from the ends of a phrase: commas, conjunctions, lone quotes."""

from summarizer.language.grammar.syntax import Syntax

_OUTER = frozenset({"PUNCT", "CCONJ", "SPACE"})
_PAIRS = {"”": "“", "’": "‘", ")": "(", "]": "[", "»": "«"}
_OPENING = {opening: closing for closing, opening in _PAIRS.items()}


def trim(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    """Return the range of tokens without punctuation at its ends.

    Quotation marks and brackets whose partner is inside stay; "neither" and "both" stay, as
    they only look like conjunctions.
    """
    while first < last and _is_outer(syntax, first) and not _opens(syntax, first, last):
        first += 1
    while first < last and _is_outer(syntax, last) and not _closes(syntax, first, last):
        last -= 1
    return first, last


def _is_outer(syntax: Syntax, i: int) -> bool:
    return syntax.pos[i] in _OUTER and syntax.dep[i] != "preconj"


def _opens(syntax: Syntax, first: int, last: int) -> bool:
    """Tell whether the mark at `first` is closed inside."""
    mark, inside = syntax.lower[first], syntax.lower[first + 1 : last + 1]
    if mark == '"':
        return inside.count('"') % 2 == 1
    return _OPENING.get(mark) in inside


def _closes(syntax: Syntax, first: int, last: int) -> bool:
    """Tell whether the mark at `last` was opened inside."""
    mark, inside = syntax.lower[last], syntax.lower[first:last]
    if mark == '"':
        return inside.count('"') % 2 == 1
    return _PAIRS.get(mark) in inside
