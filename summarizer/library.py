"""Library: the one surface other code calls. It only connects the parts."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Self

from summarizer.errors import AmbiguousActor, UnknownActor, UnknownDocument
from summarizer.models import (
    ActorCard,
    ActorNews,
    ActorRef,
    AddReport,
    Brief,
    CitedRole,
    Context,
    DayCount,
    Document,
    DocumentRef,
    Known,
    Timeline,
)
from summarizer.pausing import without_collector
from summarizer.storage.base import ActorRow, Index, NameRow, ReadFile, Window
from summarizer.storage.sqlite import SqliteIndex

DEFAULT_NAME = "main"

When = datetime | date | str
"""A moment, a day, or words that name a day: "7d", "monday", "2023-07-01"."""


def _today() -> date:
    """Return the day in UTC: the one clock of this package, and callers may pass another."""
    return datetime.now(UTC).date()


class Library:
    """One named corpus in a store: documents go in, answers come out.

    Nothing of another library in the same store is ever seen through it. It may be used from
    several threads; answers see one state of the store from beginning to end.
    """

    def __init__(
        self,
        index: Index,
        name: str = DEFAULT_NAME,
        *,
        model: str | None = None,
        today: Callable[[], date] = _today,
    ) -> None:
        """Take an open index; `Library.open` is what most callers want."""
        self._today = today
        self._index = index
        self._name = name
        self._model = model

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        name: str = DEFAULT_NAME,
        *,
        model: str | None = None,
        today: Callable[[], date] = _today,
    ) -> Self:
        """Open a library, which is made if it is not there.

        Args:
            path: The store's file, or ":memory:". Its folder is made too.
            name: Which corpus in the store.
            model: Another spaCy model for what is added, by name or path.
            today: What "7d" and "monday" count from. Default: the day in UTC.

        Raises:
            StoreTooNew: the store was written by a newer version of this program.
            StoreError: the file cannot be opened, or is not a store.
        """
        return cls(SqliteIndex(path), name, model=model, today=today)

    def sibling(self, name: str) -> Self:
        """Return another library of the same store; closing either closes both."""
        return type(self)(self._index, name, model=self._model, today=self._today)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self._index.close()

    @property
    def name(self) -> str:
        """The name of the corpus."""
        return self._name

    @property
    def index(self) -> Index:
        """The store's port, for parts of this package and for tests."""
        return self._index

    @property
    def additions(self) -> int:
        """How many documents were ever added: the `after` of a later brief on what came since."""
        return self._index.additions(self._name)

    def __len__(self) -> int:
        """How many documents there are."""
        return self._index.size(self._name)

    # ── changing ───────────────────────────────────────────────────────────────────────────
    def add(
        self,
        documents: Iterable[Document],
        *,
        progress: Callable[[int], None] | None = None,
        workers: int | None = None,
    ) -> AddReport:
        """Analyse and store documents; a kill at any moment leaves whole documents only.

        The iterable is read as needed: memory does not grow with its length. A document that
        is stored already is unchanged; one with the url or path of a stored one and other
        content is another version of it, of which the later published is kept (where either
        has no date, or they have the same, the one given last).

        Args:
            documents: What to add, in any order.
            progress: Called after every batch with the number of documents dealt with so far.
            workers: Processes to analyse in; 0 for none but this one. Default: as many as
                there are cores, or 0 where that is faster.

        Raises:
            ModelMissing: the spaCy model is not on this machine.
            StoreError: the store cannot be written to.
        """
        from summarizer.adding import add

        return add(
            self._index,
            self._name,
            documents,
            model=self._model,
            workers=workers,
            progress=progress,
        )

    def remove(self, ids: Iterable[str]) -> int:
        """Remove documents by id; return how many there were."""
        return self._index.remove(self._name, ids)

    def merge_actors(self, into: str, other: str) -> ActorRef:
        """Declare two actors (ids) to be one; documents added later keep to it.

        Raises:
            UnknownActor: one of them is not in the library.
        """
        return self._index.merge_actors(self._name, into, other)

    def split_actor(self, actor: str, names: Sequence[str]) -> ActorRef:
        """Part names from an actor (id), as an actor of their own; this undoes a merge.

        Raises:
            UnknownActor: no such actor.
            StoreError: none of the names, or all of them, are the actor's own.
        """
        return self._index.split_actor(self._name, actor, names)

    def mark_agency(self, source: str, *, agency: bool = True) -> None:
        """Note that a source, by the name that its documents give, is an agency or is none.

        What others print of an agency, or credit to it, is no second voice beside it.
        """
        self._index.mark_agency(self._name, source, agency=agency)

    def faults(self) -> list[str]:
        """Return what is damaged in the store; nothing for a sound one. It reads all of it."""
        return self._index.faults()

    def known(self, ids: Iterable[str]) -> set[str]:
        """Return those of the documents (ids) that the library holds."""
        return self._index.known(self._name, ids)

    def note_files(self, files: Iterable[ReadFile]) -> None:
        """Note what files hold whose documents have been added, for `unchanged_files`."""
        self._index.note_files(self._name, files)

    def unchanged_files(self, digests: Mapping[str, bytes]) -> Mapping[str, tuple[str, ...]]:
        """Return, by path, the documents (ids) of files that need not be read again.

        Args:
            digests: Of the content of files, by path, as they were noted.
        """
        return self._index.unchanged_files(self._name, digests)

    # ── looking around ─────────────────────────────────────────────────────────────────────
    def documents(
        self, *, since: When | None = None, until: When | None = None, limit: int = 100
    ) -> list[DocumentRef]:
        """Return the documents, newest first, with those in other languages.

        Raises:
            ValueError: `since` or `until` has no time zone, or names no day.
        """
        from summarizer.briefing.windows import window

        within = window(self._first(since), self._last(until))
        with self._index.snapshot():
            keys = self._index.latest(self._name, within, limit, every_language=True)
            found = self._index.documents(self._name, keys)
            return [found[key] for key in keys]

    def actors(self, limit: int = 100, *, since: When | None = None) -> list[ActorRow]:
        """Return the actors that most documents mention, or most since a day.

        Raises:
            ValueError: `since` has no time zone, or names no day.
        """
        from summarizer.briefing.windows import window

        within = window(self._first(since), None) if since else Window()
        return self._index.top_actors(self._name, within, limit)

    def names(self, limit: int = 100) -> list[NameRow]:
        """Return what the actors are called that most documents mention, the top one first."""
        with self._index.snapshot():
            return self._index.names(self._name, limit)

    def actor(self, name: str) -> ActorRow:
        """Return the actor that a name or an id means.

        Raises:
            UnknownActor: nobody of that name; carries near names.
            AmbiguousActor: several of that name; carries them.
        """
        index, library = self._index, self._name
        with index.snapshot():
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

    def other_names(self, name: str) -> tuple[str, ...]:
        """Return what else the one actor is called that a name means, by names of nobody else."""
        from summarizer.cards.lookup import other_names

        with self._index.snapshot():
            return other_names(self._index, self._name, name)

    def document_at(self, url: str) -> Document | None:
        """Return the document that was found at an address; None where there is none."""
        return self._index.document_at(self._name, url)

    def activity(self, topic: str) -> tuple[DayCount, ...]:
        """Return how many documents there are on a topic, for every day with any, in order."""
        from summarizer.briefing.activity import activity

        with self._index.snapshot():
            return activity(self._index, self._name, topic)

    def context(self, document_id: str, start: int, end: int) -> Context | None:
        """Return what stands around a span: a sentence on either side, and the rest of its own.

        Args:
            document_id: The document, as a `Citation` names it.
            start: Where the span begins, in characters of the document's text.
            end: Where it ends.

        Returns:
            None where the library no longer holds the document. Of a version that a later one
            has replaced there are the words, marked as outdated.
        """
        with self._index.snapshot():
            try:
                first, last = self._index.around(self._name, document_id, start, end)
                text = self._index.text(self._name, document_id)
            except UnknownDocument:
                former = self._index.former(self._name, document_id)
                if former is None:
                    return None
                text, (first, last) = former.text, former.around(start, end)
                return Context(before=text[first:start], after=text[end:last], outdated=True)
        return Context(before=text[first:start], after=text[end:last])

    def copies(self, document_id: str) -> list[str]:
        """Return the other documents (ids) that carry the text of one, or most of it."""
        return self._index.copies_of(self._name, document_id)

    # ── asking ─────────────────────────────────────────────────────────────────────────────
    def brief(
        self,
        topic: str | None = None,
        *,
        points: int = 5,
        since: When | None = None,
        until: When | None = None,
        max_words: int | None = None,
        known: Iterable[Known] = (),
        after: int | None = None,
        ranked: bool = False,
    ) -> Brief:
        """Return the key points on a topic, or on what matters most in the library.

        Args:
            topic: An actor, a phrase or a question; None or empty for the whole library.
            points: How many points, where `max_words` is not given.
            since: First moment or day of publication, or words for it ("7d", "monday").
            until: Last moment or day of publication, which is included.
            max_words: Fill this many words instead, and never more.
            known: What the reader knows already, as points of earlier briefs and as documents
                (themselves or their ids). Nothing that they say is told again; a point that
                says otherwise carries what was said before in `changes`.
            after: Only documents that were added after this number of `additions`, whenever
                they were published.
            ranked: The more important points first, for those who choose among them; else the
                most important is first, and the others of one document stand in its order.

        Raises:
            ValueError: `since` or `until` has no time zone, or names no day.
        """
        from summarizer.briefing.brief import brief

        with without_collector(), self._index.snapshot():
            return brief(
                self._index,
                self._name,
                topic,
                points=points,
                since=self._first(since),
                until=self._last(until),
                max_words=max_words,
                known=known,
                after=after,
                ranked=ranked,
            )

    def who(self, name: str) -> ActorCard:
        """Return everything the library knows of an actor.

        Raises:
            UnknownActor: nobody of that name; carries near names.
            AmbiguousActor: several of that name; carries them.
        """
        from summarizer.cards.card import who

        with without_collector(), self._index.snapshot():
            return who(self._index, self._name, name)

    def roles(self, actor: str) -> tuple[CitedRole, ...]:
        """Return the roles of an actor (id) as its card has them: a quarter of a card's work.

        Raises:
            UnknownActor: no such actor.
        """
        from summarizer.cards.roles import roles

        with without_collector(), self._index.snapshot():
            return roles(self._index, self._name, actor)

    def news_of(self, actor: str, after: int) -> ActorNews:
        """Return what was said newly of an actor (id) after this number of `additions`.

        Raises:
            UnknownActor: no such actor.
        """
        from summarizer.cards.news import news_of

        with without_collector(), self._index.snapshot():
            return news_of(self._index, self._name, actor, after)

    def timeline(
        self,
        topic: str,
        *,
        since: When | None = None,
        until: When | None = None,
    ) -> Timeline:
        """Return what happened when on a topic, oldest first."""
        from summarizer.briefing.timeline import timeline

        with without_collector(), self._index.snapshot():
            return timeline(
                self._index,
                self._name,
                topic,
                since=self._first(since),
                until=self._last(until),
            )

    def _first(self, when: When | None) -> datetime | date | None:
        from summarizer.briefing.windows import period_named

        return period_named(when, self._today()).start if isinstance(when, str) else when

    def _last(self, when: When | None) -> datetime | date | None:
        from summarizer.briefing.windows import period_named

        return period_named(when, self._today()).last if isinstance(when, str) else when
