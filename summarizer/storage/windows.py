"""Stretches of publication time as conditions on document keys in SQL."""

# ruff: noqa: S608 - what is put into statements is only names of our own tables and columns

from summarizer.storage.base import Window
from summarizer.storage.keys import key_range

ADDED_AFTER = "(SELECT key FROM documents WHERE library = ? AND addition > ?)"
"""Read once, by its index: what was added since a digest is little."""


def in_window(column: str, window: Window, library: int) -> tuple[str, list[int]]:
    """Return an SQL condition on a column of document keys, and its values.

    Keys know the minute of publication; for documents of the first and last minute the exact
    time is looked up.
    """
    keys = key_range(window)
    condition = f"{column} BETWEEN ? AND ?"
    values = [keys.low, keys.high]
    exact = f"(SELECT instant FROM documents WHERE key = {column})"
    if keys.not_before is not None:
        condition += f" AND ({column} > ? OR {exact} >= ?)"
        values += [keys.low_minute_end, keys.not_before]
    if keys.not_after is not None:
        condition += f" AND ({column} < ? OR {exact} <= ?)"
        values += [keys.high_minute_start, keys.not_after]
    if window.after is not None:
        condition += f" AND {column} IN {ADDED_AFTER}"
        values += [library, window.after]
    return condition, values
