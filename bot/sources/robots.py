"""robots.txt: what a site asks programs not to fetch (RFC 9309).

A reader of our own, of few lines: `urllib.robotparser` knows no wildcards and takes the first rule
for the longest, and readers that make regular expressions of rules can be kept busy for hours by a
rule of many stars. Here a rule is compared in one pass over the address.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, unquote, urlsplit

MAX_BYTES = 512_000
"""RFC 9309 asks for at least 500 KiB; what comes after that is not read."""
MAX_DELAY = 60.0
"""Seconds between requests that a site may ask for; longer ones are not waited for."""


@dataclass(frozen=True, slots=True)
class _Group:
    agents: tuple[str, ...]
    rules: tuple[tuple[bool, str], ...]
    """Whether it allows, and which paths."""
    delay: float | None


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of one program.

    Attributes:
        delay: Seconds between two requests, where it asks for that.
    """

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None

    @classmethod
    def read(cls, data: bytes, agent: str) -> Self:
        """Read what a robots.txt asks of a program.

        Args:
            data: The file; anything at all is read without an error.
            agent: The product token of the program, without a version: "briefbot".
        """
        groups = list(_groups(data[:MAX_BYTES].decode("utf-8", "replace").lstrip("\ufeff")))
        mine = [group for group in groups if agent.lower() in group.agents]
        mine = mine or [group for group in groups if "*" in group.agents]
        delays = [group.delay for group in mine if group.delay is not None]
        return cls(
            tuple(rule for group in mine for rule in group.rules),
            min(max(delays), MAX_DELAY) if delays else None,
        )

    def allows(self, url: str) -> bool:
        """Tell whether an address may be fetched: the longest rule that fits decides."""
        parts = urlsplit(url)
        path = _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")
        found = [
            (len(pattern), allowing)
            for allowing, pattern in self.rules
            if pattern and _matches(pattern, path)
        ]
        return max(found, default=(0, True))[1]


def _groups(text: str) -> Iterable[_Group]:
    agents: list[str] = []
    rules: list[tuple[bool, str]] = []
    delay: float | None = None
    begun = False
    for line in text.splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            if begun:
                yield _Group(tuple(agents), tuple(rules), delay)
                agents, rules, delay, begun = [], [], None, False
            # "briefbot/1.0" means briefbot.
            agents.append(value.lower().partition("/")[0].strip())
        elif name in ("allow", "disallow"):
            begun = True
            rules.append((name == "allow", _normal(value)))
        elif name == "crawl-delay":
            begun = True
            delay = float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else delay
    if agents:
        yield _Group(tuple(agents), tuple(rules), delay)


def _normal(path: str) -> str:
    """Write a path with the same letters escaped wherever it comes from."""
    return quote(unquote(path, errors="replace"), safe="/*$?&=+,;:@!~'()-._")


def _matches(pattern: str, path: str) -> bool:
    """Compare a rule: * is any letters, $ at the end is the end."""
    anchored = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return not anchored or at == len(path)
    # The earliest place for each piece leaves most room for those behind it.
    *middle, last = pieces
    for piece in middle:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if anchored:
        return path.endswith(last) and len(path) - len(last) >= at
    return path.find(last, at) >= 0
