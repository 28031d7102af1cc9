"""Libraries of any size for `benchmarks speed`: Reuters stories, and variations beyond them."""

import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from benchmarks._records import records
from benchmarks._variations import Variation, common
from benchmarks.reuters import stories
from summarizer import Library
from summarizer.storage.record import Record

_WRITTEN_AT_ONCE = 512
"""Documents in one transaction."""


def library_of(data: Path, work: Path, size: int) -> Path:
    """Return a store with so many documents; one that is there is used, one begun made anew.

    The stories are analysed once, through `Library.add`; a library of them holds as many as it
    should of the first, stored from there. Beyond them it holds variations (`_variations`), which
    no parser has seen.
    """
    path = work / f"reuters-{size}.db"
    if path.exists():
        return path
    analysed = _analysed(data, work)
    begun = _begun(path)
    start = time.perf_counter()
    with Library.open(begun) as library:
        wanted = _records(analysed)
        while missing := size - len(library):
            with library.index.writing(library.name, settle=False) as writer:
                for record in islice(wanted, min(missing, _WRITTEN_AT_ONCE)):
                    writer.write(record)
        stored = time.perf_counter()
        library.index.settle(library.name)
        settled = time.perf_counter()
    begun.rename(path)
    print(
        f"  {path.name}: stored in {stored - start:.0f} s, actors settled in "
        f"{settled - stored:.0f} s, {path.stat().st_size / 1e6:.0f} MB",
        flush=True,
    )
    return path


def _records(analysed: Path) -> Iterator[Record]:
    """Yield the records of all stories, then those of one variation of them after the other."""
    yield from records(analysed)
    shared = common(records(analysed))
    for turn in count(1):
        yield from map(Variation(shared, turn).of, records(analysed))


def _analysed(data: Path, work: Path) -> Path:
    """Add all stories to a library, once; return its store."""
    path = work / "reuters-stories.db"
    if path.exists():
        return path
    begun = _begun(path)
    start = time.perf_counter()
    with Library.open(begun) as library:
        library.add(stories(data))
        number = len(library)
    begun.rename(path)
    print(f"  {number} stories added in {time.perf_counter() - start:.0f} s", flush=True)
    return path


def _begun(path: Path) -> Path:
    """Return where a store is made, without what an earlier run may have left there."""
    begun = path.with_suffix(".begun")
    for left in (begun, Path(f"{begun}-wal"), Path(f"{begun}-shm")):
        left.unlink(missing_ok=True)
    return begun
