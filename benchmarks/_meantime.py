"""MEANTIME (Minard et al. 2016): articles put together again from their tokens.

What is marked in them (entities, expressions of time) each suite reads from the XML itself.
"""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

Range = tuple[int, int]

LAST_SENTENCE = 5
"""Entities and times are marked in the title, the date and the four sentences after them."""
_PROSE_FROM = 2
"""Title and date, sentences 0 and 1, stand alone."""
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'") | {"'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m"}
_NO_SPACE_AFTER = frozenset("([{$£€")


class Article(NamedTuple):
    """One article."""

    name: str
    corpus: str
    """The part of the data it is from."""
    text: str
    annotated: int
    """Where the annotated part ends."""
    tokens: dict[str, Range]
    """Where each token stands, by its id."""
    xml: etree._Element

    def span(self, mark: etree._Element) -> Range | None:
        """Return where a mark stands; None for one that stands nowhere."""
        anchors = (anchor.get("t_id") or "" for anchor in mark.iter("token_anchor"))
        return _hull(self.tokens[anchor] for anchor in anchors)


def articles(data: Path) -> Iterator[Article]:
    """Read the articles of `meantime/corpus_*` below the data folder."""
    for path in sorted((data / "meantime").glob("corpus_*/*.xml.gz")):
        name = path.name.removesuffix(".xml.gz")
        yield read(name, path.parent.name, gzip.decompress(path.read_bytes()))


def read(name: str, corpus: str, xml: bytes) -> Article:
    """Read one article: words with the spaces that English has between them."""
    root = etree.fromstring(xml)
    text = previous = ""
    tokens: dict[str, Range] = {}
    sentence, annotated = 0, 0
    for token in root.iter("token"):
        word = token.text or ""
        number = int(token.get("sentence") or 0)
        if text and number != sentence:
            text += "\n\n" if sentence < _PROSE_FROM else " "
        elif text and word not in _NO_SPACE_BEFORE and previous not in _NO_SPACE_AFTER:
            text += " "
        tokens[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word
        previous, sentence = word, number
        if number <= LAST_SENTENCE:
            annotated = len(text)
    return Article(name, corpus, text, annotated, tokens, root)


def _hull(ranges: Iterable[Range]) -> Range | None:
    spans = sorted(ranges)
    return (spans[0][0], max(end for _, end in spans)) if spans else None
