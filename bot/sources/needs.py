"""What looking after sources needs of others: where things are kept, folders, libraries."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.sources.source import Fate, Item, Sight, Source, Waiting
from summarizer.models import AddReport, Document

OWN_FAULT = "The bot itself failed at it; its log says how."
"""What is told of an error that is nobody's but the bot's."""

Add = Callable[[str, Sequence[Document]], AddReport]
"""Adds documents to the library of a name; called in a thread of its own, once at a time."""
Names = Callable[[str, str], Sequence[str]]
"""Library and name → what else the actor of that name is called there; called in a thread."""


class Memory(Protocol):
    """Where sources and entries are kept: `bot.state.sources.Sources`."""

    def add(self, source: Source, entries: Iterable[tuple[Sight, Item]] = ()) -> bool: ...
    def at(self, library: str, url: str) -> Source | None: ...
    def get(self, id: str) -> Source | None: ...  # noqa: A002 - what it is called everywhere
    def due(self, now: datetime) -> list[Source]: ...
    def next_look(self) -> datetime | None: ...
    def next_due(self) -> datetime | None: ...
    def looked(
        self,
        before: Source,
        after: Source,
        entries: Sequence[tuple[Sight, Item]],
        now: datetime,
    ) -> int: ...
    def learn(self, before: Source, after: Source) -> None: ...
    def change(self, before: Source, after: Source) -> None: ...
    def sources_waiting(self, now: datetime) -> list[str]: ...
    def waiting(self, now: datetime, limit: int, source: str) -> list[Waiting]: ...
    def done(self, fates: Iterable[tuple[int, Fate, str]]) -> None: ...
    def put_off(self, number: int, due: datetime, reason: str) -> None: ...


class Folders(Protocol):
    """Reads folders of this machine: `bot.sources.folder.FolderReader`."""

    def look(self, path: str) -> list[tuple[Sight, Item]]:
        """Return the files of a folder. Raises BotError."""
        ...

    def read(self, item: Item) -> Sequence[Document]:
        """Return the documents of a file. Raises UnreadableDocument."""
        ...
