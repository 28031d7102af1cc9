"""Cut a text into blocks: paragraphs, headings, headers, lists, tables.

Pure functions on strings; the pipeline keeps sentences inside the blocks.
"""

import re
from typing import NamedTuple

from summarizer.models import BlockKind


class Block(NamedTuple):
    """One block: characters `start` to `end` of the text, without the white space around it."""

    start: int
    end: int
    kind: BlockKind


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of a text in order; between them stands only white space."""
    blocks = []
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        end = match.start() + len(match.group().rstrip())
        blocks.append(Block(match.start(), end, BlockKind.PROSE))
    return blocks
