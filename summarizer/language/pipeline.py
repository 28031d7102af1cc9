"""The spaCy pipeline: the stock model with small components of our own.

One `Doc` per document comes out, whose text has the same length as the document's, so that
`Token.idx` is an offset into `Document.text`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops

from summarizer.language.layout import sentences
from summarizer.language.layout.blocks import Block, split_blocks
from summarizer.language.lexicon.morphology import replace_stock_morphology
from summarizer.language.model import load_model

# The networks hold some 10 kB for each token that they see at once. 20,000 characters are about
# 4,000 tokens; with 10,000 parsing is a tenth slower, with 40,000 or 60,000 no faster.
_BATCH_CHARACTERS = 20_000
_BATCH_DOCUMENTS = 64
# A document longer than this is parsed in pieces.
_PIECE_CHARACTERS = 20_000
# Words that stay known between memory zones, at 0.4 kB each. On 2,400 stories of the Reuters
# collection they halve the tokenizer's time (13.7 to 7.2 µs a token); 60,000 bring no more.
_KNOWN_WORDS = 20_000
# The tokenizer's time on marks without a gap grows with the square of their number: 0.2 s for
# 1,000 brackets, 3.5 s for 5,000. Longer runs are cut. Letters cost nothing of the sort; words
# of more than 1,000 are cut so that a document is never one piece.
_MARKS = 100
_WORD_CHARACTERS = 1_000

_PLAIN = {
    ord(char): " "
    for char in "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200C)))
    # Marks of reading direction, which would stick to the word before them.
    + "\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
} | {ord("―"): "—"}  # The horizontal bar, which the tokenizer leaves on the word beside it.
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONG_WORD = re.compile(rf"[^\w\s]{{{_MARKS}}}(?=[^\w\s])|\S{{{_WORD_CHARACTERS}}}(?=\S)")


class _Piece(NamedTuple):
    """A stretch of a document that is parsed at once."""

    text: str
    blocks: list[Block]
    last: bool
    """True for the last piece of its document."""


def load_pipeline(model: str | None = None, *, single_threaded: bool = False) -> Language:
    """Load the model and add our components.

    Args:
        model: Another model, by name or path.
        single_threaded: numpy works with one thread in this process. Its OpenBLAS then
            multiplies matrices, and not spaCy's own BLIS, which knows fewer processors: on one
            that it does not know (AMD's from Zen 3 on) a product takes it three times as long,
            and products are half of parsing (186 µs a token fall to 121). With more threads
            OpenBLAS is slower: matrices are small, and threads wait for each other at work.
            Sums differ in their last digits; of 2,500 Reuters stories none is parsed otherwise.

    Raises:
        ModelMissing: the model is not on this machine.
    """
    with use_ops("numpy", use_blis=not single_threaded):
        nlp = load_model(model)
    nlp.add_pipe("briefbot_sentences", first=True)
    replace_stock_morphology(nlp)
    return nlp


def normalize(text: str) -> str:
    """Return the text with every kind of white space and dash a plain one; the length is the same.

    The parser takes line ends for words of their own. Lone surrogates, which no encoding can
    hold, become replacement characters.
    """
    return _SURROGATE.sub("\ufffd", text.translate(_PLAIN))


def learn_words(nlp: Language, texts: Iterable[str]) -> None:
    """Let the tokenizer meet the words of texts outside a memory zone, until it knows enough."""
    for text in texts:
        if len(nlp.vocab) >= _KNOWN_WORDS:
            return
        for piece in _pieces(normalize(text), ()):
            nlp.make_doc(piece.text)


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[tuple[Doc, list[Block]]]:
    """Parse texts of any length, in order; each with its blocks.

    Takes a batch of texts at a time from the iterable, and holds no more than that.
    """
    texts = iter(texts)
    while batch := list(islice(texts, _BATCH_DOCUMENTS)):
        blocks = [split_blocks(text) for text in batch]
        pieces = (
            piece
            for text, its_blocks in zip(batch, blocks, strict=True)
            for piece in _pieces(normalize(text), its_blocks)
        )
        yield from zip(_join(_parse_pieces(nlp, pieces)), blocks, strict=True)


def _parse_pieces(nlp: Language, pieces: Iterable[_Piece]) -> Iterator[tuple[Doc, bool]]:
    """Parse pieces in batches of bounded size."""
    batch: list[tuple[Doc, bool]] = []
    size = 0
    for piece in pieces:
        doc = nlp.make_doc(piece.text)
        doc.user_data[sentences.BLOCKS] = piece.blocks
        batch.append((doc, piece.last))
        size += len(piece.text)
        if size >= _BATCH_CHARACTERS:
            yield from nlp.pipe(batch, as_tuples=True, batch_size=len(batch))
            batch, size = [], 0
    if batch:
        yield from nlp.pipe(batch, as_tuples=True, batch_size=len(batch))


def _join(parsed: Iterable[tuple[Doc, bool]]) -> Iterator[Doc]:
    """Put the pieces of each document together."""
    pieces: list[Doc] = []
    for doc, last in parsed:
        doc.user_data.clear()
        doc.tensor = doc.tensor[:0]  # The network's output, 400 bytes a token, is not needed.
        pieces.append(doc)
        if last:
            yield pieces[0] if len(pieces) == 1 else _joined(pieces)
            pieces = []


def _joined(pieces: Sequence[Doc]) -> Doc:
    doc = Doc.from_docs(list(pieces), ensure_whitespace=False)
    if doc is None:
        raise ValueError("a document has at least one piece")
    return doc


def _pieces(text: str, blocks: Sequence[Block]) -> Iterator[_Piece]:
    """Cut a text that is too long to be parsed at once; the blocks are cut with it."""
    cuts = _cuts(text, blocks)
    number = 0
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        inside = []
        while number < len(blocks) and blocks[number].start < end:
            block = blocks[number]
            first, last = max(block.start, start) - start, min(block.end, end) - start
            inside.append(Block(first, last, block.kind))
            if block.end > end:
                break
            number += 1
        yield _Piece(text[start:end], inside, last=end == len(text))


def _cuts(text: str, blocks: Sequence[Block]) -> list[int]:
    """Return where to cut: between blocks, else after a sentence, else after a word.

    A word without end is cut wherever the limit falls.
    """
    starts = [block.start for block in blocks]
    cuts = []
    position = 0
    for bound in [*(match.end() for match in _LONG_WORD.finditer(text)), len(text)]:
        while bound - position > _PIECE_CHARACTERS:
            limit = position + _PIECE_CHARACTERS
            number = bisect_right(starts, limit) - 1
            if number >= 0 and starts[number] > position:
                position = starts[number]
            else:
                position = _gap(text, position, limit)
            cuts.append(position)
        if bound < len(text):
            position = bound
            cuts.append(position)
    return cuts


def _gap(text: str, start: int, limit: int) -> int:
    """Return the offset after the last sentence, or else the last word, that ends in a range."""
    middle = (start + limit) // 2
    sentence = text.rfind(". ", middle, limit)
    if sentence >= 0:
        return sentence + 2
    return text.rfind(" ", middle, limit) + 1 or limit
