"""Timeline → Reply."""

from dataclasses import replace

from bot.commands import Command, Name
from bot.presenters.numbering import Numbering
from bot.presenters.wording import count, joined, stretch
from bot.replies import Choice, Outcome, Point, Reply, Section
from summarizer.models import Timeline


def present_timeline(timeline: Timeline, command: Command) -> Reply:
    """Word a timeline, or that there is none."""
    notices = (timeline.note,) if timeline.note else ()
    brief = Choice(label="Brief", command=replace(command, name=Name.BRIEF))
    if not timeline.entries:
        wider = replace(command, since=None, until=None)
        return Reply(
            title=f"Nothing dated on “{command.subject}”",
            outcome=Outcome.NOTHING,
            notices=notices,
            choices=(brief, Choice(label="Without dates", command=wider))
            if command.since or command.until
            else (brief,),
            private=command.private,
        )
    numbering = Numbering()
    points = tuple(
        Point(
            text=entry.text,
            day=entry.date,
            precision=entry.precision,
            sources=numbering.cite(entry.citations),
            spans=entry.citations,
            aside=f"{entry.sources} independent sources" if entry.sources > 1 else "",
        )
        for entry in timeline.entries
    )
    return Reply(
        title=f"Timeline: {timeline.topic}",
        lead=joined(stretch(timeline.period), count(len(timeline.documents), "document")),
        notices=notices,
        sections=(Section(points=points),),
        sources=numbering.sources(),
        actions=(brief,),
        private=command.private,
    )
