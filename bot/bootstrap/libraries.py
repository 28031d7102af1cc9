"""Libraries and what reads, adds and answers; the bot's own file."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.catalogue import Catalogue
from bot.service import Service
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands import Command
    from bot.ingest import Ingest
    from bot.replies import Reply
    from bot.sources.documents import SandboxedReader
    from bot.state import State
    from summarizer.library import Library

READERS = 4
"""Processes that read files at most. Chosen, not measured: analysing is the slow part, so
that few should keep many cores busy; several, so that one that takes its 30 s holds up no other."""


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


@contextmanager
def open_state(settings: Settings) -> Iterator["State"]:
    """Open the bot's own file, and close it afterwards.

    Raises:
        StateError: it cannot be opened or used.
    """
    from bot.state import State

    with State(settings.state) as state:
        yield state
