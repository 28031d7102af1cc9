"""Direct and reported speech: content, source and cue."""

from collections.abc import Sequence

from spacy.tokens import Doc

from summarizer.language.blocks import Block
from summarizer.models import Quotation


def find_quotations(doc: Doc, blocks: Sequence[Block]) -> list[Quotation]:
    """Return what is said in a document, in order; `speaker` is not set yet."""
    return []
