"""Versions that were replaced: their words, for answers that were given before.

Only `Library.context` asks for them. Search, briefs and cards never see them.
"""

import json
import sqlite3
from collections.abc import Iterable

from summarizer.storage.base import Former
from summarizer.storage.recording import pack_text, unpack_text

_KEPT = 50
"""Former versions of one document. A page that changes more often is no article, and nobody asks
what an answer about its fiftieth version before this one stood on."""


class FormerVersions:
    """The former versions in one library, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self._library = library

    def succeed(self, replaced: Iterable[int], key: int) -> None:
        """Keep the words of documents that are about to be removed for another, by keys."""
        for former in sorted(replaced):
            self._connection.execute(
                "UPDATE former_versions SET document = ? WHERE document = ?", (key, former)
            )
            sentences = self._connection.execute(
                "SELECT start, end FROM sentences WHERE document = ? ORDER BY number", (former,)
            ).fetchall()
            self._connection.execute(
                "INSERT OR REPLACE INTO former_versions (library, id, document, sentences, text) "
                "SELECT library, id, ?, ?, text FROM documents WHERE key = ?",
                (key, pack_text(json.dumps(sentences, separators=(",", ":"))), former),
            )
        self._connection.execute(
            "DELETE FROM former_versions WHERE document = ? AND number NOT IN "
            "(SELECT number FROM former_versions WHERE document = ? ORDER BY number DESC LIMIT ?)",
            (key, key, _KEPT),
        )

    def forget(self, ids: Iterable[str]) -> None:
        """Drop what is kept of these versions."""
        self._connection.execute(
            "DELETE FROM former_versions WHERE library = ? AND id IN "
            "(SELECT value FROM json_each(?))",
            (self._library, json.dumps(list(ids))),
        )


def former(connection: sqlite3.Connection, library: int, document_id: str) -> Former | None:
    """Return what is kept of a version that was replaced; None where nothing is."""
    row = connection.execute(
        "SELECT text, sentences FROM former_versions WHERE library = ? AND id = ?",
        (library, document_id),
    ).fetchone()
    if row is None:
        return None
    sentences = json.loads(unpack_text(row[1]))
    return Former(unpack_text(row[0]), tuple((start, end) for start, end in sentences))
