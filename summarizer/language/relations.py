"""How actors stand to each other, from their deeds and roles."""

from collections.abc import Sequence

from spacy.tokens import Doc

from summarizer.language.coreference import Resolution
from summarizer.models import Deed, Relation, Role


def find_relations(
    doc: Doc, resolution: Resolution, roles: Sequence[Role], deeds: Sequence[Deed]
) -> list[Relation]:
    """Return relations with their evidence, in order."""
    return []
