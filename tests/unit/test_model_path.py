import json
from pathlib import Path

import pytest
import spacy

from summarizer.errors import ModelMissing
from summarizer.language.model import load_model
from summarizer.model_path import (
    MODEL_NAME,
    MODEL_VERSION,
    cached_model_path,
    find_model,
    installed_version,
    why_not_found,
)


def make_model(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "meta.json").write_text("{}")
    (folder / "config.cfg").write_text("[nlp]")
    return folder


def install(site: Path, version: str) -> Path:
    """Put a package of the model's name where Python looks, as its wheels are laid out."""
    package = site / MODEL_NAME
    data = make_model(package / f"{MODEL_NAME}-{version}")
    (package / "__init__.py").write_text("raise SystemExit('never imported')")
    (package / "meta.json").write_text(json.dumps({"version": version}))
    return data


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python looks in first, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))  # where the cache is on other systems
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    return site


def test_the_installed_model_comes_first(site: Path) -> None:
    installed = install(site, MODEL_VERSION)
    make_model(cached_model_path())
    assert find_model() == installed


def test_the_cached_model_is_found(site: Path) -> None:
    cached = make_model(cached_model_path())
    assert find_model() == cached


def test_an_installed_model_of_another_version_is_passed_over(site: Path) -> None:
    install(site, "3.7.1")
    assert find_model() is None
    assert installed_version() == "3.7.1"
    cached = make_model(cached_model_path())
    assert find_model() == cached


def test_another_version_is_named_with_the_command_that_mends_it(site: Path) -> None:
    install(site, "3.7.1")
    assert "3.7.1" in why_not_found()
    assert MODEL_VERSION in why_not_found()
    assert why_not_found().endswith("Run: briefbot model")


def test_a_package_that_tells_no_version_is_passed_over(site: Path) -> None:
    install(site, "3.7.1")
    (site / MODEL_NAME / "meta.json").write_text("[]")
    assert find_model() is None
    assert installed_version() == "unknown"


def test_loading_a_missing_model_says_which_command_fetches_it(site: Path) -> None:
    install(site, "3.7.1")
    with pytest.raises(ModelMissing) as caught:
        load_model()
    assert str(caught.value) == why_not_found()


def test_a_model_that_is_named_is_taken_as_it_is(site: Path) -> None:
    spacy.blank("en").to_disk(site / "own")
    assert load_model(str(site / "own")).meta["version"] == "0.0.0"


def test_half_a_model_is_none(site: Path) -> None:
    make_model(cached_model_path())
    (cached_model_path() / "config.cfg").unlink()
    assert find_model() is None
