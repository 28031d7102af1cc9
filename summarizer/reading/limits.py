"""Bounds on what is read, so that no file takes all memory or all day.

They are far above what people write and far below what harms: a novel has 1 MB of text.
"""

from typing import Final

MAX_TEXT: Final = 20_000_000
"""Characters of text in one file."""
MAX_UNPACKED: Final = 200_000_000
"""Bytes that an archive (DOCX) may unpack to, pictures included."""
MAX_PAGES: Final = 5_000
"""Pages of one PDF."""
MAX_ELEMENTS: Final = 20_000
"""Elements of a web page in which the main text is looked for; that takes some 5 s."""
MAX_RECORDS: Final = 1_000_000
"""Records of one JSON file."""
