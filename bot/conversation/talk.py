"""What is said in a chat → what is posted: the same on every platform, without its words.

A platform's adapter turns its events into calls here and what they return into messages. All
work is done in a few threads, so that the event loop of the adapters stays free; what a platform
waits for, for three seconds at most, has threads of its own.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from typing import TypeVar

import structlog

from bot.buttons import Button, Press
from bot.commands import MAX_LENGTH, Command, Name
from bot.conversation.answering import Answering
from bot.conversation.audience import Audience
from bot.conversation.postings import Postings
from bot.conversation.presses import Presses
from bot.conversation.turn import Turn
from bot.errors import BotError, CommandError, ModelUnavailable, StateError
from bot.exchange import Asker, File, Given, Place, Posting, Record
from bot.ports import Briefer, Desk, Drawer, Follower, Habits, Records, Rooms, Seen
from bot.presenters.failures import (
    present_busy,
    present_error,
    present_failure,
    present_refusal,
)
from bot.presenters.mistakes import present_no_sources
from bot.questions import understand
from bot.replies import Reply
from bot.service import Answer
from summarizer.errors import ModelMissing, StoreError, SummarizerError

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
        quick: Where is done what takes milliseconds and may not wait for anything that takes
            longer; the threads of the event loop when not given.
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
        quick: Executor | None = None,
        desk: Desk | None = None,
        follower: Follower | None = None,
    ) -> None:
        self._rooms = rooms
        self._seen = seen
        self._may_change = may_change
        self._briefer = briefer
        self._threads = threads
        self._slow = slow or threads
        self._quick = quick
        self._waiting = 0
        self._follower = follower
        self._audience = Audience(habits, may_change, desk)
        self._postings = Postings(records, self._audience, drawer, may_follow=desk is not None)
        self._answering = Answering(
            rooms=rooms,
            audience=self._audience,
            postings=self._postings,
            may_change=may_change,
            desk=desk,
            follower=follower,
        )
        self._presses = Presses(
            rooms=rooms,
            records=records,
            audience=self._audience,
            postings=self._postings,
            answering=self._answering,
            drawer=drawer,
            export=export,
            desk=desk,
        )

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
        said = partial(self._answering.say, line, place, asker, by_message=by_message)
        return await self._safely(said, "say", place)

    async def press(self, press: Press, place: Place, asker: Asker) -> Posting | File:
        """Do what a button says."""
        self._answering.loop = asyncio.get_running_loop()
        return await self._safely(partial(self._presses.press, press, place, asker), "press", place)

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
        turn = Turn(room, place, asker, by_message=by_message)
        work = partial(self._postings.posted, turn, command, Answer(reply))
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
            return await self._at_once(partial(self._presses.topic_of, press, place))
        except Exception:
            log.exception("failed", what="topic of", platform=place.platform)
            return None

    async def is_new(self, event: str) -> bool:
        """Note the id of an event, "slack:Ev123"; whether it comes for the first time.

        Where that cannot be known, it counts as new: an answer twice is better than none.
        """
        try:
            # Until it is known, nobody is told that the bot is at work: it waits for nothing that
            # is answered, read or added.
            return await self._at_once(partial(self._seen.remember, event))
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
            return await self._at_once(partial(self._audience.will_be_private, line, place))
        except Exception:
            log.exception("failed", what="is private", platform=place.platform)
            return True

    async def complete(self, beginning: str, place: Place) -> list[str]:
        """Return what may be meant by a name or topic that is being typed, best first.

        It takes a few milliseconds, and does not wait for a thread that answers others.
        """
        try:
            return await self._at_once(partial(self._completed, beginning, place))
        except Exception:
            log.exception("failed", what="complete", platform=place.platform)
            return []

    def keep(self, token: str, record: Record) -> tuple[Button, ...]:
        """Keep an answer that was not asked for, and return its buttons."""
        return self._postings.keep(token, record)

    async def _at_once(self, work: Callable[[], Shown]) -> Shown:
        return await asyncio.get_running_loop().run_in_executor(self._quick, work)

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
    def _home(self, place: Place) -> Posting:
        room = self._rooms.of(place)
        if room is None:
            return Posting(reply=present_refusal(), private=True)
        return self._postings.posted(Turn(room, place), None, room.service.home())

    def _completed(self, beginning: str, place: Place) -> list[str]:
        room = self._rooms.of(place)
        return room.service.complete(beginning) if room else []

    def _brief_this(self, given: Given, place: Place) -> Posting:
        room = self._rooms.of(place)
        if room is None:
            return Posting(reply=present_refusal(), private=True)
        return self._postings.posted(Turn(room, place), None, self._briefer.brief(given, room))


def _following(line: str) -> Command | None:
    """Read a line that is about what a library follows; None for every other line."""
    if Name.SOURCES not in line[:MAX_LENGTH].lower():
        return None
    try:
        command = understand(line)
    except CommandError:
        return None
    return command if command.name is Name.SOURCES and command.arguments else None
