"""What a chat says where there is no answer → Reply."""

from datetime import datetime

from bot.presenters.wording import count
from bot.replies import Outcome, Reply

RESTARTING = "The bot is being restarted. Ask again in a minute."


def present_error(error: Exception) -> Reply:
    """Word an error whose message is meant to be read: what is wrong, and what to do next."""
    return Reply(title=str(error), outcome=Outcome.MISTAKE, private=True)


def present_failure(reference: str) -> Reply:
    """Word a fault of the bot's own; the log has the same number and the cause."""
    return Reply(
        title="Something went wrong here, and no answer could be made",
        lead=f"Try again; if it stays so, tell the bot's owner this number: {reference}",
        outcome=Outcome.MISTAKE,
        private=True,
    )


def present_refusal() -> Reply:
    """Word that a workspace or guild has no library."""
    return Reply(
        title="This place has no library yet",
        lead="The bot's owner can give it one: BRIEFBOT_SPACES names the library of each place.",
        outcome=Outcome.MISTAKE,
        private=True,
    )


def present_forgotten() -> Reply:
    """Word that a button's answer is not kept any more."""
    return Reply(
        title="That answer is no longer kept",
        lead="Ask again, and the buttons of the new answer will work.",
        outcome=Outcome.MISTAKE,
        private=True,
    )


def present_thanks(*, helpful: bool) -> Reply:
    """Thank for a judgement."""
    title = "Thank you: noted as helpful" if helpful else "Thank you: noted as not helpful"
    return Reply(title=title, private=True)


def present_changed(documents: int, asked: datetime) -> str:
    """Word how many documents of an answer have changed since it was given."""
    verb = "has" if documents == 1 else "have"
    return (
        f"Since this answer was given on {asked:%-d %B %Y}, {count(documents, 'document')} "
        f"behind it {verb} changed or gone."
    )


def present_restarting() -> Reply:
    """Word that the bot stops before there is an answer."""
    return Reply(title=RESTARTING, outcome=Outcome.MISTAKE, private=True)


def present_busy() -> Reply:
    """Word that too much is being read for others."""
    return Reply(
        title="Too many texts are being read right now",
        lead="Ask again in a minute.",
        outcome=Outcome.MISTAKE,
        private=True,
    )
