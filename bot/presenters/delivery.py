"""What a chat says about the answer itself: that it takes a while, or where it went."""

from bot.replies import Outcome, Reply


def present_working() -> Reply:
    """Word that an answer takes longer than a moment."""
    return Reply(title="Working on it …", private=True)


def present_elsewhere() -> Reply:
    """Word that a private file went to the asker's direct messages."""
    return Reply(title="The file is in your direct messages with me", private=True)


def present_rest_elsewhere() -> Reply:
    """Word that an answer goes on in the asker's direct messages."""
    return Reply(title="The rest of this answer is in your direct messages with me", private=True)


def present_unconfirmed(reference: str) -> Reply:
    """Word that a platform did not say whether it took an answer."""
    return Reply(
        title="The answer may not have arrived: the chat did not confirm it",
        lead=f"If you do not see it, ask again. The number of this fault is {reference}",
        outcome=Outcome.MISTAKE,
        private=True,
    )
