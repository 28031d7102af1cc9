"""`make reliability`: all trials at full size, one line each; the exit code is 1 after a fault."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.reliability.archive import Archive, add_with_kills, make_archive
from tests.reliability.doors import SELECTIONS, Held, addresses, tested
from tests.reliability.following import Followed, keeper_trials
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
    parser.add_argument("--keeper-kills", type=int, default=15, help="at each point of the keeper")
    parser.add_argument("--files", type=int, default=5_000, help="of the archive that is added")
    parser.add_argument("--archive-kills", type=int, default=6)
    parser.add_argument("--trial", action="append", help="run only this one, by name")
    parser.add_argument("--only", choices=["delivery", "sources"], help="half of it")
    given = parser.parse_args()
    well = True
    with tempfile.TemporaryDirectory() as folder:
        sources: dict[str, Callable[[], Held | Followed | Archive]] = {}
        sources |= {"addresses": addresses}
        sources |= {name: partial(tested, name) for name in SELECTIONS}
        sources |= keeper_trials(
            Path(folder),
            kills=given.keeper_kills,
            at_random=3 * given.keeper_kills,
            sandboxed=given.keeper_kills // 2,
        )
        sources["archive"] = partial(
            _archive, Path(folder), files=given.files, kills=given.archive_kills
        )
        for name in given.trial or sources if given.only != "delivery" else ():
            if name in sources:
                found = sources[name]()
                well = well and found.is_well
                print(found, "" if found.is_well else "  FAULT", flush=True)  # noqa: T201
        platforms = given.platform or ["slack", "discord"]
        for platform in platforms if given.only != "sources" else ():
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
                if name not in trials:
                    continue
                result = trials[name]()
                well = well and result.is_well
                print(result, "" if result.is_well else "  FAULT", flush=True)  # noqa: T201
    return 0 if well else 1


def _archive(folder: Path, *, files: int, kills: int) -> Archive:
    archive = make_archive(folder / "archive", files)
    # 5,000 of these take minutes on two cores: long enough for all kills.
    return add_with_kills(
        archive, folder / "store.db", kills=kills, shortest=5, longest=max(10, files / 400)
    )


if __name__ == "__main__":
    sys.exit(main())
