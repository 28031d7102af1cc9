"""A small world for the bot on Discord: a conversation over a made-up library, kept in memory."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from bot.chat.markdown import render_markdown
from bot.conversation import Conversation
from bot.errors import BotError
from bot.exchange import Asker, File, Given, Place, Record
from bot.ports import Room
from bot.presenters.spans import Spans
from bot.replies import Outcome, Reply
from bot.service import Answer, Service
from summarizer.models import Citation, Context, DayCount, Document, Model
from tests.fakes import DAY, FakeLibrary
from tests.unit.bot.digests.desks import World as Digests

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

PICTURE = b"\x89PNG\r\n\x1a\n"


class Directly(Executor):
    """Does all work at once and in the thread that asks for it."""

    def submit(
        self,
        function: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> "Future[Result]":
        future: Future[Result] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - what executors do
            future.set_exception(error)
        return future


@dataclass
class World:
    """Everything behind the conversation; what a restart of the bot leaves as it is."""

    library: FakeLibrary = field(default_factory=FakeLibrary)
    records: dict[str, Record] = field(default_factory=dict)
    judged: list[tuple[str, bool]] = field(default_factory=list)
    private: set[str] = field(default_factory=set)
    managers: list[Asker] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    given: list[Given] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    digests: Digests = field(default_factory=Digests)
    changed: int = 0
    """How many documents of every answer have changed since."""
    home: bool = True
    """Whether there is a library for the place."""
    fault: Exception | None = None
    """What the work of every answer ends in."""

    def conversation(self, threads: Executor | None = None) -> Conversation:
        """Return a conversation as a start of the bot would make it."""
        return Conversation(
            rooms=self,
            records=_Records(self),
            habits=_Habits(self),
            seen=_Seen(self),
            may_change=lambda asker, _: asker.manages,
            drawer=_Drawer(),
            briefer=_Briefer(self),
            export=render_markdown,
            threads=threads or Directly(),
            desk=self.digests.desk,
        )

    def of(self, place: Place) -> Room | None:
        self.places.append(place)
        return _Room(self) if self.home else None


class _Room:
    name = "main"

    def __init__(self, world: World) -> None:
        self._world = world
        self.service = _Service(world)

    def spans(self, citations: Iterable[Citation]) -> Spans:
        return dict.fromkeys(citations, Context())

    def activity(self, _: str) -> tuple[DayCount, ...]:
        return ()

    def document_at(self, _: str) -> Document | None:
        return None

    def gone(self, _: Model) -> int:
        return self._world.changed


class _Service(Service):
    def __init__(self, world: World) -> None:
        super().__init__(world.library, world.library, today=lambda: DAY)
        self._world = world

    def answer_command(self, command: Any) -> Answer:
        if self._world.fault:
            raise self._world.fault
        return super().answer_command(command)


class _Records:
    def __init__(self, world: World) -> None:
        self._world = world

    def save(self, token: str, record: Record) -> None:
        self._world.records[token] = record

    def load(self, token: str) -> Record | None:
        return self._world.records.get(token)

    def judge(self, token: str, asker: str, *, helpful: bool) -> None:
        assert token in self._world.records
        self._world.judged.append((asker, helpful))


class _Habits:
    def __init__(self, world: World) -> None:
        self._world = world

    def is_private(self, place: Place) -> bool:
        return place.channel in self._world.private

    def set_private(self, place: Place, *, private: bool) -> None:
        (self._world.private.add if private else self._world.private.discard)(place.channel)


class _Seen:
    def __init__(self, world: World) -> None:
        self._world = world

    def remember(self, event: str) -> bool:
        new = event not in self._world.seen
        self._world.seen.add(event)
        return new


class _Drawer:
    def offers(self, _: Model) -> tuple[str, ...]:
        return ("Activity",)

    def draw(self, _: Model, which: int, room: Room) -> File:
        return File(
            name="activity.png",
            media_type="image/png",
            content=PICTURE,
            title="Activity",
            alternative=f"Mentions a day, picture {which}: 1 on 1 May, 7 on 4 May.",
        )


class _Briefer:
    def __init__(self, world: World) -> None:
        self._world = world

    def brief(self, given: Given, room: Room) -> Answer:
        self._world.given.append(given)
        if not given.messages and not given.uploads:
            raise BotError("There is nothing to read in this message.")
        return Answer(Reply(title="Brief of this", outcome=Outcome.ANSWERED, lead="Said here."))


def texts(reply: Reply) -> Iterator[str]:
    """Every text that a reply tells."""
    yield from (reply.title, reply.lead, *reply.notices)
    for fact in reply.facts:
        yield from fact.values
    for section in reply.sections:
        yield from (point.text for point in section.points)
