"""Which documents of a library are copies of one text, kept in step with every change.

Two are copies if their signatures share a band and are alike (see `copying`); copies of copies
belong together. That depends on the documents alone, not on the order in which they came.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from summarizer.storage.copying import alike, bands, signature
from summarizer.storage.recording import unpack_text
from summarizer.text import stems

_SIGNED_AT_ONCE = 500
"""Documents of an older store that are read for their signature in one go: some 0.3 s."""


class Copies:
    """The copies in one library, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self._library = library

    def add(self, documents: Iterable[tuple[int, bytes | None]]) -> None:
        """Take in stored documents by key, each with its signature if it has one."""
        for key, signed in documents:
            if signed is not None:
                self._add(key, signed)

    def remove(self, keys: Sequence[int]) -> None:
        """Take documents out, before their rows are deleted."""
        self._connection.executemany(
            "DELETE FROM signature_bands WHERE band = ? AND library = ? AND document = ?",
            [
                (band, self._library, key)
                for key, signed in self._signatures(keys).items()
                for band in bands(signed)
            ],
        )
        origins = set(self._origins(keys).values())
        left = [
            row[0]
            for row in self._connection.execute(
                "SELECT document FROM copies WHERE origin IN (SELECT value FROM json_each(?))",
                (json.dumps(list(origins)),),
            )
            if row[0] not in set(keys)
        ]
        self._connection.executemany(
            "DELETE FROM copies WHERE document = ?", [(key,) for key in {*keys, *left}]
        )
        for group in _groups(self._signatures(left)):
            self._join(group)

    def sign(self) -> None:
        """Sign some documents of an older store."""
        rows = self._connection.execute(
            "SELECT key, text FROM unsigned JOIN documents ON key = document "
            "WHERE unsigned.library = ? LIMIT ?",
            (self._library, _SIGNED_AT_ONCE),
        ).fetchall()
        self.add((key, signature(stems(unpack_text(text)))) for key, text in rows)
        self._connection.executemany(
            "DELETE FROM unsigned WHERE document = ?", [(key,) for key, _ in rows]
        )

    def _add(self, key: int, signed: bytes) -> None:
        numbers = bands(signed)
        near = self._connection.execute(
            "SELECT document, signature FROM signatures WHERE document IN "
            "(SELECT document FROM signature_bands WHERE library = ? AND band IN "
            "(SELECT value FROM json_each(?)))",
            (self._library, json.dumps(numbers)),
        ).fetchall()
        self._connection.execute("INSERT INTO signatures VALUES (?, ?)", (key, signed))
        self._connection.executemany(
            "INSERT INTO signature_bands VALUES (?, ?, ?)",
            [(band, self._library, key) for band in set(numbers)],
        )
        copied = [other for other, theirs in near if alike(signed, theirs)]
        if copied:
            self._join([key, *copied])

    def _join(self, group: Sequence[int]) -> None:
        """Make documents, and all that are copies of them already, copies of one text."""
        origins = self._origins(group)
        origin = min(*group, *origins.values()) if origins else min(group)
        self._connection.executemany(
            "INSERT INTO copies VALUES (?, ?, ?)",
            [(key, self._library, origin) for key in group if key not in origins],
        )
        self._connection.executemany(
            "UPDATE copies SET origin = ? WHERE origin = ?",
            [(origin, other) for other in set(origins.values()) - {origin}],
        )

    def _origins(self, keys: Iterable[int]) -> dict[int, int]:
        return origins(self._connection, self._library, keys)

    def _signatures(self, keys: Iterable[int]) -> dict[int, bytes]:
        return dict(
            self._connection.execute(
                "SELECT document, signature FROM signatures WHERE document IN "
                "(SELECT value FROM json_each(?))",
                (json.dumps(list(keys)),),
            ).fetchall()
        )


def unsigned(connection: sqlite3.Connection, library: int) -> bool:
    """Return whether there are documents of an older store that have to be signed."""
    return (
        connection.execute(
            "SELECT 1 FROM unsigned WHERE library = ? LIMIT 1", (library,)
        ).fetchone()
        is not None
    )


def origins(connection: sqlite3.Connection, library: int, keys: Iterable[int]) -> dict[int, int]:
    """Return, of those documents that have copies, the smallest key of all copies of their text."""
    return dict(
        connection.execute(
            "SELECT document, origin FROM copies WHERE library = ? AND document IN "
            "(SELECT value FROM json_each(?))",
            (library, json.dumps(list(keys))),
        ).fetchall()
    )


def copies_of(connection: sqlite3.Connection, library: int, document_id: str) -> list[str]:
    """Return the ids of the other documents that are copies of one."""
    rows = connection.execute(
        "SELECT other.id FROM documents AS own JOIN copies AS mine ON mine.document = own.key "
        "JOIN copies AS theirs ON theirs.origin = mine.origin "
        "JOIN documents AS other ON other.key = theirs.document "
        "WHERE own.library = ? AND own.id = ? AND other.library = own.library "
        "AND other.key <> own.key ORDER BY other.key",
        (library, document_id),
    )
    return [row[0] for row in rows]


def _groups(signed: Mapping[int, bytes]) -> list[list[int]]:
    """Return groups of two and more documents that are copies of one text."""
    holders: dict[int, list[int]] = defaultdict(list)
    for key, theirs in signed.items():
        for band in set(bands(theirs)):
            holders[band].append(key)
    group_of = {key: {key} for key in signed}
    for keys in holders.values():
        for one, other in combinations(keys, 2):
            if group_of[one] is not group_of[other] and alike(signed[one], signed[other]):
                joined = group_of[one] | group_of[other]
                group_of.update(dict.fromkeys(joined, joined))
    distinct = {id(group): sorted(group) for group in group_of.values() if len(group) > 1}
    return list(distinct.values())
