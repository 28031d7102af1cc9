"""`briefbot add` of a large archive, killed at random and run again, until all of it is there."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.ingest import Ingest
from summarizer import Library, adding
from summarizer.models import Analysis, Document
from summarizer.reading import read
from summarizer.storage.recording import make_record
from summarizer.workers import Result

_POLL = 0.25
"""Seconds between two looks at the store."""
_PAGE = os.sysconf("SC_PAGE_SIZE")
_STORY = (
    "The council of Port {name} voted on day {day} to close the harbour bridge of quarter {n}. "
    "Mayor Iris Vale said the repairs would cost {n} thousand crowns. “Ferries will carry workers "
    "across the bay,” she told reporters. Tomas Halloran, who leads the dockers' union, called "
    "the decision late but right, and asked for talks on pay before the works begin.\n"
)


@dataclass(frozen=True, kw_only=True)
class Run:
    """One start of `briefbot add`, until it was killed or ended."""

    before: int
    """Documents in the store when it began."""
    after: int
    seconds: float
    first: float | None
    """Seconds after which more was in the store than before; None where that never was."""
    memory: int
    """Bytes that its processes had at most, those of shared pages counted for each."""
    killed: bool


@dataclass(frozen=True, kw_only=True)
class Archive:
    """What came of a trial."""

    files: int
    runs: Sequence[Run]
    lost: int
    """Files that are not in the library."""
    doubled: int
    """Documents beyond one for each content."""
    rejected: int
    sound: bool

    @property
    def kills(self) -> int:
        return sum(run.killed for run in self.runs)

    @property
    def kept(self) -> bool:
        """Whether each kill left what was there before, and each run went on from there."""
        return all(run.after >= run.before for run in self.runs)

    @property
    def is_well(self) -> bool:
        return self.sound and self.kept and not (self.lost or self.doubled or self.rejected)

    def __str__(self) -> str:
        firsts = [run.first for run in self.runs if run.first is not None]
        seconds = sum(run.seconds for run in self.runs)
        added = sum(run.after - run.before for run in self.runs)
        memory = max(run.memory for run in self.runs) / 2**20
        lines = [
            f"{'killed' if run.killed else 'ended':6} after {run.seconds:6.1f} s: "
            f"{run.before:6,} → {run.after:6,} documents, the first new ones after "
            f"{'—' if run.first is None else f'{run.first:.1f} s'}"
            for run in self.runs
        ]
        lines.append(
            f"archive of {self.files:,} files  {self.kills} kills  lost {self.lost}  "
            f"doubled {self.doubled}  rejected {self.rejected}  "
            f"kept {'all' if self.kept else 'NOT ALL'}  "
            f"storage {'sound' if self.sound else 'DAMAGED'}  {added / seconds:.1f} a second  "
            f"first commit after {max(firsts, default=0):.1f} s at most  {memory:,.0f} MB  "
            f"{seconds:.0f} s"
        )
        return "\n".join(lines)


def make_archive(folder: Path, files: int) -> Path:
    """Write short reports, each of them different, a thousand to a folder."""
    for number in range(files):
        below = folder / f"{number // 1000:03}"
        below.mkdir(parents=True, exist_ok=True)
        text = "".join(_STORY.format(name=number, day=number % 365, n=n) for n in range(1, 4))
        (below / f"{number:06}.txt").write_text(f"Bridge {number} closes\n\n{text}")
    return folder


def add_with_kills(
    archive: Path, store: Path, *, kills: int, shortest: float, longest: float, seed: int = 3
) -> Archive:
    """Add an archive; kill that so many times, after a while at random, and let it end once.

    Args:
        archive: A folder of files that each hold one document.
        store: Where the store is made.
        kills: How often; fewer where all has been added before.
        shortest: Seconds until a kill, at least.
        longest: And at most.
        seed: Of chance.
    """
    choices = random.Random(seed)  # noqa: S311
    runs: list[Run] = []
    report: dict[str, list[object]] = {}
    while True:
        patience = choices.uniform(shortest, longest) if len(runs) < kills else None
        run, said = _run(archive, store, patience)
        runs.append(run)
        if not run.killed:
            report = json.loads(said)
            break
    files = [file for file in archive.rglob("*") if file.is_file()]
    with closing(sqlite3.connect(store)) as connection:
        there = {row[0] for row in connection.execute("SELECT path FROM paths")}
    contents = len({file.read_bytes() for file in files})
    with Library.open(store) as library:
        documents, sound = len(library), not library.faults()
    return Archive(
        files=len(files),
        runs=runs,
        lost=sum(str(file.resolve()) not in there for file in files),
        doubled=documents - contents,
        rejected=len(report["rejected"]),
        sound=sound,
    )


def add_until(archive: str, store: str, documents: int) -> None:
    """Add an archive in this process, with a stand-in for the language model.

    The process is killed as soon as so many documents were dealt with.
    """

    def analyse(batch: Sequence[Document], _: str | None) -> list[Result]:
        return [make_record(document, Analysis()) for document in batch]

    def dealt_with(done: int, _: int) -> None:
        if done >= documents:
            os.kill(os.getpid(), signal.SIGKILL)

    adding.__dict__["analyse"] = analyse
    with Library.open(store) as library:
        ingest = Ingest(read, 1_000_000)
        ingest.run(library, [Path(archive)], workers=0, progress=dealt_with)


def _run(archive: Path, store: Path, patience: float | None) -> tuple[Run, str]:
    """Run the command until it ends or is killed; what it printed."""
    before, began, first, memory = _count(store), time.monotonic(), None, 0
    after = before
    environment = os.environ | {
        "BRIEFBOT_DATABASE": str(store),
        "BRIEFBOT_STATE": str(store.with_suffix(".state.db")),
    }
    with (store.parent / "said.json").open("w+") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "add", "--json", str(archive)],
            env=environment,
            stdout=said,
        )
        while process.poll() is None:
            time.sleep(_POLL)
            after = _count(store)
            passed = time.monotonic() - began
            memory = max(memory, _memory(process.pid))
            if first is None and after > before:
                first = passed
            if patience is not None and passed > patience:
                os.kill(process.pid, signal.SIGKILL)
                break
        process.wait()
        said.seek(0)
        run = Run(
            before=before,
            after=_count(store),
            seconds=time.monotonic() - began,
            first=first,
            memory=memory,
            killed=process.returncode == -signal.SIGKILL,
        )
        return run, said.read()


def _count(store: Path) -> int:
    """Return how many documents are committed."""
    if not store.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:  # it is only being made
        return 0


def _memory(root: int) -> int:
    """Return the bytes in memory of a process and all below it; 0 where that is not told."""
    parents: dict[int, list[int]] = {}
    sizes: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            sizes[int(entry.name)] = int((entry / "statm").read_text().split()[1]) * _PAGE
        except (OSError, IndexError, ValueError):
            continue
        parents.setdefault(parent, []).append(int(entry.name))
    total, left = 0, [root]
    while left:
        one = left.pop()
        total += sizes.get(one, 0)
        left += parents.get(one, [])
    return total
