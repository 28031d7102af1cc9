"""`briefbot serve`: every platform that has its tokens, in one process and one event loop."""

import asyncio
import gc
import os
import random
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass

import structlog

from bot.bootstrap import (
    make_transport,
    open_conversation,
    open_deliveries,
    open_source_desk,
    open_state,
)
from bot.conversation import Conversation
from bot.errors import BotError, SettingsError, TokenRefused
from bot.serving.lag import LagWatch
from bot.serving.logs import tell_of_faults
from bot.serving.platforms import Platform, platforms_of
from bot.settings import Settings
from bot.sources.transport import Transport
from bot.state import State

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long things may take, in seconds."""

    finishing: float = 25
    """Until a platform that was told to stop is left: systemd waits 90 s, Docker 10 s unless told
    otherwise (docs/running.md says to give it 30), Kubernetes 30 s."""
    leaving: float = 28
    """Until the process ends, whatever still runs."""
    first_wait: float = 1
    """Before a platform that failed is started again; twice as long each time."""
    longest_wait: float = 300
    healthy: float = 600
    """After running so long, a failure counts as the first one."""
    tidying: float = 24 * 3600
    """Between two rounds of forgetting what is too old."""


TURN = 0.0005
"""Seconds that a thread which answers may keep Python to itself while the event loop waits.

Python's own is 0.005. `make load` on a busy machine: in 27 s 350 commands were answered with that,
550 with this, and the loop was late by 223 and 191 ms at the 99th percentile.
"""


async def serve(
    settings: Settings,
    patience: Patience | None = None,
    transport: Callable[[Settings], Transport] = make_transport,
) -> int:
    """Serve until SIGTERM or SIGINT; return the exit code.

    What is being answered then is finished. A platform that fails is started again, later each
    time, and the others go on; one whose token is refused is left alone, and the code is 1.

    Args:
        settings: Say which platforms there are, and where things are kept.
        patience: How long things may take.
        transport: Makes what fetches for sources.

    Raises:
        SettingsError: no platform has its tokens.
        StoreError: the store cannot be opened or used.
        StateError: the bot's own file cannot.
    """
    patience = patience or Patience()
    platforms = platforms_of(settings)
    stop = asyncio.Event()
    tell_of_faults(asyncio.get_running_loop())
    sys.setswitchinterval(TURN)
    _stop_by_signals(stop, patience.leaving)
    async with AsyncExitStack() as opened:
        state = opened.enter_context(open_state(settings))
        sources = await opened.enter_async_context(
            open_source_desk(settings, state, transport=transport)
        )
        conversation = opened.enter_context(open_conversation(settings, state, sources))
        deliveries = await opened.enter_async_context(
            open_deliveries(settings, state, conversation)
        )
        delivering = asyncio.create_task(deliveries.run(stop))
        opened.push_async_callback(asyncio.wait, [delivering])
        opened.callback(stop.set)  # where no platform is left, nothing is delivered either
        async with _beside(LagWatch(), state, patience, sources.keeper.run(stop)):
            # What is here now stays until the end; the collector need not look through it again
            # and again, which holds everything up each time.
            gc.collect()
            gc.freeze()
            log.info("serving", platforms=[platform.name for platform in platforms])
            served = await serve_platforms(platforms, settings, conversation, stop, patience)
    log.info("stopped")
    return 0 if served else 1


async def serve_platforms(
    platforms: Iterable[Platform],
    settings: Settings,
    conversation: Conversation,
    stop: asyncio.Event,
    patience: Patience,
) -> bool:
    """Keep platforms running until told to stop; whether all of them could be served."""
    tasks = [
        asyncio.create_task(
            _keep(platform, settings, conversation, stop, patience), name=platform.name
        )
        for platform in platforms
    ]
    ending = asyncio.create_task(_finish(tasks, stop, patience))
    results = await asyncio.gather(*tasks, return_exceptions=True)
    ending.cancel()
    return all(result is True for result in results)


async def _keep(
    platform: Platform,
    settings: Settings,
    conversation: Conversation,
    stop: asyncio.Event,
    patience: Patience,
) -> bool:
    """Run a platform, again and again if need be; False where its token is refused."""
    loop = asyncio.get_running_loop()
    wait = patience.first_wait
    while not stop.is_set():
        began = loop.time()
        try:
            await platform.run(settings, conversation, stop)
            if not stop.is_set():
                log.error("platform ended by itself", platform=platform.name)
        except (TokenRefused, SettingsError) as error:
            log.critical("platform refused", platform=platform.name, mend=str(error))
            return False
        except BotError as error:
            log.error("platform failed", platform=platform.name, reason=str(error))
        except Exception:
            # One platform's fault is not to take the others down; it is told, and tried again.
            log.exception("platform failed", platform=platform.name)
        if stop.is_set():
            break
        if loop.time() - began > patience.healthy:
            wait = patience.first_wait
        seconds = wait * random.uniform(0.5, 1)  # noqa: S311 - spreads attempts, guards nothing
        log.warning("platform starts again", platform=platform.name, seconds=round(seconds, 1))
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), seconds)
        wait = min(wait * 2, patience.longest_wait)
    return True


async def _finish(
    tasks: Iterable[asyncio.Task[bool]], stop: asyncio.Event, patience: Patience
) -> None:
    """After the word to stop, leave what has not finished in time."""
    await stop.wait()
    _, late = await asyncio.wait(tasks, timeout=patience.finishing)
    for task in late:
        log.error("platform did not finish in time", platform=task.get_name())
        task.cancel()


@asynccontextmanager
async def _beside(
    lag: LagWatch, state: State, patience: Patience, *others: Coroutine[object, object, None]
) -> AsyncIterator[None]:
    """Run what looks after the bot beside it."""

    async def tidy() -> None:
        while True:
            try:
                log.info("forgotten", rows=await asyncio.to_thread(state.tidy))
            except Exception:
                log.exception("failed", what="tidy")
            await asyncio.sleep(patience.tidying)

    async with AsyncExitStack() as stack:
        for coroutine in (lag.run(), tidy(), *others):
            stack.callback(asyncio.create_task(coroutine).cancel)
        yield
        log.info("event loop", **lag.figures()._asdict())


def _stop_by_signals(stop: asyncio.Event, seconds: float) -> None:
    """Let SIGTERM and SIGINT set the event, and the second of them end the process."""
    loop = asyncio.get_running_loop()

    def told(name: str) -> None:
        log.info("stopping", signal=name)
        stop.set()
        # The second one ends the process as it would any other, also while the loop waits.
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
            signal.signal(each, signal.SIG_DFL)
        # Threads cannot be stopped: what hangs in one is left behind with the process.
        last = threading.Timer(seconds, _leave)
        last.daemon = True
        last.start()

    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, told, each.name)


def _leave() -> None:
    log.critical("did not stop in time")
    os._exit(1)
