"""What a library holds, and what can be asked → Reply: the first page that somebody sees."""

from collections.abc import Sequence

from bot.catalogue import Listing
from bot.commands import Command, Name
from bot.presenters.guide import present_help
from bot.presenters.numbering import listed
from bot.presenters.wording import count
from bot.replies import Choice, Reply


def present_home(listing: Listing, total: int, topics: Sequence[str]) -> Reply:
    """Word what a library holds.

    Args:
        listing: The latest documents.
        total: How many there are.
        topics: Who and what they are about, most mentioned first.
    """
    guide = present_help(Command(name=Name.HELP))
    lead = f"{count(total, 'document')} to ask about." if total else "No documents here yet."
    if listing.documents:
        lead += " The latest are listed below."
    return Reply(
        title="What is here, and what you can ask",
        lead=lead,
        sections=guide.sections,
        sources=listed(listing.documents),
        actions=tuple(
            Choice(label=topic, command=Command(name=Name.BRIEF, terms=tuple(topic.split())))
            for topic in topics
        ),
        private=True,
    )
