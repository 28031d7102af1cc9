"""What a library holds, for lists and completion: documents, names, actors."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from summarizer.models import DocumentRef, Model

if TYPE_CHECKING:
    from summarizer.library import Library
    from summarizer.storage.base import ActorRow

_NAMES = 2000
"""Actors whose names are offered as completions: as many as a reader may think of."""


class Listing(Model):
    """Documents on a topic, or the latest of all."""

    topic: str = Field("", description="What was understood; empty for all documents.")
    note: str = ""
    documents: tuple[DocumentRef, ...] = ()
    total: int | None = Field(None, description="How many there are; None where not counted.")


class Catalogue:
    """What a library holds."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._names: tuple[str, ...] | None = None

    def documents(
        self, topic: str, *, since: date | None, until: date | None, limit: int
    ) -> Listing:
        """List the documents on a topic; without one the latest, newest first.

        Pages in other languages have no topics: they are in the list without one only.
        """
        library = self._library
        if topic:
            brief = library.brief(topic, points=0, since=since, until=until)
            return Listing(topic=brief.topic, note=brief.note, documents=brief.documents[:limit])
        documents = library.documents(since=since, until=until, limit=limit)
        total = None if since or until else len(library)
        return Listing(documents=tuple(documents), total=total)

    def total(self) -> int:
        """Return how many documents there are."""
        return len(self._library)

    def names(self, beginning: str, limit: int) -> list[str]:
        """Return names of actors of which a word begins so, most mentioned first."""
        wanted = beginning.casefold()
        found = (name for name in self._all_names() if _begins(name.casefold(), wanted))
        return [name for name, _ in zip(found, range(limit), strict=False)]

    def actors(self, limit: int) -> "list[ActorRow]":
        """Return the actors that most documents mention."""
        return self._library.actors(limit)

    def actors_like(self, text: str, limit: int) -> "list[ActorRow]":
        """Return the actors with a name in which a word begins so, most mentioned first."""
        wanted = text.casefold()
        return [
            row
            for row in self.actors(_NAMES)
            if any(_begins(name.casefold(), wanted) for name in (row.ref.name, *row.aliases))
        ][:limit]

    def _all_names(self) -> Iterator[str]:
        if self._names is None:
            rows = self.actors(_NAMES)
            names = [row.ref.name for row in rows]
            names += [alias for row in rows for alias in row.aliases]
            self._names = tuple(dict.fromkeys(names))
        return iter(self._names)


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or f" {wanted}" in name
