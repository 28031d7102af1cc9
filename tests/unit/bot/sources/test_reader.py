"""Reading in child processes beside an event loop that has other things to do."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from bot.sources.entries import Feed
from bot.sources.reader import SandboxReader
from bot.sources.sandbox import Sandbox
from bot.sources.transport import Fetched

MANY = 100
"""More than the event loop has threads on any machine: at most 32."""


class Slow(Sandbox):
    """Children that are not done before they are told to be."""

    def __init__(self) -> None:
        super().__init__(2)
        self.done = threading.Event()
        self.busy = threading.Semaphore(0)

    def run(self, task: Callable[..., Any], data: bytes, /, *_: Any, **__: Any) -> Any:
        self.busy.release()
        assert self.done.wait(20)
        return Feed(title=data.decode())


@pytest.mark.asyncio
async def test_what_waits_to_be_read_takes_no_thread_from_others() -> None:
    sandbox = Slow()
    reader = SandboxReader(sandbox)
    given = [
        Fetched(url="https://a.example", status=200, headers={}, content=str(n).encode())
        for n in range(MANY)
    ]
    reading = [asyncio.create_task(reader.feed(each)) for each in given]
    async with asyncio.timeout(10):
        # Both children are at work, and the event loop has a thread for everybody else.
        for _ in range(sandbox.children):
            await asyncio.to_thread(sandbox.busy.acquire)
        assert not sandbox.busy.acquire(blocking=False)
        sandbox.done.set()
        titles = [feed.title for feed in await asyncio.gather(*reading)]
    reader.close()
    assert titles == [str(n) for n in range(MANY)]
