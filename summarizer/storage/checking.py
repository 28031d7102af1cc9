"""Is a store sound? SQLite's own checks, and those of its word indexes, which it leaves out."""

import sqlite3


def faults(connection: sqlite3.Connection) -> list[str]:
    """Return what is damaged, in SQLite's words; nothing for a sound store."""
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    told = [line for line in found if line != "ok"]
    lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    told += [f"a row of {row[0]} belongs to nothing" for row in lost[:10]]
    libraries = connection.execute("SELECT library FROM libraries ORDER BY library").fetchall()
    for (library,) in libraries:
        index = f"full_text_{int(library)}"
        try:
            # integrity_check above does not look into the index: this does, and changes nothing.
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")  # noqa: S608
        except sqlite3.DatabaseError as error:
            # On read-only media it cannot be asked.
            if not error.sqlite_errorname.startswith("SQLITE_READONLY"):
                told.append(f"word index {library}: {error}")
    return told
