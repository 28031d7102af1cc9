from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

CORPUS = Path(__file__).parents[1] / "corpus" / "documents"

Briefbot = Callable[..., Result]


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the tests' own story, added by the command line."""
    store = tmp_path_factory.mktemp("story") / "story.db"
    result = CliRunner().invoke(
        main, ["add", str(CORPUS)], env={"BRIEFBOT_DATABASE": str(store), "BRIEFBOT_WORKERS": ""}
    )
    assert result.exit_code == 0, result.output
    return store


@pytest.fixture
def briefbot(tmp_path: Path) -> Briefbot:
    """Runs a command line on a store of its own, or on the one that is named."""

    def run(*arguments: str, store: Path | None = None, **options: str) -> Result:
        environment = {"BRIEFBOT_DATABASE": str(store or tmp_path / "store.db"), "COLUMNS": "80"}
        return CliRunner().invoke(main, arguments, env=environment | options)

    return run
