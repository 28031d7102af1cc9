"""Answer without the garbage collector running in between."""

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 1.0
"""Seconds. Where answers overlap without a gap for so long, the collector gets its turn. A chosen
bound: an answer takes some 30 ms and leaves hardly a cycle behind (20 objects in 400 answers)."""


class Pause:
    """Holds the collector back while at least one thread asks.

    An answer makes some 100,000 objects that all go when it is given; looking through them for
    cycles takes a third of its time (95th percentile of `/brief` at 20,000 documents 63 ms, 46 ms
    without: `benchmarks speed`).
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asking = 0
        self._since = 0.0
        self._was_on = False

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the collector back inside the context, if it is on."""
        with self._lock:
            now = time.monotonic()
            if not self._asking:
                self._was_on = gc.isenabled()
                self._since = now
                gc.disable()
            elif self._was_on and now - self._since > LONGEST:
                gc.collect(0)
                self._since = now
            self._asking += 1
        try:
            yield
        finally:
            with self._lock:
                self._asking -= 1
                if not self._asking and self._was_on:
                    gc.enable()


without_collector = Pause()
"""One for the process, as there is one collector."""
