"""Load the spaCy model: the one named, or the one that `summarizer.model_path` finds."""

import spacy
from spacy.language import Language

from summarizer.errors import ModelMissing
from summarizer.model_path import find_model, why_not_found


def load_model(model: str | None = None) -> Language:
    """Load the model named, of whatever version, or the default one, installed or cached.

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
    path = find_model()
    if path is None:
        raise ModelMissing(why_not_found())
    return spacy.load(path)
