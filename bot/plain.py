"""Make text from outside safe to show: no control codes, no hidden or reversed characters."""

import re

_TERMINAL = re.compile(
    # Control sequences (CSI), strings with an end (OSC, DCS, SOS, PM, APC), and two-character
    # escapes: ECMA-48 sections 5.4 and 5.6. All of it goes, not only the escape character, so
    # that "[31m" does not stay behind. A string that is not ended is no string: U+009D stands in
    # many a text whose quotation marks were read in the wrong encoding, and what follows it is
    # the text.
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"
    "\u00ad\u061c\u180e\u200b\u200e\u200f"  # soft hyphen, marks of direction, zero width space
    "\u202a-\u202e\u2060-\u206f"  # embeddings, overrides, isolates, invisible operators
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters without a shape: names of nothing
    "\ufeff\ufff9-\ufffb"
    "\U0001d173-\U0001d17a"  # beams and slurs of written music: format controls
    "\U000e0000-\U000e007f]"  # tag characters: text that nobody sees
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def harmless(text: str) -> str:
    """Return the text as it may be shown: one line, nothing that acts on a terminal or reader.

    Letters of every script, emoji and their joiners stay. Half a surrogate pair, which cannot be
    written out, becomes U+FFFD.
    """
    text = _TERMINAL.sub("", text)
    text = _HIDDEN.sub("", text)
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return _SPACE.sub(" ", text).strip()
