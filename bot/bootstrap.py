"""The only place that builds things: settings → library → service → conversation."""

import os
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.catalogue import Catalogue
from bot.service import Service
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands import Command
    from bot.conversation import Conversation
    from bot.digests.desk import Desk
    from bot.digests.editor import Editor
    from bot.digests.senders import Sender
    from bot.digests.service import Deliveries
    from bot.ingest import Ingest
    from bot.replies import Reply
    from bot.sources.desk import SourceDesk
    from bot.sources.documents import SandboxedReader
    from bot.sources.transport import Transport
    from bot.state import State
    from summarizer.library import Library
    from summarizer.models import AddReport, Document

READERS = 4
"""Processes that read files at most. Chosen, not measured: analysing is the slow part, so
that few should keep many cores busy; several, so that one that takes its 30 s holds up no other."""
THREADS = 2
"""Threads that answer. Reading holds Python's lock most of the time, so that more threads give no
more answers a second: with 50 commands at once (`make load`), two answered 17 a second and kept
the event loop waiting for 47 ms at the 99th percentile, four 13 a second and 130 ms."""
QUICK = 2
"""Threads that acknowledge and complete: each call takes milliseconds, and one that waits for the
disk holds up no other."""


@contextmanager
def open_library(settings: Settings, name: str | None = None) -> Iterator["Library"]:
    """Open a library of the store that the settings name, and close it afterwards.

    Raises:
        StoreError: the store cannot be opened or used.
    """
    from summarizer import Library

    name = name or settings.library
    with Library.open(settings.database, name, model=settings.spacy_model) as library:
        yield library


@contextmanager
def open_reader(settings: Settings) -> Iterator["SandboxedReader"]:
    """Open what reads files, in processes of its own, and end these afterwards."""
    from bot.sources.documents import SandboxedReader
    from bot.sources.sandbox import Sandbox

    with Sandbox(min(settings.workers or os.cpu_count() or 1, READERS)) as sandbox:
        yield SandboxedReader(sandbox)


def make_ingest(settings: Settings, read: "SandboxedReader") -> "Ingest":
    """Return what adds files, with the limits that are set."""
    from bot.ingest import Ingest

    return Ingest(read, settings.max_file_size, read.at_once)


def make_service(
    library: "Library", order: Callable[["Command"], "Reply"] | None = None
) -> Service:
    """Return a service that answers from a library, with today by the clock.

    Args:
        library: Where the answers come from.
        order: Carries out /digest and /watch, where a conversation does not.
    """
    return Service(library, Catalogue(library), today=lambda: datetime.now(UTC).date(), order=order)


def make_desk(settings: Settings, state: "State", library: Callable[[str], "Library"]) -> "Desk":
    """Return what sets up digests and watches.

    Args:
        settings: Say who may change things everywhere.
        state: Keeps them.
        library: Name of a library → the library.
    """
    from bot.digests.desk import Desk
    from bot.digests.office import DigestOffice
    from bot.permissions import may_change

    return Desk(
        subscriptions=state.subscriptions,
        zones=state.zones,
        office=DigestOffice(state.outbox, make_editor(state, library)),
        tastes=state.tastes,
        may_change=partial(may_change, settings=settings),
    )


def make_editor(state: "State", library: Callable[[str], "Library"]) -> "Editor":
    """Return what knows what is new for a subscription.

    Args:
        state: Keeps what readers want more and less of.
        library: Name of a library → the library.
    """
    from bot.digests.editor import Editor
    from bot.digests.tastes import taste

    return Editor(library, lambda subscription: taste(state.tastes.of(subscription.id)))


def make_transport(settings: Settings) -> "Transport":
    """Return what fetches: from public addresses only, on the ports that are set."""
    from importlib.metadata import version

    from bot.sources.politeness import user_agent
    from bot.sources.transport import Limits, Transport

    agent = user_agent(version("briefbot"), settings.contact)
    return Transport(agent, limits=Limits(ports=settings.fetch_ports))


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


@contextmanager
def open_state(settings: Settings) -> Iterator["State"]:
    """Open the bot's own file, and close it afterwards.

    Raises:
        StateError: it cannot be opened or used.
    """
    from bot.state import State

    with State(settings.state) as state:
        yield state


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


