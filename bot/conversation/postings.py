"""An answer becomes a posting: it is kept, and its buttons are hung on it."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.buttons import Button, Press, Verb
from bot.commands import Command, Name
from bot.conversation.audience import Audience
from bot.conversation.turn import Turn, known
from bot.exchange import Posting, Record
from bot.ports import Drawer, Records
from bot.presenters.spans import spans_of
from bot.questions import understand
from bot.replies import Choice, Outcome, Reply
from bot.service import Answer
from summarizer.models import ActorCard, Brief, Timeline


class Postings:
    """Makes postings.

    Args:
        records: Where answers are kept for their buttons.
        audience: Knows who sees them.
        drawer: Knows of which answers there are pictures.
        may_follow: Whether what is answered can be followed by digests.
    """

    def __init__(
        self, records: Records, audience: Audience, drawer: Drawer, *, may_follow: bool
    ) -> None:
        self._records = records
        self._audience = audience
        self._drawer = drawer
        self._may_follow = may_follow

    def posted(self, turn: Turn, command: Command | None, answer: Answer) -> Posting:
        """Keep an answer, and hang its buttons on it."""
        reply, place = answer.reply, turn.place
        by_habit = self._audience.is_private_by_habit(command, place)
        private = reply.private or by_habit
        if reply.outcome is Outcome.MISTAKE and not reply.choices:
            return Posting(reply=reply, private=True)
        token = secrets.token_urlsafe(9)
        record = Record(
            library=turn.room.name,
            command=str(command or ""),
            reply=reply,
            values=answer.values,
            asked=datetime.now(UTC),
            reader=known(turn.asker, place) if turn.asker and turn.by_message else "",
            space=turn.space or place.space,
            private=by_habit,
        )
        # Where nobody else is, there is nobody to show it to.
        shareable = private and not (place.direct or turn.by_message)
        buttons = tuple(self.buttons(token, record, shareable=shareable))
        if buttons:
            self._records.save(token, record)
        return Posting(reply=reply, buttons=buttons, private=private)

    def keep(self, token: str, record: Record) -> tuple[Button, ...]:
        """Keep an answer that was not asked for, and return its buttons."""
        buttons = tuple(self.buttons(token, record, shareable=False))
        self._records.save(token, record)
        return buttons

    def buttons(self, token: str, record: Record, *, shareable: bool) -> Iterator[Button]:
        """Yield the buttons of an answer that is kept.

        Args:
            token: What it is kept by.
            record: The answer.
            shareable: Whether the asker alone sees it, and may show it to the others.
        """
        reply, values = record.reply, record.values
        for position, choice in enumerate(choices_of(reply)):
            press = Press(verb=Verb.RUN, token=token, place=position)
            yield Button(label=choice.label, press=press)
        if reply.outcome is not Outcome.ANSWERED or values is None:
            return
        if spans_of(reply):
            yield Button(label="Words in the sources", press=Press(verb=Verb.SPANS, token=token))
        for position, name in enumerate(self._drawer.offers(values)):
            press = Press(verb=Verb.PICTURE, token=token, place=position)
            yield Button(label=name, press=press)
        if shareable:
            yield Button(label="Show in channel", press=Press(verb=Verb.SHARE, token=token))
        if self._may_follow and followed(record) is not None:
            yield Button(label="Follow", press=Press(verb=Verb.FOLLOW, token=token))
        yield Button(label="Markdown file", press=Press(verb=Verb.EXPORT, token=token))
        yield Button(label="Helpful", press=Press(verb=Verb.HELPFUL, token=token))
        yield Button(label="Not helpful", press=Press(verb=Verb.UNHELPFUL, token=token))


def choices_of(reply: Reply) -> tuple[Choice, ...]:
    """Return every command that a reply offers, in the order of its buttons."""
    more = (
        # Away from its section, "3 more" has to say of what.
        replace(section.more, label=f"{section.heading}: {section.more.label}".lstrip(": "))
        for section in reply.sections
        if section.more
    )
    return (*reply.choices, *more, *reply.actions)


def followed(record: Record) -> str | None:
    """Return the topic of an answer, as it is typed; None where it has none to follow."""
    if not record.command or not isinstance(record.values, Brief | ActorCard | Timeline):
        return None
    if isinstance(record.values, ActorCard):
        name = record.values.name.replace('"', "")
        return Command(name=Name.BRIEF, terms=(name,)).topic
    return understand(record.command).topic
