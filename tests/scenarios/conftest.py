from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

Briefbot = Callable[..., Result]


@pytest.fixture
def briefbot(tmp_path: Path) -> Briefbot:
    """Runs a command line on a store of its own, or on the one that is named."""

    def run(*arguments: str, store: Path | None = None, **options: str) -> Result:
        environment = {"BRIEFBOT_DATABASE": str(store or tmp_path / "store.db"), "COLUMNS": "80"}
        return CliRunner().invoke(main, arguments, env=environment | options)

    return run
