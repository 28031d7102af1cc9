"""The only place that builds things: settings → library → service → conversation."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.catalogue import Catalogue
from bot.ingest import Ingest
from bot.service import Service
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.conversation import Conversation
    from bot.state import State
    from summarizer.library import Library

THREADS = 4
"""Threads that answer. Reading holds Python's lock most of the time, so that more threads give no
more answers a second; with four, a brief of everything does not hold up a name being typed."""


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


def make_ingest(settings: Settings) -> Ingest:
    """Return what reads files, with the limits that are set."""
    from summarizer.reading import read

    return Ingest(read, settings.max_file_size)


def make_service(library: "Library") -> Service:
    """Return a service that answers from a library, with today by the clock."""
    return Service(library, Catalogue(library), today=lambda: datetime.now(UTC).date())


@contextmanager
def open_state(settings: Settings) -> Iterator["State"]:
    """Open the bot's own file, and close it afterwards.

    Raises:
        StateError: it cannot be opened or used.
    """
    from bot.state import State

    with State(settings.state) as state:
        yield state


@contextmanager
def open_conversation(settings: Settings, state: "State") -> Iterator["Conversation"]:
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
        )
