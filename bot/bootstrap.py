"""The only place that builds things: settings → library → service."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.service import Service
from bot.settings import Settings
from summarizer.errors import StoreError

if TYPE_CHECKING:
    from summarizer.library import Library


@contextmanager
def open_library(settings: Settings, name: str | None = None) -> Iterator["Library"]:
    """Open a library of the store that the settings name, and close it afterwards.

    Raises:
        StoreError: the store cannot be opened or used.
    """
    from summarizer import Library

    try:
        settings.database.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {settings.database.parent} cannot be made: {error.strerror}. "
            "Set BRIEFBOT_DATABASE to a file that you may write."
        ) from error
    with Library.open(settings.database, name=name or settings.library) as library:
        yield library


def make_service(library: "Library") -> Service:
    """Return a service that answers from a library, with today by the clock."""
    return Service(library, today=lambda: datetime.now(UTC).date())
