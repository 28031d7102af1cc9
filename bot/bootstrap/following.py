"""What looks after the sources of libraries."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.bootstrap.libraries import open_library
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.sources.desk import SourceDesk
    from bot.sources.transport import Transport
    from bot.state import State
    from summarizer.models import AddReport, Document


def make_transport(settings: Settings) -> "Transport":
    """Return what fetches: from public addresses only, on the ports that are set."""
    from importlib.metadata import version

    from bot.sources.politeness import user_agent
    from bot.sources.transport import Limits, Transport

    agent = user_agent(version("briefbot"), settings.contact)
    return Transport(agent, limits=Limits(ports=settings.fetch_ports))


@asynccontextmanager
async def open_source_desk(
    settings: Settings,
    state: "State",
    *,
    patient: bool = False,
    transport: Callable[[Settings], "Transport"] = make_transport,
) -> AsyncIterator["SourceDesk"]:
    """Open what looks after sources: a transport, child processes that read, libraries.

    Args:
        settings: Say where the store is and what may be fetched.
        state: Keeps the sources.
        patient: Whether somebody sits at this machine: answers wait until all is added, as nobody
            goes on behind them, and folders may be named.
        transport: Makes what fetches; tests give one that reaches a server of their own.

    Raises:
        StoreError: the store cannot be opened or used.
    """
    from bot.sources.desk import PATIENCE, SourceDesk
    from bot.sources.folder import FolderReader
    from bot.sources.keeper import Keeper
    from bot.sources.politeness import PoliteFetcher
    from bot.sources.reader import SandboxReader
    from bot.sources.sandbox import Sandbox

    def now() -> datetime:
        return datetime.now(UTC)

    with open_library(settings) as first, Sandbox() as sandbox:

        def add(library: str, documents: Sequence["Document"]) -> "AddReport":
            # In a process of its own: analysis would hold up whoever asks meanwhile.
            return first.sibling(library).add(documents, workers=1)

        def other_names(library: str, name: str) -> Sequence[str]:
            return first.sibling(library).other_names(name)

        def mark(library: str, source: str, agency: bool) -> None:
            first.sibling(library).mark_agency(source, agency=agency)

        async with transport(settings) as fetching:
            reader = SandboxReader(sandbox, settings.max_file_size)
            keeper = Keeper(
                memory=state.sources,
                fetcher=PoliteFetcher(fetching, now=now, closed=state.hosts),
                reader=reader,
                folders=FolderReader(reader.file, settings.max_file_size),
                add=add,
                now=now,
                names=other_names,
            )
            desk = SourceDesk(
                memory=state.sources,
                keeper=keeper,
                files=reader,
                add=add,
                now=now,
                patience=None if patient else PATIENCE,
                folders=patient,
                mark=mark,
            )
            try:
                yield desk
            finally:
                await desk.finish()
                reader.close()
