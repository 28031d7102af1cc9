"""The only place that builds things: settings → library → service."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.catalogue import Catalogue
from bot.ingest import Ingest
from bot.service import Service
from bot.settings import Settings

if TYPE_CHECKING:
    from summarizer.library import Library


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
