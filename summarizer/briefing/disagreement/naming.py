"""Who is named in the documents of an answer, read when a disagreement wants to know it."""

from collections.abc import Iterable, Sequence

from summarizer.models import ActorRef, Form
from summarizer.storage.base import Index, MentionRow, RoleRow


class Naming:
    """Reads mentions and roles, those of a document once."""

    def __init__(self, index: Index, library: str) -> None:
        self._index = index
        self._library = library
        self._mentions: dict[int, list[MentionRow]] = {}

    def roles(self, documents: Iterable[int]) -> Sequence[RoleRow]:
        """Return what documents (keys) call people."""
        return self._index.roles_in(self._library, documents)

    def actors(self, document: int) -> frozenset[str]:
        """Return whom a document mentions (ids)."""
        return frozenset(mention.actor.id for mention in self._of(document))

    def meant(self, document: int, start: int, end: int) -> ActorRef | None:
        """Return whom the name at these characters of a document means."""
        return next(
            (
                mention.actor
                for mention in self._of(document)
                if mention.form is Form.NAME and mention.start < end and mention.end > start
            ),
            None,
        )

    def name_of(self, role: RoleRow) -> tuple[int, int] | None:
        """Return where the sentence of a role names who has it."""
        return next(
            (
                (mention.start, mention.end)
                for mention in self._of(role.document)
                if mention.form is Form.NAME
                and mention.sentence == role.sentence
                and mention.actor.id == role.actor.id
            ),
            None,
        )

    def _of(self, document: int) -> list[MentionRow]:
        if document not in self._mentions:
            self._mentions[document] = self._index.mentions(self._library, [document])
        return self._mentions[document]
