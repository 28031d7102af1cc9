"""The port of the store, of actors: what is asked by name and by actor."""

from collections.abc import Iterable
from typing import Protocol

from summarizer.storage.stored import (
    ActorRow,
    DeedRow,
    NameRow,
    QuotationRow,
    RelationRow,
    RoleRow,
    Window,
)


class ActorIndex(Protocol):
    """Actors, and all that documents tell of one."""

    def actors_called(self, library: str, name: str) -> list[ActorRow]:
        """Return the actors that have this name or alias, most mentioned first.

        Case, accents and a leading article do not count.
        """
        ...

    def actors_given(self, library: str, name: str) -> list[ActorRow]:
        """Return the people whose first given name this one word is, most mentioned first."""
        ...

    def actors_near(self, library: str, name: str, limit: int) -> list[tuple[str, ActorRow]]:
        """Return names spelt much like this one with their actors, nearest first."""
        ...

    def actor(self, library: str, actor: str) -> ActorRow:
        """Return an actor by id. Raises UnknownActor."""
        ...

    def top_actors(self, library: str, window: Window, limit: int) -> list[ActorRow]:
        """Return the actors that most documents of the window mention."""
        ...

    def names(self, library: str, limit: int) -> list[NameRow]:
        """Return what the actors are called that most documents mention, the top one first.

        Much faster than `top_actors` where many are wanted.
        """
        ...

    def words_near(self, library: str, word: str, limit: int) -> list[str]:
        """Return indexed words spelt much like this one, nearest first."""
        ...

    def actor_sentences(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[tuple[int, int]]:
        """Return (document key, sentence index) of the latest mentions, newest first."""
        ...

    def mentions_of(self, library: str, actor: str, keys: Iterable[int]) -> list[tuple[int, int]]:
        """Return (document key, start) where these documents mean an actor, in order."""
        ...

    def roles(self, library: str, actor: str, limit: int) -> list[RoleRow]: ...

    def quotations_by(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[QuotationRow]: ...

    def deeds(self, library: str, actor: str, window: Window, limit: int) -> list[DeedRow]: ...

    def relations(self, library: str, actor: str, limit: int) -> list[RelationRow]:
        """Return relations with the actor at either end."""
        ...

    def activity(self, library: str, actor: str) -> list[tuple[str, int]]:
        """Return (ISO day of publication, mentions) for every day with any, in order."""
        ...

    def actor_documents(
        self, library: str, actor: str, window: Window, limit: int
    ) -> list[tuple[int, int]]:
        """Return (document key, mentions), newest first."""
        ...

    def documents_with(
        self, library: str, actors: Iterable[str], window: Window, limit: int
    ) -> list[int]:
        """Return the documents (keys) that mention any of these actors (ids), newest first."""
        ...

    def sentences_with(
        self, library: str, actors: Iterable[str], keys: Iterable[int]
    ) -> list[tuple[int, int]]:
        """Return (document key, sentence index) where these documents mean any of these actors."""
        ...
