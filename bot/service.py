"""Command → Reply, through a library. The same for every platform."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, Protocol

from bot.catalogue import Listing
from bot.commands import Command, Name
from bot.errors import CommandError
from bot.presenters import (
    near_name,
    present_ambiguous_actor,
    present_brief,
    present_card,
    present_command_error,
    present_direct,
    present_empty_library,
    present_help,
    present_no_digests,
    present_no_sources,
    present_sources,
    present_timeline,
    present_unknown_actor,
)
from bot.presenters.home import present_home
from bot.questions import understand
from bot.replies import Outcome, Reply
from summarizer.errors import AmbiguousActor, UnknownActor
from summarizer.models import ActorCard, ActorRef, Brief, CitedRole, Model, Timeline

DEFAULT_POINTS = 5
MAX_SOURCES = 50
"""Documents on one list. A longer one is not read; a topic or days narrow it."""
MAX_CANDIDATES = 10
"""Namesakes to choose from; with more, the full name has to be typed."""
HOME_DOCUMENTS = 5
HOME_TOPICS = 5
"""As many buttons as stand on one line."""
COMPLETIONS = 25
"""Names offered while typing: what Discord takes, and more than fits on a screen."""


class Reader(Protocol):
    """What is asked of a library."""

    def brief(
        self,
        topic: str | None = None,
        *,
        points: int = 5,
        since: date | None = None,
        until: date | None = None,
    ) -> Brief: ...

    def who(self, name: str) -> ActorCard: ...

    def roles(self, actor: str) -> tuple[CitedRole, ...]: ...

    def timeline(
        self, topic: str, *, since: date | None = None, until: date | None = None
    ) -> Timeline: ...


class Contents(Protocol):
    """What is asked about what a library holds."""

    def documents(
        self, topic: str, *, since: date | None, until: date | None, limit: int
    ) -> Listing: ...

    def names(self, beginning: str, limit: int) -> list[str]: ...

    def total(self) -> int:
        """Return how many documents there are."""
        ...


class Answer(NamedTuple):
    """A reply, and the values that it words; None where there are none."""

    reply: Reply
    values: Model | None = None


class Service:
    """Answers commands from one library.

    Args:
        library: Where the answers come from.
        contents: What it holds.
        today: The day that `since:7d` counts from.
        order: Carries out /digest, /watch and /sources add, where no conversation does.
    """

    def __init__(
        self,
        library: Reader,
        contents: Contents,
        *,
        today: Callable[[], date],
        order: Callable[[Command], Reply] | None = None,
    ) -> None:
        self._library = library
        self._contents = contents
        self._today = today
        self._order = order

    def answer(self, line: str) -> Answer:
        """Answer a line as it was typed: a command, a question, or a topic."""
        try:
            return self.answer_command(understand(line))
        except CommandError as error:
            return Answer(present_command_error(error))

    def answer_command(self, command: Command) -> Answer:
        """Answer a command; one that cannot be carried out is answered with what to type."""
        try:
            answer = self.run(command)
        except CommandError as error:
            return Answer(present_command_error(error))
        if answer.reply.outcome is Outcome.NOTHING and not self._contents.total():
            return Answer(present_empty_library(), answer.values)
        return answer

    def run(self, command: Command) -> Answer:
        """Answer a command.

        Raises:
            CommandError: its days are the wrong way round, or an order cannot be carried out.
        """
        match command.name:
            case Name.BRIEF:
                return self._brief(command)
            case Name.WHO:
                return self._who(command)
            case Name.TIMELINE:
                return self._timeline(command)
            case Name.SOURCES if not command.arguments:
                return self._sources(command)
            case Name.SOURCES:
                return Answer(self._order(command) if self._order else present_no_sources())
            case Name.PRIVACY:
                return Answer(present_direct())
            case Name.HELP:
                return Answer(present_help(command))
            case Name.DIGEST | Name.WATCH:
                return Answer(self._order(command) if self._order else present_no_digests())

    def home(self) -> Answer:
        """Tell what there is to ask about."""
        listing = self._contents.documents("", since=None, until=None, limit=HOME_DOCUMENTS)
        topics = self._contents.names("", HOME_TOPICS)
        return Answer(present_home(listing, self._contents.total(), topics))

    def complete(self, beginning: str) -> list[str]:
        """Return names that begin so, as completions of what is being typed."""
        return self._contents.names(beginning, COMPLETIONS)

    def _brief(self, command: Command) -> Answer:
        since, until = self._days(command)
        brief = self._library.brief(
            command.topic, points=command.points or DEFAULT_POINTS, since=since, until=until
        )
        return Answer(present_brief(brief, command), brief)

    def _who(self, command: Command) -> Answer:
        try:
            card = self._library.who(command.subject)
        except AmbiguousActor as error:
            meant = [(actor, self._role(actor)) for actor in error.candidates[:MAX_CANDIDATES]]
            return Answer(present_ambiguous_actor(meant, command))
        except UnknownActor as error:
            near = self._nearest(error)
            if near is None:
                return Answer(present_unknown_actor(error, command))
            card = near.model_copy(update={"note": near_name(error, near)})
        return Answer(present_card(card, command), card)

    def _nearest(self, error: UnknownActor) -> ActorCard | None:
        """The card of the one name that comes near; None where there are more, or none."""
        if len(error.suggestions) != 1:
            return None
        try:
            return self._library.who(error.suggestions[0])
        except (AmbiguousActor, UnknownActor):
            return None

    def _role(self, actor: ActorRef) -> str:
        """What an actor is now, to tell namesakes apart; empty where that is not known."""
        try:
            roles = self._library.roles(actor.id)
        except UnknownActor:
            return ""
        return next((role.title for role in roles if not role.past), "")

    def _timeline(self, command: Command) -> Answer:
        since, until = self._days(command)
        timeline = self._library.timeline(command.topic, since=since, until=until)
        return Answer(present_timeline(timeline, command), timeline)

    def _sources(self, command: Command) -> Answer:
        since, until = self._days(command)
        listing = self._contents.documents(
            command.topic, since=since, until=until, limit=MAX_SOURCES
        )
        return Answer(present_sources(listing, command), listing)

    def _days(self, command: Command) -> tuple[date | None, date | None]:
        """The first and the last day that are asked about."""
        today = self._today()
        since = command.since.days(today)[0] if command.since else None
        until = command.until.days(today)[1] if command.until else None
        if since and until and since > until:
            raise CommandError(
                f"since: is {since}, after until: {until}. Turn them round: "
                f"since:{until} until:{since}"
            )
        return since, until
