"""The child process in which bytes from outside are read; see `bot.sources.sandbox`.

It gets frames of a header in JSON and the bytes, and answers with frames in JSON: nothing that
it sends can be more than data. It ends when its parent does.
"""

import importlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import BinaryIO, get_type_hints

from pydantic import TypeAdapter

LENGTH = 8
"""Bytes of the number that each part of a frame begins with."""

_WORN = 128 * 1024 * 1024
"""Bytes that a child may have grown by after a task. Then another takes its place: what it did
not give back would be missing from the limit of the tasks to come."""
_OPEN_FILES = 64
"""Modules are read from files when they are first needed; nothing else is opened."""
_WATCH_SECONDS = 0.05
_PAGES = Path("/proc/self/statm")
"""Where Linux tells the size of a process, in pages."""


def serve() -> None:
    """Read tasks from standard input until it ends, and answer on standard output."""
    inlet, outlet = _take_streams()
    _, memory, *modules = json.loads(sys.argv[1])
    for module in modules:
        importlib.import_module(module)
    base = _used()
    bounded = _bound(memory)
    _send(outlet, {"bounded": bounded})
    while header := _received(inlet):
        task = json.loads(header)
        data = _received(inlet) or b""
        _limit_work(task["seconds"])
        answer, body = _done(task, data)
        _limit_work(0)
        answer["worn"] = _used() - base > _WORN or answer["state"] == "memory"
        _send(outlet, answer, body)
        del data, body


def _done(task: dict[str, object], data: bytes) -> tuple[dict[str, object], bytes]:
    """Carry a task out and return what became of it, with the result in JSON."""
    from summarizer.errors import UnreadableDocument

    try:
        function, adapter = function_of(str(task["task"]))
        arguments = task["arguments"]
        assert isinstance(arguments, dict)  # noqa: S101 - the parent wrote it
        return {"state": "done"}, adapter.dump_json(function(data, **arguments))
    except UnreadableDocument as error:
        return {"state": "unreadable", "reason": str(error)}, b""
    except MemoryError:
        return {"state": "memory"}, b""
    except RecursionError:
        return {"state": "nested"}, b""
    except Exception as error:  # noqa: BLE001 - whatever it is, the next task can be carried out
        return {"state": "fault", "reason": type(error).__name__}, b""


@cache
def function_of(name: str) -> tuple[Callable[..., object], TypeAdapter[object]]:
    """Return the function of a name such as `package.module:function`, and its result's type."""
    module, _, attribute = name.partition(":")
    function = getattr(importlib.import_module(module), attribute)
    return function, TypeAdapter(get_type_hints(function)["return"])


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Take the two pipes away from what prints or asks: a library may do either."""
    inlet, outlet = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    return inlet, outlet


def _received(inlet: BinaryIO) -> bytes | None:
    length = inlet.read(LENGTH)
    if len(length) < LENGTH:
        return None
    return inlet.read(int.from_bytes(length, "big"))


def _send(outlet: BinaryIO, header: dict[str, object], body: bytes = b"") -> None:
    for part in (json.dumps(header).encode(), body):
        outlet.write(len(part).to_bytes(LENGTH, "big"))
        outlet.write(part)
    outlet.flush()


def _bound(memory: int) -> bool:
    """Limit this process to so many bytes more than it has; False where that cannot be done."""
    try:
        import resource
    except ImportError:
        return False
    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),  # it writes no files
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        resource.setrlimit(limit, (most, most))
    if _PAGES.exists():
        most = _used() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    else:
        # macOS takes such limits and does not keep to them.
        threading.Thread(target=_watch, args=(_used() + memory,), daemon=True).start()
    return True


def _watch(most: int) -> None:
    """End this process when it is larger than it may be."""
    while _used() <= most:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)


def _used() -> int:
    """Return how many bytes this process takes: address space, or the most it ever had."""
    if _PAGES.exists():
        return int(_PAGES.read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    try:
        import resource
    except ImportError:  # Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak if sys.platform == "darwin" else peak * 1024)


def _limit_work(seconds: float) -> None:
    """Let the system end this process after so many seconds of work; 0 takes that back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
