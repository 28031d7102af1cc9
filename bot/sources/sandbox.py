"""Bytes from outside are read in child processes with limits on memory and time.

A parser may need a year for a file made for it, take all memory, or fall over: then its process
ends and the next one takes its place. This process sees results alone, as JSON of known types.
"""

import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Concatenate, Final, Literal, ParamSpec, Self, TypeVar, cast

from pydantic import BaseModel, Field, ValidationError

from bot.errors import BotError
from bot.sources.child import LENGTH, function_of
from summarizer.errors import UnreadableDocument

_P = ParamSpec("_P")
_R = TypeVar("_R")

FEED_SECONDS: Final = 5.0
"""The slowest of the 2,106 feeds that feedparser is tested with took 0.3 s."""
DOCUMENT_SECONDS: Final = 30.0
"""Chosen, not measured: 50 MB of JSON took 7 s; how long PDFs take was not looked at."""
MEMORY: Final = 512 * 1024 * 1024
"""Bytes that reading one thing may take, beside what the libraries take once they are loaded."""
MOST_ANSWERED: Final = 256 * 1024 * 1024
"""Bytes of a result: 20 million characters, the most that is read, have up to 80 MB."""

_PATIENCE = 3
"""Times as long, by the clock, as a task may work: on a machine under load it has to wait too."""
_START_SECONDS = 60.0
"""A child is ready in about a second; on a machine under load it may take many times that."""
_STARTS = 2
_HUNG_UP_SECONDS = 1.0
_LOADED = ("feedparser", "lxml.html", "summarizer.reading")
"""What a child imports before its limits are set."""
_KEPT = ("LANG", "LC_ALL", "LC_CTYPE", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ")
"""Variables that a child gets: none with a token."""
_CODE = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1])[0]; "
    "from bot.sources.child import serve; serve()"
)

_OUT_OF_TIME = getattr(signal, "SIGPROF", 0)
"""What ends a child that has worked for too long; see `child`."""

log = logging.getLogger(__name__)


class SandboxUnavailable(BotError):
    """No child process could be started, so that nothing can be read."""


class Stopped(UnreadableDocument):
    """Reading was ended, or ended by itself, without a result."""


class TookTooLong(Stopped):
    """Reading took longer than it may."""


class TookTooMuchMemory(Stopped):
    """Reading took, or gave, more than it may."""


class Died(Stopped):
    """The process that read it died of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What children may take."""

    memory: int = MEMORY
    answer: int = MOST_ANSWERED


class _Ready(BaseModel):
    bounded: bool


class _Answer(BaseModel):
    state: Literal["done", "unreadable", "memory", "nested", "fault"]
    reason: str = Field("", max_length=2_000)
    worn: bool = False


