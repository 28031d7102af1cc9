"""What only Discord needs to be told, in words."""

from bot.replies import Outcome, Reply

CLOSED = (
    "The answer is for you alone, and I cannot write to you: allow direct messages from this "
    "server, or ask with a command that begins with a slash."
)
OLD_COMMAND = (
    "This command is of another version of the bot. Restart Discord (Ctrl+R) to see the new ones."
)
UNKNOWN_BUTTON = "This button is of another version of the bot. Ask again for a new answer."


def part_missing(part: int, parts: int) -> str:
    """Say that one of the messages of an answer may not have arrived."""
    return (
        f"Part {part} of {parts} of this answer may not have arrived: Discord did not confirm it. "
        "Ask again to see it all."
    )


def too_large(name: str, size: int) -> str:
    """Say why a file was not read; the size is in bytes."""
    return f"{name} is larger than {size // 1_000_000} MB"


def not_handed_out(name: str) -> str:
    """Say why a file was not read."""
    return f"{name}: Discord did not hand it out"


def mistake(text: str) -> Reply:
    """Word something that one person has to know."""
    return Reply(title=text, outcome=Outcome.MISTAKE, private=True)
