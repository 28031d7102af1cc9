"""Text from outside → Slack's fields, where it is shown as it stands.

Rich text and `plain_text` (with `emoji` off) are never parsed by Slack, and need `plain` only.
What goes into `mrkdwn`, or into the `text` of a message, has to be `escaped`.
"""

import re

from bot.chat.splitting import shortened
from bot.plain import harmless

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_RESERVED = re.compile("[&<>]")
_LOOK_ALIKES = {"*": "∗", "~": "∼", "`": "ˋ", "_": "ˍ", ">": "›"}  # noqa: RUF001
"""Slack knows no escape for its formatting; a sign that looks the same formats nothing."""
_FORMATTING = re.compile(
    # Low lines inside a word, as in file names, format nothing. "&gt;" at the start of a line is
    # a block quote although it is escaped.
    r"[*~`]|(?<!\w)_|_(?!\w)|^>+"
)
_EMOJI = re.compile(r":(?=[\w+'-]+:)")
_COLON = "꞉"  # noqa: RUF001


def plain(text: str, most: int | None = None) -> str:
    """Return text for rich text and `plain_text`: one line, nothing hidden, nothing reversed.

    Args:
        text: Text from outside.
        most: Characters at most; what is longer is shortened, so only for labels.
    """
    shown = harmless(text)
    return shown if most is None else shortened(shown, most)


def escaped(text: str) -> str:
    """Return text for `mrkdwn`: no mention, link, command, formatting or emoji name is live."""
    shown = _FORMATTING.sub(
        lambda found: "".join(map(_LOOK_ALIKES.__getitem__, found[0])), harmless(text)
    )
    shown = _EMOJI.sub(_COLON, shown)
    return _RESERVED.sub(lambda found: _ENTITIES[found[0]], shown)
