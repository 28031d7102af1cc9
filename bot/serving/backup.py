"""`briefbot backup`: whole copies of the store and of the bot's own file, while both are in use."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import BackupFailed

PAGES = 1000
"""Pages copied at a time: the lock is given back in between, so that nobody waits for long."""


def back_up(source: Path, folder: Path, now: datetime | None = None) -> Path:
    """Copy a database by SQLite's online backup, check the copy, and return where it is.

    A copy has its final name only when it is whole.

    Raises:
        BackupFailed: there is nothing to copy, no room for it, or the copy is not sound.
    """
    if not source.is_file():
        raise BackupFailed(f"{source} is not there: nothing to copy.")
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    copy = folder / f"{source.stem}-{stamp}{source.suffix}"
    part = copy.with_name(copy.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)  # What people asked is nobody else's business.
        _copy(source, part)
        part.replace(copy)
        _make_durable(folder)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            part.unlink()
        raise BackupFailed(f"{source} cannot be copied to {folder} ({error}).") from error
    return copy


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy, pages=PAGES, sleep=0.01)
        # One file, without a write-ahead file that could be left behind.
        copy.execute("PRAGMA journal_mode = DELETE")
        [(found,)] = copy.execute("PRAGMA integrity_check(1)").fetchall()
        if found != "ok":
            raise sqlite3.DatabaseError(f"the copy is not sound: {found}")


def _make_durable(folder: Path) -> None:
    """See to it that the new name survives a loss of power, where the system can do that."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
