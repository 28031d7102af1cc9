"""The answers that README shows are those that the program gives."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main

ROOT = Path(__file__).parents[2]
SHOWN = re.findall(
    r'^```\n\$ briefbot ask "([^"]+)"\n(.*?)^```$',
    (ROOT / "README.md").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store made as `make demo` makes it."""
    store = tmp_path_factory.mktemp("seeds") / "seeds.db"
    result = CliRunner().invoke(
        main, ["add", str(ROOT / "seeds")], env={"BRIEFBOT_DATABASE": str(store)}
    )
    assert result.exit_code == 0, result.output
    return store


def test_readme_shows_a_brief_and_a_card() -> None:
    assert {line.split()[0] for line, _ in SHOWN} >= {"/brief", "/who"}


@pytest.mark.parametrize(("line", "answer"), SHOWN, ids=[line for line, _ in SHOWN])
def test_readme_shows_what_is_answered(line: str, answer: str, seeds: Path) -> None:
    environment = {"BRIEFBOT_DATABASE": str(seeds), "COLUMNS": "80"}
    result = CliRunner().invoke(main, ["ask", line], env=environment)
    assert result.exit_code == 0, result.output
    # Where this fails because answers became better, README takes what is printed here.
    assert [row.rstrip() for row in result.stdout.strip().splitlines()] == answer.splitlines()
