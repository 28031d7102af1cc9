"""Find the spaCy model: installed, or in the cache folder, or by the name or path given."""

import spacy
from spacy.language import Language

from summarizer.errors import ModelMissing
from summarizer.model_path import MODEL_NAME, MODEL_VERSION, cached_model_path


def load_model(model: str | None = None) -> Language:
    """Load the model named, or the default one where it is installed or cached.

    Raises:
        ModelMissing: it is in neither place; the message has the command that fetches it.
    """
    if model is not None:
        try:
            return spacy.load(model)
        except OSError as error:
            raise ModelMissing(
                f"The spaCy model “{model}” is neither an installed package nor a folder. "
                "Correct the name or path, or leave the setting empty for the default model."
            ) from error
    if spacy.util.is_package(MODEL_NAME):
        return spacy.load(MODEL_NAME)
    path = cached_model_path()
    if (path / "meta.json").is_file():
        return spacy.load(path)
    raise ModelMissing(
        f"The language model {MODEL_NAME} {MODEL_VERSION} is not on this machine. "
        "Run: briefbot model"
    )
