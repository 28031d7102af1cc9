"""The names of a document by token."""

from collections.abc import Sequence

from summarizer.language.names.find import Name
from summarizer.models import Kind


class NameMap:
    """The names of a document by token, and which of them can hold a role."""

    def __init__(self, names: Sequence[Name], length: int) -> None:
        self._at: list[Name | None] = [None] * length
        self._holding: frozenset[Kind] = frozenset({Kind.PERSON})
        for name in names:
            for token in range(name.first, min(name.last, length)):
                self._at[token] = name

    def of_bodies(self) -> "NameMap":
        """Return the same names for roles that bodies hold: "Acme, a maker of trucks"."""
        bodies = NameMap((), 0)
        bodies._at = self._at
        bodies._holding = frozenset({Kind.ORGANIZATION, Kind.GROUP})
        return bodies

    def holder_at(self, token: int) -> Name | None:
        """Return the name of a possible holder that covers a token, if any."""
        name = self.at(token)
        return name if name is not None and name.kind in self._holding else None

    def holder_starting(self, token: int) -> Name | None:
        """Return the name of a possible holder that starts at a token, if any."""
        name = self.holder_at(token)
        return name if name is not None and name.first == token else None

    def at(self, token: int) -> Name | None:
        """Return the name that covers a token, if any."""
        return self._at[token] if 0 <= token < len(self._at) else None

    def person_at(self, token: int) -> Name | None:
        """Return the person's name that covers a token, if any."""
        name = self.at(token)
        return name if name is not None and name.kind is Kind.PERSON else None

    def person_starting(self, token: int) -> Name | None:
        """Return the person's name that starts at a token, if any."""
        name = self.person_at(token)
        return name if name is not None and name.first == token else None
