"""Files from outside → documents, read in a sandbox.

What a library takes over from there is data of known types, checked again on this side.
"""

from typing import Final

from bot.sources.sandbox import (
    DOCUMENT_SECONDS,
    Died,
    Sandbox,
    TookTooLong,
    TookTooMuchMemory,
    takes,
)
from summarizer.models import Document, Rejection
from summarizer.models.base import Model


class Contents(Model):
    """What a file holds; see `summarizer.reading.Reading`."""

    documents: tuple[Document, ...]
    rejected: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()


@takes(DOCUMENT_SECONDS)
def read_document(data: bytes, name: str, limit: int) -> Contents:
    """Read the documents of one file; see `summarizer.reading.read`. To be run in a sandbox.

    Raises:
        UnreadableDocument: nothing in it can be used.
    """
    from summarizer.reading import read

    documents, rejected, notes = read(data, name, limit=limit)
    return Contents(documents=documents, rejected=rejected, notes=notes)


class SandboxedReader:
    """Reads files as `summarizer.reading.read` does, in a sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.at_once: Final = sandbox.children

    def __call__(self, data: bytes, name: str, *, limit: int) -> Contents:
        """Return what a file holds.

        Raises:
            UnreadableDocument: nothing in it can be used, or reading it was stopped.
        """
        try:
            contents = self._sandbox.run(read_document, data, name=name, limit=limit)
        except (TookTooLong, TookTooMuchMemory) as error:
            raise type(error)(f"{error} Split it, or save it in another form.") from error
        for document in contents.documents:
            # By its path a document replaces another: a parser that was taken over may not say.
            if document.path is None or not _is_part(document.path, name):
                raise Died("What reads it gave an answer about another file.")
        return contents


def _is_part(path: str, name: str) -> bool:
    """Whether a path is that of a file, or of one of its records."""
    number = path.removeprefix(name)
    return path == name or (path.startswith(name) and number[:1] == "#" and number[1:].isdecimal())
