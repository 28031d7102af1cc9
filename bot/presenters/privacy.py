"""Who sees the answers in a channel → Reply."""

from bot.commands import Command, Name
from bot.replies import Choice, Outcome, Reply


def present_privacy(*, private: bool, changed: bool, may_change: bool) -> Reply:
    """Word what holds in a channel, and offer the other to those who may change it."""
    seen = "the one who asks alone" if private else "everybody in this channel"
    now = "are seen by" if not changed else "are seen from now on by"
    other = "public" if private else "private"
    choice = Choice(label=f"Make them {other}", command=Command(name=Name.PRIVACY, terms=(other,)))
    return Reply(
        title=f"Answers here {now} {seen}",
        lead=f"{other} at the end of a command makes an exception.",
        choices=(choice,) if may_change and not changed else (),
        private=not changed,
    )


def present_direct() -> Reply:
    """Word that there is nothing to set between one person and the bot."""
    return Reply(
        title="Answers here are seen by you alone",
        lead="/privacy is for channels that several people read.",
        private=True,
    )


def present_not_allowed(what: str) -> Reply:
    """Word that somebody may not change something.

    Args:
        what: What was to be changed, such as "who sees the answers here".
    """
    return Reply(
        title=f"Only those who manage this place may change {what}",
        lead="Ask an admin or a manager of this channel, or the bot's owner.",
        outcome=Outcome.MISTAKE,
        private=True,
    )
