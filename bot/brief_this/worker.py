"""One process beside the bot's own, for work that takes long, takes memory, or may crash.

It starts when it is first needed and leaves when nobody asks for a while, or with the bot. It is
ended where work takes too long, and started anew after that, after a crash, and from time to time.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Final, Generic, NamedTuple, TypeVar, cast

from bot.errors import BotError
from summarizer.errors import SummarizerError

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")

_IDLE_SECONDS: Final = 900.0
"""After a quarter of an hour the memory of the language model, some 500 MB, is given back."""
_MOST_TASKS: Final = 200
"""The vocabulary of spaCy grows with all it reads; 200 long texts add some 100 MB."""
_NICE: Final = 10
"""Lower priority than the bot itself, which has to answer within a second."""
_MEMORY: Final = 4_000_000_000
"""Bytes of address space, of which the model takes half: a bomb in a file ends this process."""
_SECRETS: Final = ("SLACK_", "DISCORD_")
"""What the bot's tokens begin with in the environment: nothing that reads files needs them."""


class WorkerFailed(Exception):
    """The work ended in a fault. The message has its kind and place, and no text that was read."""


class OutOfTime(BotError):
    """The work took too long."""


class WorkerDied(BotError):
    """The process ended in the midst of the work."""


class _Outcome(NamedTuple):
    value: object = None
    refusal: str = ""
    """What is wrong with what was given, in words for the one who asked."""
    fault: str = ""


class Worker(Generic[Asked, Answered]):
    """Does one kind of work, one piece at a time.

    Args:
        work: A function of a module, with arguments and results that can be pickled.
        limit: Seconds that a piece of work may take, with the start of the process.
    """

    def __init__(self, work: Callable[[Asked], Answered], limit: float) -> None:
        self._work = work
        self._limit = limit
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._done = 0
        self._closed = False

    def ask(self, asked: Asked) -> Answered:
        """Do a piece of work; whoever asks meanwhile waits.

        Raises:
            OutOfTime: it took longer than the limit.
            WorkerDied: the process crashed, and would again.
            BotError: the work refused what was given; the message says why.
            WorkerFailed: the work is at fault.
        """
        with self._lock:
            outcome = self._outcome(asked)
        if outcome.fault:
            raise WorkerFailed(outcome.fault)
        if outcome.refusal:
            raise BotError(outcome.refusal)
        return cast("Answered", outcome.value)

    def close(self) -> None:
        """End the process, whatever it does, for good; whoever waits for it is told."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        process, pipe, self._process, self._pipe = self._process, self._pipe, None, None
        # In this order: who waits at the pipe in another thread is told by its end.
        if process is not None:
            process.kill()
            process.join()
        if pipe is not None:
            pipe.close()

    def _outcome(self, asked: Asked) -> _Outcome:
        deadline = time.monotonic() + self._limit
        if self._done >= _MOST_TASKS:
            self._end()
        try:
            pipe = self._running()
            try:
                pipe.send(asked)
            except OSError:  # it left just now, as nobody had asked for long
                self._end()
                pipe = self._running()
                pipe.send(asked)
            if not pipe.poll(max(deadline - time.monotonic(), 0)):
                self._end()
                raise OutOfTime(
                    f"This took longer than {self._limit:.0f} seconds and was given up. "
                    "Try a shorter text, or a part of it."
                )
            self._done += 1
            return cast("_Outcome", pipe.recv())
        except (EOFError, OSError):
            self._end()
            raise WorkerDied(
                "The process that reads such texts ended over this one, most likely for want of "
                "memory. Try a part of it."
            ) from None

    def _running(self) -> Connection:
        """Return the way to the process, which is started if it is not there."""
        process, pipe = self._process, self._pipe
        if process is None or pipe is None or not process.is_alive():
            self._end()
            context = multiprocessing.get_context("spawn")
            pipe, other = context.Pipe()
            process = context.Process(
                target=_serve, args=(other, self._work), name="brief this", daemon=True
            )
            process.start()
            other.close()
            self._process, self._pipe, self._done = process, pipe, 0
        if self._closed:
            self._end()
            raise WorkerDied("The bot is stopping. Ask again when it is back.")
        return pipe


def _serve(pipe: Connection, work: Callable[[Asked], object]) -> None:
    """Work until the bot is gone or nobody asks."""
    # Ctrl-C reaches every process of a terminal; the bot says when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_modest()
    with contextlib.suppress(EOFError, OSError):
        while pipe.poll(_IDLE_SECONDS):
            pipe.send(_done(work, pipe.recv()))


def _done(work: Callable[[Asked], object], asked: Asked) -> _Outcome:
    try:
        return _Outcome(work(asked))
    except (BotError, SummarizerError) as error:
        return _Outcome(refusal=str(error))
    except MemoryError:
        return _Outcome(refusal="This needs more memory than there is. Try a part of it.")
    except Exception as error:  # noqa: BLE001 - it is told to the bot, which logs it
        # Not the message, which may quote the text; nor the lines, which never do.
        frames = traceback.extract_tb(error.__traceback__)
        places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
        return _Outcome(fault=f"{type(error).__name__} at {places}")


def _be_modest() -> None:
    for name in list(os.environ):
        if name.startswith(_SECRETS):
            del os.environ[name]
    with contextlib.suppress(OSError):
        os.nice(_NICE)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
