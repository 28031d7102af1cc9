"""A brief of what was given in a chat → Reply."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import Field

from bot.commands import Command, Name
from bot.presenters.brief import present_brief
from bot.replies import Choice, Reply
from summarizer.models import Brief, Citation, Context, Model


class Surroundings(Model):
    """A span with what stands around it."""

    span: Citation
    context: Context


class GivenBrief(Brief):
    """A brief of texts that are in no library, with what its spans stand in."""

    surroundings: tuple[Surroundings, ...] = Field(
        (), description="Every span of the points: where else could it be looked up?"
    )

    @property
    def contexts(self) -> dict[Citation, Context | None]:
        """What stands around each span."""
        return {each.span: each.context for each in self.surroundings}


def present_given(brief: Brief, title: str, left_out: Sequence[str]) -> Reply:
    """Word a brief of what was given, with what was left out of it.

    Args:
        brief: At least one point.
        title: What was briefed: "This thread, in brief".
        left_out: What could not be read, and why, a sentence each.
    """
    command = Command(name=Name.BRIEF)
    reply = present_brief(brief, command)
    # What the buttons of a brief ask is asked of a library, which knows nothing of this text.
    names = (each.command for each in reply.actions if each.command.name is Name.WHO)
    who = tuple(Choice(label=command.subject, command=command) for command in names)
    return replace(reply, title=title, notices=(*reply.notices, *left_out), actions=who)


def title_of(messages: int, files: Sequence[str]) -> str:
    """Return what was briefed, in words."""
    if messages == 0 and len(files) == 1:
        return f"{files[0]}, in brief"
    if messages == 0 and files:
        return f"These {len(files)} files, in brief"
    return "This thread, in brief" if messages > 1 else "This message, in brief"


def too_short(words: int) -> str:
    """Word that there is nothing to make shorter."""
    if words == 0:
        return "There is no text in this message, and no file or known link, that could be briefed."
    return (
        f"This is too short to brief: {words:,} words. A brief takes a text of several sentences, "
        "a file with text, or a link to a page that is in the library."
    )


def nothing_to_tell() -> str:
    """Word that a text has no sentence that a point could be made of."""
    return (
        "Nothing in this can be told as a point: it has no whole sentences, or is not in English."
    )


def unread_file(name: str, reason: str) -> str:
    """Word that a file was left out."""
    return f"Left out: {name}. {reason}"


def together_too_large(name: str, size: int) -> str:
    """Say that a file was not fetched for the others beside it; the size is in bytes."""
    return f"{name} was left out: the files together are larger than {size // 1_000_000} MB"


def unknown_links(urls: Sequence[str], shown: int) -> str:
    """Word which links lead to nothing that is in the library."""
    more = f" and {len(urls) - shown} more" if len(urls) > shown else ""
    verb = "is" if len(urls) == 1 else "are"
    return f"Left out: {', '.join(urls[:shown])}{more} {verb} not in this library."


def too_much(names: Sequence[str], limit: int) -> str:
    """Word that there was more text than is briefed at once."""
    return (
        f"Left out: {', '.join(names)}. With the rest it is more than the {limit:,} characters "
        "that are briefed at once. Add it to a library with briefbot add."
    )
