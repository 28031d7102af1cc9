"""“Also”, which points at something told before, and can be left out."""

from collections.abc import Iterator

from summarizer.language.grammar.syntax import Syntax

_MARKS = frozenset({'"', "'", "“", "‘", "``", "«", "„"})


def additives(syntax: Syntax, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Find "also" beside the main verb of the sentence from token `first` up to `last`.

    In "and also serves" and "not only … but also" it adds to what stands in the sentence itself.
    Behind a quotation mark it may be somebody's own word.
    """
    lower = syntax.lower
    if "also" not in lower[first:last]:  # as in most sentences
        return
    for at in range(first, last - 1):
        if lower[at] in _MARKS:
            return
        if (
            lower[at] == "also"
            and at > first
            and syntax.dep[at] == "advmod"
            and syntax.dep[syntax.head[at]] == "ROOT"
            and syntax.pos[at - 1] not in ("CCONJ", "PUNCT")
            and lower[at + 1] not in (",", "known", "called", "because")
            and "only" not in lower[first:at]
        ):
            yield at, at + 1
