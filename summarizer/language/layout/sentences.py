"""Where sentences may start: what the marks on the page say, before the parser decides.

The parser splits well-edited news wrongly in a few places that punctuation settles: after a
quotation that the sentence goes on from (`“Stop!” he said.`), at abbreviations (Gen. Smith),
at colons and dashes, and across paragraphs. The parser keeps to what is set here.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from summarizer.language.layout.blocks import Block
from summarizer.language.lexicon.word_sets import word_set
from summarizer.models import BlockKind

BLOCKS = "briefbot_blocks"
"""Key in `Doc.user_data` of the blocks of a document, with offsets into the Doc's text."""


class Start(IntEnum):
    """What is known of a token, as spaCy stores it."""

    NEVER = -1
    MAYBE = 0
    ALWAYS = 1


_ENDS = ".!?…。！？"  # noqa: RUF001 - full-width marks are meant
_CLOSERS = "'\"’”»)\\]"
# The mark, what closes behind it, the gap, and the next word with what opens before it. Two
# sentences run together without a gap ("the camps.The troops") are found by the case.
_CANDIDATE = re.compile(
    rf"(?P<mark>[{_ENDS}]+)(?P<close>[{_CLOSERS}]*)"
    rf"(?:\s+(?=(?P<open>[\"'“‘«(\[]*)(?P<next>\w*))|(?<=[a-z]{{2}}[.!?])(?=(?P<glued>[A-Z][a-z])))"
)
_PLAIN_END = re.compile(rf"(?:[.!?…]+[{_CLOSERS}]*\s+|[。！？؟۔।]+[{_CLOSERS}]*\s*)")  # noqa: RUF001
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘]*\Z")
# A name and a verb of speaking after a quotation: the sentence goes on.
_SPEECH = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|de|van|von|al|bin|the|of)\s+){1,5}(?:said|says|asked|asks|added|adds"
    r"|told|replied|answered|shouted|cried|wrote|wondered|demanded|recalled|insisted|exclaimed"
    r"|joked|quipped|warned|urged|tweeted|called|yelled|screamed|declared|continued|concluded)\b"
)
# Words that open sentences and hardly ever follow an abbreviation inside one when capitalized.
_OPENERS = word_set(
    """a an the this that these those he she it they we i you his her its their our my your there
    here in on at to from for of with by as after before when while if since although though
    because but and or so yet however then now what who how why where which both many most some
    all no not one two three four five six another other such few several each every more
    meanwhile also even still only once until under over during despite unlike like among about
    according last next earlier later today yesterday"""
)
# Titles, and words before a number: a period behind them does not end a sentence.
_BEFORE_NAME = word_set(
    """mr mrs ms messrs mx dr prof rev fr hon gen lt col maj brig capt cmdr cdr sgt cpl pvt adm
    vice-adm rear-adm lt-gen lt-col maj-gen sen rep gov pres sec amb supt insp det st ste mt ft
    dep asst atty"""
)
_BEFORE_NUMBER = word_set(
    """no nos art fig sec vol ch pp p par approx ca jan feb mar apr jun jul aug sep sept oct nov
    dec est"""
)
_IN_MID_SENTENCE = word_set("vs v e.g i.e cf viz al")
_COMPANY = word_set("inc corp co ltd plc bros jr sr cos llc")
_INITIAL = re.compile(r"(?:[A-Z]\.?-?)?[A-Z]\Z")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_APART = re.compile(r'"(?:\s+|\Z)')
# Between an acronym and one of these there is hardly ever an end: in 1 of some 60 places of a wire
# that writes a capital after every "U.S.".
_JOINING = word_set("and or")
_PLAIN_WORD = re.compile(r"(?:[a-z]{4,}|[\w-]*[a-z]{3,}|\d[\d.,]*%?|[\w-]+%)\Z")
_ITEM_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\Z")


def sentence_starts(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Start]]:
    """Yield offsets and what is known of a sentence start there.

    What is not yielded is `Start.NEVER` in blocks that `is_edited` or are no prose, and
    `Start.MAYBE` in the others.
    """
    for block in blocks:
        yield block.start, Start.ALWAYS
        if block.kind in (BlockKind.PROSE, BlockKind.LISTING):
            edited = is_edited(text, block)
            for match in _CANDIDATE.finditer(text, block.start, block.end):
                if match.end() >= block.end:
                    continue
                if closed := _closed(text, block, match.end()):
                    yield match.end(), Start.NEVER
                    if closed < block.end:
                        yield closed, Start.ALWAYS
                else:
                    yield match.end(), _judge(text, block, match, edited=edited)


