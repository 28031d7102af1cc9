"""Every implementation of the port keeps the same contract."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer.storage.base import Index
from summarizer.storage.sqlite import SqliteIndex

_IMPLEMENTATIONS: dict[str, Callable[[Path], Index]] = {
    "file": lambda folder: SqliteIndex(folder / "store.db"),
    "memory": lambda _: SqliteIndex(":memory:"),
}


@pytest.fixture(params=sorted(_IMPLEMENTATIONS))
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    opened = _IMPLEMENTATIONS[request.param](tmp_path)
    yield opened
    opened.close()