class Sandbox:
    """Child processes that read, started when they are needed and used again.

    May be used from several threads at once. To be closed, or used within `with`.

    Args:
        children: How many may read at once.
        bounds: What they may take.
        loaded: Modules that a child imports before its limits are set.
    """

    def __init__(
        self, children: int = 1, *, bounds: Bounds | None = None, loaded: Sequence[str] = _LOADED
    ) -> None:
        self.children = children
        self._bounds = bounds or Bounds()
        self._loaded = loaded
        # The one that was used last is used first: the others need not be started.
        self._free: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(children):
            self._free.put(None)
        self._lock = threading.Lock()
        self._alive: set[_Child] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the children, those at work too: what waits for them gets an error."""
        with self._lock:
            self._closed = True
            alive, self._alive = self._alive, set()
        for child in alive:
            child.end()

    def run(
        self,
        task: Callable[Concatenate[bytes, _P], _R],
        data: bytes,
        /,
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> _R:
        """Call a function with bytes from outside, in a child.

        Args:
            task: A function of a module, with the type of its result: a pydantic model, or what
                pydantic can write as JSON. `takes` says how many seconds it may work.
            data: What it reads.
            *args: None: further arguments are given by name.
            **kwargs: Its further arguments: what JSON can hold.

        Raises:
            UnreadableDocument: it cannot be read; the message is the reason in plain words.
            Stopped: reading it passed a limit, or killed the process.
            SandboxUnavailable: there is no child to read it.
        """
        if args:
            raise TypeError("Further arguments of a task are given by name.")
        seconds = float(getattr(task, "seconds", DOCUMENT_SECONDS))
        name = f"{task.__module__}:{task.__qualname__}"
        header = {"task": name, "arguments": kwargs, "seconds": seconds}
        child = self._free.get()
        try:
            if child is None or not child.is_alive:
                self._forget(child)
                child = None
                child = self._started()
            answer, body = child.ask(json.dumps(header).encode(), data, seconds)
            if answer.worn:
                self._forget(child)
                child = None
        except BaseException:
            self._forget(child)
            child = None
            raise
        finally:
            self._free.put(child)
        return cast(_R, self._result(answer, body, name))

    def _result(self, answer: _Answer, body: bytes, name: str) -> object:
        match answer.state:
            case "done":
                try:
                    return function_of(name)[1].validate_json(body)
                except ValidationError as error:
                    raise Died("What reads it gave no sensible answer.") from error
            case "unreadable":
                raise UnreadableDocument(answer.reason)
            case "memory":
                raise TookTooMuchMemory(self._too_much_memory())
            case "nested":
                raise Stopped("Its parts are nested too deep. It is damaged, or made to do harm.")
            case _:
                raise Stopped(f"What reads it failed ({answer.reason}). It is most likely damaged.")

    def _too_much_memory(self) -> str:
        return (
            f"Reading it took more than {self._bounds.memory // 2**20} MB of memory and was "
            "stopped."
        )

    def _started(self) -> "_Child":
        for _ in range(_STARTS):
            with self._lock:
                if self._closed:
                    raise SandboxUnavailable("What reads files has been closed.")
                child = _Child(self._bounds, self._loaded)
                self._alive.add(child)
            if child.get_ready():
                return child
            self._forget(child)
        raise SandboxUnavailable(
            "No process could be started to read files in. The machine may be out of memory."
        )

    def _forget(self, child: "_Child | None") -> None:
        if child is not None:
            child.end()
            with self._lock:
                self._alive.discard(child)


class _Child:
    """One process, in the use of one thread at a time."""

    def __init__(self, bounds: Bounds, loaded: Sequence[str]) -> None:
        self._bounds = bounds
        # Where this process imports from, but for the folder that it happens to run in.
        places = [place for place in sys.path if place]
        self._process = subprocess.Popen(  # noqa: S603 - Python itself, with code of ours
            # -I: neither the folder this runs in nor variables say what is imported.
            [sys.executable, "-I", "-B", "-c", _CODE, json.dumps([places, bounds.memory, *loaded])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            start_new_session=True,  # Ctrl-C is for this process to deal with
        )
        self._late = False
        self._ending = threading.Lock()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def get_ready(self) -> bool:
        """Wait until it takes tasks; False if it never does."""
        try:
            header, _ = self._within(_START_SECONDS, self._received)
        except Stopped:
            return False
        if not _Ready.model_validate_json(header).bounded:
            log.warning("This system sets no limit on the memory that reading a file takes.")
        return True

    def ask(self, header: bytes, data: bytes, seconds: float) -> tuple[_Answer, bytes]:
        """Give it a task and wait for what becomes of it. Raises Stopped."""

        def exchange() -> tuple[bytes, bytes]:
            inlet = self._process.stdin
            assert inlet is not None  # noqa: S101 - it was made with a pipe
            for part in (header, data):
                inlet.write(len(part).to_bytes(LENGTH, "big"))
                inlet.write(part)
            inlet.flush()
            return self._received()

        told, body = self._within(seconds, exchange, patience=_PATIENCE)
        try:
            return _Answer.model_validate_json(told), body
        except ValidationError as error:
            raise Died("What reads it gave no sensible answer.") from error

    def end(self) -> None:
        """End it now, whatever it does."""
        with self._ending:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                # What is still to be written has no reader; one that waits to read gets the end.
                with suppress(OSError, ValueError):
                    if pipe is not None:
                        pipe.close()

    def _within(
        self, seconds: float, exchange: Callable[[], tuple[bytes, bytes]], patience: int = 1
    ) -> tuple[bytes, bytes]:
        """Exchange frames; the process is killed if that takes too long."""
        timer = threading.Timer(seconds * patience, self._overrun)
        timer.daemon = True
        timer.start()
        try:
            return exchange()
        except (OSError, ValueError, EOFError) as error:
            if self._late or self._exit_code() == -_OUT_OF_TIME:
                raise TookTooLong(
                    f"Reading it took longer than {seconds:g} seconds and was stopped."
                ) from error
            raise Died(
                "The process that read it died. It is damaged, or made to do harm."
            ) from error
        finally:
            timer.cancel()

    def _exit_code(self) -> int:
        """Return how the process ended, or ends now: it may have hung up and live on."""
        try:
            return self._process.wait(timeout=_HUNG_UP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def _overrun(self) -> None:
        self._late = True
        self._process.kill()

    def _received(self) -> tuple[bytes, bytes]:
        return self._part(), self._part()

    def _part(self) -> bytes:
        outlet = self._process.stdout
        assert outlet is not None  # noqa: S101 - it was made with a pipe
        length = outlet.read(LENGTH)
        if len(length) < LENGTH:
            raise EOFError
        size = int.from_bytes(length, "big")
        if size > self._bounds.answer:
            raise TookTooMuchMemory("It holds too much.")
        part = outlet.read(size)
        if len(part) < size:
            raise EOFError
        return part


def takes(seconds: float) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Say how many seconds a task may work in a sandbox, waiting for the machine not counted."""

    def mark(task: Callable[_P, _R]) -> Callable[_P, _R]:
        task.seconds = seconds  # type: ignore[attr-defined]
        return task

    return mark
