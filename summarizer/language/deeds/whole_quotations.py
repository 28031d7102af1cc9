"""Spans that cut no quotation in two: what is shown has both marks of a pair, or none."""

from bisect import bisect_right
from collections.abc import Sequence

from summarizer.language.layout.blocks import Block
from summarizer.language.speech.quotation_marks import Quoted, find_quoted

_REACH = 240
"""Characters that a span grows by at most to reach a mark. The clauses of a card have 40 words
at most, which are some 240 characters of news."""


class WholeQuotations:
    """The stretches in quotation marks of a document, and those nested in them."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        outer = find_quoted(text, blocks)
        inner = [
            nested
            for quoted in outer
            for nested in find_quoted(
                text, [Block(quoted.start, quoted.end, blocks[quoted.block].kind)]
            )
        ]
        self._levels = [(level, [q.opening for q in level]) for level in (inner, outer) if level]

    def around(self, start: int, end: int, verb: int) -> tuple[int, int]:
        """Return a span of characters with no quotation cut, grown or shortened as needed.

        It grows to the far mark of a quotation that it enters before the verb, and otherwise
        keeps to the side of the mark on which the verb stands.
        """
        for level, openings in self._levels:
            first = _at(level, openings, start)
            if first is not None and first.end < end and not _is_open(first):
                start, end = self._from_inside(first, start, end, verb)
            last = _at(level, openings, end - 1)
            if last is not None and start <= last.opening and end < last.closing:
                start, end = self._into(last, start, end, verb)
        return start, end

    def _from_inside(self, quoted: Quoted, start: int, end: int, verb: int) -> tuple[int, int]:
        """Mend a span that starts in a quotation and ends after it."""
        if start == quoted.opening:
            return start, end
        if verb < quoted.end:
            return start, self._trimmed(start, quoted.end)
        if start - quoted.opening <= _REACH:
            return quoted.opening, end
        return quoted.closing, end

    def _into(self, quoted: Quoted, start: int, end: int, verb: int) -> tuple[int, int]:
        """Mend a span that ends in a quotation which it enters."""
        if not _is_open(quoted) and quoted.closing - end <= _REACH:
            return start, quoted.closing
        if verb < quoted.opening:
            return start, self._trimmed(start, quoted.opening)
        return quoted.start, end

    def _trimmed(self, start: int, end: int) -> int:
        """Return an end without white space and punctuation before it."""
        while end > start and not self._text[end - 1].isalnum():
            end -= 1
        return end


def _at(level: Sequence[Quoted], openings: Sequence[int], offset: int) -> Quoted | None:
    """Return the stretch whose marks, or content, stand at an offset."""
    number = bisect_right(openings, offset) - 1
    return level[number] if number >= 0 and offset < level[number].closing else None


def _is_open(quoted: Quoted) -> bool:
    """Tell whether the closing mark is missing."""
    return quoted.closing == quoted.end
