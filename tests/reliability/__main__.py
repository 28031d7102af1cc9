"""`make reliability`: all trials at full size, one line each; the exit code is 1 after a fault."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.reliability.minute import Minute, due_in_one_minute
from tests.reliability.trials import Result, all_trials


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platform", choices=["slack", "discord"], action="append")
    parser.add_argument("--kills", type=int, default=250, help="at each point")
    parser.add_argument("--at-random", type=int, default=1000)
    parser.add_argument("--faults", type=int, default=200, help="runs of each kind")
    parser.add_argument("--shared", type=int, default=1000, help="occurrences of two instances")
    parser.add_argument("--at-one-minute", type=int, default=200, help="digests due at once")
    parser.add_argument("--trial", action="append", help="run only this one, by name")
    given = parser.parse_args()
    well = True
    with tempfile.TemporaryDirectory() as folder:
        for platform in given.platform or ["slack", "discord"]:
            trials: dict[str, Callable[[], Minute | Result]] = {}
            trials |= all_trials(
                platform,
                Path(folder),
                kills=given.kills,
                at_random=given.at_random,
                faults=given.faults,
                shared=given.shared,
            )
            for tight in (False, True):
                name = "tight minute" if tight else "one minute"
                trials[name] = partial(
                    due_in_one_minute,
                    given.at_one_minute,
                    platform,
                    Path(folder),
                    name=name,
                    tight=tight,
                )
            for name in given.trial or trials:
                result = trials[name]()
                well = well and result.is_well
                print(result, "" if result.is_well else "  FAULT", flush=True)  # noqa: T201
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