@contextmanager
def open_conversation(
    settings: Settings, state: "State", follower: "SourceDesk | None" = None
) -> Iterator["Conversation"]:
    """Open all that answers in chats: the store, threads to answer in, what draws and reads.

    What is being answered when the context ends is finished first.

    Raises:
        StoreError: the store cannot be opened or used.
    """
    from bot.brief_this import GivenBriefer
    from bot.chat.markdown import render_markdown
    from bot.conversation import Conversation
    from bot.permissions import may_change
    from bot.pictures import PictureDrawer
    from bot.rooms import LibraryRoom, LibraryRooms

    with ExitStack() as opened:
        first = opened.enter_context(open_library(settings))

        def furnish(name: str) -> LibraryRoom:
            library = first.sibling(name)
            return LibraryRoom(library, make_service(library))

        threads = ThreadPoolExecutor(THREADS, thread_name_prefix="answers")
        opened.callback(threads.shutdown, wait=True, cancel_futures=True)
        slow = ThreadPoolExecutor(1, thread_name_prefix="brief this")
        opened.callback(slow.shutdown, wait=True, cancel_futures=True)
        quick = ThreadPoolExecutor(QUICK, thread_name_prefix="quick")
        opened.callback(quick.shutdown, wait=True, cancel_futures=True)
        briefer = GivenBriefer(settings.max_file_size, model=settings.spacy_model)
        # First of all: nobody hears any more what it finds.
        opened.callback(briefer.close)
        yield Conversation(
            rooms=LibraryRooms(
                settings.spaces, settings.library if settings.default_for_all else None, furnish
            ),
            records=state.records,
            habits=state.habits,
            seen=state.seen,
            may_change=partial(may_change, settings=settings),
            drawer=PictureDrawer(),
            briefer=briefer,
            export=render_markdown,
            threads=threads,
            slow=slow,
            quick=quick,
            desk=make_desk(settings, state, first.sibling),
            follower=follower,
        )


@asynccontextmanager
async def open_deliveries(
    settings: Settings, state: "State", conversation: "Conversation"
) -> AsyncIterator["Deliveries"]:
    """Open what delivers digests: the store, threads to build them in, the platforms' senders.

    Args:
        settings: Say where the store is, and hold the platforms' tokens.
        state: Keeps subscriptions and the outbox.
        conversation: Hangs buttons on digests.

    Raises:
        StoreError: the store cannot be opened or used.
    """
    from dataclasses import replace
    from uuid import uuid4

    from bot.digests.courier import Courier
    from bot.digests.notices import place_of_owner
    from bot.digests.outbox import Digest, Told
    from bot.digests.planner import Planner
    from bot.digests.scheduler import DigestScheduler
    from bot.digests.service import Deliveries
    from bot.digests.silence import READ, present_silence_of, silence
    from bot.digests.subscriptions import Subscription
    from bot.digests.terms import Terms
    from bot.digests.watching import Watcher
    from bot.exchange import Record
    from bot.replies import Reply

    def now() -> datetime:
        return datetime.now(UTC)

    terms = Terms(wait=settings.recovery_wait, catch_up=settings.catch_up * 3600)
    owner = place_of_owner(settings.owner)
    with open_library(settings) as first, ThreadPoolExecutor(2, "digests") as threads:
        editor = make_editor(state, first.sibling)

        def make(subscription: Subscription, told: Told, key: str, at: datetime) -> Digest | None:
            digest = editor.digest(subscription, told, at)
            if digest is None:
                return None
            record = Record(
                library=subscription.library,
                command="",
                reply=digest.posting.reply,
                values=digest.values,
                asked=at,
            )
            buttons = conversation.keep(key, record)
            return replace(digest, posting=replace(digest.posting, buttons=buttons))

        def silent(library: str, at: datetime) -> tuple[str, Reply] | None:
            latest = first.sibling(library).documents(limit=READ)
            found = silence([each.published for each in latest if each.published], at)
            if found is None:
                return None
            about = f"silence {library} {found.since.isoformat()}"
            return about, present_silence_of(library, found)

        senders = make_senders(settings)
        planner = Planner(
            subscriptions=state.subscriptions,
            outbox=state.outbox,
            platforms=senders,
            now=now,
            owner=owner,
            terms=terms,
            watch=Watcher(state.outbox, editor).look,
            silent=silent,
        )
        senders = make_senders(settings)
        courier = Courier(
            outbox=state.outbox,
            subscriptions=state.subscriptions,
            senders=senders,
            build=make,
            threads=threads,
            now=now,
            instance=uuid4().hex,
            owner=owner,
            terms=terms,
        )
        scheduler = DigestScheduler(
            planner, state.subscriptions, due=courier.wake, threads=threads, now=now
        )
        try:
            yield Deliveries(scheduler, courier, state.outbox)
        finally:
            for sender in senders.values():
                await sender.close()


def make_senders(settings: Settings) -> dict[str, "Sender"]:
    """Return what posts digests, for each platform that has its token."""
    senders: dict[str, Sender] = {}
    if settings.slack_bot_token is not None:
        from bot.chat.slack.sender import make_sender

        token = settings.slack_bot_token.get_secret_value()
        senders["slack"] = make_sender(token, settings.slack_api_url)
    if settings.discord_token is not None:
        from bot.chat.discord.sender import DiscordSender

        token = settings.discord_token.get_secret_value()
        senders["discord"] = DiscordSender(token, settings.discord_api_url)
    return senders
