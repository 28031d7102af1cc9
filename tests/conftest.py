"""Fixtures shared by all tests."""

import pytest
from spacy.language import Language

from summarizer.language.pipeline import load_pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that documents are analysed with, loaded once for all tests."""
    return load_pipeline()
