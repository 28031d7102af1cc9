"""Documents in, briefs and actor cards out.

This package knows no chat, network, environment or clock. Importing it does no work, and
reading from a library never imports spaCy.
"""

from typing import TYPE_CHECKING, Any

from summarizer.errors import (
    AmbiguousActor,
    ModelMissing,
    StoreError,
    SummarizerError,
    UnknownActor,
    UnknownDocument,
    UnreadableDocument,
)
from summarizer.models import (
    ActorCard,
    AddReport,
    Analysis,
    Brief,
    Citation,
    Document,
    KeyPoint,
    Timeline,
)

if TYPE_CHECKING:
    from summarizer.language.analysis import analyze
    from summarizer.library import Library

__all__ = [
    "ActorCard",
    "AddReport",
    "AmbiguousActor",
    "Analysis",
    "Brief",
    "Citation",
    "Document",
    "KeyPoint",
    "Library",
    "ModelMissing",
    "StoreError",
    "SummarizerError",
    "Timeline",
    "UnknownActor",
    "UnknownDocument",
    "UnreadableDocument",
    "analyze",
]


def __getattr__(name: str) -> Any:
    """Import the two entry points when they are first used: `analyze` brings spaCy along."""
    if name == "analyze":
        from summarizer.language.analysis import analyze

        return analyze
    if name == "Library":
        from summarizer.library import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
