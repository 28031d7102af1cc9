"""A thousand subscriptions in one process: what waking one costs, and memory over 30 days.

The clock is made: it goes from one due time to the next. Each digest is planned, delivered to a
sender that takes everything at once, and noted, in the bot's own file on this disk.
"""

import argparse
import asyncio
import logging
import resource
import tempfile
import time as clocks
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import structlog

from bot.digests.courier import Courier
from bot.digests.outbox import Digest, Told
from bot.digests.planner import Planner
from bot.digests.senders import NotThere, Sent
from bot.digests.subscriptions import Kind, Schedule, Subscription
from bot.exchange import Place, Posting
from bot.replies import Reply
from bot.state import State

_START = datetime(2031, 3, 1, 0, 30, tzinfo=UTC)
_ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC")


class _Chat:
    repeatable = 0.0

    def pages(self, posting: Posting) -> Sequence[Any]:
        return [posting.reply.title]

    async def ready(self, place: Place) -> None: ...

    async def send(self, place: Place, page: Any, key: str) -> Sent:  # noqa: ARG002
        return Sent(message=key)

    async def find(
        self,
        place: Place,  # noqa: ARG002
        page: Any,  # noqa: ARG002
        key: str,  # noqa: ARG002
        after: datetime,  # noqa: ARG002
        known: frozenset[str],  # noqa: ARG002
    ) -> NotThere:
        return NotThere()

    async def close(self) -> None: ...


def run(subscriptions: int, days: int, folder: Path) -> None:
    """Let days pass, and print a row for every fifth."""
    now = _START

    def build(one: Subscription, _told: Told, _key: str, at: datetime) -> Digest:
        return Digest(posting=Posting(reply=Reply(title=f"{one.id} {at}")))

    with State(folder / "state.db") as state, ThreadPoolExecutor(1) as threads:
        chat = _Chat()
        planner = Planner(
            subscriptions=state.subscriptions,
            outbox=state.outbox,
            platforms=["slack"],
            now=lambda: now,
        )
        for number in range(subscriptions):
            state.subscriptions.add(_subscription(number))
        costs: list[float] = []
        posted = 0
        print(f"{'day':>4} {'digests':>8} {'median ms':>10} {'p99 ms':>8} {'most ms':>8} {'MB':>7}")

        async def deliver() -> int:
            courier = Courier(
                outbox=state.outbox,
                subscriptions=state.subscriptions,
                senders={"slack": chat},
                build=build,
                threads=threads,
                now=lambda: now,
                instance="benchmark",
            )
            return await courier.deliver_due()

        due = {f"s{number}": _START for number in range(subscriptions)}
        for day in range(1, days + 1):
            end = _START + timedelta(days=day)
            while (at := min(due.values())) <= end:
                now = at
                for name in [name for name, when in due.items() if when <= now]:
                    began = clocks.perf_counter()
                    due[name] = planner.wake(name) or end + timedelta(days=days)
                    costs.append((clocks.perf_counter() - began) * 1000)
                posted += asyncio.run(deliver())
            if day % 5 == 0 or day == 1:
                top = quantiles(costs, n=100)[98]
                print(
                    f"{day:4} {posted:8,} {median(costs):10.2f} {top:8.2f} {max(costs):8.2f} "
                    f"{_megabytes():7.1f}",
                    flush=True,
                )
                costs.clear()


def _subscription(number: int) -> Subscription:
    return Subscription(
        id=f"s{number}",
        kind=Kind.DIGEST,
        place=Place(platform="slack", space="T", channel=f"C{number}"),
        owner="U",
        library="main",
        topic="harbour",
        schedule=Schedule(
            zone=_ZONES[number % len(_ZONES)], times=(time(6 + number % 4, 15 * (number % 3)),)
        ),
        made=_START,
    )


def _megabytes() -> float:
    """Memory in use now; where the system does not tell, the most there ever was."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def main(argv: Sequence[str] | None = None) -> None:
    """Run it: python -m benchmarks waking [--subscriptions 1000] [--days 30]."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="Not used: nothing is read.")
    parser.add_argument("--subscriptions", type=int, default=1000)
    parser.add_argument("--days", type=int, default=30)
    given = parser.parse_args(argv)
    silent = structlog.make_filtering_bound_logger(logging.CRITICAL)
    structlog.configure(wrapper_class=silent)
    with tempfile.TemporaryDirectory() as folder:
        run(given.subscriptions, given.days, Path(folder))


if __name__ == "__main__":
    main()
