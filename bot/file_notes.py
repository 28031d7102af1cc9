"""Files that need not be read again, because what they hold is in the library already."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

from summarizer.storage.base import ReadFile

_AT_ONCE = 256
"""Files that are looked up together; with small ones, some 20 ms between two steps of progress."""


class Notes(Protocol):
    """What is asked of a library."""

    def unchanged_files(self, digests: Mapping[str, bytes]) -> Mapping[str, tuple[str, ...]]: ...

    def note_files(self, files: Iterable[ReadFile]) -> None: ...


class _Under(NamedTuple):
    """A file whose documents are on their way into the library."""

    file: ReadFile
    last: int
    """The number of its last document, of all that were given."""


class FileNotes:
    """What one run of adding learns of files, and what it knows from those before.

    Attributes:
        unchanged: The documents (ids) of files that were passed over, in order.
    """

    def __init__(self, library: Notes, *, max_file_size: int) -> None:
        self._library = library
        self._max_file_size = max_file_size
        self._under_way: deque[_Under] = deque()
        self.unchanged: list[str] = []

    def changed(
        self, files: Iterable[Path], passed: Callable[[Path, tuple[str, ...]], None]
    ) -> Iterator[Path]:
        """Yield the files that have to be read, in order.

        Args:
            files: All files.
            passed: Called with each file that need not be read, and its documents (ids).
        """
        rest = iter(files)
        while group := list(islice(rest, _AT_ONCE)):
            digests = {path_of(file): self._digest(file) for file in group}
            known = self._library.unchanged_files(
                {path: digest for path, digest in digests.items() if digest is not None}
            )
            for file in group:
                documents = known.get(path_of(file))
                if documents is None:
                    yield file
                else:
                    self.unchanged += documents
                    passed(file, documents)

    def given(self, file: Path, digest: bytes, documents: tuple[str, ...], last: int) -> None:
        """Take note of a file all of whose documents have been handed to the library.

        Args:
            file: The file.
            digest: Of what was read.
            documents: Their ids.
            last: How many documents were handed over, these and all before.
        """
        self._under_way.append(_Under(ReadFile(path_of(file), digest, documents), last))

    def dealt_with(self, documents: int) -> None:
        """Note the files all of whose documents are among so many that were dealt with."""
        done = []
        while self._under_way and self._under_way[0].last <= documents:
            done.append(self._under_way.popleft().file)
        if done:
            self._library.note_files(done)

    def _digest(self, file: Path) -> bytes | None:
        """Return the digest of a file; None where it cannot be read, which reading it says."""
        try:
            if not file.is_file() or file.stat().st_size > self._max_file_size:
                return None
            return digest_of(file.read_bytes())
        except (OSError, ValueError):
            return None


def path_of(file: Path) -> str:
    """Return what a file is known by, as its documents name it."""
    return str(file.resolve())


def digest_of(data: bytes) -> bytes:
    """Return what stays the same as long as reading a file would give the same documents.

    Another version of this program may read more of it.
    """
    return hashlib.sha256(_version() + data).digest()[:16]


@cache
def _version() -> bytes:
    return version("briefbot").encode()
