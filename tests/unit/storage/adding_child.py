"""Run in a process of its own: adds stories, and before each step asks its parent to go on.

A step is a statement of SQLite. The parent answers each line, or kills the process.
"""

import sys
from pathlib import Path

from summarizer.storage.sqlite import SqliteIndex
from tests.unit.storage.building import ORGANIZATION, PERSON, Story, put, story

FIRST = [
    story(f"Ilse Brandt left Nordbahn {n}.", {"Ilse Brandt": PERSON, "Nordbahn": ORGANIZATION})
    for n in range(3)
] + [story("Old news of Omar Said.", {"Omar Said": PERSON}, path="a.txt")]
TRANSACTIONS: list[list[Story]] = [
    [
        story("Brandt and Omar Brandt fell out.", {"Brandt": PERSON, "Omar Brandt": PERSON}),
        story("New news of Ilse Brandt.", {"Ilse Brandt": PERSON}, path="a.txt"),
    ],
    [story(f"Copper {n} fell, Brandt said.", {"Brandt": PERSON}) for n in range(4)],
]


def main(path: Path) -> None:
    """Add the transactions to a store that holds the first stories."""
    index = SqliteIndex(path)

    def ask(statement: str) -> None:
        sys.stdout.write(f"{' '.join(statement.split())}\n")
        sys.stdout.flush()
        sys.stdin.readline()

    index._connections._writer.set_trace_callback(ask)
    for stories in TRANSACTIONS:
        put(index, *stories)
    index.close()
