"""Brief → Reply."""

from dataclasses import replace

from bot.commands import MAX_POINTS, Command, Name
from bot.presenters.numbering import Numbering
from bot.presenters.wording import count, joined, stretch
from bot.replies import Choice, Fact, Outcome, Point, Reply, Section
from summarizer.models import ActorRef, Brief, CitedQuotation, KeyPoint, Kind, QuotationKind

_QUOTATIONS = 3
"""A brief is its points; a few voices give it colour, the cards of the speakers have them all."""
_ACTORS = 8
_MORE_POINTS = 5


def present_brief(brief: Brief, command: Command) -> Reply:
    """Word a brief, or that there is none."""
    if not brief.points:
        return _nothing(brief, command)
    numbering = Numbering()
    sections = [
        Section(
            points=tuple(_point(point, numbering) for point in brief.points),
            numbered=True,
        )
    ]
    if quotations := brief.quotations[:_QUOTATIONS]:
        points = tuple(quotation_point(quotation, numbering) for quotation in quotations)
        sections.append(Section(heading="In their words", points=points))
    names = tuple(actor.name for actor in _who(brief))
    return Reply(
        title=brief.topic or "What matters most",
        lead=joined(stretch(brief.period), count(len(brief.documents), "document")),
        notices=(brief.note,) if brief.note else (),
        facts=(Fact(label="Who", values=names),) if names else (),
        sections=tuple(sections),
        sources=numbering.sources(),
        actions=_actions(brief, command),
        private=command.private,
    )


def quotation_point(
    quotation: CitedQuotation, numbering: Numbering, *, by_whom: bool = True
) -> Point:
    """Word what somebody said: in quotation marks only where the words are the speaker's own."""
    own = quotation.kind is QuotationKind.DIRECT
    aside = [quotation.speaker or "speaker not named"] if by_whom else []
    return Point(
        # The comma inside closing marks belongs to the sentence around them.
        text=f"“{quotation.text.rstrip(',;')}”" if own else quotation.text,
        day=quotation.date,
        sources=numbering.cite([quotation.citation]),
        spans=(quotation.citation,),
        aside=", ".join(aside if own else [*aside, "reported"]),
    )


def _point(point: KeyPoint, numbering: Numbering) -> Point:
    return Point(
        text=point.text,
        day=point.date,
        sources=numbering.cite(point.citations),
        spans=point.citations,
        aside=f"{point.sources} independent sources" if point.sources > 1 else "",
    )


def _actions(brief: Brief, command: Command) -> tuple[Choice, ...]:
    actions = []
    if len(brief.points) < MAX_POINTS:
        points = min(len(brief.points) + _MORE_POINTS, MAX_POINTS)
        actions.append(Choice(label="More points", command=replace(command, points=points)))
    if command.terms:
        timeline = replace(command, name=Name.TIMELINE, points=None)
        actions.append(Choice(label="Timeline", command=timeline))
    sources = replace(command, name=Name.SOURCES, points=None)
    actions.append(Choice(label="Sources", command=sources))
    actions += [
        Choice(label=actor.name, command=Command(name=Name.WHO, terms=(actor.name,)))
        for actor in _who(brief)
    ]
    return tuple(actions)


def _who(brief: Brief) -> tuple[ActorRef, ...]:
    """Those who act: places and works are in the points where they matter."""
    acting = (Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP)
    return tuple(actor for actor in brief.actors if actor.kind in acting)[:_ACTORS]


def _nothing(brief: Brief, command: Command) -> Reply:
    choices = [
        # Not as one term, which would be a phrase in quotation marks.
        Choice(label=topic, command=replace(command, terms=tuple(topic.split())))
        for topic in brief.suggestions
    ]
    if command.since or command.until:
        wider = replace(command, since=None, until=None)
        choices.append(Choice(label="Without dates", command=wider))
    subject = f" on “{command.subject}”" if command.terms else ""
    within = " in that time" if command.since or command.until else ""
    return Reply(
        title=f"Nothing found{subject}{within}",
        outcome=Outcome.NOTHING,
        lead="Near to it:" if brief.suggestions else "",
        choices=tuple(choices),
        private=command.private,
    )
