"""What a sentence needs to be read on its own: what can be cut, and whether it dangles."""

from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan

from summarizer.language.coreference import Resolution
from summarizer.models import Cut, Quotation


def find_cuts(
    sentence: TokenSpan, resolution: Resolution, quotations: Sequence[Quotation]
) -> tuple[Cut, ...]:
    """Return stretches that can be left out with grammar and meaning whole."""
    return ()


def dangles(sentence: TokenSpan, resolution: Resolution) -> bool:
    """Tell whether the sentence leans on the one before it."""
    return False
