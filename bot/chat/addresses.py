"""Addresses of documents as links that cannot pretend."""

import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from bot.plain import harmless

_SHAPE = re.compile(
    # RFC 3986, and less: no user before the host, no backslash, nothing but letters, digits, dots
    # and hyphens in the host. Whatever programs read in different ways is not linked at all.
    r"(?P<scheme>https?)://(?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])"
    r"(?::\d{1,5})?(?P<rest>(?:[/?#].*)?)",
    re.IGNORECASE,
)
_SAFE = "/?#:;,=&%+~!$-._"
"""What stays as it is behind the host; all else is percent-encoded, brackets and quotes too."""
_BEFORE_PATH = re.compile(r"([a-zA-Z]+://)([^/?#\\]*)(.*)", re.DOTALL)


class Link(NamedTuple):
    """A link that may be followed."""

    url: str
    """ASCII; `http` or `https`."""
    host: str
    """Where it leads, to be shown to the reader: in ASCII, so that no letter looks like another."""


def link(url: str | None, most: int) -> Link | None:
    """Return an address as a link; None for what is none, or is no web address.

    Args:
        url: As a document gives it.
        most: Characters of the longest address that the platform takes.
    """
    parts = _BEFORE_PATH.fullmatch(harmless(url or ""))
    if parts is None or " " in parts[2]:
        return None
    try:
        authority = parts[2].encode("ascii" if parts[2].isascii() else "idna").decode("ascii")
        matched = _SHAPE.fullmatch(parts[1] + authority + quote(parts[3], safe=_SAFE))
        # Reads ports and IPv6 addresses, and raises at those that are none.
        valid = matched is not None and urlsplit(matched[0]).port != 0
    except ValueError:
        return None
    if matched is None or not valid or len(matched[0]) > most:
        return None
    host = matched["host"].lower()
    return Link(url=matched[0], host=host.removeprefix("www."))
