"""Fifty people type commands at once, again and again, while documents are added.

The bot runs as a process of its own against the tests' own Slack. Prints how long commands waited
for their acknowledgement and their answer, and how late the bot's event loop was; ends with 1
where a figure misses its goal.

    python -m tests.load [--seconds 120] [--people 50] [--store FILE]
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from tests.adapters.slack.conftest import start_bot
from tests.adapters.slack.server import Slack

CORPUS = Path(__file__).parents[1] / "corpus" / "documents"
COMMANDS = (
    "/brief corran bridge points:8",
    "/who ilse brandvold",
    "/timeline strike",
    "/sources strike",
    "/brief",
    "/who lindqvist",
    "/brief flurbishment",
    "/brief help",
    "/who brandvolt",
    "/brief corran brigde private",
)
ACKNOWLEDGED = 1.0
"""Seconds at the 99th percentile: the goal. Slack itself waits for 3."""
LATE = 100.0
"""Milliseconds of event-loop lag at the 99th percentile: the goal."""
_PATIENCE = 120.0
"""Seconds after which a command counts as not answered."""


class Waited(NamedTuple):
    """Seconds that one command took; None for an answer that never came."""

    acknowledged: float
    answered: float | None


def main() -> int:
    """Run, print the figures, and return 0 where all goals are met."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store.db"
        if asked.store:
            shutil.copyfile(asked.store, store)
        environment = os.environ | {"BRIEFBOT_DATABASE": str(store)}
        _run(["-m", "bot", "add", str(CORPUS)], environment)
        slack = Slack(patience=_PATIENCE)
        slack.start()
        bot = start_bot(
            slack,
            store,
            Path(folder) / "state.db",
            PYTHONPATH=os.environ.get("PYTHONPATH", ""),
            BRIEFBOT_LOG_LEVEL="info",
        )
        adding = subprocess.Popen(
            [sys.executable, "-m", "tests.load.adding", str(store), str(asked.seconds)],
            stdout=subprocess.PIPE,
            text=True,
        )
        began = time.monotonic()
        waited: list[Waited] = []
        with ThreadPoolExecutor(asked.people) as people:
            rounds = 0
            while time.monotonic() - began < asked.seconds:
                turns = range(rounds, rounds + asked.people)
                waited += people.map(lambda turn: _ask(slack, turn), turns)
                slack.posted.clear()
                slack.notices.clear()
                rounds += asked.people
        seconds = time.monotonic() - began
        added, _ = adding.communicate()
        code = bot.stop()
        slack.close()
    print(f"{len(waited):,} commands, {asked.people} at once, in {seconds:.0f} s")
    print(f"{added.strip() or 'no'} documents added meanwhile")
    lag = next((entry for entry in bot.log if entry.get("event") == "event loop"), {})
    return _judge(waited, lag, code, slack.complaints)


def _ask(slack: Slack, turn: int) -> Waited:
    """Type a command in a channel where nobody else does, and wait for its answer."""
    channel = f"C{turn}"
    began = time.monotonic()
    payload = slack.command(COMMANDS[turn % len(COMMANDS)], channel=channel, user=f"U{turn}")
    acknowledged = time.monotonic() - began
    assert payload["channel_id"] == channel
    try:
        slack.wait(lambda: any(each.channel == channel for each in list(slack.posted)))
    except AssertionError:
        return Waited(acknowledged, None)
    return Waited(acknowledged, time.monotonic() - began)


def _judge(
    waited: Sequence[Waited], lag: dict[str, object], code: int, complaints: Sequence[str]
) -> int:
    acknowledged = [each.acknowledged for each in waited]
    answered = [each.answered for each in waited if each.answered is not None]
    silent = len(waited) - len(answered)
    late = float(str(lag.get("p99", "inf")))
    goals = [
        (_figures("acknowledged, s", acknowledged), _p99(acknowledged) < ACKNOWLEDGED),
        (_figures("answered, s", answered), True),
        (f"not answered        {silent}", silent == 0),
        (f"event loop late, ms  {_shown(lag)}", late < LATE),
        (f"refused by Slack    {len(complaints)}", not complaints),
        (f"ended with          {code}", code == 0),
    ]
    for line, met in goals:
        print(f"{'ok  ' if met else 'MISS'}  {line}")
    return 0 if all(met for _, met in goals) else 1


def _figures(name: str, seconds: Sequence[float]) -> str:
    if not seconds:
        return f"{name:20}none"
    median = sorted(seconds)[len(seconds) // 2]
    return f"{name:20} median {median:.3f}  p99 {_p99(seconds):.3f}  worst {max(seconds):.3f}"


def _shown(lag: dict[str, object]) -> str:
    return "  ".join(f"{name} {lag.get(name)}" for name in ("median", "p99", "worst", "looks"))


def _p99(seconds: Sequence[float]) -> float:
    if len(seconds) < 2:
        return max(seconds, default=0.0)
    return quantiles(seconds, n=100, method="inclusive")[98]


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, *arguments], env=environment, check=True, capture_output=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0, help="how long")
    parser.add_argument("--people", type=int, default=50, help="commands at once")
    parser.add_argument("--store", type=Path, help="a store to begin with, which is copied")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
