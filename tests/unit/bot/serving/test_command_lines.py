"""The command lines around serving."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.chat.slack.manifest import make_manifest
from bot.cli import main

# The first part is the application's id in base64, as in every token of Discord.
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.canary.canary"  # noqa: S105 - nobody's


def run(*line: str, **environment: str) -> Result:
    return CliRunner().invoke(main, line, env=environment)


def test_the_manifest_of_slack_is_printed_for_either_mode() -> None:
    assert json.loads(run("manifest", "slack").output) == make_manifest()
    printed = run("manifest", "slack", "--url", "https://bot.example", SLACK_MODE="http").output
    assert json.loads(printed) == make_manifest("https://bot.example")
    assert "https://bot.example/slack/events" in printed


def test_the_manifest_of_slack_over_http_needs_an_address() -> None:
    result = run("manifest", "slack", SLACK_MODE="http")
    assert (result.exit_code, "--url" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("line", "environment"),
    [([], {"DISCORD_TOKEN": TOKEN}), (["--application", "123456789012345678"], {})],
)
def test_the_invitation_of_discord_is_printed(line: list[str], environment: dict[str, str]) -> None:
    result = run("manifest", "discord", *line, **environment)
    assert result.exit_code == 0
    assert "client_id=123456789012345678" in result.output
    assert "canary" not in result.output


@pytest.mark.parametrize("environment", [{}, {"DISCORD_TOKEN": "canary"}])
def test_without_an_application_there_is_no_invitation(environment: dict[str, str]) -> None:
    result = run("manifest", "discord", **environment)
    assert (result.exit_code, "--application" in result.output) == (2, True)
    assert "canary" not in result.output


def test_the_doctor_ends_with_1_where_something_is_to_mend(tmp_path: Path) -> None:
    result = run("doctor", BRIEFBOT_DATABASE=str(tmp_path / "none.db"))
    assert result.exit_code == 1
    [line] = [line for line in result.output.splitlines() if line.startswith("MEND  store")]
    assert "briefbot add" in line
    assert not (tmp_path / "none.db").exists()
