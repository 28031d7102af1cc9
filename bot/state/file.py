"""The SQLite file of the bot's memory: one connection, one lock, whole transactions."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StateError
from bot.state.migrations import MIGRATIONS

APPLICATION_ID = 0x62726273
"""`PRAGMA application_id` of our files: "brbs" in ASCII; the store of documents has another."""
_BUSY_SECONDS = 30
"""How long to wait for another process; its transactions take milliseconds."""


class StateFile:
    """An open file. Statements are short: one connection behind a lock serves all threads."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = Path(path)
        self._lock = threading.RLock()
        with self._readable_errors():
            self._connection = self._open()

    def close(self) -> None:
        """Close the file; calls that come later fail."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection to read from."""
        with self._lock, self._readable_errors():
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run one transaction: committed at the end, rolled back by an exception."""
        with self._lock, self._readable_errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def check(self) -> list[str]:
        """Return what SQLite finds wrong with the file."""
        with self.reading() as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        return [line for line in found if line != "ok"] + [f"orphan in {row[0]}" for row in lost]

    def _open(self) -> sqlite3.Connection:
        try:
            self._path.absolute().parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StateError(
                f"The folder of {self._path} cannot be made ({error.strerror}). Make it, or name "
                "another file: BRIEFBOT_STATE"
            ) from error
        made = not self._path.exists()
        connection = sqlite3.connect(
            self._path, isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS
        )
        try:
            if made:  # What people asked is nobody else's business.
                self._path.chmod(0o600)
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, self._path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
        return connection

    @contextmanager
    def _readable_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StateError(
                f"The bot's own file {self._path} cannot be used ({error}). Check that you may "
                "write to it, restore a backup, or name another file: BRIEFBOT_STATE"
            ) from error


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a file to the newest version, in one transaction, with all that it holds.

    Raises:
        StateError: it is of another program, or of a newer version.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        empty = connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
        if not ours and not empty:
            raise StateError(
                f"{path} is a database of another program. Name another file: BRIEFBOT_STATE"
            )
        if version > len(MIGRATIONS):
            raise StateError(
                f"{path} is of version {version}, and this briefbot reads up to "
                f"{len(MIGRATIONS)}. Update briefbot, or name another file: BRIEFBOT_STATE"
            )
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
