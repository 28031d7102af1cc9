"""How long the planning and delivery of digests may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How long things may take, in seconds, and how often they are tried."""

    wait: float = 60
    """From the beginning of a call to a look whether it came to something: longer than a call may
    take, and a platform to show what it took. docs/reliability.md has figures for 0.5 s."""
    lease: float = 60
    """How long a claim holds unless it is renewed."""
    slack: float = 5
    """From the note that a page is under way to its call: who was held up longer does not send."""
    catch_up: float = 6 * 3600
    late_after: float = 600
    """Later than this is late: a busy minute's digests are out by then."""
    first_retry: float = 30
    """After a fault; twice as long each time."""
    longest_retry: float = 1800
    builds: int = 5
    """How often a digest that cannot be built is tried."""
    looks: int = 5
    """How often the platform is asked for a page before it counts as unknown."""
    at_once: int = 8
    """Digests that are sent at a time, each to a place of its own."""
