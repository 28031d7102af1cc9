"""Trials: keepers of sources that are killed, at points and at random, and started again."""

import logging
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

from bot.sources.source import Source
from bot.state import State
from summarizer import Library
from tests.adapters.web.hosting import hosting
from tests.adapters.web.site import START, Clock, Sites
from tests.reliability.keeping import POINTS, KeeperJob, keep
from tests.reliability.newsroom import OUTLETS, Newsroom, SharedClock, addresses_done

_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.reliability.keeping"])
_PATIENCE = 300.0
_KILLED = -signal.SIGKILL
_SPAN = timedelta(hours=12)
"""Of the made clock: how long one process looks after things if it is not killed."""
_LONGEST_DOWN = timedelta(hours=36)
"""Without a look at a source that succeeds: half of what the feed that forgets shows."""
_LAST_SPAN = timedelta(days=3)
"""Until all that was put off has been tried to the end."""


@dataclass(frozen=True, kw_only=True)
class Followed:
    """What came of a trial."""

    name: str
    kills: int
    days: float
    """Of the made clock."""
    published: int
    lost: tuple[str, ...]
    doubled: int
    outdated: int
    """Entries of which the library holds a wording that is not the last."""
    fetches: int
    """Of pages behind entries."""
    in_flight: int
    """Of these, again because a kill came before what was fetched was added."""
    needless: int
    """Of these, again although all was done; and feeds before they were due."""
    dead: int
    """Sources that nobody looks at any more."""
    waiting: int
    sound: bool
    seconds: float

    @property
    def _names(self) -> str:
        return f" ({', '.join(self.lost[:3])})" if self.lost else ""

    @property
    def is_well(self) -> bool:
        faults = len(self.lost), self.doubled, self.outdated, self.needless, self.dead, self.waiting
        return self.sound and not any(faults)

    def __str__(self) -> str:
        return (
            f"keeper   {self.name:16} {self.kills:5} kills {self.days:6.1f} days "
            f"{self.published:6} entries  lost {len(self.lost)}{self._names}  "
            f"doubled {self.doubled}  outdated {self.outdated}  "
            f"pages {self.fetches}  again {self.in_flight}  needless {self.needless}  "
            f"dead {self.dead}  waiting {self.waiting}  "
            f"storage {'sound' if self.sound else 'DAMAGED'}  {self.seconds:.0f} s"
        )


