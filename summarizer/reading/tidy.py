"""Clean text that came out of a format; plain text files stay as they are."""

import re

_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")


def tidy(text: str) -> str:
    """Return text with single spaces, one blank line between paragraphs, and nothing unseen."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """Return text on one line, as titles and names are."""
    return " ".join(_INVISIBLE.sub("", text).split())


def without_lone_surrogates(text: str) -> str:
    """Replace halves of characters, which JSON can hold and no store can."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
