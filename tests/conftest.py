"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings
from spacy.language import Language

from bot.cli import main
from summarizer.language.pipeline import load_pipeline

CORPUS = Path(__file__).parent / "corpus" / "documents"

# How fast a machine is, is no property of the code. Where a result must repeat, examples do.
settings.register_profile("briefbot", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("briefbot")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that documents are analysed with, loaded once for all tests."""
    return load_pipeline()


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the tests' own story, added by the command line."""
    store = tmp_path_factory.mktemp("story") / "story.db"
    result = CliRunner().invoke(
        main, ["add", str(CORPUS)], env={"BRIEFBOT_DATABASE": str(store), "BRIEFBOT_WORKERS": ""}
    )
    assert result.exit_code == 0, result.output
    return store
