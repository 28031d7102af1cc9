"""Buttons: what one does, in an id that outlives the process that made it.

    b1:<verb>:<token>:<place>

The token names the stored answer that the button hangs on; nothing else has to be remembered.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

_ID = re.compile(r"b1:([a-z]{2,12}):([A-Za-z0-9_-]{8,32}):(\d{1,4})")
"""53 characters at most: Discord takes 100, Slack 255."""


class Verb(StrEnum):
    """What a button does with the answer that it hangs on."""

    RUN = "run"
    """Runs one of the commands of the answer: the place says which."""
    SPANS = "spans"
    """Shows each point's words in the document, with their neighbours."""
    SHARE = "share"
    """Shows a private answer to the channel."""
    EXPORT = "export"
    """Gives the answer as a Markdown file."""
    PICTURE = "picture"
    """Draws what the answer counts or relates; the place says which picture."""
    FOLLOW = "follow"
    """Asks how often the reader wants to be told what is new on the topic of the answer."""
    HELPFUL = "helpful"
    UNHELPFUL = "unhelpful"


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What a button says when it is pressed."""

    verb: Verb
    token: str
    """Names the stored answer: 8 to 32 letters and digits."""
    place: int = 0

    def __str__(self) -> str:
        return f"b1:{self.verb}:{self.token}:{self.place}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read an id back; None where it is no id of ours."""
        match = _ID.fullmatch(text)
        if match is None or match[1] not in set(Verb):
            return None
        return cls(verb=Verb(match[1]), token=match[2], place=int(match[3]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button with its words."""

    label: str
    """Plain text of any length; a platform shortens it to what it can show."""
    press: Press
