"""Buttons under answers → what they do. Works in a thread."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.buttons import Press, Verb
from bot.conversation.answering import Answering
from bot.conversation.audience import Audience
from bot.conversation.postings import Postings, choices_of, followed
from bot.conversation.turn import Turn, known
from bot.exchange import Asker, File, Place, Posting, Record
from bot.ports import Desk, Drawer, Records, Room, Rooms
from bot.presenters.failures import (
    present_changed,
    present_forgotten,
    present_refusal,
    present_thanks,
)
from bot.presenters.given import GivenBrief
from bot.presenters.spans import present_spans, spans_of
from bot.replies import Outcome, Reply
from bot.service import Answer
from summarizer.models import Model


class Presses:
    """Does what buttons say.

    Args:
        rooms: Which library a place may ask.
        records: Where answers are kept for their buttons.
        audience: Who sees answers.
        postings: Makes postings of answers.
        answering: Carries out the commands that buttons stand for.
        drawer: Draws pictures.
        export: Answer → a Markdown file.
        desk: Sets up digests; None where there are none.
    """

    def __init__(
        self,
        *,
        rooms: Rooms,
        records: Records,
        audience: Audience,
        postings: Postings,
        answering: Answering,
        drawer: Drawer,
        export: Callable[[Reply], str],
        desk: Desk | None,
    ) -> None:
        self._rooms = rooms
        self._records = records
        self._audience = audience
        self._postings = postings
        self._answering = answering
        self._drawer = drawer
        self._export = export
        self._desk = desk

    def press(self, press: Press, place: Place, asker: Asker) -> Posting | File:
        """Do what a button says."""
        record = self._records.load(press.token)
        space = place.space
        if record is not None and place.direct and record.reader == known(asker, place):
            # It came by direct message, and belongs to the space in which it was asked for.
            space = record.space
        room = self._rooms.of(replace(place, space=space))
        if room is None:
            return Posting(reply=present_refusal(), private=True)
        # Another library's answer is treated as one that never was.
        if record is None or record.library != room.name:
            return Posting(reply=present_forgotten(), private=True)
        turn = Turn(room, place, asker, space, by_message=space != place.space)
        if press.verb is Verb.RUN:
            return self._run(press, record, turn, asker)
        if press.verb in (Verb.HELPFUL, Verb.UNHELPFUL):
            helpful = press.verb is Verb.HELPFUL
            self._records.judge(press.token, asker.id, helpful=helpful)
            if self._desk is not None and record.values is not None:
                self._desk.judge(record.values, press.token, asker, helpful=helpful)
            return Posting(reply=present_thanks(helpful=helpful), private=True)
        if press.verb is Verb.FOLLOW:
            return self._follow(record, turn)
        if record.values is None:
            return Posting(reply=present_forgotten(), private=True)
        shown = self._shown(press, record, record.values, room)
        if isinstance(shown, File):
            # What only the asker saw is not posted to all as a file.
            private = (
                record.reply.private
                or record.private
                or self._audience.is_private_by_habit(None, place)
            )
            return replace(shown, private=private)
        return shown

    def _follow(self, record: Record, turn: Turn) -> Posting:
        """Offer to follow the topic of an answer."""
        topic = followed(record)
        if self._desk is None or topic is None:
            return Posting(reply=present_forgotten(), private=True)
        return self._postings.posted(turn, None, Answer(self._desk.offer(topic)))

    def topic_of(self, press: Press, place: Place) -> str | None:
        """Return the topic of the answer that a button hangs on; None where it has none."""
        room, record = self._rooms.of(place), self._records.load(press.token)
        if room is None or record is None or record.library != room.name:
            return None
        return followed(record)

    def _shown(self, press: Press, record: Record, values: Model, room: Room) -> Posting | File:
        """Show an answer again in another form, with a word on what has changed since."""
        # Texts that were given are in no library, which cannot have lost them.
        own = values.contexts if isinstance(values, GivenBrief) else None
        gone = room.gone(values) if own is None else 0
        if press.verb is Verb.PICTURE:
            return self._drawer.draw(values, press.place, room)
        if press.verb is Verb.SPANS:
            found = room.spans(spans_of(record.reply)) if own is None else own
            spans = present_spans(record.reply, found)
            return Posting(reply=with_changes(spans, gone, record.asked), private=True)
        reply = with_changes(replace(record.reply, private=False), gone, record.asked)
        if press.verb is Verb.SHARE:
            buttons = tuple(self._postings.buttons(press.token, record, shareable=False))
            return Posting(reply=reply, buttons=buttons)
        return File(
            name=file_name(reply.title, "md"),
            media_type="text/markdown",
            content=self._export(reply).encode(),
            title=reply.title,
        )

    def _run(self, press: Press, record: Record, turn: Turn, asker: Asker) -> Posting:
        choices = choices_of(record.reply)
        if press.place >= len(choices):
            return Posting(reply=present_forgotten(), private=True)
        command = choices[press.place].command
        # Mistakes are private by themselves, and what mends them need not be.
        asked_so = record.reply.private and record.reply.outcome is Outcome.ANSWERED
        if asked_so or record.private:
            command = replace(command, private=True, public=False)
        return self._answering.answer(turn, command, asker)


def with_changes(reply: Reply, gone: int, asked: datetime) -> Reply:
    """Say how many documents behind an answer have changed since it was given."""
    if not gone:
        return reply
    return replace(reply, notices=(*reply.notices, present_changed(gone, asked)))


def file_name(title: str, suffix: str) -> str:
    """Return a name that no system reads as a path or an option: letters, digits, hyphens."""
    words = re.findall(r"\w+", title.casefold())
    return f"{'-'.join(words)[:60] or 'answer'}.{suffix}"
