"""Plain text: the text as it is in the file, so that offsets count in the file, too.

Only sequences for a terminal are taken out, where the file is a screen that was saved.
"""

from summarizer.reading.header import first_heading, header_date
from summarizer.reading.parts import Parts
from summarizer.reading.published import at_midnight


def read_plain(text: str) -> Parts:
    """Read a text; its title is its first line where that has the form of one."""
    day = header_date(text)
    return Parts(text, first_heading(text), published=at_midnight(day) if day else None)
