"""Document keys: integers that sort documents by time of publication.

A key does not depend on the order of adding: 63 bits, signed, made of

    day of publication (17 bits and sign) | minute of the day (11) | hash of the content (35)

so "newest first" is descending order of keys and a stretch of time is a range of keys. It
serves as rowid of the documents and of the full-text index, which lets both stop early.
"""

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

from summarizer.storage.base import Window

_HASH_BITS = 35
_MINUTE_BITS = 11
_DAY_SHIFT = _HASH_BITS + _MINUTE_BITS
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_DAY = -(1 << 17) + 1
"""1611; with the last day, 2328, what 17 bits and a sign can hold. Other days are clamped."""
_LAST_DAY = (1 << 17) - 1
_UNDATED_DAY = -(1 << 17)
_DAY_OF_SECONDS = 86_400
OLDEST_DATED = FIRST_DAY << _DAY_SHIFT
"""Keys of documents without a date are all below this."""
LOWEST = _UNDATED_DAY << _DAY_SHIFT
HIGHEST = ((_LAST_DAY + 1) << _DAY_SHIFT) - 1


class KeyRange(NamedTuple):
    """A range of keys, both ends included, and what the keys are too coarse to tell."""

    low: int
    high: int
    not_before: int | None
    """Microseconds since 1970: to be checked for keys in the first minute."""
    not_after: int | None

    @property
    def low_minute_end(self) -> int:
        """The last key of the minute that `low` starts."""
        return self.low | ((1 << _HASH_BITS) - 1)

    @property
    def high_minute_start(self) -> int:
        """The first key of the minute that `high` ends."""
        return self.high & ~((1 << _HASH_BITS) - 1)


def instant(moment: datetime) -> int:
    """Return microseconds since 1970 in UTC, exactly."""
    delta = moment - _EPOCH
    return (delta.days * _DAY_OF_SECONDS + delta.seconds) * 1_000_000 + delta.microseconds


def document_key(library: str, document_id: str, published: datetime | None) -> int:
    """Return the key of a document in a library (the same document has another in another)."""
    digest = hashlib.sha256(f"{document_id}/{library}".encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big")
    if published is None:
        return LOWEST | (number & ((1 << _DAY_SHIFT) - 1))
    return _minute_key(published) | (number & ((1 << _HASH_BITS) - 1))


def day_of(key: int) -> int | None:
    """Return the day of publication as days since 1970; None for a document without a date."""
    day = key >> _DAY_SHIFT
    return None if day == _UNDATED_DAY else day


def key_range(window: Window) -> KeyRange:
    """Return the keys of the documents in a window."""
    since, until = window.since, window.until
    if since is None and until is None:
        return KeyRange(LOWEST, HIGHEST, None, None)
    low, high = OLDEST_DATED, HIGHEST
    not_before = not_after = None
    if since is not None:
        low = _minute_key(since)
        not_before = instant(since)
    if until is not None:
        high = _minute_key(until) | ((1 << _HASH_BITS) - 1)
        not_after = instant(until)
    return KeyRange(low, high, not_before, not_after)


def _minute_key(moment: datetime) -> int:
    delta = moment - _EPOCH
    if delta.days < FIRST_DAY:
        return OLDEST_DATED
    if delta.days > _LAST_DAY:
        return _LAST_DAY << _DAY_SHIFT
    return (delta.days << _DAY_SHIFT) | ((delta.seconds // 60) << _HASH_BITS)
