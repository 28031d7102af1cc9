"""Dates and times in a text, resolved against the day of publication."""

from collections.abc import Sequence
from datetime import datetime

from spacy.tokens import Doc

from summarizer.language.blocks import Block
from summarizer.models import DateExpression


def find_dates(
    doc: Doc, blocks: Sequence[Block], published: datetime | None
) -> list[DateExpression]:
    """Return date and time expressions in order, with TIMEX3 values."""
    return []
