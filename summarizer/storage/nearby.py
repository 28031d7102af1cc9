"""Names and words spelt much like what a reader typed.

Candidates share their first or last letters with the typed word, which one index each can
find; they are then compared by Damerau-Levenshtein distance (Damerau 1964), where a swap of
neighbouring letters counts once.
"""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import sqlite3

from summarizer.actors.folding import fold, plain_letters

_CANDIDATES = 2_000
"""Words compared from each end: what can be read in about 1 ms."""
_SHORTEST = 3
"""Shorter words are too near to everything."""
_NEAR_NAME = 75.0
"""Least similarity of whole names in per cent (rapidfuzz's ratio)."""


def _allowed(word: str) -> int:
    """Return how many typing errors a word may have: one in a short word, two in a long one."""
    return 1 if len(word) < 6 else 2


def near_words(connection: sqlite3.Connection, library: int, typed: str, limit: int) -> list[str]:
    """Return indexed words near a word, nearest first, then most frequent first."""
    word = plain_letters(typed)
    found = _near(connection, "words", library, word)
    counts = {
        near: connection.execute(
            "SELECT documents FROM words WHERE library = ? AND word = ?", (library, near)
        ).fetchone()[0]
        for near in found
    }
    return sorted(found, key=lambda near: (found[near], -counts[near], near))[:limit]


def near_names(
    connection: sqlite3.Connection, library: int, typed: str, limit: int
) -> list[tuple[str, int]]:
    """Return folded names near a name, with their actors, nearest first."""
    folded = fold(typed)
    found: dict[str, int] = {}
    for word in set(folded.split()):
        near = {*_near(connection, "name_words", library, word), word}
        for candidate in near:
            found.update(
                connection.execute(
                    "SELECT n.folded, n.actor FROM name_words w JOIN names n "
                    "ON n.library = w.library AND n.name = w.name "
                    "WHERE w.library = ? AND w.word = ? ORDER BY n.documents DESC, n.name LIMIT ?",
                    (library, candidate, _CANDIDATES // 10),
                )
            )
    scores = {name: _likeness(folded, name) for name in found}
    names = [name for name in found if scores[name] >= _NEAR_NAME]
    names.sort(key=lambda name: (-scores[name], name))
    return [(name, found[name]) for name in names[:limit]]


def _likeness(typed: str, name: str) -> float:
    """Compare with the whole name and with its last word, which people are called by."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only misspelt names need it

    return max(ratio(typed, name), ratio(typed, name.rpartition(" ")[2]) - 1)


def _near(connection: sqlite3.Connection, table: str, library: int, word: str) -> dict[str, int]:
    """Return words within the allowed distance of a word, each with its distance."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

    if len(word) < _SHORTEST:
        return {}
    most = _allowed(word)
    shared = max(1, len(word) // (most + 1))
    candidates: set[str] = set()
    for column, end in (("word", word[:shared]), ("reversed", word[::-1][:shared])):
        candidates.update(
            row[0]
            for row in connection.execute(
                f"SELECT DISTINCT word FROM {table} WHERE library = ? "
                f"AND {column} >= ? AND {column} < ? LIMIT ?",
                (library, end, end + "\U0010ffff", _CANDIDATES),
            )
        )
    distances = {
        near: OSA.distance(word, near, score_cutoff=most) for near in candidates if near != word
    }
    return {near: distance for near, distance in distances.items() if distance <= most}
