"""Stretches between quotation marks: curly, straight, single, guillemets; over paragraphs too.

Pure functions on strings. Marks that are nested in others are part of their content. What is
never closed ends with its paragraph or before the next opening mark, so one lost mark cannot
swallow a document.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from summarizer.language.layout.blocks import Block


class Quoted(NamedTuple):
    """One stretch in quotation marks, in characters of the text."""

    start: int
    """First character of the content."""
    end: int
    """After the last character of the content."""
    opening: int
    """First character of the opening mark."""
    closing: int
    """After the closing mark; equals `end` where that mark is missing."""
    block: int
    """Number of the block it opens in."""
    last_block: int
    """Number of the block it ends in."""


_CLOSING = {"‘": "’", "'": "'"}
_SINGLE = frozenset("‘'")
_ONLY_OPENING = frozenset({"“", "„", "«", "``"})
# Marks that look the same on both sides; some outlets type two apostrophes.
_STRAIGHT = frozenset({'"', "''"})
_MARK = re.compile(r"``|''|[“”„«»\"‘']")
# What may stand right before an opening mark, besides white space.
_BEFORE_OPENING = frozenset("([{<—–-/―:=“„«‘'\"")
# Words that begin with an apostrophe: decades and the clipped words of English.
_CLIPPED = re.compile(r"['‘](?:\d0s|(?:em|til|tis|twas|n|cause|round)\b)", re.IGNORECASE)


class _Mark(NamedTuple):
    at: int
    text: str

    @property
    def end(self) -> int:
        return self.at + len(self.text)


class _Scan(NamedTuple):
    """The marks of one block, paired."""

    pairs: list[tuple[_Mark, _Mark]]
    """Opening and closing marks, nested pairs left out, in order."""
    unclosed: list[_Mark]
    """Opening marks without a partner, outermost first."""
    orphan: _Mark | None
    """A closing mark before any opening one."""


def _scan(text: str, block: Block, ignored: Collection[int] = ()) -> _Scan:
    """Pair the marks of a block. One pass; linear in its length."""
    stack: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark]] = []
    orphan: _Mark | None = None
    read_from = block.start
    for match in _MARK.finditer(text, block.start, block.end):
        mark = _Mark(match.start(), match.group())
        if mark.at < read_from or mark.at in ignored:
            continue
        if mark.text in _SINGLE:
            if stack or not _may_open(text, block, mark) or _CLIPPED.match(text, mark.at):
                continue
            end = _single_end(text, block, mark)
            if end is not None:
                pairs.append((mark, end))
                read_from = end.end
            elif mark.at == block.start:
                stack.append(mark)
        elif mark.text in _ONLY_OPENING or _opens(text, block, mark, stack):
            stack.append(mark)
        elif stack:
            opened = stack.pop()
            if not stack:
                pairs.append((opened, mark))
        elif not pairs and orphan is None:
            orphan = mark
    return _Scan(pairs, stack, orphan)


def _may_open(text: str, block: Block, mark: _Mark) -> bool:
    before = text[mark.at - 1] if mark.at > block.start else " "
    after = text[mark.end] if mark.end < block.end else " "
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _opens(text: str, block: Block, mark: _Mark, stack: Sequence[_Mark]) -> bool:
    """Tell whether a straight mark opens: by its neighbours, else by what came before.

    A closing mark opens where it was typed by mistake: before a word, with nothing to close.
    """
    if mark.text not in _STRAIGHT:
        return not stack and _may_open(text, block, mark)
    is_open = bool(stack) and stack[-1].text in (mark.text, "``")
    before = text[mark.at - 1] if mark.at > block.start else " "
    after = text[mark.end] if mark.end < block.end else " "
    may_open = _may_open(text, block, mark)
    may_close = not before.isspace() and not after.isalnum()
    return may_open if may_open != may_close else not is_open


def _single_end(text: str, block: Block, mark: _Mark) -> _Mark | None:
    """Return the mark that closes a single-quoted stretch.

    It looks like an apostrophe. After an `s` it may be one ("the players' fault"), so the
    first that cannot be a possessive is taken, else the first of all.
    """
    close = _CLOSING[mark.text]
    possessive = None
    for at in range(mark.end + 1, block.end):
        char = text[at]
        if char == mark.text and _may_open(text, block, _Mark(at, char)):
            if _CLIPPED.match(text, at):
                continue
            break  # the next one opens: this one was an apostrophe
        if char != close or text[at - 1].isspace():
            continue
        if at + 1 < block.end and text[at + 1].isalnum():
            continue
        if text[at - 1] not in "sS":
            return _Mark(at, close)
        possessive = possessive or _Mark(at, close)
    return possessive


def _goes_on(blocks: Sequence[Block], scans: Sequence[_Scan], number: int) -> bool:
    """Tell whether a stretch left open in a block goes on in the next one.

    By convention every paragraph of a long quotation opens with the mark again; some sites
    leave that out, and the first mark of the next paragraph is then a closing one.
    """
    if number + 1 >= len(blocks):
        return False
    left, following = scans[number].unclosed[0].text, scans[number + 1]
    if following.orphan is not None:
        return True
    openings = [pair[0] for pair in following.pairs[:1]] + following.unclosed[:1]
    return any(mark.at == blocks[number + 1].start and mark.text == left for mark in openings)


def find_quoted(text: str, blocks: Sequence[Block], left_out: Collection[int] = ()) -> list[Quoted]:
    """Return the stretches in quotation marks, in order, none inside another.

    Blocks with the numbers in `left_out` are read as if they were empty.
    """
    scans = [
        _Scan([], [], None) if number in left_out else _scan(text, block)
        for number, block in enumerate(blocks)
    ]
    found: list[Quoted] = []
    running: Quoted | None = None
    for number, (block, scan) in enumerate(zip(blocks, scans, strict=True)):
        pairs, unclosed, done = scan.pairs, scan.unclosed, block.start
        if running is not None:
            close: _Mark | None = None
            if scan.orphan is not None:
                close = scan.orphan
            elif pairs and pairs[0][0].at == block.start:
                close, pairs = pairs[0][1], pairs[1:]
            elif unclosed and _goes_on(blocks, scans, number):
                continue
            else:
                close = _Mark(block.end, "")
                pairs = []
                unclosed = []
            found.append(running._replace(end=close.at, closing=close.end, last_block=number))
            running, done = None, close.end
        if unclosed and _goes_on(blocks, scans, number):
            left = unclosed[0]
            running = Quoted(left.end, block.end, left.at, block.end, number, number)
        elif unclosed:
            # Nothing is nested in a mark that never closes: pair the others without it.
            lost = unclosed[0]
            pairs = _scan(text, block, {mark.at for mark in unclosed}).pairs
            pairs = [pair for pair in pairs if pair[0].at >= done]
            if lost.at == block.start or text[block.start : lost.at].rstrip().endswith((":", ",")):
                end = next((p[0].at for p in pairs if p[0].at > lost.at), block.end)
                pairs = [*pairs, (lost, _Mark(end, ""))]
        found.extend(
            Quoted(opened.end, closed.at, opened.at, closed.end, number, number)
            for opened, closed in sorted(pairs)
        )
    trimmed = (_trimmed(text, quoted) for quoted in found)
    return [q for q in trimmed if any(char.isalnum() for char in text[q.start : q.end])]


def _trimmed(text: str, quoted: Quoted) -> Quoted:
    start, end = quoted.start, quoted.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    closing = end if quoted.closing == quoted.end else quoted.closing
    return quoted._replace(start=start, end=end, closing=closing)
