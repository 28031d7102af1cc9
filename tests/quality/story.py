"""The tests' own story, read as a user's files are, and its gold."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from summarizer import Document
from summarizer.reading import read

STORY = Path(__file__).parent.parent / "corpus"
LIMIT = 1_000_000


@cache
def documents() -> dict[str, Document]:
    """Return the documents of the story by the two digits their file names begin with."""
    found = {}
    for path in sorted((STORY / "documents").iterdir()):
        (found[path.name[:2]],) = read(path.read_bytes(), path.name, limit=LIMIT).documents
    return found


@cache
def gold() -> dict[str, Any]:
    """Return what a careful reader expects of the story."""
    with (STORY / "gold.toml").open("rb") as file:
        return tomllib.load(file)


def share(hits: int, total: int) -> float:
    """Return hits in a hundred."""
    return 100.0 * hits / total
