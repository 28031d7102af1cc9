"""Transcripts and interviews: paragraphs that begin with the speaker's name and a colon."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.layout.blocks import Block
from summarizer.language.speech.attribution import Range

_MARKS = "“”„«»\"‘’'"
# A label is a name in capitals ("SMITH:"), or Q and A. Names in small letters would also match
# headings ("Update:"), so these do not count.
_LABEL = re.compile(
    rf"[{_MARKS}]?(?P<name>(?:[A-Z][A-Z.’'-]*|\([^)]{{1,40}}\))(?:[ ,]+(?:[A-Z][A-Z.’'-]*"
    rf"|\([^)]{{1,40}}\))){{0,5}})(?P<colon>:)\s+(?=\S)"
)
# One label alone is a heading ("UPDATE: …"); a talk takes two turns.
_FEWEST_TURNS = 2
_ASIDE = re.compile(rf"[{_MARKS}]?[(\[].*[)\]][.{_MARKS}]*", re.DOTALL)


class Turn(NamedTuple):
    """What one speaker says before the next one speaks."""

    parts: tuple[Range, ...]
    """Characters of the words, one part a paragraph, without quotation marks."""
    name: Range
    colon: Range
    blocks: range


def find_turns(text: str, blocks: Sequence[Block]) -> list[Turn]:
    """Return the turns of a transcript, in order; none where the text holds no transcript."""
    labels = [
        (number, match)
        for number, block in enumerate(blocks)
        if (match := _LABEL.match(text, block.start, block.end))
    ]
    if len(labels) < _FEWEST_TURNS or len({match["name"] for _, match in labels}) < _FEWEST_TURNS:
        return []
    turns: list[Turn] = []
    for (number, match), (end, _) in zip(labels, [*labels[1:], (len(blocks), None)], strict=True):
        parts = [_bare(text, match.end(), blocks[number].end)]
        last = number
        for following in range(number + 1, end):
            block = blocks[following]
            if _ASIDE.fullmatch(text, block.start, block.end):
                continue
            if end == len(blocks) and text[block.start] not in _MARKS:
                break  # after the last label only paragraphs that go on in marks belong to it
            parts.append(_bare(text, block.start, block.end))
            last = following
        parts = [part for part in parts if part[0] < part[1]]
        if parts:
            turns.append(
                Turn(tuple(parts), match.span("name"), match.span("colon"), range(number, last + 1))
            )
    return turns


def _bare(text: str, start: int, end: int) -> Range:
    """Return a range without the mark that opens it, and the one that closes it."""
    opened = text[start:end].startswith(tuple(_MARKS))
    start += opened
    inner = text[start:end]
    curly = inner.endswith("”") and inner.count("“") < inner.count("”")
    straight = inner.endswith('"') and inner.count('"') % 2 == 1
    return start, end - (curly or straight)
