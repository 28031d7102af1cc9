"""Sentences as every system of a suite gets them."""

from summarizer import Document, analyze
from summarizer.models import BlockKind


def prose(document: Document) -> list[str]:
    """Return the sentences of prose, as this project cuts them."""
    return [
        " ".join(document.text[sentence.start : sentence.end].split())
        for sentence in analyze(document).sentences
        if sentence.kind is BlockKind.PROSE
    ]
