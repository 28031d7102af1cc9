"""Text from outside → Discord's fields, where it is shown as it stands.

Labels, options, completions and file names are not parsed by Discord and need `label`, `fitting`
or `harmless_name` only. What goes into content or embeds has to be `escaped`: discord.py's
`escape_markdown` leaves mentions, commands, timestamps, some links and emoji names alive.
"""

import re

from bot.chat.discord.limits import FILE_NAME, LABEL, length
from bot.chat.splitting import shortened
from bot.plain import harmless

_LIVE = re.compile(
    # Formatting, headings, quotations, spoilers, code; mentions and all else in angle brackets;
    # labels of links.
    r"[\\`*_~|<>#@\[\]]"
    # Addresses and names of emoji; a colon before a space begins neither.
    r"|:(?=\S)"
    # Addresses without a scheme: a client looks for invitations among them.
    r"|(?<=\w)\.(?=[^\W\d_])"
    # Lists and small print.
    r"|^[-+]"
)
_LISTED = re.compile(r"^(\d+)([.)])")
_NAME = re.compile(r"[^\w.-]+")
_SPOILER = re.compile(r"^(?:spoiler_)+", re.IGNORECASE)
_SUFFIX = re.compile(r"\.\w{1,8}$")


def escaped(text: str) -> str:
    """Return text for content and embeds, on a line of its own or within one: nothing is live.

    Discord shows any character but letters, digits and spaces as it stands behind a backslash.
    """
    return _LISTED.sub(r"\1\\\2", _LIVE.sub(r"\\\g<0>", harmless(text)))


def fitting(text: str, most: int) -> str:
    """Return text for a field that is not parsed: shortened, and never empty."""
    shown = harmless(text)
    room = most
    while length(short := shortened(shown, room)) > most:
        room -= 1
    return short or "…"


def label(text: str) -> str:
    """Return text as a button's label."""
    return fitting(text, LABEL)


def harmless_name(name: str) -> str:
    """Return the name of a file: no path, nothing hidden, and not one that Discord acts on.

    Discord hides what is called "SPOILER_…".
    """
    shown = _NAME.sub("-", harmless(name).rsplit("/")[-1].rsplit("\\")[-1]).strip(".-_")
    shown = _SPOILER.sub("", shown).lstrip(".-_")
    suffix = found[0] if (found := _SUFFIX.search(shown)) else ""
    stem = shown[: len(shown) - len(suffix)]
    return stem[: FILE_NAME - len(suffix)] + suffix if stem else f"file{suffix}"
