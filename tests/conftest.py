"""Fixtures shared by all tests."""

import os

import pytest
from hypothesis import settings
from spacy.language import Language

from summarizer.language.pipeline import load_pipeline

# How fast a machine is, is no property of the code. Where a result must repeat, examples do.
settings.register_profile("briefbot", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("briefbot")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that documents are analysed with, loaded once for all tests."""
    return load_pipeline()
