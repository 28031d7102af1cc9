"""A folder that is watched: its files become documents, and changed files new versions."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bot.errors import BotError
from bot.sources.source import Item, Sight
from summarizer.errors import UnreadableDocument
from summarizer.models import Document

MOST_FILES = 100_000
_ABOUT_A_FOLDER = frozenset({"readme", "license", "licence", "copying"})


class FolderGone(BotError):
    """A watched folder cannot be looked into."""


class FolderReader:
    """Looks into folders.

    Args:
        read: Reads a file, by its bytes and its path, away from this process.
        max_file_size: Larger files are not read, in bytes.
    """

    def __init__(
        self, read: Callable[[bytes, str], Sequence[Document]], max_file_size: int
    ) -> None:
        self._read = read
        self._max_file_size = max_file_size

    def look(self, path: str) -> list[tuple[Sight, Item]]:
        """Return the files of a folder; their size and time stand for their content.

        Raises:
            FolderGone: it cannot be looked into, or holds too much.
        """
        found = []
        for file in self._files(Path(path)):
            try:
                state = file.stat()
            except OSError:
                continue  # it went just now
            name = str(file)
            sight = Sight(guid=name, url="", content=f"{state.st_size} {state.st_mtime_ns}")
            found.append((sight, Item(title="", text="", url=name)))
            if len(found) > MOST_FILES:
                raise FolderGone(f"It holds more than {MOST_FILES:,} files. Watch parts of it.")
        return found

    def read(self, item: Item) -> Sequence[Document]:
        """Return the documents of a file.

        Raises:
            UnreadableDocument: it cannot be read.
        """
        file = Path(item.url)
        try:
            if file.is_symlink() or not file.is_file():
                raise UnreadableDocument("It is no ordinary file any more.")
            if file.stat().st_size > self._max_file_size:
                raise UnreadableDocument("It is larger than BRIEFBOT_MAX_FILE_SIZE allows.")
            data = file.read_bytes()
        except OSError as error:
            raise UnreadableDocument(f"It cannot be opened: {error.strerror}.") from error
        return self._read(data, str(file.resolve()))

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
