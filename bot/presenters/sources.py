"""Documents → Reply."""

from collections.abc import Sequence
from dataclasses import replace

from bot.commands import Command, Name
from bot.presenters.numbering import listed
from bot.presenters.wording import count
from bot.replies import Choice, Outcome, Reply
from summarizer.models import DocumentRef

SHOWN = 50
"""A longer list is not read; dates and topics narrow it."""


def present_sources(
    topic: str, documents: Sequence[DocumentRef], command: Command, *, note: str = ""
) -> Reply:
    """Word a list of documents."""
    title = f"Sources: {topic}" if topic else "Sources"
    notices = [note] if note else []
    if not documents:
        lead = "" if command.terms else "This library is empty. Add documents: briefbot add PATH"
        return Reply(
            title=f"No documents on “{command.subject}”" if command.terms else "No documents",
            outcome=Outcome.NOTHING,
            lead=lead,
            notices=tuple(notices),
            private=command.private,
        )
    if len(documents) > SHOWN:
        notices.append(
            f"These are the first {SHOWN} of {len(documents):,}. Narrow them with a topic, "
            "since: or until:"
        )
    return Reply(
        title=title,
        lead=count(len(documents), "document"),
        notices=tuple(notices),
        sources=listed(documents[:SHOWN]),
        actions=(Choice(label="Brief", command=replace(command, name=Name.BRIEF)),),
        private=command.private,
    )
