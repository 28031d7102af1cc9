"""Who is meant: names, descriptions and pronouns joined to the actors of a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from summarizer.language.names import Name
from summarizer.models import DocumentActor, Form, Mention, Quotation, Role


@dataclass(frozen=True)
class Resolution:
    """The actors of a document and every place where they are mentioned, in order."""

    actors: tuple[DocumentActor, ...]
    mentions: tuple[Mention, ...]

    def at(self, offset: int) -> Mention | None:
        """Return the longest mention that covers a character offset."""
        covering = [m for m in self.mentions if m.start <= offset < m.end]
        return max(covering, key=lambda m: m.end - m.start, default=None)


def resolve(
    doc: Doc, names: Sequence[Name], roles: Sequence[Role], quotations: Sequence[Quotation]
) -> Resolution:
    """Join mentions to actors. `actor` of the roles and `speaker` of the quotations are unset."""
    mentions = [
        Mention(
            start=name.start,
            end=name.end,
            kind=name.kind,
            form=Form.NAME,
            actor=doc.text[name.start : name.end],
        )
        for name in names
    ]
    kinds = {mention.actor: mention.kind for mention in mentions}
    actors = tuple(DocumentActor(name=name, kind=kind) for name, kind in kinds.items())
    return Resolution(actors, tuple(mentions))
