"""Lines and commands → postings. Works in a thread."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

from bot.commands import ORDERS, Command, Name
from bot.conversation.audience import Audience
from bot.conversation.postings import Postings
from bot.conversation.turn import Turn
from bot.errors import CommandError
from bot.exchange import Asker, Place, Posting
from bot.ports import Desk, Follower, Rooms
from bot.presenters.failures import present_refusal
from bot.presenters.mistakes import present_command_error
from bot.questions import understand
from bot.service import Answer


class Answering:
    """Answers lines and commands.

    Args:
        rooms: Which library a place may ask.
        audience: Who sees answers.
        postings: Makes postings of answers.
        may_change: Whether somebody may change what is set for a place.
        desk: Sets up digests; None where there are none.
        follower: Looks after what libraries follow; None where nothing is followed.

    Attributes:
        loop: The event loop that `follower` works in, once there is one.
    """

    def __init__(
        self,
        *,
        rooms: Rooms,
        audience: Audience,
        postings: Postings,
        may_change: Callable[[Asker, Place], bool],
        desk: Desk | None,
        follower: Follower | None,
    ) -> None:
        self._rooms = rooms
        self._audience = audience
        self._posted = postings.posted
        self._may_change = may_change
        self._desk = desk
        self._follower = follower
        self.loop: asyncio.AbstractEventLoop | None = None

    def say(self, line: str, place: Place, asker: Asker, *, by_message: bool) -> Posting:
        """Answer a line: a command, a question, or a topic."""
        room = self._rooms.of(place)
        if room is None:
            return Posting(reply=present_refusal(), private=True)
        turn = Turn(room, place, asker, by_message=by_message)
        try:
            command = understand(line)
        except CommandError as error:
            return self._posted(turn, None, Answer(present_command_error(error)))
        return self.answer(turn, command, asker)

    def answer(self, turn: Turn, command: Command, asker: Asker) -> Posting:
        """Answer a command, of a line or of a button."""
        room, place = turn.room, turn.place
        if command.name is Name.PRIVACY:
            return self._posted(turn, command, Answer(self._audience.order(command, place, asker)))
        if command.name in ORDERS and self._desk is not None:
            reply = self._desk.handle(command, place, asker, room.name, datetime.now(UTC))
            return self._posted(turn, command, Answer(reply))
        if command.name is Name.SOURCES and command.arguments and self._follower and self.loop:
            # A button: all that is behind buttons is answered at once.
            may_change = self._may_change(asker, place)
            order = self._follower.handle(command, room.name, may_change=may_change)
            reply = asyncio.run_coroutine_threadsafe(order, self.loop).result()
            return self._posted(turn, command, Answer(reply))
        return self._posted(turn, command, room.service.answer_command(command))
