"""Opening a store brings its tables to the newest version, with all its data.

`PRAGMA user_version` holds the version of a file, `migrations` the way from each to the next.
"""

import sqlite3

from summarizer.errors import StoreError, StoreTooNew
from summarizer.storage.migrations import MIGRATIONS

APPLICATION_ID = 0x62726965
"""`PRAGMA application_id` of our files: "brie" in ASCII."""

_FULL_TEXT = """
CREATE VIRTUAL TABLE full_text_{library} USING fts5(
    title, body, content = '', tokenize = 'unicode61 remove_diacritics 2'
)
"""


def create_full_text(connection: sqlite3.Connection, library: int) -> None:
    """Create the full-text index of a library.

    Each library has its own: a common word of a large one cannot slow a small one down, and
    statistics of one do not show in the ranking of another.
    """
    connection.execute(_FULL_TEXT.format(library=int(library)))


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open store to the newest version, in one transaction, with all its data.

    Raises:
        StoreTooNew: it was written by a newer version of this program.
        StoreError: it is a database of another program.
    """
    newest = len(MIGRATIONS)
    if _version(connection) == newest and _is_ours(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        if version > newest and _is_ours(connection):
            raise StoreTooNew(
                f"The store is of version {version}, and this briefbot reads up to {newest}. "
                "Update briefbot, or name another store."
            )
        if not _is_ours(connection) and not _is_empty(connection):
            raise StoreError(
                "The file is a database of another program. Name another file as the store."
            )
        for script in MIGRATIONS[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {newest}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_ours(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def _statements(script: str) -> list[str]:
    """Split a script: `Connection.executescript` would commit the transaction it runs in."""
    statements, current = [], ""
    for line in script.splitlines():
        current += line + "\n"
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements
