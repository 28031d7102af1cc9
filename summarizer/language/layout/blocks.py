"""Cut a text into blocks: paragraphs, headings, headers, lists, tables.

Pure functions on strings; the pipeline keeps sentences inside the blocks.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.layout.furniture import is_furniture
from summarizer.language.layout.lines import (
    Line,
    ends_sentence,
    is_item,
    is_row,
    is_rule,
    split_paragraphs,
)
from summarizer.models import BlockKind


class Block(NamedTuple):
    """One block: characters `start` to `end` of the text, without the white space around it."""

    start: int
    end: int
    kind: BlockKind


# The longest heading, in words and characters: longer lines without a period are prose whose
# period was lost. Headlines of news sites stay under 20 words.
_HEADING_WORDS = 20
_HEADING_CHARACTERS = 160
# A title in capitals ("Ministers Agree On New Budget.") may end with a period; shorter ones
# could be a sentence made of names.
_CAPITALIZED_TITLE_WORDS = 6
# That many short lines in a row are a list without bullets and not a stack of headings.
_LIST_LINES = 3

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
_OPENING = re.compile(r"[“«„\"]|(?<!\w)[‘']")
_QUESTION = re.compile(r"[^.!?“”\"]+\?")
_BYTE_ORDER_MARK = "\ufeff"


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of a text in order; between them stands only white space.

    Each line of a header or a table and each item of a list is a block of its own.
    """
    paragraphs = split_paragraphs(text.replace(_BYTE_ORDER_MARK, " "))
    kinds = [_kind_alone(lines) for lines in paragraphs]
    _mark_signature(paragraphs, kinds)
    _extend_tables(paragraphs, kinds)
    _mark_lists(paragraphs, kinds)
    _mark_headings(paragraphs, kinds)
    return [
        Block(lines[0].start, lines[-1].end, kind or BlockKind.PROSE)
        for lines, kind in zip(paragraphs, kinds, strict=True)
    ]


def _kind_alone(lines: Sequence[Line]) -> BlockKind | None:
    """Return the kind of a paragraph that shows it without its neighbours."""
    text = lines[0].text
    if len(lines) == 1 and is_rule(text):
        return BlockKind.HEADER
    if len(lines) <= 3 and is_furniture(" ".join(line.text for line in lines)):
        return BlockKind.HEADER
    if is_item(text):
        return BlockKind.LISTING
    if len(lines) == 1 and is_row(text):
        return BlockKind.TABLE
    if _MARKDOWN_HEADING.match(text):
        return BlockKind.HEADING
    return None


def _mark_lists(paragraphs: Sequence[Sequence[Line]], kinds: list[BlockKind | None]) -> None:
    """Make runs of short lines that stand right beneath each other lists."""
    first = 0
    for number in range(len(paragraphs) + 1):
        if (
            number < len(paragraphs)
            and kinds[number] is None
            and len(paragraphs[number]) == 1
            and _could_be_heading(paragraphs[number][0].text)
            and (number == first or _touches(paragraphs[number - 1], paragraphs[number]))
        ):
            continue
        if number - first >= _LIST_LINES:
            kinds[first:number] = [BlockKind.LISTING] * (number - first)
        first = number if number < len(paragraphs) and kinds[number] is None else number + 1


def _extend_tables(paragraphs: Sequence[Sequence[Line]], kinds: list[BlockKind | None]) -> None:
    """Make short lines that stand right above or beneath a row rows themselves."""
    order = [*range(1, len(kinds)), *range(len(kinds) - 1, 0, -1)]
    for number in order:
        if _touches(paragraphs[number - 1], paragraphs[number]):
            for row, line in ((number - 1, number), (number, number - 1)):
                if kinds[row] is BlockKind.TABLE and kinds[line] is None:
                    text = paragraphs[line][0].text
                    if len(paragraphs[line]) == 1 and _could_be_heading(text):
                        kinds[line] = BlockKind.TABLE


def _touches(upper: Sequence[Line], lower: Sequence[Line]) -> bool:
    """Tell whether no blank line stands between two paragraphs (an indentation may)."""
    return lower[0].start - lower[0].indent - upper[-1].end <= len("\r\n")


def _mark_headings(paragraphs: Sequence[Sequence[Line]], kinds: list[BlockKind | None]) -> None:
    """Mark short lines without a period, and questions alone, that stand above something."""
    story_below = False
    quoting = _inside_quotation(paragraphs)
    for number in range(len(paragraphs) - 1, -1, -1):
        text = " ".join(line.text for line in paragraphs[number])
        if kinds[number] is not None or quoting[number]:
            pass
        elif story_below and (_could_be_heading(text) or (number > 0 and _is_question_alone(text))):
            kinds[number] = BlockKind.HEADING
        story_below = story_below or kinds[number] not in (BlockKind.HEADER, BlockKind.HEADING)


def _mark_signature(paragraphs: Sequence[Sequence[Line]], kinds: list[BlockKind | None]) -> None:
    """Mark a lone last word without a period: an agency signs its reports so."""
    if len(paragraphs) > 1 and len(paragraphs[-1]) == 1 and paragraphs[-1][0].text.isalpha():
        kinds[-1] = BlockKind.HEADER


def _inside_quotation(paragraphs: Sequence[Sequence[Line]]) -> list[bool]:
    """Tell for each paragraph whether a quotation is open at its start.

    By convention each paragraph of a long quotation opens with a mark and only the last one
    closes; so what counts is the last mark of the paragraph before.
    """
    inside, opened = [], False
    for lines in paragraphs:
        inside.append(opened)
        marks = [char for line in lines for char in line.text if char in "“”"]
        opened = marks[-1] == "“" if marks else False
    return inside


def _could_be_heading(text: str) -> bool:
    """Tell whether a line has the form of a heading, questions aside."""
    if len(text) > _HEADING_CHARACTERS:
        return False
    words = text.split()
    if len(words) > _HEADING_WORDS or not any(char.isalpha() for char in text):
        return False
    if text.endswith(".") and not text.endswith("..."):
        return _is_capitalized(words)
    first = next(char for char in text if char.isalnum())
    if first.islower() or text.endswith((",", "?", "!")):
        return False
    return not ends_sentence(text) and not (_OPENING.match(text) and text[-1] in "”\"’'")


def _is_capitalized(words: Sequence[str]) -> bool:
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(words) >= _CAPITALIZED_TITLE_WORDS and all(word[0].isupper() for word in long_words)


def _is_question_alone(text: str) -> bool:
    return len(text.split()) <= _HEADING_WORDS and _QUESTION.fullmatch(text) is not None
