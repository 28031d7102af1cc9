"""What a library holds, for lists and completion: documents, names, topics, actors."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pydantic import Field

from bot.completion import Completer, Entry
from summarizer.models import DocumentRef, Kind, Model
from summarizer.text import stem, words

if TYPE_CHECKING:
    from summarizer.library import Library
    from summarizer.storage.base import ActorRow

_ACTORS: Final = 2_000
"""Actors that a list of those of a name is made from: as many as a reader may think of."""
_NAMES: Final = 20_000
"""Actors whose names are offered as completions. Reading that many takes half a second, once."""
_TITLES: Final = 2_000
"""The latest documents, whose titles say what there is to ask about beside actors."""
_IN_TITLES: Final = 3
"""Titles that have a word, or two in a row, before it is a topic: two may be one agency's."""
_RECENT: Final = timedelta(days=14)
"""What is offered before anything is typed: who the newest two weeks are about."""
_TOP: Final = 50
_REFRESH_SECONDS: Final = 60.0
"""How long names are offered from memory while the library grows."""


class Listing(Model):
    """Documents on a topic, or the latest of all."""

    topic: str = Field("", description="What was understood; empty for all documents.")
    note: str = ""
    documents: tuple[DocumentRef, ...] = ()
    total: int | None = Field(None, description="How many there are; None where not counted.")


class Catalogue:
    """What a library holds.

    Args:
        library: The library.
        clock: Seconds that only go on: says when names in memory are old.
        start: Does work beside what is asked for now.
    """

    def __init__(
        self,
        library: "Library",
        *,
        clock: Callable[[], float] = time.monotonic,
        start: Callable[[Callable[[], None]], None] | None = None,
    ) -> None:
        self._library = library
        self._clock = clock
        self._start = start or _in_a_thread
        self._lock = threading.Lock()
        self._completer: Completer | None = None
        self._recent: tuple[str, ...] = ()
        self._size = 0
        self._read = 0.0

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
        """Return actors and topics that may be meant by a beginning, best first.

        What begins so comes before what only comes near. Where nothing is typed yet: who the
        newest documents are about. While the library grows, what is new in it is offered within
        a minute. All of it is one line and safe to show, though not as markup.
        """
        completer = self._names()
        if beginning.strip():
            return completer.complete(beginning, limit)
        return list(self._recent[:limit]) or completer.complete("", limit)

    def actors(self, limit: int) -> "list[ActorRow]":
        """Return the actors that most documents mention."""
        return self._library.actors(limit)

    def actors_like(self, text: str, limit: int) -> "list[ActorRow]":
        """Return the actors with a name in which a word begins so, most mentioned first."""
        wanted = text.casefold()
        return [
            row
            for row in self.actors(_ACTORS)
            if any(_begins(name.casefold(), wanted) for name in (row.ref.name, *row.aliases))
        ][:limit]

    def _names(self) -> Completer:
        """Names in memory; old ones serve on while new ones are read."""
        if self._completer is None:
            with self._lock:
                if self._completer is None:
                    self._completer = self._fresh()
        elif self._clock() - self._read >= _REFRESH_SECONDS and len(self._library) != self._size:
            self._start(self._refresh)
        return self._completer

    def _refresh(self) -> None:
        if self._lock.acquire(blocking=False):
            try:
                self._completer = self._fresh()
            except Exception:  # noqa: BLE001 - logged; the names in memory serve on
                import structlog

                structlog.get_logger(__name__).exception("names not read")
            finally:
                self._lock.release()

    def _fresh(self) -> Completer:
        self._read = self._clock()
        self._size = len(self._library)
        documents = self._library.documents(limit=_TITLES)
        self._recent = tuple(self._newest(documents[:1]))
        counted = [
            (row.documents, Entry(row.name, row.aliases)) for row in self._library.names(_NAMES)
        ]
        topics = _topics(document.title for document in documents)
        counted += [(count, Entry(topic)) for topic, count in topics]
        counted.sort(key=lambda each: -each[0])
        return Completer(entry for _, entry in counted)

    def _newest(self, documents: Iterable[DocumentRef]) -> Iterator[str]:
        """Who the newest documents are about; places and peoples after those who act."""
        last = next((each.published for each in documents if each.published), None)
        rows = self._library.actors(_TOP, since=last - _RECENT if last else None)
        rows.sort(key=lambda row: row.ref.kind in (Kind.PLACE, Kind.GROUP))
        return (name for row in rows for name in Completer([Entry(row.ref.name)]).complete("", 1))


def _topics(titles: Iterable[str]) -> list[tuple[str, int]]:
    """Words, and pairs of words in a row, that several titles have, with how many have them."""
    from summarizer.briefing.stopwords import QUESTION_STEMS

    counts: Counter[str] = Counter()
    for title in titles:
        telling = [
            word if word.isalpha() and len(word) > 2 and stem(word) not in QUESTION_STEMS else ""
            for word in map(str.lower, words(title))
        ]
        pairs = {f"{first} {second}" for first, second in pairwise(telling) if first and second}
        counts.update(pairs | set(filter(None, telling)))
    return sorted((topic, count) for topic, count in counts.items() if count >= _IN_TITLES)


def _in_a_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="names", daemon=True).start()


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or f" {wanted}" in name
