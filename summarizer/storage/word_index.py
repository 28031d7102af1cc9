"""The words of a library: the full-text index, and the vocabulary that mends typing errors."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.storage.record import ENGLISH, Record
from summarizer.storage.recording import unpack_text, vocabulary
from summarizer.text import stem


class WordIndex:
    """The words of the texts and names of one library, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, library: int) -> None:
        self._connection = connection
        self._library = library
        self._table = f"full_text_{library}"

    def add(self, documents: Sequence[tuple[int, Record]]) -> None:
        """Index documents by key; those in a language that is not analysed are left out."""
        documents = [(key, record) for key, record in documents if record.language == ENGLISH]
        self._connection.executemany(
            f"INSERT INTO {self._table} (rowid, title, body) VALUES (?, ?, ?)",
            [
                (key, record.title_stems, _body(sentence.stems for sentence in record.sentences))
                for key, record in documents
            ],
        )
        words = {word for _, record in documents for word in record.vocabulary}
        self._connection.executemany(
            "INSERT OR IGNORE INTO vocabulary (library, word, reversed, names) VALUES (?, ?, ?, 0)",
            [(self._library, word, word[::-1]) for word in sorted(words)],
        )

    def remove(self, key: int) -> None:
        """Take a document out of the index, which needs exactly what it was given."""
        title, title_stems, language, text = self._connection.execute(
            "SELECT title, title_stems, language, text FROM documents WHERE key = ?", (key,)
        ).fetchone()
        if language != ENGLISH:
            return
        stems = self._connection.execute(
            "SELECT stems FROM sentences WHERE document = ? ORDER BY number", (key,)
        )
        self._connection.execute(
            f"INSERT INTO {self._table} ({self._table}, rowid, title, body) "
            "VALUES ('delete', ?, ?, ?)",
            (key, title_stems, _body(row[0] for row in stems)),
        )
        self._forget(vocabulary(title, unpack_text(text)))

    def add_names(self, names: Iterable[tuple[int, str]]) -> None:
        """Index the words of new names, which are given with their hashes."""
        pairs = [(name, word) for name, folded in names for word in set(folded.split())]
        self._connection.executemany(
            "INSERT INTO name_words (library, word, name) VALUES (?, ?, ?)",
            [(self._library, word, name) for name, word in pairs],
        )
        self._connection.executemany(
            "INSERT INTO vocabulary (library, word, reversed, names) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET names = names + excluded.names",
            [
                (self._library, word, word[::-1], count)
                for word, count in sorted(Counter(word for _, word in pairs).items())
            ],
        )

    def remove_names(self, names: Iterable[tuple[int, str]]) -> None:
        """Forget the words of names that nobody has any more."""
        pairs = [(name, word) for name, folded in names for word in set(folded.split())]
        self._connection.executemany(
            "DELETE FROM name_words WHERE library = ? AND word = ? AND name = ?",
            [(self._library, word, name) for name, word in pairs],
        )
        self._connection.executemany(
            "UPDATE vocabulary SET names = names - 1 WHERE library = ? AND word = ?",
            [(self._library, word) for _, word in pairs],
        )
        self._forget({word for _, word in pairs})

    def _forget(self, words: Iterable[str]) -> None:
        """Delete those of the words that no name holds, and no text in any form."""
        rows = self._connection.execute(
            "SELECT word FROM vocabulary WHERE library = ? AND names = 0 AND word IN "
            "(SELECT value FROM json_each(?))",
            (self._library, json.dumps(list(words))),
        ).fetchall()
        self._connection.executemany(
            "DELETE FROM vocabulary WHERE library = ? AND word = ?",
            [(self._library, word) for (word,) in rows if not self._occurs(word)],
        )

    def _occurs(self, word: str) -> bool:
        return bool(
            self._connection.execute(
                f"SELECT 1 FROM {self._table} WHERE {self._table} MATCH ? LIMIT 1",
                (f'"{stem(word)}"',),
            ).fetchone()
        )


def _body(stems: Iterable[str]) -> str:
    return "\n".join(stems)
