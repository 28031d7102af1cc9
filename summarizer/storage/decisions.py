"""What the user decides about actors: kept by name, and followed by every later resolution."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from summarizer.actors.folding import actor_id, fold, name_hash
from summarizer.errors import StoreError
from summarizer.storage.actors import ActorReader
from summarizer.storage.writer import SqliteWriter


def merge(writer: SqliteWriter, into: str, other: str) -> None:
    """Declare two actors to be one, which goes by the first.

    Raises:
        UnknownActor: one of them is not in the library.
    """
    connection, library = writer.at
    reader = ActorReader(connection, library)
    target, name = (int(reader.actor(identifier).ref.id, 16) for identifier in (into, other))
    if target == name:
        return
    _add_join(connection, library, name, target)
    writer.touch([name, target])


def split(writer: SqliteWriter, actor: str, names: Sequence[str]) -> str:
    """Part names from an actor, whatever had joined them; return the id of the new actor.

    Raises:
        UnknownActor: no such actor.
        StoreError: none of the names, or all of them, are the actor's own.
    """
    connection, library = writer.at
    head = int(ActorReader(connection, library).actor(actor).ref.id, 16)
    own = {
        row[0]
        for row in connection.execute(
            "SELECT name FROM names WHERE library = ? AND actor = ?", (library, head)
        )
    }
    parted = {name_hash(fold(name)) for name in names} & own
    if not parted or parted == own:
        raise StoreError(
            "Name some, but not all, of the names that documents call the actor by on their own."
        )
    _undo_joins(connection, library, parted, own - parted)
    pin = min(parted)
    connection.executemany(
        "INSERT INTO pins (library, name, pin) VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET pin = excluded.pin",
        [(library, name, pin) for name in sorted(parted)],
    )
    first = next(iter(sorted(parted)))
    for name in sorted(parted - {first}):
        _add_join(connection, library, name, first)
    writer.touch(own)
    return actor_id(first)


def _add_join(connection: sqlite3.Connection, library: int, name: int, target: int) -> None:
    connection.execute(
        "INSERT INTO joins (library, number, name, target) "
        "SELECT ?1, COALESCE(MAX(number), 0) + 1, ?2, ?3 FROM joins WHERE library = ?1",
        (library, name, target),
    )


def _undo_joins(
    connection: sqlite3.Connection, library: int, parted: set[int], rest: Iterable[int]
) -> None:
    """Delete joins between the two sides; the names on one side stay together."""
    rest = set(rest)
    rows = connection.execute(
        "SELECT number, name, target FROM joins WHERE library = ? ORDER BY number", (library,)
    ).fetchall()
    crossing = [
        (number, name, target)
        for number, name, target in rows
        if (name in parted and target in rest) or (name in rest and target in parted)
    ]
    connection.execute(
        "DELETE FROM joins WHERE library = ? AND number IN (SELECT value FROM json_each(?))",
        (library, json.dumps([number for number, _, _ in crossing])),
    )
    for side in (parted, rest):
        ends = [name if name in side else target for _, name, target in crossing]
        for name, target in zip(ends[1:], ends, strict=False):
            if name != target:
                _add_join(connection, library, name, target)
