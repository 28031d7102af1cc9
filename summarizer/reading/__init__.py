"""Bytes → documents: one file a format, told by content first and by name second.

Importing this takes a second: its libraries are large. Only adding needs it.
"""

from summarizer.reading.files import SUFFIXES, Reading, read

__all__ = ["SUFFIXES", "Reading", "read"]
