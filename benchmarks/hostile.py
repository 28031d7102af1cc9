"""Hostile input: what it takes to read it, and whether this process and the others get through.

Every bomb of `_bombs` and every feed of feedparser's own tests is read in a sandbox. It is held if
it ends within its time, with a result or a reason in plain words, and a good file is read after it.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks._bombs import Bomb, bombs
from bot.sources.discovery import feeds_of
from bot.sources.documents import SandboxedReader
from bot.sources.feeds import read_feed
from bot.sources.sandbox import DOCUMENT_SECONDS, FEED_SECONDS, Sandbox
from summarizer.errors import UnreadableDocument

_LOAD = 3
"""Times its time that one may take by the clock where others use the machine too."""
_OVER = 5.0
"""Seconds over its time that one may take: a child is started, and one is ended."""
_LIMIT = 60_000_000
_SENTENCE = re.compile(r"[A-Z].{8,400}\.", re.DOTALL)
_GOOD = "Iris Vale opened the quay of Port Ellis on Monday."
_FOREIGN = "root:"
"""What the file of this machine begins with that some bombs ask for."""


class Row(NamedTuple):
    """What became of one input."""

    name: str
    size: int
    seconds: float
    said: str
    held: bool


def run(data: Path | None, scale: float = 1.0) -> Iterator[Row]:
    """Read all of it; feeds only where a folder of them is given."""
    with Sandbox() as sandbox:
        for bomb in bombs(scale):
            yield held(sandbox, bomb)
        folder = data / "feedparser_feeds" if data else None
        for file in sorted(folder.rglob("*.xml")) if folder else ():
            yield held(sandbox, Bomb(file.name, "feed", file.name, file.read_bytes()))


def held(sandbox: Sandbox, bomb: Bomb) -> Row:
    """Read one input, and a good one after it."""
    work = DOCUMENT_SECONDS if bomb.kind == "file" else FEED_SECONDS
    limit = work * _LOAD + _OVER
    start = time.perf_counter()
    try:
        said, good = read(sandbox, bomb), True
    except UnreadableDocument as error:
        said, good = str(error), bool(_SENTENCE.fullmatch(str(error)))
    seconds = time.perf_counter() - start
    after = SandboxedReader(sandbox)(_GOOD.encode(), "good.txt", limit=_LIMIT)
    good = good and seconds <= limit and after.documents[0].text == _GOOD
    return Row(bomb.name, len(bomb.data), seconds, said, good)


def read(sandbox: Sandbox, bomb: Bomb) -> str:
    """Read an input as what it is and say what was found. Raises UnreadableDocument."""
    if bomb.kind == "feed":
        feed = sandbox.run(read_feed, bomb.data, url="https://velm.example/feed")
        said, texts = f"{len(feed.entries)} entries", [feed.model_dump_json()]
    elif bomb.kind == "page":
        found = sandbox.run(feeds_of, bomb.data, url="https://velm.example/")
        said, texts = f"{len(found)} addresses", list(found)
    else:
        contents = SandboxedReader(sandbox)(bomb.data, bomb.file, limit=_LIMIT)
        said = f"{len(contents.documents)} documents, {len(contents.rejected)} rejected"
        texts = [document.text for document in contents.documents[:10]]
    if any(_FOREIGN in text for text in texts):
        raise AssertionError(f"{bomb.name} read a file of this machine")
    return said


def main(argv: list[str]) -> None:
    """Print a line for each bomb and one for the feeds; end with 1 if any was not held."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks hostile")
    parser.add_argument("--data", type=Path, help="the folder with feedparser_feeds")
    parser.add_argument("--scale", type=float, default=1.0, help="smaller bombs: 0.1")
    options = parser.parse_args(argv)
    feeds: list[Row] = []
    lost = []
    count = 0
    for row in run(options.data, options.scale):
        count += 1
        lost += [] if row.held else [row.name]
        if row.name.endswith(".xml"):
            feeds.append(row)
        else:
            mark = "    " if row.held else "LOST"
            print(f"{mark} {row.name:46} {row.size:>11,} B {row.seconds:6.2f} s  {row.said}")
    if feeds:
        slowest = max(row.seconds for row in feeds)
        said = Counter(re.sub(r"^\d+ entries", "read", row.said) for row in feeds)
        print(f"{len(feeds):,} feeds, the slowest {slowest:.2f} s: {dict(said)}")
    print(f"{count - len(lost):,} of {count:,} held")
    for name in lost:
        print(f"LOST {name}")
    if lost:
        sys.exit(1)
