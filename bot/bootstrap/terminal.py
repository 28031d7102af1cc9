"""What whoever sits at the terminal has beside answers."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.bootstrap.delivering import make_desk
from bot.bootstrap.following import make_transport, open_source_desk
from bot.bootstrap.libraries import open_state
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands import Command
    from bot.replies import Reply
    from bot.sources.desk import SourceDesk
    from bot.sources.transport import Transport
    from summarizer.library import Library


def terminal_orders(
    settings: Settings,
    library: "Library",
    transport: Callable[[Settings], "Transport"] = make_transport,
) -> Callable[["Command"], "Reply"]:
    """Return what carries out /digest, /watch and /sources for whoever sits at the terminal.

    Args:
        settings: Say where things are kept.
        library: The one that is talked with.
        transport: Makes what fetches.
    """

    def order(command: "Command") -> "Reply":
        import asyncio

        from bot.chat.terminal_place import sitter, terminal_place
        from bot.commands import Name
        from bot.errors import BotError
        from bot.presenters.failures import present_error

        with open_state(settings) as state:
            if command.name is Name.SOURCES:
                opening = open_source_desk(settings, state, patient=True, transport=transport)
                return asyncio.run(_follow(opening, command, library.name))
            desk = make_desk(settings, state, library.sibling)
            now = datetime.now(UTC)
            try:
                return desk.handle(command, terminal_place(), sitter(), library.name, now)
            except BotError as error:
                return present_error(error)

    return order


async def _follow(
    opening: AbstractAsyncContextManager["SourceDesk"], command: "Command", library: str
) -> "Reply":
    async with opening as desk:
        return await desk.handle(command, library, may_change=True)
