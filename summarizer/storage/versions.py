"""Which documents are versions of one page (same url) or file (same path).

Two files with the same content are one document, which stays as long as one of them holds it.
"""

import sqlite3
from datetime import datetime
from typing import NamedTuple


class Version(NamedTuple):
    """A stored document that another may replace."""

    key: int
    published: datetime | None

    def outlives(self, published: datetime | None) -> bool:
        """Whether it is kept although a version with this date was given after it.

        Only a later date makes a version the later one; where dates do not tell, the version
        given last is the one.
        """
        return self.published is not None and published is not None and self.published > published


class Versions:
    """The versions in one library, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self._library = library

    def stored(self, document_id: str) -> Version | None:
        """Return the document with this id."""
        row = self._connection.execute(
            "SELECT key, published FROM documents WHERE library = ? AND id = ?",
            (self._library, document_id),
        ).fetchone()
        return _version(*row) if row else None

    def of(self, url: str | None, path: str | None) -> set[Version]:
        """Return the documents that one from this place is another version of."""
        found = set(self._held_by(path)) if path is not None else set()
        if url is not None:
            rows = self._connection.execute(
                "SELECT key, published FROM documents WHERE library = ? AND url = ?",
                (self._library, url),
            )
            found.update(_version(*row) for row in rows)
        return found

    def replaced_by(self, document: Version, path: str | None) -> list[Version]:
        """Return what this file held before, if it now holds a document stored already.

        The file is noted as the document's own unless what it held is the later version.
        """
        if path is None:
            return []
        others = [version for version in self._held_by(path) if version.key != document.key]
        if any(version.outlives(document.published) for version in others):
            return []
        self.hold(path, document.key)
        return others

    def hold(self, path: str | None, key: int) -> None:
        """Note which document a file holds."""
        if path is not None:
            self._connection.execute(
                "INSERT INTO paths (library, path, document) VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET document = excluded.document",
                (self._library, path, key),
            )

    def _held_by(self, path: str) -> list[Version]:
        """Return the document that this file holds, unless another file holds it too."""
        rows = self._connection.execute(
            "SELECT key, published FROM paths p JOIN documents ON key = p.document "
            "WHERE p.library = ? AND p.path = ? AND NOT EXISTS "
            "(SELECT 1 FROM paths o WHERE o.document = key AND o.path <> p.path)",
            (self._library, path),
        )
        return [_version(*row) for row in rows]


def _version(key: int, published: str | None) -> Version:
    return Version(key, datetime.fromisoformat(published) if published else None)
