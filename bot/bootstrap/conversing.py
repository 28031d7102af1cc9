"""All that answers in chats."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from bot.bootstrap.delivering import make_desk
from bot.bootstrap.libraries import make_service, open_library
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.conversation import Conversation
    from bot.sources.desk import SourceDesk
    from bot.state import State

THREADS = 2
"""Threads that answer. Reading holds Python's lock most of the time, so that more threads give no
more answers a second: with 50 commands at once (`make load`), two answered 17 a second and kept
the event loop waiting for 47 ms at the 99th percentile, four 13 a second and 130 ms."""
QUICK = 2
"""Threads that acknowledge and complete: each call takes milliseconds, and one that waits for the
disk holds up no other."""


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
