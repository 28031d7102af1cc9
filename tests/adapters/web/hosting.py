"""The tests' own web server in a thread of its own, for bots that run elsewhere."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.settings import Settings
from bot.sources.transport import Limits, Transport
from tests.adapters.web.site import Clock, Here, Sites


@contextmanager
def hosting() -> Iterator[Sites]:
    """Serve until the context ends."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    sites = Sites(Clock())
    try:
        asyncio.run_coroutine_threadsafe(sites.start(), loop).result(10)
        yield sites
    finally:
        asyncio.run_coroutine_threadsafe(sites.stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


def transport_to_here(settings: Settings) -> Transport:
    """Return the bot's own transport, which takes every name for this machine and dials no other.

    In the place of `bot.bootstrap.make_transport`; the ports are those that are set.
    """
    return Transport(
        "briefbot/1 (+https://owner.example/bot)",
        limits=Limits(ports=settings.fetch_ports, seconds=5),
        allowed=lambda address: address == "127.0.0.1",
        resolver=Here(),
    )
