"""The bot's own memory: answers behind buttons, what is set for channels, events, zones, sources.

One SQLite file of its own, apart from the store of documents, so that either can be replaced
without the other. It may be used from several threads.
"""

import os
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from bot.state.answers import Answers
from bot.state.events import Events
from bot.state.file import StateFile
from bot.state.habits import ChannelHabits
from bot.state.hosts import ClosedHosts
from bot.state.outbox import OutboxTable
from bot.state.sources import Sources
from bot.state.subscriptions import Subscriptions
from bot.state.tastes import Tastes
from bot.state.zones import PeopleZones

__all__ = ["State"]


class State:
    """The bot's memory.

    Raises:
        StateError: the file cannot be opened, or is of another program or a newer version.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._file = StateFile(path)
        self.records = Answers(self._file)
        self.habits = ChannelHabits(self._file)
        self.seen = Events(self._file)
        self.zones = PeopleZones(self._file)
        self.subscriptions = Subscriptions(self._file)
        self.tastes = Tastes(self._file)
        self.outbox = OutboxTable(self._file)
        self.sources = Sources(self._file)
        self.hosts = ClosedHosts(self._file)

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
        """Close the file, after what is being written."""
        self._file.close()

    def tidy(self, now: datetime | None = None) -> int:
        """Forget what is too old; return how many rows that were."""
        now = now or datetime.now(UTC)
        return (
            self.records.forget(now)
            + self.seen.forget(now)
            + self.outbox.forget(now)
            + self.sources.forget(now)
            + self.hosts.forget(now)
        )

    def check(self) -> list[str]:
        """Return what is wrong with the file; nothing for a sound one."""
        return self._file.check()
