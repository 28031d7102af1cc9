"""A folder that is watched: its files become documents, and changed files new versions."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.errors import BotError
from bot.sources.source import Item, Sight
from summarizer.errors import UnreadableDocument
from summarizer.models import Document

MOST_FILES = 100_000
_FRESH = 10.0
"""Seconds since its last change within which somebody may still be writing a file."""
_SETTLING = 2.0
"""Seconds for which such a file has to stay as it is: programs that write wait for less between
two pieces. One that takes longer is read in part, and as a whole at the next look."""
_ABOUT_A_FOLDER = frozenset({"readme", "license", "licence", "copying"})


class FolderGone(BotError):
    """A watched folder cannot be looked into."""


class FolderReader:
    """Looks into folders.

    Args:
        read: Reads a file, by its bytes and its path, away from this process.
        max_file_size: Larger files are not read, in bytes.
        wait: Waits so many seconds.
    """

    def __init__(
        self,
        read: Callable[[bytes, str], Sequence[Document]],
        max_file_size: int,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._read = read
        self._max_file_size = max_file_size
        self._wait = wait

    def look(self, path: str) -> list[tuple[Sight, Item]]:
        """Return the files of a folder, the newest first; size and time stand for their content.

        What is being written just now is left for the next look.

        Raises:
            FolderGone: it cannot be looked into, or holds too much.
        """
        states: dict[Path, str] = {}
        times: dict[Path, int] = {}
        fresh = []
        for file in self._files(Path(path)):
            try:
                found = file.stat()
            except OSError:
                continue  # it went just now
            states[file] = _state(found)
            times[file] = found.st_mtime_ns
            if abs(time.time() - found.st_mtime) < _FRESH:
                fresh.append(file)
            if len(states) > MOST_FILES:
                raise FolderGone(f"It holds more than {MOST_FILES:,} files. Watch parts of it.")
        if fresh:
            self._wait(_SETTLING)
        for file in fresh:
            if not _is_still(file, states[file]):
                del states[file]
        return [
            (
                Sight(guid=_known_as(file), url="", content=state),
                Item(title="", text="", url=str(file)),
            )
            for file, state in sorted(states.items(), key=lambda each: -times[each[0]])
        ]

    def read(self, item: Item) -> Sequence[Document]:
        """Return the documents of a file.

        Raises:
            UnreadableDocument: it cannot be read.
        """
        file = Path(item.url)
        try:
            if file.is_symlink() or not file.is_file():
                raise UnreadableDocument("It is no ordinary file any more.")
            found = file.stat()
            if found.st_size > self._max_file_size:
                raise UnreadableDocument("It is larger than BRIEFBOT_MAX_FILE_SIZE allows.")
            data = file.read_bytes()
            if len(data) != found.st_size or not _is_still(file, _state(found)):
                raise UnreadableDocument("It was written to while it was read.")
        except OSError as error:
            raise UnreadableDocument(f"It cannot be opened: {error.strerror}.") from error
        return self._read(data, _known_as(file.resolve()))

    def _files(self, folder: Path) -> Iterator[Path]:
        if not folder.is_dir():
            raise FolderGone(f"There is no folder {folder} any more.")

        def gone(error: OSError) -> None:
            if Path(error.filename) == folder:
                raise FolderGone(f"{folder} cannot be opened: {error.strerror}.")

        for root, folders, files in os.walk(folder, onerror=gone):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                file = Path(root, name)
                if name.startswith(".") or file.stem.lower() in _ABOUT_A_FOLDER:
                    continue
                # What a link leads to may lie outside of what was given.
                if not file.is_symlink():
                    yield file


def _state(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_mtime_ns}"


def _is_still(file: Path, state: str) -> bool:
    try:
        return _state(file.stat()) == state
    except OSError:
        return False  # it went just now


def _known_as(file: Path) -> str:
    """Return the name of a file as text; on Linux a name may be any bytes."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")
