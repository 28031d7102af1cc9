"""Which spaCy model is used and where it is kept: known without importing spaCy."""

from pathlib import Path

from platformdirs import user_cache_path

MODEL_NAME = "en_core_web_md"
MODEL_VERSION = "3.8.0"


def cached_model_path() -> Path:
    """Return the folder that holds the model on this machine once it has been fetched."""
    return user_cache_path("briefbot", appauthor=False) / f"{MODEL_NAME}-{MODEL_VERSION}"
