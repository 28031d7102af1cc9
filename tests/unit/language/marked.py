"""Texts with their names marked: "{Jane Roe} leads [Acme] in <Oslo>, said a (Nordlander)".

Rules about clauses are tested apart from how names are found: curly brackets mark people,
square ones organizations, angle ones places, round ones groups. Pronouns and descriptions are
marked with the actor they mean: "{she=Jane Roe}".
"""

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from summarizer.language.deeds.find import find_deeds
from summarizer.language.layout.blocks import split_blocks
from summarizer.language.names.find import Name
from summarizer.language.reference.resolution import Resolution
from summarizer.language.relations.find import find_relations
from summarizer.language.roles.find import find_roles
from summarizer.models import Deed, DocumentActor, Form, Kind, Mention, Quotation, Relation, Role

_KINDS = {
    "{": Kind.PERSON,
    "[": Kind.ORGANIZATION,
    "<": Kind.PLACE,
    "(": Kind.GROUP,
}
_MARKED = re.compile(r"[{\[<(]([^{}\[\]<>()=]+)(?:=([^{}\[\]<>()]+))?[}\]>)]")


class Marked(NamedTuple):
    """A parsed text with its names and who they are."""

    doc: Doc
    names: list[Name]
    resolution: Resolution

    @property
    def text(self) -> str:
        return self.doc.text

    def roles(self) -> list[Role]:
        """Find the roles, and give each the actor its holder means."""
        return [
            role.model_copy(update={"actor": self._actor_at(role.holder_start)})
            for role in find_roles(self.doc, self.names)
        ]

    def _actor_at(self, offset: int) -> str | None:
        mention = self.resolution.at(offset)
        return mention.actor if mention is not None else None

    def deeds(self, *quotations: Quotation) -> list[Deed]:
        return find_deeds(self.doc, split_blocks(self.text), self.resolution, quotations)

    def relations(self) -> list[Relation]:
        return find_relations(self.doc, self.resolution, self.roles(), self.deeds())


def marked(nlp: Language, text: str) -> Marked:
    """Parse a text without its marks. A bare surname means the full name that ends in it."""
    plain, spans = "", []
    at = 0
    for match in _MARKED.finditer(text):
        plain += text[at : match.start()]
        start = len(plain)
        plain += match[1]
        spans.append((start, len(plain), _KINDS[match[0][0]], match[2]))
        at = match.end()
    plain += text[at:]
    doc = nlp(plain)
    names: list[Name] = []
    mentions: list[Mention] = []
    for start, end, kind, actor in spans:
        span = doc.char_span(start, end)
        assert span is not None, f"{plain[start:end]!r} is not made of whole tokens"
        form = Form.NAME if actor is None else Form.DESCRIPTION
        if actor is None:
            names.append(Name(span.start, span.end, start, end, kind))
        meant = actor or _full_name(plain[start:end], mentions)
        mentions.append(Mention(start=start, end=end, kind=kind, form=form, actor=meant))
    kinds = {mention.actor: mention.kind for mention in mentions}
    actors = tuple(DocumentActor(name=name, kind=kind) for name, kind in kinds.items())
    return Marked(doc, names, Resolution(actors, tuple(mentions)))


def _full_name(word: str, before: list[Mention]) -> str:
    known = (mention.actor for mention in before)
    return next((name for name in known if name.endswith(f" {word}")), word)
