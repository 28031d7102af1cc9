"""Names and words spelt much like what a reader typed.

Candidates share their first or last letters with the typed word, which one index each can
find; they are then compared by Damerau-Levenshtein distance (Damerau 1964), where a swap of
neighbouring letters counts once.
"""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

import json
import sqlite3

from summarizer.actors.folding import fold, plain_letters
from summarizer.storage.search import matches
from summarizer.text import stem

_CANDIDATES = 2_000
"""Words compared from each end: what can be read in about 1 ms."""
_NAMES = 1_000
"""Names compared: what can be read in about 2 ms."""
_COUNTED = 100
"""Near words that occur in more documents than this are equally likely to be meant."""
_SHORTEST = 3
"""Shorter words are too near to everything."""
_LONG = 8
"""Letters. A shorter word may have one typing error, one as long or longer two: in a word of six
or seven letters two changes make another word more often than a slip."""
_NEAR_NAME = 75.0
"""Least similarity of whole names in per cent (rapidfuzz's ratio): two errors in a short name
keep 78, another name of the same length and four shared letters has 70."""


def near_words(connection: sqlite3.Connection, library: int, typed: str, limit: int) -> list[str]:
    """Return indexed words near a word, nearest first, then most frequent first."""
    found = _near(connection, library, plain_letters(typed))
    nearest = sorted(found, key=lambda near: (found[near], near))[: _COUNTED // 2]
    counts = {near: matches(connection, library, (stem(near),), _COUNTED) for near in nearest}
    return sorted(nearest, key=lambda near: (found[near], -counts[near], near))[:limit]


def near_names(
    connection: sqlite3.Connection, library: int, typed: str, limit: int
) -> list[tuple[str, int]]:
    """Return folded names near a name, with their actors, nearest first."""
    folded = fold(typed)
    found: dict[str, tuple[int, int]] = {}
    for word in _name_words(connection, library, folded):
        for name, actor, documents in connection.execute(
            "SELECT n.folded, n.actor, n.documents FROM name_words w CROSS JOIN names n "
            "ON n.library = w.library AND n.name = w.name "
            "WHERE w.library = ? AND w.word = ? ORDER BY w.name LIMIT ?",
            (library, word, _NAMES - len(found)),
        ):
            found[name] = actor, documents
    scores = {name: _likeness(folded, name) for name in found}
    names = [name for name in found if scores[name] >= _NEAR_NAME]
    names.sort(key=lambda name: (-scores[name], -found[name][1], name))
    return [(name, found[name][0]) for name in names[:limit]]


def _name_words(connection: sqlite3.Connection, library: int, folded: str) -> list[str]:
    """Return words of names that are near words of a name, those of few names first."""
    typed = set(folded.split())
    near = {word for one in typed for word in _near(connection, library, one, "names > 0")}
    rows = connection.execute(
        "SELECT word FROM vocabulary WHERE library = ? AND names > 0 AND word IN "
        "(SELECT value FROM json_each(?)) ORDER BY names, word",
        (library, json.dumps(sorted(near | typed))),
    )
    return [row[0] for row in rows]


def _likeness(typed: str, name: str) -> float:
    """Compare with the whole name and with its last word, which people are called by."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only misspelt names need it

    return max(ratio(typed, name), ratio(typed, name.rpartition(" ")[2]) - 1)


def _near(
    connection: sqlite3.Connection, library: int, word: str, condition: str = "true"
) -> dict[str, int]:
    """Return words within the allowed distance of a word, each with its distance.

    One error leaves the first or the last half of a word as it was; of two errors, those are
    found that leave the first or the last third.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

    if len(word) < _SHORTEST:
        return {}
    for most in (1, 2) if len(word) >= _LONG else (1,):
        shared = len(word) // (most + 1)
        candidates: set[str] = set()
        for column, end in (("word", word[:shared]), ("reversed", word[::-1][:shared])):
            candidates.update(
                row[0]
                for row in connection.execute(
                    f"SELECT word FROM vocabulary WHERE library = ? AND {condition} "
                    f"AND {column} >= ? AND {column} < ? ORDER BY {column} LIMIT ?",
                    (library, end, end + "\U0010ffff", _CANDIDATES),
                )
            )
        candidates.discard(word)
        distances = {near: OSA.distance(word, near, score_cutoff=most) for near in candidates}
        found = {near: distance for near, distance in distances.items() if distance <= most}
        if found:
            return found
    return {}
