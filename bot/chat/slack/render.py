"""Posting → messages of Block Kit: pure, and whole however long the answer is.

A page is one message. An answer that is too long for one goes on in the next; its buttons are
under its end. Ids of actions: a button's is its press; a select and the pair of feedback buttons
carry the press in the value that is chosen.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from slack_sdk.models.blocks import (
    Block,
    ContextBlock,
    HeaderBlock,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextListElement,
    RichTextSectionElement,
)

from bot.chat.slack import limits
from bot.chat.slack.controls import controls, shown_whole
from bot.chat.slack.escape import escaped
from bot.chat.slack.paragraphs import Form, Paragraph, Part, paragraphs, size_of, write_out
from bot.chat.splitting import pieces
from bot.exchange import Posting

_AROUND = 60
"""What a paragraph takes beside its parts: `{"elements": [], "type": "rich_text_section"}` in a
list, or a line break."""
_AROUND_LIST = 100
"""What a list takes beside its paragraphs; each change of form may begin one."""
_AROUND_BLOCK = 200
"""What a block takes beside its paragraphs, with the list that it may begin with."""
_LONGEST_ENTITY = len("&amp;")


class Page(NamedTuple):
    """One message."""

    text: str
    """What is said, escaped: for notifications, screen readers, and where blocks are not shown."""
    blocks: list[dict[str, object]]
    lines: tuple[str, ...] = ()
    """All that is said, as it is, where `text` has only the beginning."""

    def texts(self) -> list[str]:
        """Return all that is said as texts that Slack takes, escaped: for want of blocks."""
        texts: list[str] = []
        for line in self.lines or ():
            for position, piece in enumerate(pieces(line, limits.FALLBACK // _LONGEST_ENTITY)):
                said = escaped(piece)
                joint = "" if position else "\n"
                if texts and len(texts[-1]) + len(joint) + len(said) <= limits.FALLBACK:
                    texts[-1] += joint + said
                else:
                    texts.append(said)
        return texts or [self.text]


class _Piece(NamedTuple):
    """The smallest thing that is not split: a paragraph, or a row of buttons."""

    content: Paragraph | Block
    block: int
    """Pieces of one number share a block."""
    size: int


def render(posting: Posting) -> list[Page]:
    """Return an answer as messages, in the order in which they are posted: at least one."""
    shown = shown_whole(posting)
    contents: list[Paragraph | Block] = [*paragraphs(posting.reply, shown), *controls(posting)]
    filled = _filled(_measured(contents))
    # What is on buttons is not in the text of the blocks, and so not read out.
    unread = [
        "".join(part.text for part in write_out(posting.reply.choices[n])) for n in sorted(shown)
    ]
    return [
        _page(page, number, len(filled), unread if number == len(filled) else ())
        for number, page in enumerate(filled, start=1)
    ]


def _measured(contents: Iterable[Paragraph | Block]) -> Iterator[_Piece]:
    block, before, form = 0, None, None
    for content in contents:
        place = _place(content)
        block += place is None or place != before
        before = place
        if isinstance(content, Block):
            yield _Piece(content, block, size_of(content.to_dict()))
        else:
            around = _AROUND + (_AROUND_LIST if content.form is not form else 0)
            form = content.form
            yield _Piece(content, block, around + sum(part.size() for part in content.parts))


def _place(content: Paragraph | Block) -> int | None:
    """Return what tells whether neighbours share a block; None for what has one of its own."""
    if isinstance(content, Block) or content.form in (Form.HEADER, Form.SMALL):
        return None
    return content.group


def _filled(found: Iterable[_Piece]) -> list[list[_Piece]]:
    """Fill as few pages as take all pieces in order."""
    pages: list[list[_Piece]] = [[]]
    for piece in found:
        if pages[-1] and not _fit([*pages[-1], piece]):
            pages.append(_carried(pages[-1], piece))
        pages[-1].append(piece)
    return pages


def _fit(pieces_: Sequence[_Piece]) -> bool:
    # One block and its size are kept for the number of the page.
    blocks = len({piece.block for piece in pieces_}) + 1
    size = sum(piece.size for piece in pieces_) + _AROUND_BLOCK * blocks
    return blocks <= limits.MESSAGE_BLOCKS and size <= limits.MESSAGE_CHARACTERS


def _carried(page: list[_Piece], piece: _Piece) -> list[_Piece]:
    """Take from the end of a page what would be lost there, away from the piece that follows.

    A heading goes with its points; buttons stay together, under words.
    """
    start = len(page)
    if isinstance(piece.content, Block):
        while start and isinstance(page[start - 1].content, Block):
            start -= 1
        start -= 1
    while start > 0 and _is_heading(page[start - 1].content):
        start -= 1
    carried = page[start:]
    if start < 1 or not _fit([*carried, piece]):
        return []
    del page[start:]
    return carried


def _is_heading(content: Paragraph | Block) -> bool:
    return isinstance(content, Paragraph) and content.heading


def _page(page: Sequence[_Piece], number: int, of: int, unread: Iterable[str]) -> Page:
    written: list[Block] = []
    pressed: list[Block] = []
    lines: list[str] = []
    for _, group in groupby(page, key=lambda piece: piece.block):
        contents = [piece.content for piece in group]
        pressed += [content for content in contents if isinstance(content, Block)]
        if together := [content for content in contents if isinstance(content, Paragraph)]:
            written.append(_block(together))
            lines += map(_line, together)
    lines += [f"• {line}" for line in unread]
    mark = f"Page {number} of {of}"
    blocks = [*written, *([_small(mark)] if of > 1 else []), *pressed]
    return Page(
        text=_fallback(lines or [mark]),
        blocks=[block.to_dict() for block in blocks],
        lines=tuple(filter(None, lines)),
    )


def _block(together: Sequence[Paragraph]) -> Block:
    first = together[0]
    if first.form is Form.HEADER:
        return HeaderBlock(text=PlainTextObject(text=first.text, emoji=False))
    if first.form is Form.SMALL:
        return _small(first.text)
    return RichTextBlock(elements=list(_elements(together)))


def _small(text: str) -> Block:
    return ContextBlock(elements=[PlainTextObject(text=text, emoji=False)])


def _elements(together: Sequence[Paragraph]) -> Iterator[RichTextElement]:
    for form, group in groupby(together, key=lambda paragraph: paragraph.form):
        same = list(group)
        if form is Form.BULLET:
            yield RichTextListElement(style="bullet", elements=[_text([each]) for each in same])
        elif form is Form.NUMBERED:
            # Where a list goes on, it does not begin with 1.
            offset = same[0].number - 1 or None
            items = [_text([each]) for each in same]
            yield RichTextListElement(style="ordered", offset=offset, elements=items)
        else:
            yield _text(same)


def _text(lines: Iterable[Paragraph]) -> RichTextElement:
    elements: list[RichTextElement] = []
    for line in lines:
        if elements:
            elements.append(Part(text="\n").element())
        elements += [part.element() for part in line.parts]
    return RichTextSectionElement(elements=elements)


def _line(paragraph: Paragraph) -> str:
    sign = {Form.BULLET: "• ", Form.NUMBERED: f"{paragraph.number}. "}.get(paragraph.form, "")
    return sign + paragraph.text


def _fallback(lines: Iterable[str]) -> str:
    """Return the beginning of what is said, as long as it may be: the blocks have all of it."""
    shown: list[str] = []
    left = limits.FALLBACK
    for line in filter(None, lines):
        text = escaped(line)
        if len(text) + 2 > left:
            if room := left // _LONGEST_ENTITY:
                shown.append(escaped(pieces(line[: room + 1], room)[0]))
            return "\n".join([*shown, "…"])
        shown.append(text)
        left -= len(text) + 1
    return "\n".join(shown)
