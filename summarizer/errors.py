"""Every error of this package.

SummarizerError
├── ModelMissing          the spaCy model is neither installed nor in the cache
├── UnreadableDocument    bytes that are not a document we can use
├── StoreError            the store cannot be opened or used
│   └── StoreTooNew       written by a newer version of this program
└── UnknownActor          nobody of that name; carries near names
    AmbiguousActor        several of that name; carries them
    UnknownDocument       no such document in this library
"""

from collections.abc import Sequence

from summarizer.models import ActorRef


class SummarizerError(Exception):
    """Base of all errors here. Its message says what is wrong and what to do next."""


class ModelMissing(SummarizerError):
    """The spaCy model is neither installed nor in the cache."""


class UnreadableDocument(SummarizerError):
    """Bytes that are not a document we can use; the message is the reason."""


class StoreError(SummarizerError):
    """The store cannot be opened or used."""


class StoreTooNew(StoreError):
    """The store was written by a newer version of this program."""


class UnknownActor(SummarizerError):
    """Nobody of that name is known."""

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        near = f" Near names: {', '.join(suggestions)}." if suggestions else ""
        super().__init__(f"Nobody called “{name}” is in this library.{near}")
        self.name = name
        self.suggestions = tuple(suggestions)


class AmbiguousActor(SummarizerError):
    """Several actors go by that name."""

    def __init__(self, name: str, candidates: Sequence[ActorRef]) -> None:
        names = "; ".join(candidate.name for candidate in candidates)
        super().__init__(f"“{name}” may be one of: {names}. Ask with the full name.")
        self.name = name
        self.candidates = tuple(candidates)


class UnknownDocument(SummarizerError):
    """No such document in this library."""
