"""Clean text that came out of a format; of plain text files only terminal sequences go."""

import re

_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")

_ESCAPES = re.compile(
    # Control sequences, strings with an end, and two-character escapes: ECMA-48 sections 5.4 and
    # 5.6. Only those with an escape character: the others are letters of wrongly declared
    # charsets more often. A string that never ends would take the text along: it ends with its
    # line.
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[ -/]*[0-~]?)"
)


def without_escapes(text: str) -> str:
    """Take out what colours, moves or names something on a terminal: "[31m" does not stay."""
    return _ESCAPES.sub("", text)


def tidy(text: str) -> str:
    """Return text with single spaces, one blank line between paragraphs, and nothing unseen."""
    text = without_escapes(text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _INVISIBLE.sub("", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """Return text on one line, as titles and names are."""
    return " ".join(_INVISIBLE.sub("", without_escapes(text)).split())


def without_lone_surrogates(text: str) -> str:
    """Replace halves of characters, which JSON can hold and no store can."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
