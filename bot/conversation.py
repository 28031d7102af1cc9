"""What is said in a chat → what is posted: the same on every platform, without its words.

A platform's adapter turns its events into calls here and what they return into messages. All
work is done in a few threads, so that the event loop of the adapters stays free.
"""

import asyncio
import re
import secrets
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import structlog

from bot.buttons import Button, Press, Verb
from bot.commands import MAX_LENGTH, ORDERS, Command, Name
from bot.errors import BotError, CommandError, ModelUnavailable, StateError
from bot.exchange import Asker, File, Given, Place, Posting, Record
from bot.ports import Briefer, Desk, Drawer, Follower, Habits, Records, Room, Rooms, Seen
from bot.presenters.failures import (
    present_busy,
    present_changed,
    present_error,
    present_failure,
    present_forgotten,
    present_refusal,
    present_thanks,
)
from bot.presenters.given import GivenBrief
from bot.presenters.mistakes import present_command_error, present_no_sources
from bot.presenters.privacy import present_direct, present_not_allowed, present_privacy
from bot.presenters.spans import present_spans, spans_of
from bot.questions import understand
from bot.replies import Choice, Outcome, Reply
from bot.service import Answer
from summarizer.errors import ModelMissing, StoreError, SummarizerError
from summarizer.models import ActorCard, Brief, Model, Timeline

log = structlog.get_logger(__name__)

Shown = TypeVar("Shown")

_OWNERS = (ModelMissing, ModelUnavailable, StateError, StoreError)
"""Errors that only the owner can mend: their messages name files and settings, which are nobody
else's business, and the log has them."""
MOST_WAITING = 8
"""Briefs of what is in a chat that are under way or wait: at some 5 s each, the last is answered
within a minute, and at the limit of 90 s within the 15 minutes in which Discord takes answers."""


