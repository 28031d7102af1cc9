"""What the processes that are killed have in common."""

import logging
import os
import signal
from collections.abc import Callable

import structlog


def silence() -> None:
    """Log nothing: what fails in these trials fails on purpose."""
    silent = structlog.make_filtering_bound_logger(logging.CRITICAL)
    structlog.configure(wrapper_class=silent)


def mortal(die_at: str, passing: int) -> Callable[[str], None]:
    """Return what is told of points that are reached, and kills this process at one of them.

    Args:
        die_at: The name of the point; empty for none.
        passing: The how manieth time it is reached.
    """
    left = passing

    def reached(point: str) -> None:
        nonlocal left
        if point == die_at:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return reached
