"""Which spaCy model is used and where it is: known without importing spaCy."""

import json
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

MODEL_NAME = "en_core_web_md"
MODEL_VERSION = "3.8.0"


def find_model() -> Path | None:
    """Return the folder of the model, installed or else cached; None where it is in neither.

    An installed package of another version does not count: figures were measured with this one.
    The cached one needs no look inside: its folder is named for the version, and what is put
    there was verified by its hash.
    """
    package = _package()
    if package is not None:
        installed = package / f"{MODEL_NAME}-{MODEL_VERSION}"
        if is_model(installed):
            return installed
    return cached_model_path() if is_model(cached_model_path()) else None


def why_not_found() -> str:
    """Say why `find_model` found nothing, and which command mends it."""
    version = installed_version()
    if version not in (None, MODEL_VERSION):
        problem = (
            f"The language model {MODEL_NAME} is installed in version {version}, and briefbot "
            f"needs {MODEL_VERSION}, which can be kept beside it."
        )
    else:
        problem = f"The language model {MODEL_NAME} {MODEL_VERSION} is not on this machine."
    return f"{problem} Run: briefbot model"


def installed_version() -> str | None:
    """Return the version of the installed package, of any version; None where there is none."""
    package = _package()
    if package is None:
        return None
    try:
        return str(json.loads((package / "meta.json").read_text("utf-8"))["version"])
    except (OSError, ValueError, LookupError, TypeError):
        return "unknown"


def cached_model_path() -> Path:
    """Return the folder that holds the model on this machine once it has been fetched."""
    return user_cache_path("briefbot", appauthor=False) / f"{MODEL_NAME}-{MODEL_VERSION}"


def is_model(folder: Path) -> bool:
    """Return whether a folder holds a spaCy model."""
    return (folder / "meta.json").is_file() and (folder / "config.cfg").is_file()


def _package() -> Path | None:
    """Return the folder of the installed package; a folder that merely has its name is none."""
    spec = find_spec(MODEL_NAME)
    return Path(spec.origin).parent if spec is not None and spec.origin is not None else None
