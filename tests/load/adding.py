"""Adds documents to a store for some seconds, and prints how many: `adding STORE SECONDS`.

They are made of sentences of the tests' own story, in other orders: each is another document with
the same people in it, which is the hardest case for what joins names.
"""

import random
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from summarizer import Document, Library

CORPUS = Path(__file__).parents[1] / "corpus" / "documents"
_SENTENCES = 12
_DAYS = 60


def documents(seconds: float) -> Iterator[Document]:
    """Make documents until the time is over."""
    lines = "\n".join(path.read_text("utf-8") for path in sorted(CORPUS.glob("*.md"))).split("\n")
    prose = " ".join(line for line in lines if len(line) > 120)
    sentences = re.findall(r"[A-Z][^.?!]{30,}[.?!](?= )", prose)
    chance = random.Random(7)  # noqa: S311 - the same documents each time
    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end:
        number += 1
        yield Document(
            text=" ".join(chance.sample(sentences, min(_SENTENCES, len(sentences)))),
            title=f"Report {number}",
            source="Load",
            published=datetime(2031, 3, 1, tzinfo=UTC) + timedelta(days=number % _DAYS),
        )


def main() -> None:
    """Add with one worker process, as a bot's machine would."""
    store, seconds = sys.argv[1:]
    with Library.open(store) as library:
        report = library.add(documents(float(seconds)), workers=1)
    print(len(report.added))


if __name__ == "__main__":
    main()
