"""Resolve a text whose names are marked, and look up who is meant at a word."""

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from summarizer.language.layout.blocks import split_blocks
from summarizer.language.reference.coreference import Resolution, resolve
from summarizer.language.roles.find import find_roles
from summarizer.language.speech.find import find_quotations
from summarizer.models import Form
from tests.unit.language.marked import marked


class Resolved(NamedTuple):
    """A resolved text."""

    doc: Doc
    resolution: Resolution

    def at(self, words: str, nth: int = 1) -> str | None:
        """Return the actor of the mention that spans the nth occurrence of some words."""
        places = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.doc.text))
        start, end = places[nth - 1].span()
        for mention in self.resolution.mentions:
            if (mention.start, mention.end) == (start, end):
                return mention.actor
        return None

    def last(self, words: str) -> str | None:
        """Return the actor of the mention that spans the last occurrence of some words."""
        start = self.doc.text.rindex(words)
        for mention in self.resolution.mentions:
            if (mention.start, mention.end) == (start, start + len(words)):
                return mention.actor
        return None

    def of(self, words: str) -> str | None:
        """Return the actor that a phrase refers to."""
        start = self.doc.text.index(words)
        mention = self.resolution.of(self.doc, start, start + len(words))
        return mention.actor if mention is not None else None

    @property
    def actors(self) -> dict[str, tuple[str, ...]]:
        """The actors with their other names."""
        return {actor.name: actor.aliases for actor in self.resolution.actors}

    @property
    def unnamed(self) -> list[str]:
        """The actors known by description only."""
        return [actor.name for actor in self.resolution.actors if not actor.named]

    def pronouns(self) -> list[tuple[str, str]]:
        """Return the pronouns that are resolved, with their actors."""
        return [
            (self.doc.text[mention.start : mention.end], mention.actor)
            for mention in self.resolution.mentions
            if mention.form is Form.PRONOUN
        ]


def resolved(nlp: Language, text: str) -> Resolved:
    """Resolve a text; its names are marked as `marked` wants them, all else is found."""
    document = marked(nlp, text)
    doc, names = document.doc, document.names
    roles = find_roles(doc, names)
    quotations = find_quotations(doc, split_blocks(doc.text))
    return Resolved(doc, resolve(doc, names, roles, quotations))