class Conversation:
    """Answers lines and buttons.

    Args:
        rooms: Which library a place may ask.
        records: Where answers are kept for their buttons.
        habits: What is set for a channel.
        seen: Which events came already.
        may_change: Whether somebody may change what is set for a place.
        drawer: Draws pictures.
        briefer: Briefs what is in the chat itself.
        export: Answer → a Markdown file.
        threads: Where the work is done.
        slow: Where what is in the chat is briefed, which takes seconds; `threads` when not given.
        desk: Sets up digests; None where there are none.
        follower: Looks after what libraries follow; None where nothing is followed.
    """

    def __init__(
        self,
        *,
        rooms: Rooms,
        records: Records,
        habits: Habits,
        seen: Seen,
        may_change: Callable[[Asker, Place], bool],
        drawer: Drawer,
        briefer: Briefer,
        export: Callable[[Reply], str],
        threads: Executor,
        slow: Executor | None = None,
        desk: Desk | None = None,
        follower: Follower | None = None,
    ) -> None:
        self._rooms = rooms
        self._records = records
        self._habits = habits
        self._seen = seen
        self._may_change = may_change
        self._drawer = drawer
        self._briefer = briefer
        self._export = export
        self._threads = threads
        self._slow = slow or threads
        self._waiting = 0
        self._desk = desk
        self._follower = follower
        self._loop: asyncio.AbstractEventLoop | None = None

    async def say(
        self, line: str, place: Place, asker: Asker, *, by_message: bool = False
    ) -> Posting:
        """Answer a line: a command, a question, or a topic.

        Args:
            line: What was said.
            place: Where.
            asker: By whom.
            by_message: Whether a private answer goes to the asker's direct messages.
        """
        command = _following(line)
        if command is not None and self._follower is not None:
            order = partial(self._follower.handle, command)
            return await self._followed(order, command, place, asker, by_message=by_message)
        said = partial(self._say, line, place, asker, by_message=by_message)
        return await self._safely(said, "say", place)

    async def press(self, press: Press, place: Place, asker: Asker) -> Posting | File:
        """Do what a button says."""
        self._loop = asyncio.get_running_loop()
        return await self._safely(partial(self._press, press, place, asker), "press", place)

    async def brief_this(self, gather: Callable[[], Awaitable[Given]], place: Place) -> Posting:
        """Brief a message or a thread, with its files and what is known behind its links.

        Args:
            gather: Fetches what is to be briefed; not called while too many wait, so that what
                they hold is bounded.
            place: Where.
        """
        if self._waiting >= MOST_WAITING:
            return Posting(reply=present_busy(), private=True)
        self._waiting += 1
        try:
            work = partial(self._brief_this, await gather(), place)
            return await self._safely(work, "brief this", place, self._slow)
        finally:
            self._waiting -= 1

    async def add_files(self, given: Given, place: Place, asker: Asker) -> Posting:
        """Add the files that hang on a message to the library of a place."""
        if self._follower is None:
            return Posting(reply=present_no_sources(), private=True)
        if not given.uploads:
            left_out = " ".join(given.left_out)
            reply = present_error(BotError(left_out or "There is no file on that message."))
            return Posting(reply=reply, private=True)
        add = partial(self._follower.add_files, given.uploads)

        async def order(library: str, *, may_change: bool) -> Reply:
            reply = await add(library, may_change=may_change)
            return replace(reply, notices=(*reply.notices, *given.left_out))

        return await self._followed(order, None, place, asker)

    async def _followed(
        self,
        order: Callable[..., Awaitable[Reply]],
        command: Command | None,
        place: Place,
        asker: Asker,
        *,
        by_message: bool = False,
    ) -> Posting:
        """Carry out what takes long and waits for the network, without a thread of its own.

        Args:
            order: Called with the name of the library and `may_change`.
            command: What was asked for; None for what is not asked with a line.
            place: Where.
            asker: By whom.
            by_message: Whether a private answer goes to the asker's direct messages.
        """
        run = asyncio.get_running_loop().run_in_executor
        try:
            room = await run(self._threads, self._rooms.of, place)
            if room is None:
                return Posting(reply=present_refusal(), private=True)
            reply = await order(room.name, may_change=self._may_change(asker, place))
        except (BotError, SummarizerError) as error:
            return Posting(reply=present_error(error), private=True)
        except Exception:
            number = secrets.token_hex(4)
            log.exception("failed", what="sources", platform=place.platform, reference=number)
            return Posting(reply=present_failure(number), private=True)
        turn = _Turn(room, place, asker, by_message=by_message)
        work = partial(self._posted, turn, command, Answer(reply))
        return await self._safely(work, "sources", place)

    async def home(self, place: Place) -> Posting:
        """Tell what the library of a place holds, and what can be asked."""
        return await self._safely(partial(self._home, place), "home", place)

    async def topic_of(self, press: Press, place: Place) -> str | None:
        """Return the topic of the answer that a button hangs on, empty for everything.

        None where it has none, is no longer kept, or cannot be looked up.
        """
        try:
            # A form has to be opened within seconds, whatever is answered for others.
            return await asyncio.to_thread(self._topic_of, press, place)
        except Exception:
            log.exception("failed", what="topic of", platform=place.platform)
            return None

    async def is_new(self, event: str) -> bool:
        """Note the id of an event, "slack:Ev123"; whether it comes for the first time.

        Where that cannot be known, it counts as new: an answer twice is better than none.
        """
        try:
            # Until it is known, nobody is told that the bot is at work: no waiting for others here.
            return await asyncio.to_thread(self._seen.remember, event)
        except Exception:
            log.exception("failed", what="is new")
            return True

    async def is_private(self, line: str | None, place: Place) -> bool:
        """Return whether an answer will be private, as far as that can be said before it is made.

        For platforms that have to show who may see an answer before there is one. It does not
        wait for a thread that answers others.

        Args:
            line: What was said; None for what is not asked with a line.
            place: Where.
        """
        try:
            return await asyncio.to_thread(self._will_be_private, line, place)
        except Exception:
            log.exception("failed", what="is private", platform=place.platform)
            return True

    async def complete(self, beginning: str, place: Place) -> list[str]:
        """Return what may be meant by a name or topic that is being typed, best first.

        It takes a few milliseconds, and does not wait for a thread that answers others.
        """
        try:
            return await asyncio.to_thread(self._completed, beginning, place)
        except Exception:
            log.exception("failed", what="complete", platform=place.platform)
            return []

    async def _safely(
        self, work: Callable[[], Shown], what: str, place: Place, threads: Executor | None = None
    ) -> Shown | Posting:
        """Work in a thread; whatever fails is told in a sentence and logged in full."""
        try:
            return await asyncio.get_running_loop().run_in_executor(threads or self._threads, work)
        except Exception as error:
            # Every fault has to end in an answer, and none may end the bot.
            if isinstance(error, BotError | SummarizerError) and not isinstance(error, _OWNERS):
                return Posting(reply=present_error(error), private=True)
            number = secrets.token_hex(4)
            mend = {"mend": str(error)} if isinstance(error, _OWNERS) else {}
            log.exception("failed", what=what, platform=place.platform, reference=number, **mend)
            return Posting(reply=present_failure(number), private=True)

    # ── in a thread ────────────────────────────────────────────────────────────────────────
    def _say(self, line: str, place: Place, asker: Asker, *, by_message: bool) -> Posting:
        room = self._rooms.of(place)
        if room is None:
            return Posting(reply=present_refusal(), private=True)
        turn = _Turn(room, place, asker, by_message=by_message)
        try:
            command = understand(line)
        except CommandError as error:
            return self._posted(turn, None, Answer(present_command_error(error)))
        return self._answered(turn, command, asker)

    def _answered(self, turn: "_Turn", command: Command, asker: Asker) -> Posting:
        room, place = turn.room, turn.place
        if command.name is Name.PRIVACY:
            return self._posted(turn, command, Answer(self._privacy(command, place, asker)))
        if command.name in ORDERS and self._desk is not None:
            reply = self._desk.handle(command, place, asker, room.name, datetime.now(UTC))
            return self._posted(turn, command, Answer(reply))
        if command.name is Name.SOURCES and command.arguments and self._follower and self._loop:
            # A button: all that is behind buttons is answered at once.
            may_change = self._may_change(asker, place)
            order = self._follower.handle(command, room.name, may_change=may_change)
            reply = asyncio.run_coroutine_threadsafe(order, self._loop).result()
            return self._posted(turn, command, Answer(reply))
        return self._posted(turn, command, room.service.answer_command(command))

    def _privacy(self, command: Command, place: Place, asker: Asker) -> Reply:
        """Tell or change who sees the answers in a channel."""
        if place.direct:
            return present_direct()
        may_change = self._may_change(asker, place)
        if not command.terms:
            private = self._habits.is_private(place)
            return present_privacy(private=private, changed=False, may_change=may_change)
        if not may_change:
            return present_not_allowed("who sees the answers here")
        private = command.terms == ("private",)
        self._habits.set_private(place, private=private)
        return present_privacy(private=private, changed=True, may_change=True)

    def _will_be_private(self, line: str | None, place: Place) -> bool:
        try:
            command = None if line is None else understand(line)
        except CommandError:
            return True
        if command and (command.private or (command.name is Name.PRIVACY and not command.terms)):
            return True
        if command and command.name in ORDERS and self._desk is not None:
            return not place.direct and self._desk.is_private(command)
        return self._is_private(command, place)

    def _home(self, place: Place) -> Posting:
        room = self._rooms.of(place)
        if room is None:
            return Posting(reply=present_refusal(), private=True)
        return self._posted(_Turn(room, place), None, room.service.home())

    def _completed(self, beginning: str, place: Place) -> list[str]:
        room = self._rooms.of(place)
        return room.service.complete(beginning) if room else []

    def _brief_this(self, given: Given, place: Place) -> Posting:
        room = self._rooms.of(place)
        if room is None:
            return Posting(reply=present_refusal(), private=True)
        return self._posted(_Turn(room, place), None, self._briefer.brief(given, room))

    def _posted(self, turn: "_Turn", command: Command | None, answer: Answer) -> Posting:
        """Keep an answer, and hang its buttons on it."""
        reply, place = answer.reply, turn.place
        by_habit = self._is_private(command, place)
        private = reply.private or by_habit
        if reply.outcome is Outcome.MISTAKE and not reply.choices:
            return Posting(reply=reply, private=True)
        token = secrets.token_urlsafe(9)
        record = Record(
            library=turn.room.name,
            command=str(command or ""),
            reply=reply,
            values=answer.values,
            asked=datetime.now(UTC),
            reader=_known(turn.asker, place) if turn.asker and turn.by_message else "",
            space=turn.space or place.space,
            private=by_habit,
        )
        # Where nobody else is, there is nobody to show it to.
        shareable = private and not (place.direct or turn.by_message)
        buttons = tuple(self._buttons(token, record, shareable=shareable))
        if buttons:
            self._records.save(token, record)
        return Posting(reply=reply, buttons=buttons, private=private)

    def _is_private(self, command: Command | None, place: Place) -> bool:
        """Whether an answer is private that is not so by itself."""
        if place.direct or (command and command.public):
            return False
        return (
            self._habits.is_private(place)
            # What is set is told to all whom it concerns.
            and not (command and command.name in (Name.PRIVACY, *ORDERS))
        )

    def keep(self, token: str, record: Record) -> tuple[Button, ...]:
        """Keep an answer that was not asked for, and return its buttons."""
        buttons = tuple(self._buttons(token, record, shareable=False))
        self._records.save(token, record)
        return buttons

    def _buttons(self, token: str, record: Record, *, shareable: bool) -> Iterator[Button]:
        reply, values = record.reply, record.values
        for position, choice in enumerate(choices_of(reply)):
            press = Press(verb=Verb.RUN, token=token, place=position)
            yield Button(label=choice.label, press=press)
        if reply.outcome is not Outcome.ANSWERED or values is None:
            return
        if spans_of(reply):
            yield Button(label="Words in the sources", press=Press(verb=Verb.SPANS, token=token))
        for position, name in enumerate(self._drawer.offers(values)):
            press = Press(verb=Verb.PICTURE, token=token, place=position)
            yield Button(label=name, press=press)
        if shareable:
            yield Button(label="Show in channel", press=Press(verb=Verb.SHARE, token=token))
        if self._desk is not None and followed(record) is not None:
            yield Button(label="Follow", press=Press(verb=Verb.FOLLOW, token=token))
        yield Button(label="Markdown file", press=Press(verb=Verb.EXPORT, token=token))
        yield Button(label="Helpful", press=Press(verb=Verb.HELPFUL, token=token))
        yield Button(label="Not helpful", press=Press(verb=Verb.UNHELPFUL, token=token))

    def _press(self, press: Press, place: Place, asker: Asker) -> Posting | File:
        record = self._records.load(press.token)
        space = place.space
        if record is not None and place.direct and record.reader == _known(asker, place):
            # It came by direct message, and belongs to the space in which it was asked for.
            space = record.space
        room = self._rooms.of(replace(place, space=space))
        if room is None:
            return Posting(reply=present_refusal(), private=True)
        # Another library's answer is treated as one that never was.
        if record is None or record.library != room.name:
            return Posting(reply=present_forgotten(), private=True)
        turn = _Turn(room, place, asker, space, by_message=space != place.space)
        if press.verb is Verb.RUN:
            return self._run(press, record, turn, asker)
        if press.verb in (Verb.HELPFUL, Verb.UNHELPFUL):
            helpful = press.verb is Verb.HELPFUL
            self._records.judge(press.token, asker.id, helpful=helpful)
            if self._desk is not None and record.values is not None:
                self._desk.judge(record.values, press.token, asker, helpful=helpful)
            return Posting(reply=present_thanks(helpful=helpful), private=True)
        if press.verb is Verb.FOLLOW:
            return self._follow(record, turn)
        if record.values is None:
            return Posting(reply=present_forgotten(), private=True)
        shown = self._shown(press, record, record.values, room)
        if isinstance(shown, File):
            # What only the asker saw is not posted to all as a file.
            private = record.reply.private or record.private or self._is_private(None, place)
            return replace(shown, private=private)
        return shown

    def _follow(self, record: Record, turn: "_Turn") -> Posting:
        """Offer to follow the topic of an answer."""
        topic = followed(record)
        if self._desk is None or topic is None:
            return Posting(reply=present_forgotten(), private=True)
        return self._posted(turn, None, Answer(self._desk.offer(topic)))

    def _topic_of(self, press: Press, place: Place) -> str | None:
        room, record = self._rooms.of(place), self._records.load(press.token)
        if room is None or record is None or record.library != room.name:
            return None
        return followed(record)

    def _shown(self, press: Press, record: Record, values: Model, room: Room) -> Posting | File:
        """Show an answer again in another form, with a word on what has changed since."""
        # Texts that were given are in no library, which cannot have lost them.
        own = values.contexts if isinstance(values, GivenBrief) else None
        gone = room.gone(values) if own is None else 0
        if press.verb is Verb.PICTURE:
            return self._drawer.draw(values, press.place, room)
        if press.verb is Verb.SPANS:
            found = room.spans(spans_of(record.reply)) if own is None else own
            spans = present_spans(record.reply, found)
            return Posting(reply=with_changes(spans, gone, record.asked), private=True)
        reply = with_changes(replace(record.reply, private=False), gone, record.asked)
        if press.verb is Verb.SHARE:
            buttons = tuple(self._buttons(press.token, record, shareable=False))
            return Posting(reply=reply, buttons=buttons)
        return File(
            name=file_name(reply.title, "md"),
            media_type="text/markdown",
            content=self._export(reply).encode(),
            title=reply.title,
        )

    def _run(self, press: Press, record: Record, turn: "_Turn", asker: Asker) -> Posting:
        choices = choices_of(record.reply)
        if press.place >= len(choices):
            return Posting(reply=present_forgotten(), private=True)
        command = choices[press.place].command
        # Mistakes are private by themselves, and what mends them need not be.
        asked_so = record.reply.private and record.reply.outcome is Outcome.ANSWERED
        if asked_so or record.private:
            command = replace(command, private=True, public=False)
        return self._answered(turn, command, asker)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One thing that is asked, as far as it decides who may see and use the answer."""

    room: Room
    place: Place
    asker: Asker | None = None
    """None where it does not matter who asks."""
    space: str = ""
    """The space whose library it is, where that is not that of the place."""
    by_message: bool = False
    """Whether an answer may go to the asker's direct messages."""


