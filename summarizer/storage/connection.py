"""Connections to one SQLite file: one that writes, and one for each thread that reads."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from summarizer.errors import StoreError
from summarizer.models import DocumentRef
from summarizer.storage.schema import migrate

IN_MEMORY = ":memory:"
_BUSY_MILLISECONDS = 30_000
"""How long to wait for another process that writes; its transactions take well under 1 s."""
_SWITCHES = 100
"""How often to try; with four processes that open 60 new stores at once, the second try works."""
_CACHE_KIB = 32_768
"""Page cache of a connection. SQLite's own default, 2 MB, is smaller than one common word."""


class Connections:
    """The connections of an open store. Safe to use from several threads."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open or create a store.

        Raises:
            StoreTooNew: written by a newer version of this program.
            StoreError: the file cannot be opened, or is no store; the message says what to do.
        """
        self._path = os.fspath(path)
        self._in_memory = self._path == IN_MEMORY
        self._read_only = False
        self._lock = threading.RLock()
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        try:
            self._writer = self._open_writer()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close all connections. Calls that are still running in other threads fail."""
        with self._lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()

    def reading(self) -> "_Reading":
        """Give a connection to read from; inside `snapshot` it sees one state throughout."""
        if self._in_memory:
            return _Reading(self._writer, self._path, self._lock)
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect(self._read_only)
        return _Reading(connection, self._path)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Hold what this thread reads at one state, whatever others write meanwhile."""
        with self.reading() as connection:
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN")
            self._local.texts = {}
            self._local.references = {}
            try:
                yield
            finally:
                self._local.texts = None
                self._local.references = None
                connection.execute("COMMIT")

    @property
    def texts(self) -> dict[tuple[str, str | int], str]:
        """Texts that this thread has read in its snapshot, kept until its end.

        By library and id, and by library and document key.
        """
        kept: dict[tuple[str, str | int], str] | None = getattr(self._local, "texts", None)
        return {} if kept is None else kept

    @property
    def references(self) -> dict[tuple[str, int], DocumentRef]:
        """Documents by library and key that this thread has read in its snapshot, as `texts`."""
        kept: dict[tuple[str, int], DocumentRef] | None = getattr(self._local, "references", None)
        return {} if kept is None else kept

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run one transaction: committed at the end, rolled back by an exception."""
        if self._read_only:
            raise StoreError(f"The store {self._path} is read-only: nothing can be changed in it.")
        with self._lock, _readable_errors(self._path):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    def _open_writer(self) -> sqlite3.Connection:
        if not self._in_memory:
            self._make_folder()
        with _readable_errors(self._path):
            try:
                connection = self._connect(read_only=False)
                self._prepare(connection)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorname.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")) and (
                    Path(self._path).is_file()
                ):
                    self._read_only = True
                    connection = self._connect(read_only=True)
                    migrate(connection)
                else:
                    raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        migrate(connection)
        if not self._in_memory:
            _write_ahead(connection)
        connection.execute("PRAGMA synchronous = FULL")

    def _make_folder(self) -> None:
        try:
            Path(self._path).absolute().parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The folder of the store {self._path} cannot be made ({error.strerror}). "
                "Name another file, or make the folder."
            ) from error

    def _connect(self, read_only: bool) -> sqlite3.Connection:
        if self._in_memory:
            target = IN_MEMORY
        else:
            # A store on read-only media cannot have the shared memory that WAL needs:
            # `immutable` promises that nobody changes it.
            mode = "?mode=ro&immutable=1" if read_only else ""
            target = Path(self._path).absolute().as_uri() + mode
        connection = sqlite3.connect(
            target,
            uri=not self._in_memory,
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_MILLISECONDS / 1000,
            cached_statements=256,
        )
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        with self._lock:
            self._opened.append(connection)
        return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch a store to write-ahead logging, which nothing changes back.

    While another process opens the same new store the switch fails at once, whatever the busy
    timeout; a transaction waits for it.
    """
    for _ in range(_SWITCHES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL")


class _Reading:
    """Lends a connection; errors of SQLite become one that says what to do.

    A class and not a generator: an answer borrows a hundred times, and that took a tenth of it.
    """

    __slots__ = ("_connection", "_lock", "_path")

    def __init__(
        self, connection: sqlite3.Connection, path: str, lock: "threading.RLock | None" = None
    ) -> None:
        self._connection = connection
        self._path = path
        self._lock = lock

    def __enter__(self) -> sqlite3.Connection:
        if self._lock is not None:
            self._lock.acquire()
        return self._connection

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._lock is not None:
            self._lock.release()
        if isinstance(error, sqlite3.Error):
            raise _readable(self._path, error) from error


@contextmanager
def _readable_errors(path: str) -> Iterator[None]:
    """Turn errors of SQLite into one that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _readable(path, error) from error


def _readable(path: str, error: sqlite3.Error) -> StoreError:
    return StoreError(_explanation(path, getattr(error, "sqlite_errorname", "") or "", error))


def _explanation(path: str, name: str, error: sqlite3.Error) -> str:
    if name == "SQLITE_NOTADB":
        return f"{path} is not a store of briefbot. Name another file, or move this one away."
    if name.startswith("SQLITE_CORRUPT"):
        return (
            f"The store {path} is damaged ({error}). Restore a backup, or add the documents anew."
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return f"The store {path} cannot be opened. Check that it is a file you may read and write."
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"Another program has been writing to the store {path} for long. Try again later."
    if name.startswith("SQLITE_FULL"):
        return f"The disk of the store {path} is full. Make room, and do it again."
    if name.startswith("SQLITE_READONLY"):
        return f"The store {path} is read-only: nothing can be changed in it."
    return f"The store {path} failed ({error})."
