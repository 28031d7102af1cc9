import re
import traceback
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, load_settings, variable_of

EXAMPLE = Path(__file__).parents[3] / ".env.example"
LINE = re.compile(r"^([A-Z_]+)=(.*)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(variable_of(name), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_lists_every_setting_and_no_other() -> None:
    names = [name for name, _ in LINE.findall(EXAMPLE.read_text())]
    assert names == [variable_of(name) for name in Settings.model_fields]


def test_the_example_explains_every_setting() -> None:
    blocks = EXAMPLE.read_text().strip().split("\n\n")[1:]
    assert len(blocks) == len(Settings.model_fields)
    for block in blocks:
        assert block.startswith("# ")


def test_the_example_as_it_stands_is_the_defaults(tmp_path: Path) -> None:
    defaults = Settings()
    (tmp_path / ".env").write_text(EXAMPLE.read_text())
    assert Settings() == defaults
    fields = {variable_of(field): field for field in Settings.model_fields}
    for name, value in LINE.findall(EXAMPLE.read_text()):
        assert (getattr(defaults, fields[name]) is not None) >= bool(value)


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("BRIEFBOT_LIBRARY=file\nBRIEFBOT_WORKERS=3\n")
    monkeypatch.setenv("BRIEFBOT_LIBRARY", "environment")
    settings = load_settings()
    assert (settings.library, settings.workers) == ("environment", 3)


def test_a_size_may_have_a_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_MAX_FILE_SIZE", "2 MB")
    assert load_settings().max_file_size == 2_000_000


def test_a_wrong_value_is_an_error_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BRIEFBOT_WORKERS", "many")
    with pytest.raises(SettingsError, match="BRIEFBOT_WORKERS: Input should be a valid integer"):
        load_settings()


def test_the_platforms_have_their_customary_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", " xoxb-1\n")
    monkeypatch.setenv("SLACK_MODE", "http")
    monkeypatch.setenv("DISCORD_MESSAGE_CONTENT", "yes")
    settings = load_settings()
    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == "xoxb-1"
    assert (settings.slack_mode, settings.discord_message_content) == ("http", True)


def test_the_bots_own_file_is_beside_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_DATABASE", "/data/news.db")
    assert load_settings().state == Path("/data/news.state.db")
    monkeypatch.setenv("BRIEFBOT_STATE", "/other/own.db")
    assert load_settings().state == Path("/other/own.db")


def test_spaces_and_managers_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFBOT_SPACES", '{"slack:T1": "news", "discord:9": "main"}')
    monkeypatch.setenv("BRIEFBOT_MANAGERS", "slack:U1, discord:22,")
    settings = load_settings()
    assert settings.spaces == {"slack:T1": "news", "discord:9": "main"}
    assert settings.managers == {"slack:U1", "discord:22"}


def test_libraries_that_are_kept_apart_are_open_to_others_only_when_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert load_settings().default_for_all
    monkeypatch.setenv("BRIEFBOT_SPACES", '{"slack:T1": "news"}')
    assert not load_settings().default_for_all
    monkeypatch.setenv("BRIEFBOT_DEFAULT_FOR_ALL", "true")
    assert load_settings().default_for_all


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("BRIEFBOT_SPACES", "slack:T1=news", "should be JSON"),
        ("BRIEFBOT_SPACES", '["slack:T1"]', "should name spaces"),
        ("BRIEFBOT_SPACES", '{"T1": "news"}', "should name spaces"),
        ("BRIEFBOT_MANAGERS", "U1", "should name people by platform"),
        ("SLACK_MODE", "carrier pigeon", "'socket' or 'http'"),
        ("SLACK_HTTP_PORT", "99999", "less than or equal to 65535"),
        ("SLACK_API_URL", "http://slack.example/api/", "a token goes there"),
        ("DISCORD_GATEWAY_URL", "wss:///", "a token goes there"),
    ],
)
def test_a_wrong_value_of_a_platform_is_told_with_what_it_should_be(
    variable: str, value: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"{variable}: .*{reason}"):
        load_settings()


@pytest.mark.parametrize(
    "variable", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DISCORD_TOKEN"]
)
@pytest.mark.parametrize("value", ["canary-9f3a two", "canary-9f3aé"])
def test_a_secret_is_in_no_message(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=variable) as caught:
        load_settings()
    told = "".join(traceback.format_exception(caught.value))
    assert "canary" not in told
    monkeypatch.setenv(variable, "canary-9f3a")
    settings = load_settings()
    assert "canary" not in repr(settings) + str(settings) + settings.model_dump_json()


def test_an_address_on_this_machine_needs_no_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")
    monkeypatch.setenv("DISCORD_GATEWAY_URL", "ws://localhost:9/")
    assert load_settings().slack_api_url == "http://127.0.0.1:9/api/"
