"""Bodies that come packed (RFC 9110, 8.4.1), unpacked by pieces and no further than allowed."""

import zlib
from typing import Final

_GZIP: Final = 16 + zlib.MAX_WBITS
_RAW: Final = -zlib.MAX_WBITS


class Damaged(Exception):
    """What came cannot be unpacked, or is cut short."""


class Unpacker:
    """Unpacks gzip or deflate.

    Args:
        coding: "gzip" or "deflate"; the latter with or without the header of zlib, since servers
            send both.
    """

    def __init__(self, coding: str) -> None:
        self._window = _GZIP if coding == "gzip" else zlib.MAX_WBITS
        self._unpacker = zlib.decompressobj(self._window)
        self._begun = False

    def feed(self, data: bytes, most: int) -> bytes:
        """Return what a piece holds, at most so many bytes of it.

        Raises:
            Damaged: it is not packed as it says.
        """
        found = bytearray()
        while data and len(found) < most:
            if self._unpacker.eof:  # another member (RFC 1952, 2.2)
                self._unpacker = zlib.decompressobj(self._window)
            found += self._unpack(data, most - len(found))
            data = self._unpacker.unused_data
        return bytes(found)

    def _unpack(self, data: bytes, most: int) -> bytes:
        begun, self._begun = self._begun, True
        try:
            return self._unpacker.decompress(data, most)
        except zlib.error as error:
            if begun or self._window != zlib.MAX_WBITS:
                raise Damaged from error
        self._window = _RAW
        self._unpacker = zlib.decompressobj(_RAW)
        try:
            return self._unpacker.decompress(data, most)
        except zlib.error as error:
            raise Damaged from error

    def finish(self) -> None:
        """Say that this was all.

        Raises:
            Damaged: more should have come.
        """
        if self._begun and not self._unpacker.eof:
            raise Damaged
