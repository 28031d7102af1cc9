"""Fixtures shared by all tests."""

import os
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner
from hypothesis import settings
from spacy.language import Language

from bot.cli import main
from summarizer.language.pipeline import load_pipeline

CORPUS = Path(__file__).parent / "corpus" / "documents"

# How fast a machine is, is no property of the code. Where a result must repeat, examples do.
settings.register_profile("briefbot", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("briefbot")


@pytest.fixture(autouse=True)
def plain_tracebacks() -> None:
    """Logs tracebacks as Python does: structlog's own, with every variable, take over a second."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.dev.set_exc_info,
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
        ]
    )


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
