"""What went wrong → Reply: the cause, and what to type next."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.commands import Command, Name
from bot.errors import CommandError
from bot.questions import understand
from bot.replies import Choice, Outcome, Reply
from summarizer.errors import UnknownActor
from summarizer.models import ActorCard, ActorRef


def present_command_error(error: CommandError) -> Reply:
    """Word a line that could not be read."""
    choices = tuple(Choice(label=line, command=understand(line)) for line in error.suggestions)
    return Reply(title=str(error), outcome=Outcome.MISTAKE, choices=choices, private=True)


def near_name(error: UnknownActor, near: ActorCard) -> str:
    """Word that nobody has the name, and that the one who comes near is shown."""
    return f"Nobody is called “{error.name}”; this is {near.name}."


def present_unknown_actor(error: UnknownActor, command: Command) -> Reply:
    """Word that nobody of that name is known, with near names."""
    # What was asked in private is answered so, whichever name was meant.
    near = tuple(
        Choice(label=name, command=replace(command, terms=(name,))) for name in error.suggestions
    )
    topic = Choice(
        label="Search the documents for it",
        command=replace(command, name=Name.BRIEF, show=None),
    )
    return Reply(
        title=f"Nobody called “{command.subject}” is in this library",
        outcome=Outcome.NOTHING,
        lead="Near names:" if near else "",
        choices=(*near, topic),
        private=True,
    )


def present_ambiguous_actor(meant: Sequence[tuple[ActorRef, str]], command: Command) -> Reply:
    """Ask which of several is meant, each with what it is."""
    names = Counter([command.subject.casefold(), *(actor.name.casefold() for actor, _ in meant)])
    return Reply(
        title=f"Which “{command.subject}”?",
        outcome=Outcome.CHOICE,
        lead="Several go by that name:",
        choices=tuple(
            Choice(
                label=", ".join(filter(None, (actor.name, role))),
                # Two of one name are told apart by their ids; so is who is called by the very
                # name that was asked, or the same question would come again.
                command=replace(
                    command,
                    terms=(actor.name if names[actor.name.casefold()] == 1 else actor.id,),
                ),
            )
            for actor, role in meant
        ),
        private=True,
    )


def present_empty_library() -> Reply:
    """Word that there is nothing to answer from."""
    return Reply(
        title="This library is empty",
        outcome=Outcome.NOTHING,
        lead="Add documents first: briefbot add FILE or FOLDER",
        private=True,
    )


def present_no_digests() -> Reply:
    """Word that digests are not to be had here."""
    return Reply(
        title="Digests and alerts are not set up here",
        lead="Ask in Slack, in Discord, or on the terminal: briefbot chat",
        outcome=Outcome.MISTAKE,
        private=True,
    )


def present_no_sources() -> Reply:
    """Word that what is followed cannot be changed here."""
    return Reply(
        title="What the library follows cannot be changed here",
        lead="Ask in Slack, in Discord, or on the terminal: briefbot sources --help",
        outcome=Outcome.MISTAKE,
        private=True,
    )
