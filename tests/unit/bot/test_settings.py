import re
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import PREFIX, Settings, load_settings

EXAMPLE = Path(__file__).parents[3] / ".env.example"
LINE = re.compile(r"^([A-Z_]+)=(.*)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_lists_every_setting_and_no_other() -> None:
    names = [name for name, _ in LINE.findall(EXAMPLE.read_text())]
    assert names == [PREFIX + name.upper() for name in Settings.model_fields]


def test_the_example_explains_every_setting() -> None:
    blocks = EXAMPLE.read_text().strip().split("\n\n")[1:]
    assert len(blocks) == len(Settings.model_fields)
    for block in blocks:
        assert block.startswith("# ")


def test_the_example_as_it_stands_is_the_defaults(tmp_path: Path) -> None:
    defaults = Settings()
    (tmp_path / ".env").write_text(EXAMPLE.read_text())
    assert Settings() == defaults
    given = {name for name, value in LINE.findall(EXAMPLE.read_text()) if value}
    for name in given:
        assert getattr(defaults, name.removeprefix(PREFIX).lower()) is not None


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
