"""Names of people, organizations, groups and places, one kind per name in a document."""

from typing import NamedTuple

from spacy.tokens import Doc

from summarizer.language.blocks import Block
from summarizer.models import Kind

KIND_OF_LABEL = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "NORP": Kind.GROUP,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
}


class Name(NamedTuple):
    """One name in the text: token range, character range, kind."""

    first: int
    last: int
    """Token index after the last token, as `Span.end`."""
    start: int
    end: int
    kind: Kind


def find_names(doc: Doc, blocks: list[Block]) -> list[Name]:
    """Return the names of a document in order, without overlaps."""
    return [
        Name(ent.start, ent.end, ent.start_char, ent.end_char, KIND_OF_LABEL[ent.label_])
        for ent in doc.ents
        if ent.label_ in KIND_OF_LABEL
    ]
