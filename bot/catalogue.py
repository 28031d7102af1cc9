"""What a library holds, for lists and completion: documents, names, actors."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from summarizer.briefing.notes import left_out
from summarizer.briefing.retrieval import LANGUAGE
from summarizer.errors import AmbiguousActor, UnknownActor
from summarizer.models import DocumentRef, Model
from summarizer.storage.base import ActorRow, Window

if TYPE_CHECKING:
    from summarizer.library import Library

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

        Pages in other languages are kept, counted in the note, and not listed.
        """
        library = self._library
        if topic or since or until:
            brief = library.brief(topic, points=0, since=since, until=until)
            return Listing(topic=brief.topic, note=brief.note, documents=brief.documents[:limit])
        with library.index.snapshot():
            keys = library.index.latest(library.name, Window(), limit)
            found = library.index.documents(library.name, keys)
            documents = tuple(found[key] for key in keys)
            languages = library.index.languages(library.name)
            return Listing(
                note=left_out(languages), documents=documents, total=languages.get(LANGUAGE, 0)
            )

    def total(self) -> int:
        """Return how many documents there are."""
        return len(self._library)

    def names(self, beginning: str, limit: int) -> list[str]:
        """Return names of actors of which a word begins so, most mentioned first."""
        wanted = beginning.casefold()
        found = (name for name in self._all_names() if _begins(name.casefold(), wanted))
        return [name for name, _ in zip(found, range(limit), strict=False)]

    def actors(self, limit: int) -> list[ActorRow]:
        """Return the actors that most documents mention."""
        return self._library.index.top_actors(self._library.name, Window(), limit)

    def actor(self, name: str) -> ActorRow:
        """Return the actor that an id or a name means.

        Raises:
            UnknownActor: none; carries near names.
            AmbiguousActor: several; carries them.
        """
        index, library = self._library.index, self._library.name
        called = index.actors_called(library, name)
        if len(called) == 1:
            return called[0]
        if called:
            raise AmbiguousActor(name, [row.ref for row in called])
        try:
            return index.actor(library, name)
        except UnknownActor:
            near = [row.ref.name for _, row in index.actors_near(library, name, 5)]
            raise UnknownActor(name, list(dict.fromkeys(near))) from None

    def actors_like(self, text: str, limit: int) -> list[ActorRow]:
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
