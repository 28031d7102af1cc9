"""What actors do and what happens to them, from the clauses of a document."""

from collections.abc import Sequence

from spacy.tokens import Doc

from summarizer.language.coreference import Resolution
from summarizer.models import Deed, Quotation


def find_deeds(doc: Doc, resolution: Resolution, quotations: Sequence[Quotation]) -> list[Deed]:
    """Return the deeds of all actors, in order."""
    return []