class Following:
    """A server whose feeds publish, a state, a store, and keepers that are killed."""

    def __init__(self, name: str, sites: Sites, folder: Path, *, sandboxed: bool = False) -> None:
        self.name, self.sites = name, sites
        self.kills = 0
        self._began = time.monotonic()
        self._choices = random.Random(11)  # noqa: S311
        folder.mkdir()
        self._state, self._store = folder / "state.db", folder / "store.db"
        self._clock = SharedClock(folder / "clock")
        self._newsroom = Newsroom(self._clock)
        self._newsroom.port = sites.port
        sites.clock = cast(Clock, self._clock)
        sites.pages = self._newsroom
        with State(self._state) as state:
            for source in self._newsroom.sources():
                state.sources.add(source)
        self._job = KeeperJob(
            port=sites.port,
            clock=str(folder / "clock"),
            state=str(self._state),
            store=str(self._store),
            until=self._clock.now,
            sandboxed=sandboxed,
        )
        self._pages = {outlet.host for outlet in OUTLETS if outlet.teasers}
        self._done: set[str] = set()
        self._fetched: Counter[str] = Counter()
        self._seen = self._in_flight = self._needless = 0
        self._due: dict[str, datetime] = {}
        self._looked = START
        """When that source was looked at with success which has waited for it the longest."""

    def start(self, span: timedelta = _SPAN, **how: object) -> BaseProcess:
        job = replace(self._job, until=self._clock.now + span, **how)  # type: ignore[arg-type]
        process = _PROCESSES.Process(target=keep, args=(job,))
        process.start()
        return process

    def end(self, process: BaseProcess) -> None:
        """Wait for the end of a process, and count what it fetched."""
        process.join(_PATIENCE)
        assert process.exitcode in (0, _KILLED), process.exitcode
        self.kills += process.exitcode == _KILLED
        process.close()
        self._count()

    def kill_at(self, point: str, times: int) -> None:
        most = 3 if point == "put off" else 8  # seldom is anything put off
        for _ in range(20 * times):
            if self.kills == times:
                return
            self.end(self.start(die_at=point, passing=self._choices.randint(1, most)))
            self._stay_down()
        raise AssertionError(f"{point} was reached {self.kills} times in {20 * times}")

    def kill_at_random(self, times: int, longest: float) -> None:
        while self.kills < times:
            process = self.start()
            process.join(self._choices.uniform(0.01, longest))
            if process.exitcode is None and process.pid:
                os.kill(process.pid, signal.SIGKILL)
            self.end(process)
            self._stay_down()

    def result(self) -> Followed:
        """Let a keeper finish in peace, and count."""
        self._newsroom.closes = self._clock.now
        days = (self._clock.now - START) / timedelta(days=1)
        self.end(self.start(_LAST_SPAN))
        expected = self._newsroom.expected()
        with State(self._state) as state, Library.open(self._store) as library:
            now = self._clock.now
            held = Counter(each.title for each in library.documents(limit=1_000_000))
            texts = {title: self._text(library, title) for title in expected if held[title]}
            sources = state.sources.all()
            sound = not state.check() and not library.faults()
            waiting = state.sources.backlog().entries
        return Followed(
            name=self.name,
            kills=self.kills,
            days=days,
            published=len(expected),
            lost=tuple(title for title in expected if not held[title]),
            doubled=sum((held - Counter(expected.keys())).values()),
            outdated=sum(expected[title] not in text for title, text in texts.items()),
            fetches=self._fetched.total(),
            in_flight=self._in_flight,
            needless=self._needless,
            dead=len(OUTLETS) - sum(_is_alive(source, now) for source in sources),
            waiting=waiting,
            sound=sound,
            seconds=time.monotonic() - self._began,
        )

    def _text(self, library: Library, title: str) -> str:
        document = library.document_at(self._newsroom.address_of(title))
        return document.text if document else ""

    def _stay_down(self) -> None:
        """Start again at once, or after a while.

        Where kills came too soon for any look, several times in a row, time stands still: what no
        look could have seen, because the feed has dropped it by then, is not lost by the keeper.
        """
        if self._clock.now - self._looked > _LONGEST_DOWN:
            return
        self._clock.pass_to(
            self._clock.now + self._choices.choice([0, 0, 1, 2]) * timedelta(hours=1)
        )

    def _count(self) -> None:
        """Look at what was asked for since the last count, and by what right."""
        new, self._seen = self.sites.requests[self._seen :], len(self.sites.requests)
        looked: set[str] = set()
        for request in new:
            host, _, path = request.url.partition("://")[2].partition("/")
            if path.isdigit() and host.partition(":")[0] in self._pages:
                self._fetched[request.url] += 1
                if request.url in self._done:
                    self._needless += 1
                elif self._fetched[request.url] > 1 + self._newsroom.failed[request.url]:
                    self._in_flight += 1
            elif request.url in self._due and request.url not in looked:
                looked.add(request.url)
                self._needless += request.at < self._due[request.url]
        self._done = addresses_done(self._state)
        with State(self._state) as state:
            sources = state.sources.all()
        self._due = {source.url: source.next_look for source in sources}
        self._looked = min(source.last_success or START for source in sources)


def _is_alive(source: Source, now: datetime) -> bool:
    recent = source.last_success is not None and now - source.last_success < timedelta(days=2)
    return recent and not source.paused and source.next_look - now < timedelta(days=2)


def _times(point: str, kills: int) -> int:
    """Return how often to kill at a point: some simulated days go by until something is put off."""
    return max(1, kills // 3) if point == "put off" else kills


@contextmanager
def following(name: str, folder: Path, *, sandboxed: bool = False) -> Iterator[Following]:
    # It tells at length of whoever goes away, as killed processes do.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    with hosting() as sites:
        place = folder / f"keeper-{name.replace(' ', '-')}"
        yield Following(name, sites, place, sandboxed=sandboxed)


def keeper_killed_at(point: str, times: int, folder: Path) -> Followed:
    with following(point, folder) as one:
        one.kill_at(point, times)
        return one.result()


def keeper_killed_at_random(times: int, folder: Path) -> Followed:
    with following("random", folder) as one:
        one.kill_at_random(times, longest=3.0)
        return one.result()


def sandboxed_keeper_killed_at_random(times: int, folder: Path) -> Followed:
    """Kill a keeper that reads in child processes, as the bot's does."""
    with following("child processes", folder, sandboxed=True) as one:
        one.kill_at_random(times, longest=6.0)
        return one.result()


def keeper_trials(
    folder: Path, *, kills: int, at_random: int, sandboxed: int
) -> dict[str, Callable[[], Followed]]:
    """Return what there is to try, by name."""
    found: dict[str, Callable[[], Followed]] = {
        f"keeper {point}": partial(keeper_killed_at, point, _times(point, kills), folder)
        for point in POINTS
    }
    found["keeper random"] = partial(keeper_killed_at_random, at_random, folder)
    found["keeper child processes"] = partial(sandboxed_keeper_killed_at_random, sandboxed, folder)
    return found
