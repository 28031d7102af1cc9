from collections.abc import Callable, Iterator

import pytest

from summarizer.models import Analysis, Document
from summarizer.storage.base import Index
from summarizer.storage.recording import make_record
from summarizer.storage.sqlite import SqliteIndex

Filled = Callable[..., Index]


@pytest.fixture
def filled() -> Iterator[Filled]:
    """Returns a store with these documents in the library "main"."""
    opened = SqliteIndex(":memory:")

    def fill(*pairs: tuple[Document, Analysis]) -> Index:
        with opened.writing("main") as writer:
            for document, analysis in pairs:
                writer.write(make_record(document, analysis))
        return opened

    yield fill
    opened.close()
