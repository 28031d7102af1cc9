"""The spaCy pipeline: the stock model with small components of our own.

One `Doc` per document comes out, whose text has the same length as the document's, so that
`Token.idx` is an offset into `Document.text`.
"""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from summarizer.language.blocks import Block, split_blocks
from summarizer.language.model import load_model


@Language.component("briefbot_blocks")
def start_sentences_at_blocks(doc: Doc) -> Doc:
    """Start a sentence at every block, before the parser, which keeps to it."""
    starts = {block.start for block in split_blocks(doc.text)}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc


def load_pipeline(model: str | None = None) -> Language:
    """Load the model and add our components."""
    nlp = load_model(model)
    nlp.add_pipe("briefbot_blocks", first=True)
    return nlp


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[tuple[Doc, list[Block]]]:
    """Parse texts of any length, in order; each with its blocks."""
    for text in texts:
        yield nlp(text), split_blocks(text)
