"""What may not come in and what may not go out, counted: addresses, hostile input, foreign rows."""

import re
import subprocess
import sys
from dataclasses import dataclass

from bot.sources.transport import AddressRefused, Transport
from tests.unit.bot.sources.test_transport import NAMES, UNREACHABLE, Dials, Names, run

SELECTIONS = {
    "redirects and rebinding": ("tests/unit/bot/sources/test_transport.py",),
    "hostile input": (
        "tests/unit/bot/sources/test_hostile.py",
        "tests/unit/bot/sources/test_sandbox.py",
    ),
    "foreign rows": ("tests/scenarios/test_foreign_rows.py",),
}
"""Tests of the suite, by what they show."""


@dataclass(frozen=True, kw_only=True)
class Held:
    """How many of what was tried was held."""

    name: str
    tried: int
    held: int
    dials: int = 0

    @property
    def is_well(self) -> bool:
        return 0 < self.tried == self.held and not self.dials

    def __str__(self) -> str:
        dials = f"  dials {self.dials}" if self.name == "addresses" else ""
        return f"doors    {self.name:24} {self.tried:5} tried  {self.held:5} held{dials}"


def addresses() -> Held:
    """Fetch what must not be reached, with what makes sockets stubbed out."""
    urls = sorted(set(UNREACHABLE))
    refused = dialled = 0
    for url in urls:
        dials = Dials()
        try:
            run(url, Transport("tests", resolver=Names(NAMES), socket_of=dials))
        except AddressRefused:
            refused += 1
        dialled += len(dials.tried)
    return Held(name="addresses", tried=len(urls), held=refused, dials=dialled)


def tested(name: str) -> Held:
    """Run tests of the suite and count them."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *SELECTIONS[name]],
        capture_output=True,
        text=True,
        check=False,
    )
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (\w+)", _last(done.stdout))}
    passed = counts.get("passed", 0)
    tried = passed + counts.get("failed", 0) + counts.get("error", 0) + counts.get("errors", 0)
    # A run that broke off holds nothing.
    return Held(name=name, tried=tried, held=passed if done.returncode in (0, 1) else 0)


def _last(output: str) -> str:
    lines = output.strip().splitlines()
    return lines[-1].partition(" in ")[0] if lines else ""
