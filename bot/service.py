"""Command → Reply, through a library. The same for every platform."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import NamedTuple, Protocol

from bot.commands import Command, Name
from bot.errors import CommandError
from bot.presenters import (
    present_ambiguous_actor,
    present_brief,
    present_card,
    present_command_error,
    present_help,
    present_sources,
    present_timeline,
    present_unknown_actor,
)
from bot.questions import understand
from bot.replies import Reply
from summarizer.errors import AmbiguousActor, UnknownActor
from summarizer.models import ActorCard, Brief, Model, Timeline

DEFAULT_POINTS = 5


class Reader(Protocol):
    """What is asked of a library."""

    def brief(
        self,
        topic: str = "",
        *,
        points: int,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Brief: ...

    def who(self, name: str) -> ActorCard: ...

    def timeline(
        self, topic: str, *, since: datetime | None = None, until: datetime | None = None
    ) -> Timeline: ...


class Answer(NamedTuple):
    """A reply, and the values that it words; None where there are none."""

    reply: Reply
    values: Model | None = None


class Service:
    """Answers commands from one library.

    Args:
        library: Where the answers come from.
        today: The day that `since:7d` counts from.
    """

    def __init__(self, library: Reader, today: Callable[[], date]) -> None:
        self._library = library
        self._today = today

    def answer(self, line: str) -> Answer:
        """Answer a line as it was typed: a command, a question, or a topic."""
        try:
            return self.run(understand(line))
        except CommandError as error:
            return Answer(present_command_error(error))

    def run(self, command: Command) -> Answer:
        """Answer a command.

        Raises:
            CommandError: its days are the wrong way round.
        """
        match command.name:
            case Name.BRIEF:
                return self._brief(command)
            case Name.WHO:
                return self._who(command)
            case Name.TIMELINE:
                since, until = self._window(command)
                timeline = self._library.timeline(command.topic, since=since, until=until)
                return Answer(present_timeline(timeline, command), timeline)
            case Name.SOURCES:
                since, until = self._window(command)
                brief = self._library.brief(
                    command.topic, points=DEFAULT_POINTS, since=since, until=until
                )
                reply = present_sources(brief.topic, brief.documents, command, note=brief.note)
                return Answer(reply, brief)
            case Name.HELP:
                return Answer(present_help(command))

    def _brief(self, command: Command) -> Answer:
        since, until = self._window(command)
        brief = self._library.brief(
            command.topic, points=command.points or DEFAULT_POINTS, since=since, until=until
        )
        return Answer(present_brief(brief, command), brief)

    def _who(self, command: Command) -> Answer:
        try:
            card = self._library.who(command.subject)
        except AmbiguousActor as error:
            return Answer(present_ambiguous_actor(error, command))
        except UnknownActor as error:
            return Answer(present_unknown_actor(error, command))
        return Answer(present_card(card, command), card)

    def _window(self, command: Command) -> tuple[datetime | None, datetime | None]:
        """The first and the last moment that are asked about.

        Days are those of UTC: a document that gives a day and no hour stands at its start there.
        """
        today = self._today()
        since = command.since.days(today)[0] if command.since else None
        until = command.until.days(today)[1] if command.until else None
        if since and until and since > until:
            raise CommandError(
                f"since: is {since}, after until: {until}. Turn them round: "
                f"since:{until} until:{since}"
            )
        return (
            datetime.combine(since, time.min, UTC) if since else None,
            datetime.combine(until, time.max, UTC) if until else None,
        )
