"""Which sources of a library are agencies: others print their words, as no second voice."""

import sqlite3


def mark_agency(connection: sqlite3.Connection, library: int, name: str, *, agency: bool) -> None:
    """Note that a source is an agency, or is none. Without a name it cannot be told again."""
    name = name.strip()
    if not name:
        return
    if agency:
        connection.execute(
            "INSERT INTO agencies (library, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (library, name),
        )
    else:
        connection.execute("DELETE FROM agencies WHERE library = ? AND name = ?", (library, name))


def agencies(connection: sqlite3.Connection, library: int) -> frozenset[str]:
    """Return the names of the sources that are agencies, as documents give them."""
    rows = connection.execute("SELECT name FROM agencies WHERE library = ?", (library,))
    return frozenset(row[0] for row in rows)
