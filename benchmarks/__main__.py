"""`python -m benchmarks <suite> …`: run one suite, which is a module beside this one."""

import importlib
import pkgutil
import sys
from pathlib import Path

SHARED = frozenset({"peers", "reuters"})
"""What suites have in common, which cannot be run."""


def main(argv: list[str]) -> int:
    """Call `main` of the suite named first with the rest of the arguments."""
    suites = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    suites = [suite for suite in suites if not suite.startswith("_") and suite not in SHARED]
    if not argv or argv[0] not in suites:
        print(f"usage: python -m benchmarks {{{','.join(suites)}}} --data FOLDER", file=sys.stderr)
        return 2
    importlib.import_module(f"benchmarks.{argv[0]}").main(argv[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
