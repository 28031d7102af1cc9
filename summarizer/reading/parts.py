"""What a reader finds in a file, before it is a document."""

from datetime import datetime
from typing import NamedTuple


class Parts(NamedTuple):
    """The text of a file and what it says of itself; empty where it says nothing."""

    text: str
    title: str = ""
    source: str = ""
    url: str | None = None
    published: datetime | None = None
