"""Documents → Reply."""

from dataclasses import replace

from bot.catalogue import Listing
from bot.commands import Command, Name
from bot.presenters.numbering import listed
from bot.presenters.wording import count
from bot.replies import Choice, Outcome, Reply


def present_sources(listing: Listing, command: Command) -> Reply:
    """Word a list of documents."""
    documents = listing.documents
    notices = (listing.note,) if listing.note else ()
    if not documents:
        subject = f" on “{command.subject}”" if command.terms else ""
        return Reply(
            title=f"No documents{subject}",
            outcome=Outcome.NOTHING,
            notices=notices,
            private=command.private,
        )
    lead = count(len(documents), "document")
    if listing.total is not None and listing.total > len(documents):
        lead = f"The latest {len(documents)} of {listing.total:,} documents"
    return Reply(
        title=f"Sources: {listing.topic}" if listing.topic else "Sources",
        lead=lead,
        notices=notices,
        sources=listed(documents),
        actions=(Choice(label="Brief", command=replace(command, name=Name.BRIEF)),),
        private=command.private,
    )
