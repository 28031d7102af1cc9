"""Files and folders → documents of a library, with a word on each."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from bot.file_notes import FileNotes, Notes, digest_of, path_of
from summarizer.errors import UnreadableDocument
from summarizer.models import AddReport, Document, Rejection


class Contents(Protocol):
    """What a file holds."""

    @property
    def documents(self) -> Sequence[Document]: ...

    @property
    def rejected(self) -> Sequence[Rejection]: ...

    @property
    def notes(self) -> Sequence[str]: ...


class Read(Protocol):
    """What reads a file: `summarizer.reading.read`."""

    def __call__(self, data: bytes, name: str, *, limit: int) -> Contents:
        """Return what a file holds. Raises UnreadableDocument."""
        ...


_AHEAD = 3
"""Files under way for each that is being read: a long one holds up no reader beside it."""

Progress = Callable[[int, int], None]
"""Called with how many documents are dealt with, and how many there will be as far as is known."""

_ABOUT_A_FOLDER = frozenset({"readme", "license", "licence", "copying"})
"""Files that tell about the folder they are in, whatever their ending."""


class Adder(Notes, Protocol):
    """What is asked of a library."""

    def add(
        self,
        documents: Iterable[Document],
        *,
        progress: Callable[[int], None] | None = None,
        workers: int | None = None,
    ) -> AddReport: ...


@dataclass
class Ingest:
    """One run of adding files.

    Attributes:
        read: Turns the bytes of a file into documents.
        max_file_size: Larger files are rejected, in bytes.
        at_once: How many files are read at the same time, each in a thread that waits for `read`.
        names: The file of each document, by document id.
        notes: Words on single files, such as attachments that were left out.
    """

    read: Read
    max_file_size: int
    at_once: int = 1
    names: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    _rejected: list[Rejection] = field(default_factory=list)
    _given: int = 0
    _files_left: int = 0

    def run(
        self,
        library: Adder,
        paths: Iterable[Path],
        *,
        workers: int | None = None,
        progress: Progress | None = None,
    ) -> AddReport:
        """Add the files; a file that cannot be used is rejected by name and the rest goes on.

        A file that holds what it held when it was added, and whose documents are all in the
        library still, is not read again: after a kill the same call soon goes on from there.
        """
        files = list(self._files(paths))
        self._files_left = len(files)
        notes = FileNotes(library, max_file_size=self.max_file_size)
        stored = 0

        def shown() -> None:
            if progress:
                done = stored + len(notes.unchanged) + len(self._rejected)
                coming = self._given - stored + self._files_left
                progress(done, done + coming)

        def dealt_with(documents: int) -> None:
            nonlocal stored
            stored = documents
            notes.dealt_with(documents)
            shown()

        def passed(file: Path, documents: tuple[str, ...]) -> None:
            self._files_left -= 1
            self.names.update(dict.fromkeys(documents, str(file)))
            shown()

        report = library.add(
            self._documents(notes.changed(files, passed), notes),
            progress=dealt_with,
            workers=workers,
        )
        notes.dealt_with(self._given)
        return report + AddReport(unchanged=tuple(notes.unchanged), rejected=tuple(self._rejected))

    def _files(self, paths: Iterable[Path]) -> Iterator[Path]:
        """Yield each file once, those of folders in order of their names."""
        seen = set()
        for path in paths:
            for file in self._below(path):
                if (key := os.path.realpath(file)) not in seen:
                    seen.add(key)
                    yield file

    def _below(self, path: Path) -> Iterator[Path]:
        if not path.is_dir():
            yield path
            return
        for folder, folders, files in os.walk(path, onerror=self._unreadable_folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                file = Path(folder, name)
                if not name.startswith(".") and file.stem.lower() not in _ABOUT_A_FOLDER:
                    yield file

    def _documents(self, files: Iterable[Path], notes: FileNotes) -> Iterator[Document]:
        for file, result in self._read_ahead(files):
            self._files_left -= 1
            try:
                contents, digest = result()
            except UnreadableDocument as error:
                self._reject(file, str(error))
                continue
            self._rejected += contents.rejected
            self.notes += (f"{file}: {note}" for note in contents.notes)
            for document in contents.documents:
                self.names[document.id] = str(file)
                self._given += 1
                yield document
            if contents.documents and not (contents.rejected or contents.notes):
                # Of the others there is something to say again.
                ids = tuple(document.id for document in contents.documents)
                notes.given(file, digest, ids, self._given)

    def _read_ahead(self, files: Iterable[Path]) -> Iterator[tuple[Path, Callable[[], "_WasRead"]]]:
        """Yield each file, in order, with what returns its contents or raises why there are none.

        Files after it are being read meanwhile, where several may be at once.
        """
        if self.at_once == 1:
            for file in files:
                yield file, partial(self._read, file)
            return
        threads = ThreadPoolExecutor(self.at_once, thread_name_prefix="reading")
        waiting: deque[tuple[Path, Future[_WasRead]]] = deque()
        try:
            for file in files:
                waiting.append((file, threads.submit(self._read, file)))
                if len(waiting) >= self.at_once * _AHEAD:
                    read, contents = waiting.popleft()
                    yield read, contents.result
            while waiting:
                read, contents = waiting.popleft()
                yield read, contents.result
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def _read(self, file: Path) -> "_WasRead":
        """Read a file. Raises UnreadableDocument."""
        data = self._bytes(file)
        contents = self.read(data, path_of(file), limit=self.max_file_size)
        return _WasRead(contents, digest_of(data))

    def _bytes(self, file: Path) -> bytes:
        """Return the content of a file. Raises UnreadableDocument."""
        try:
            if not file.exists():
                raise UnreadableDocument("There is no such file or folder.")
            if not file.is_file():
                raise UnreadableDocument("It is not an ordinary file.")
            size = file.stat().st_size
            if size > self.max_file_size:
                raise UnreadableDocument(
                    f"It has {_amount(size)}; the limit is {_amount(self.max_file_size)} "
                    "(BRIEFBOT_MAX_FILE_SIZE)."
                )
            return file.read_bytes()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UnreadableDocument(f"It cannot be opened: {reason}.") from error

    def _reject(self, file: Path, reason: str) -> None:
        self._rejected.append(Rejection(name=str(file), reason=reason))

    def _unreadable_folder(self, error: OSError) -> None:
        self._reject(Path(error.filename), f"The folder cannot be opened: {error.strerror}.")


class _WasRead(NamedTuple):
    """What a file held."""

    contents: Contents
    digest: bytes


def _amount(size: int) -> str:
    return f"{size:,} bytes" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"
