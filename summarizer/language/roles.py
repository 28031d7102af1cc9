"""Roles and titles, and who holds them."""

from collections.abc import Sequence

from spacy.tokens import Doc

from summarizer.language.names import Name
from summarizer.models import Role


def find_roles(doc: Doc, names: Sequence[Name]) -> list[Role]:
    """Return roles with the span of their holder; `actor` is not set yet."""
    return []
