"""Calls made in threads: the event loop answers commands meanwhile."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, TypeVar

Result = TypeVar("Result")


async def in_thread(threads: Executor, call: Callable[..., Result], *arguments: Any) -> Result:
    """Call in one of some threads, and return what it returns."""
    return await asyncio.get_running_loop().run_in_executor(threads, call, *arguments)
