"""Names of older stores, joined to actors by the rules of today."""

import sqlite3
from collections import Counter

from summarizer.storage.name_table import Name, NameTable
from summarizer.storage.resolving import person_keys, stem_key
from summarizer.storage.writer import SqliteWriter


def are_names_outdated(connection: sqlite3.Connection, library: int) -> bool:
    """Tell whether the names of a library were joined by the rules of an older version."""
    row = connection.execute("SELECT 1 FROM outdated_names WHERE library = ?", (library,))
    return row.fetchone() is not None


def renew_names(writer: SqliteWriter) -> None:
    """Have the names of a library joined anew, when the transaction ends, where it can matter."""
    connection, library = writer.at
    table = NameTable(connection, library)
    names = table.load(
        [row[0] for row in table.rows("SELECT name FROM names WHERE library = ?", library)]
    )
    stems = {key: stem_key(name.folded, named=name.named) for key, name in names.items()}
    changed = {key for key, name in names.items() if name.stem != stems[key]}
    table.set_stems({key: stems[key] for key in changed})
    # Those that shared the old stem have to find a new head.
    clusters = {names[key].cluster for key in changed}
    writer.touch(key for key, name in names.items() if name.cluster in clusters)
    writer.touch(_people(table, [name for name in names.values() if name.person]))
    connection.execute("DELETE FROM outdated_names WHERE library = ?", (library,))


def _people(table: NameTable, people: list[Name]) -> set[int]:
    """Return names of people that have others of their surname, or have another surname now."""
    spellings = table.spellings([name.name for name in people])
    keys = {key: person_keys(spelling) for key, spelling in spellings.items()}
    of_block = Counter(block for _, block in keys.values())
    return {
        name.name
        for name in people
        if (name.full, name.block) != keys[name.name] or of_block[name.block] > 1
    }


__all__ = ["are_names_outdated", "renew_names"]
