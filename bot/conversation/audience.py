"""Who sees an answer: everybody in a channel, or the asker alone."""

from collections.abc import Callable

from bot.commands import ORDERS, Command, Name
from bot.errors import CommandError
from bot.exchange import Asker, Place
from bot.ports import Desk, Habits
from bot.presenters.privacy import present_direct, present_not_allowed, present_privacy
from bot.questions import understand
from bot.replies import Reply


class Audience:
    """Knows who sees answers, and lets it be changed.

    Args:
        habits: What is set for a channel.
        may_change: Whether somebody may change what is set for a place.
        desk: Knows which orders are answered in private; None where there are no digests.
    """

    def __init__(
        self,
        habits: Habits,
        may_change: Callable[[Asker, Place], bool],
        desk: Desk | None,
    ) -> None:
        self._habits = habits
        self._may_change = may_change
        self._desk = desk

    def order(self, command: Command, place: Place, asker: Asker) -> Reply:
        """Carry out /privacy: tell or change who sees the answers in a channel."""
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

    def will_be_private(self, line: str | None, place: Place) -> bool:
        """Return whether an answer will be private, as far as that can be said before it is made.

        Args:
            line: What was said; None for what is not asked with a line.
            place: Where.
        """
        try:
            command = None if line is None else understand(line)
        except CommandError:
            return True
        if command and (command.private or (command.name is Name.PRIVACY and not command.terms)):
            return True
        if command and command.name in ORDERS and self._desk is not None:
            return not place.direct and self._desk.is_private(command)
        return self.is_private_by_habit(command, place)

    def is_private_by_habit(self, command: Command | None, place: Place) -> bool:
        """Whether an answer is private that is not so by itself."""
        if place.direct or (command and command.public):
            return False
        return (
            self._habits.is_private(place)
            # What is set is told to all whom it concerns.
            and not (command and command.name in (Name.PRIVACY, *ORDERS))
        )
