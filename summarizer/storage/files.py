"""Which files were read, with what content, and which documents came of them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from summarizer.storage.base import ReadFile


def note_files(connection: sqlite3.Connection, library: int, files: Iterable[ReadFile]) -> None:
    """Note what files hold now."""
    connection.executemany(
        "INSERT OR REPLACE INTO files (library, path, digest, documents) VALUES (?, ?, ?, ?)",
        [(library, file.path, file.digest, json.dumps(file.documents)) for file in files],
    )


def unchanged_files(
    connection: sqlite3.Connection, library: int, digests: Mapping[str, bytes]
) -> dict[str, tuple[str, ...]]:
    """Return, by path, the documents of files that are as noted and all of them still here."""
    noted = {
        path: tuple(json.loads(documents))
        for path, digest, documents in connection.execute(
            "SELECT path, digest, documents FROM files WHERE library = ? AND path IN "
            "(SELECT value FROM json_each(?))",
            (library, json.dumps(list(digests))),
        )
        if digests[path] == digest
    }
    here = {
        row[0]
        for row in connection.execute(
            "SELECT id FROM documents WHERE library = ? AND id IN (SELECT value FROM json_each(?))",
            (library, json.dumps([id_ for ids in noted.values() for id_ in ids])),
        )
    }
    return {path: ids for path, ids in noted.items() if here.issuperset(ids)}