def _closed(text: str, block: Block, place: int) -> int | None:
    """Return what comes behind a mark that stands apart and closes a quotation; None for others.

    Text whose tokens were parted by spaces says `" It holds. " He left.`: of straight marks every
    second one in a block closes.
    """
    match = _APART.match(text, place, block.end)
    if match is None or text.count('"', block.start, place) % 2 == 0:
        return None
    at_end = match.end() >= block.end
    return match.end() if at_end or text[match.end()].isupper() else None


def is_edited(text: str, block: Block) -> bool:
    """Tell whether a block ends in the mark of a sentence, and so was written with care."""
    return text[max(block.start, block.end - 4) : block.end].rstrip(" '\"’”»)]")[-1:] in set(_ENDS)


def _judge(text: str, block: Block, match: re.Match[str], *, edited: bool) -> Start:
    """Decide on one place where a mark of a sentence's end stands before a word."""
    if match["glued"]:
        return Start.MAYBE
    following, opening = match["next"], match["open"]
    quoted = any(mark in "'\"’”»" for mark in match["close"])
    if following[:1].islower() and not opening:
        return Start.NEVER if edited or quoted else Start.MAYBE
    opener = following.lower() in _OPENERS or bool(opening)
    if "." in match["mark"] and len(match["mark"]) == 1:
        if quoted:
            return Start.ALWAYS
        before = _WORD_BEFORE.search(text, max(block.start, match.start() - 40), match.start())
        word = before.group() if before else ""
        if before and before.start() == block.start and _ITEM_NUMBER.match(word):
            return Start.NEVER
        return _after_period(word, following, opener=opener)
    if quoted and not opener:
        return Start.NEVER if _SPEECH.match(text, match.end(), block.end) else Start.MAYBE
    return Start.ALWAYS if opener and "…" not in match["mark"] else Start.MAYBE


def _after_period(word: str, following: str, *, opener: bool) -> Start:
    """Decide on a period between two words."""
    lower = word.lower()
    if lower in _BEFORE_NAME and len(following) == 1:
        return Start.NEVER
    if lower in _IN_MID_SENTENCE:
        return Start.NEVER
    if following.isdigit() and (lower in _BEFORE_NUMBER):
        return Start.NEVER
    if _ACRONYM.match(word) and following.lower() in _JOINING:
        return Start.NEVER
    if opener:
        # After short forms some wires write capitals: the parser knows better.
        is_short = _INITIAL.match(word) or _ACRONYM.match(word)
        return Start.MAYBE if is_short else Start.ALWAYS
    if lower in _BEFORE_NAME or (_INITIAL.match(word) and following[:1].isupper()):
        return Start.NEVER
    if lower in _COMPANY or lower in _BEFORE_NUMBER or _ACRONYM.match(word):
        return Start.MAYBE
    return Start.ALWAYS if _PLAIN_WORD.match(word) and following[:1].isupper() else Start.MAYBE


def plain_sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block by punctuation alone, in any language."""
    start = block.start
    for match in _PLAIN_END.finditer(text, block.start, block.end):
        if match.end() < block.end:
            yield start, match.start() + len(match.group().rstrip())
            start = match.end()
    yield start, block.end


@Language.component("briefbot_sentences", assigns=["token.sent_start"])
def set_sentence_starts(doc: Doc) -> Doc:
    """Set what is known of sentence starts, before the parser; without blocks, leave it alone."""
    blocks: list[Block] = doc.user_data.get(BLOCKS, [])
    if not blocks or not len(doc):
        return doc
    text = doc.text
    offsets = doc.to_array("IDX")
    starts = np.zeros(len(doc), dtype="int64")
    bounds = np.searchsorted(offsets, [block.start for block in blocks]).tolist()
    for block, first, last in zip(blocks, bounds, [*bounds[1:], len(doc)], strict=True):
        prose = block.kind in (BlockKind.PROSE, BlockKind.LISTING)
        if not prose or is_edited(text, block):
            starts[first:last] = Start.NEVER
    known = list(sentence_starts(text, blocks))
    places = np.searchsorted(offsets, [offset for offset, _ in known])
    for place, (offset, start) in zip(places.tolist(), known, strict=True):
        if place < len(doc) and offsets[place] == offset:
            starts[place] = start
    # SENT_START is unsigned in spaCy's arrays; -1 wraps round and is read back as -1.
    doc.from_array(["SENT_START"], cast(Ints2d, starts.astype("uint64").reshape(-1, 1)))
    return doc
