"""Which library a place may ask, and what a place may ask of it."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping

from bot.exchange import Place
from bot.presenters.spans import Spans
from bot.service import Service
from summarizer.library import Library
from summarizer.models import Citation, DayCount, Document, DocumentRef, Model

DIRECT = "direct"
"""Stands for the space of a direct message that belongs to none, as on Discord."""


class LibraryRoom:
    """A library as a place may ask it."""

    def __init__(self, library: Library, service: Service) -> None:
        self._library = library
        self.name = library.name
        self.service = service

    def spans(self, citations: Iterable[Citation]) -> Spans:
        """Return what stands around the spans of an answer, in its order."""
        return {
            each: self._library.context(each.document_id, each.start, each.end)
            for each in citations
        }

    def activity(self, topic: str) -> tuple[DayCount, ...]:
        """Return how many documents there are on a topic, by day."""
        return self._library.activity(topic)

    def document_at(self, url: str) -> Document | None:
        """Return the document of an address; None where the library has none."""
        return self._library.document_at(url)

    def gone(self, values: Model) -> int:
        """Return how many documents of an answer are no longer in the library."""
        cited = {citation.document_id for citation in citations_of(values)}
        cited = cited or set(_documents_of(values))
        return len(cited - self._library.known(cited))


class LibraryRooms:
    """The rooms of all places. Each library is opened when it is first asked.

    Args:
        libraries: The library of each space, "slack:T123" or "discord:456".
        default: The library of a space that has none of its own; None refuses it.
        furnish: Name of a library → its room.
    """

    def __init__(
        self,
        libraries: Mapping[str, str],
        default: str | None,
        furnish: Callable[[str], LibraryRoom],
    ) -> None:
        self._libraries = libraries
        self._default = default
        self._furnish = furnish
        self._rooms: dict[str, LibraryRoom] = {}
        self._lock = threading.Lock()

    def of(self, place: Place) -> LibraryRoom | None:
        """Return the room of a place; None where it has none."""
        space = f"{place.platform}:{place.space or DIRECT}"
        name = self._libraries.get(space, self._default)
        if name is None:
            return None
        with self._lock:
            if name not in self._rooms:
                self._rooms[name] = self._furnish(name)
            return self._rooms[name]


def citations_of(values: Model) -> tuple[Citation, ...]:
    """Return everything that an answer cites, each once, in its order."""
    return tuple(dict.fromkeys(each for each in _within(values) if isinstance(each, Citation)))


def _documents_of(values: Model) -> Iterator[str]:
    return (each.id for each in _within(values) if isinstance(each, DocumentRef))


def _within(value: object) -> Iterator[Model]:
    """Every model inside a value, in the order of its fields."""
    if isinstance(value, Model):
        yield value
        for name in type(value).model_fields:
            yield from _within(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _within(each)
