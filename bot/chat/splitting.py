"""Split a text that is longer than a platform takes, without losing any of it."""

import re
import unicodedata

_SENTENCE_END = re.compile(
    # A mark, what closes with it, and the space behind it. A single letter before a full stop is
    # an initial, and what goes on in lower case is no new sentence. The marks of Chinese and
    # Japanese need no space.
    r"(?<!\b[A-Za-z])[.!?…][\"'”’»)\]]*\s+(?![a-z])|[!?…][\"'”’»)\]]*\s+|[。！？]\s*"  # noqa: RUF001
)
_WORD_END = re.compile(r"\s+")
_JOINER = "\u200d"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


def pieces(text: str, most: int) -> list[str]:
    """Split a text: at the ends of sentences, else between words, else between characters.

    Args:
        text: Any text.
        most: Characters (code points) of a piece, at least 1.

    Returns:
        Pieces that give the text again when they are put together: as few as sentences allow,
        none of them empty.

    Raises:
        ValueError: `most` is less than 1.
    """
    if most < 1:
        raise ValueError(f"no piece has {most} characters")
    found = []
    start = 0
    while len(text) - start > most:
        end = _cut(text, start, start + most)
        found.append(text[start:end])
        start = end
    if start < len(text):
        found.append(text[start:])
    return found


def shortened(text: str, most: int) -> str:
    """Return the beginning of a text with "…" where it is longer than `most` characters.

    For labels only, where the platform has no room and the whole text stands elsewhere.
    """
    if len(text) <= most:
        return text
    end = _between_characters(text, 0, most - 1)
    return text[:end].rstrip() + "…"


def _cut(text: str, start: int, limit: int) -> int:
    """Return where a piece that begins at `start` ends, after `start` and up to `limit`."""
    for pattern in (_SENTENCE_END, _WORD_END):
        # What follows the limit is looked at, but a piece never ends behind it.
        ends = [match.end() for match in pattern.finditer(text, start, limit + 1)]
        if found := [end for end in ends if start < end <= limit]:
            return found[-1]
    return _between_characters(text, start, limit)


def _between_characters(text: str, start: int, limit: int) -> int:
    """Return the last place up to `limit` that parts no letter from its accents, and no emoji."""
    end = limit
    while end > start and _belongs_together(text[end - 1], text[end]):
        end -= 1
    return end if end > start else limit


def _belongs_together(before: str, after: str) -> bool:
    return (
        unicodedata.category(after).startswith("M")
        or _JOINER in (before, after)
        or after in _SKIN_TONES
    )