def _known(asker: Asker, place: Place) -> str:
    """Return the name of an asker that no other platform has."""
    return f"{place.platform}:{asker.id}"


def _following(line: str) -> Command | None:
    """Read a line that is about what a library follows; None for every other line."""
    if Name.SOURCES not in line[:MAX_LENGTH].lower():
        return None
    try:
        command = understand(line)
    except CommandError:
        return None
    return command if command.name is Name.SOURCES and command.arguments else None


def choices_of(reply: Reply) -> tuple[Choice, ...]:
    """Return every command that a reply offers, in the order of its buttons."""
    more = (
        # Away from its section, "3 more" has to say of what.
        replace(section.more, label=f"{section.heading}: {section.more.label}".lstrip(": "))
        for section in reply.sections
        if section.more
    )
    return (*reply.choices, *more, *reply.actions)


def followed(record: Record) -> str | None:
    """Return the topic of an answer, as it is typed; None where it has none to follow."""
    if not record.command or not isinstance(record.values, Brief | ActorCard | Timeline):
        return None
    if isinstance(record.values, ActorCard):
        name = record.values.name.replace('"', "")
        return Command(name=Name.BRIEF, terms=(name,)).topic
    return understand(record.command).topic


def with_changes(reply: Reply, gone: int, asked: datetime) -> Reply:
    """Say how many documents behind an answer have changed since it was given."""
    if not gone:
        return reply
    return replace(reply, notices=(*reply.notices, present_changed(gone, asked)))


def file_name(title: str, suffix: str) -> str:
    """Return a name that no system reads as a path or an option: letters, digits, hyphens."""
    words = re.findall(r"\w+", title.casefold())
    return f"{'-'.join(words)[:60] or 'answer'}.{suffix}"
