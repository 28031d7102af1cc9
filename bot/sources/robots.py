"""robots.txt: what a site asks programs not to fetch (RFC 9309), read by Protego."""

import re
from typing import Self

from protego import Protego

MAX_BYTES = 512_000
"""RFC 9309 asks for at least 500 KiB; what comes after that is not read."""
MAX_DELAY = 60.0
"""Seconds between requests that a site may ask for; longer ones are not waited for."""
_AGENT = re.compile(r"\s*user[- ]?agent\b\s*:?\s*([^\s/#]*)", re.IGNORECASE)
_ANOTHER = "another"


class Robots:
    """What a site asks of one program.

    Args:
        text: The file; anything at all is read without an error.
        agent: The product token of the program, without a version: "briefbot".
    """

    def __init__(self, text: str = "", agent: str = "*") -> None:
        self._agent = agent.lower()
        self._rules = Protego.parse("\n".join(map(self._line, text.splitlines())))

    @classmethod
    def read(cls, data: bytes, agent: str) -> Self:
        """Read the bytes of a robots.txt."""
        return cls(data[:MAX_BYTES].decode("utf-8", "replace").lstrip("\ufeff"), agent)

    @property
    def delay(self) -> float | None:
        """Seconds between two requests, where it asks for that."""
        asked = self._rules.crawl_delay(self._agent)
        return None if asked is None else min(asked, MAX_DELAY)

    def allows(self, url: str) -> bool:
        """Tell whether an address may be fetched: the longest rule that fits decides."""
        return self._rules.can_fetch(url, self._agent)

    def _line(self, line: str) -> str:
        """Name another program as one, and this one without a version: "briefbot/1.0".

        Protego keeps the rules of each program apart: ten thousand names above ten thousand rules
        would be a hundred million of them.
        """
        if not (match := _AGENT.match(line)):
            return line
        named = match[1].lower()
        return f"User-agent: {named if named in ('*', self._agent) else _ANOTHER}"
