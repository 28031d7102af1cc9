"""Which documents of a library are copies of one text, kept in step with every change.

Two are copies if their signatures agree in a few places and their texts then prove to be (see
`copying`); copies of copies belong together. That depends on the documents alone, not on the
order in which they came, unless more than `_NEAREST` documents to each side share a phrase.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.storage.copying import AGREEING, bands, copied, signature, wording
from summarizer.storage.recording import unpack_text
from summarizer.text import stems

_SIGNED_AT_ONCE = 500
"""Documents of an older store that are read for their signature in one go: some 0.3 s."""
_NEAREST = 32
"""Documents looked at for each value of a signature, to each side in time: keys begin with the
day. What stands under every page of an outlet would otherwise bring up all of them."""
_COMPARED = 12
"""Texts that one is compared with at most, those first whose signatures agree most. As copies of
copies belong together, one would do."""

_BEFORE = (
    "SELECT document FROM signature_bands WHERE band = ? AND library = ? AND document < ? "
    "ORDER BY document DESC LIMIT ?"
)
_AFTER = (
    "SELECT document FROM signature_bands WHERE band = ? AND library = ? AND document > ? "
    "ORDER BY document LIMIT ?"
)


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
        for key, signed in self._signatures(left).items():
            self._compare(key, bands(signed))

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
        self._compare(key, numbers)
        self._connection.execute("INSERT INTO signatures VALUES (?, ?)", (key, signed))
        self._connection.executemany(
            "INSERT INTO signature_bands VALUES (?, ?, ?)",
            [(band, self._library, key) for band in set(numbers)],
        )

    def _compare(self, key: int, numbers: Sequence[int]) -> None:
        """Join a document with those that prove to be copies of its text."""
        near = self._near(key, numbers)
        if not near:
            return
        texts = {
            row[0]: row[1]
            for row in self._connection.execute(
                "SELECT key, text FROM documents WHERE key IN (SELECT value FROM json_each(?))",
                (json.dumps([key, *near]),),
            )
        }
        own = wording(unpack_text(texts.pop(key)))
        same = [other for other, text in texts.items() if copied(own, wording(unpack_text(text)))]
        if same:
            self._join([key, *same])

    def _near(self, key: int, numbers: Iterable[int]) -> list[int]:
        """Return documents whose signatures agree with one, those first that agree most."""
        agreeing: Counter[int] = Counter()
        for band in set(numbers):
            for statement in (_BEFORE, _AFTER):
                agreeing.update(
                    row[0]
                    for row in self._connection.execute(
                        statement, (band, self._library, key, _NEAREST)
                    )
                )
        return [other for other, count in agreeing.most_common(_COMPARED) if count >= AGREEING]

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
