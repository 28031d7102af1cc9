"""Bytes → text: byte order mark, declared charset, UTF-8, then what the bytes look like."""

import codecs
from typing import Final

from charset_normalizer import from_bytes

from summarizer.errors import UnreadableDocument
from summarizer.reading.tidy import without_escapes

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # Before UTF-16, whose mark it begins with.
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 100_000
"""Bytes that a guess is made from: more do not change it, and it is slow."""
_FEW_HIGH_BYTES: Final = 0.15
"""Share of bytes over 127 under which a text is taken for one of Western Europe: English has 0.1
to 1 %, a short line full of quotation marks 10 %, French 4 %, Greek or Russian over 70 %."""
_FEW_DAMAGED: Final = 0.125
"""Share of the bytes over 127 that may be damaged in UTF-8. In other encodings read as UTF-8
nearly all of them are."""
_MANY_CONTROLS: Final = 0.02
"""Share of control characters over which bytes are no text; real texts have next to none."""
_TEXT_CONTROLS: Final = frozenset("\t\n\r\f\v\x85")


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text that bytes stand for, without byte order mark and terminal sequences.

    Args:
        data: The bytes.
        declared: The charset that the format names, if it does; it may be wrong.

    Raises:
        UnreadableDocument: they are no text.
    """
    whole = _decode(data, declared)
    text = without_escapes(whole)
    controls = sum(text.count(char) for char in map(chr, [*range(32), *range(127, 160)]))
    controls -= sum(text.count(char) for char in _TEXT_CONTROLS)
    if "\0" in whole or controls > _MANY_CONTROLS * len(text):
        raise UnreadableDocument(
            "It holds binary data and no text. Convert it to one of the formats that can be read."
        )
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide_without_mark(data):
        return data.decode(wide, "replace")
    for name in filter(None, (declared, "utf-8")):
        # What calls itself Latin-1 is Windows-1252 in practice (WHATWG Encoding Standard, 4.2).
        charset = "windows-1252" if _is_latin_1(name) else name
        try:
            return data.decode(charset)
        except (LookupError, UnicodeError):
            continue
    return _guess(data)


def _is_latin_1(name: str) -> bool:
    try:
        return codecs.lookup(name).name in ("iso8859-1", "ascii")
    except LookupError:
        return False


def _wide_without_mark(data: bytes) -> str | None:
    """Return UTF-16 of that byte order where every other byte of a Western text is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or 0 not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * len(sample) / 2 and even == 0:
        return "utf-16-le"
    if even > 0.6 * len(sample) / 2 and odd == 0:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    as_utf_8 = data.decode("utf-8", "replace")
    if as_utf_8.count("\ufffd") <= _FEW_DAMAGED * high:
        return as_utf_8
    if high <= _FEW_HIGH_BYTES * len(data):
        # A guess from so few bytes goes wrong: accents become letters of other languages.
        return data.decode("windows-1252", "replace")
    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding if best else "windows-1252", "replace")
