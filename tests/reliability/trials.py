"""Trials: processes that are killed, calls that go wrong, instances that share a store."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.digests.outbox import Stage
from bot.state import State
from tests.reliability.child import POINTS, Job, posting_for, sender_for, subscription_for, work
from tests.reliability.world import KINDS, Platform, a_platform, now_and_then, once_each

_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.reliability.child"])
_PATIENCE = 120.0
_KILLED = -signal.SIGKILL


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a trial."""

    name: str
    platform: str
    kills: int = 0
    due: int
    pages: int
    lost: int
    doubled: int
    unknown: int
    sound: bool
    complaints: int
    seconds: float

    @property
    def is_well(self) -> bool:
        return self.sound and not (self.lost or self.doubled or self.unknown or self.complaints)

    def __str__(self) -> str:
        return (
            f"{self.platform:8} {self.name:16} {self.kills:5} kills {self.due:6} digests "
            f"{self.pages:6} pages  lost {self.lost}  doubled {self.doubled}  "
            f"unknown {self.unknown}  storage {'sound' if self.sound else 'DAMAGED'}  "
            f"{self.seconds:.0f} s"
        )


class Trial:
    """A server, a store, and processes that deliver from one to the other."""

    def __init__(self, name: str, platform: Platform, state: Path, batch: int = 6) -> None:
        self.name, self.platform = name, platform
        self.kills = 0
        self._batch = batch
        self._state = state
        self._made: list[str] = []
        self._due: list[str] = []
        """Those that no process has been told of."""
        self._began = time.monotonic()
        self._choices = random.Random(7)  # noqa: S311
        self._base = Job(
            platform=platform.name, url=platform.url, token=platform.token, state=str(state)
        )

    def make(self, number: int, pages: int = 0) -> None:
        """Make subscriptions that are due; every fourth has several pages unless it is said."""
        with State(self._state) as state:
            for _ in range(number):
                count = len(self._made)
                told = pages or (2 if count % 4 == 3 else 1)
                one = subscription_for(self.platform.name, count, told)
                state.subscriptions.add(one)
                self._made.append(one.id)
                self._due.append(one.id)

    def start(self, new: int = 3, **how: object) -> BaseProcess:
        """Start a process on what others have left, and on some that are due now."""
        if len(self._due) < new:
            self.make(self._batch)
        wake, self._due = tuple(self._due[:new]), self._due[new:]
        job = replace(self._base, wake=wake, **how)  # type: ignore[arg-type]
        process = _PROCESSES.Process(target=work, args=(job,))
        process.start()
        return process

    def end(self, process: BaseProcess) -> None:
        process.join(_PATIENCE)
        assert process.exitcode in (0, _KILLED), process.exitcode
        self.kills += process.exitcode == _KILLED
        process.close()

    def kill_at(self, point: str, times: int, most: int = 0) -> None:
        """Kill processes at a point until it has been done so many times."""
        wanted = self.kills + times
        for _ in range(most or 6 * times):
            if self.kills == wanted:
                return
            self.end(self.start(die_at=point, passing=self._choices.randint(1, 3)))
        raise AssertionError(f"{point} was reached {self.kills} times in {most or 6 * times}")

    def kill_at_random(self, times: int) -> None:
        wanted = self.kills + times
        while self.kills < wanted:
            process = self.start()
            process.join(self._choices.uniform(0.005, 0.12))
            if process.exitcode is None and process.pid:
                os.kill(process.pid, signal.SIGKILL)
            self.end(process)

    def result(self) -> Result:
        """Let a process finish, and count."""
        self.platform.let_go_wrong(lambda channel: None)
        with State(self._state) as state:
            planned = {each.subscription for each in state.outbox.history(limit=1_000_000)}
        self._due = [name for name in self._made if name not in planned]
        self.end(self.start(len(self._due), until_done=True))
        counted = self.platform.posted()
        with State(self._state) as state:
            entries = {each.subscription: each for each in state.outbox.history(limit=1_000_000)}
            wanted: Counter[str] = Counter()
            sender = sender_for(self._base)
            for subscription in state.subscriptions.all():
                entry = entries.get(subscription.id)
                key = entry.key if entry else f"none of {subscription.id}"
                pages = len(sender.pages(posting_for(subscription)))
                wanted.update(f"{key}.{page}" for page in range(pages))
            sound = not state.check()
            unknown = sum(each.state is not Stage.SENT for each in entries.values())
        return Result(
            name=self.name,
            platform=self.platform.name,
            kills=self.kills,
            due=len(self._made),
            pages=sum(wanted.values()),
            lost=sum((wanted - counted).values()),
            doubled=sum((counted - wanted).values()),
            unknown=unknown,
            sound=sound,
            complaints=len(self.platform.complaints()),
            seconds=time.monotonic() - self._began,
        )


@contextmanager
def trial(name: str, platform: str, folder: Path) -> Iterator[Trial]:
    with a_platform(platform) as there:
        yield Trial(name, there, folder / f"{platform}-{name.replace(' ', '-')}.db")


def killed_at(point: str, times: int, platform: str, folder: Path) -> Result:
    """Kill at a point, while answers are lost, calls refused, and messages shown late."""
    with trial(point, platform, folder) as one:
        # What is given back, or looked for, is so because something went wrong.
        often = point in ("released", "looking", "looked")
        kinds = tuple(kind for kind in KINDS if "hang" not in kind)
        one.platform.let_go_wrong(now_and_then(0.6 if often else 0.15, kinds))
        one.platform.let_lag(0.5)
        one.kill_at(point, times, most=40 * times)
        return one.result()


def killed_at_random(times: int, platform: str, folder: Path) -> Result:
    with trial("random", platform, folder) as one:
        one.platform.let_go_wrong(now_and_then(0.2))
        one.platform.let_lag(0.5)
        one.kill_at_random(times)
        return one.result()


def gone_wrong(kind: str, times: int, platform: str, folder: Path) -> Result:
    with trial(kind, platform, folder) as one:
        one.platform.let_go_wrong(once_each(kind))
        one.platform.let_lag(0.5)
        one.make(times, pages=1)
        one.end(one.start(times, at_once=40))
        return one.result()


def two_instances(number: int, platform: str, folder: Path) -> Result:
    with trial("two instances", platform, folder) as one:
        one.make(number, pages=1)
        both = [one.start(number // 2, until_done=True) for _ in range(2)]
        for process in both:
            one.end(process)
        return one.result()


def all_trials(
    platform: str, folder: Path, *, kills: int, at_random: int, faults: int, shared: int
) -> dict[str, Callable[[], Result]]:
    """Return what there is to try, by name."""
    found: dict[str, Callable[[], Result]] = {
        point: partial(killed_at, point, kills, platform, folder) for point in POINTS
    }
    found["random"] = partial(killed_at_random, at_random, platform, folder)
    found |= {kind: partial(gone_wrong, kind, faults, platform, folder) for kind in KINDS}
    found["two instances"] = partial(two_instances, shared, platform, folder)
    return found
