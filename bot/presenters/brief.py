"""Brief → Reply."""

from dataclasses import replace

from bot.commands import MAX_POINTS, Command, Name
from bot.presenters.numbering import Numbering
from bot.presenters.wording import count, day, joined, shortened, stretch
from bot.replies import Choice, Fact, Outcome, Point, Reply, Section
from summarizer.models import (
    ActorRef,
    Brief,
    CitedQuotation,
    Disagreement,
    DisagreementKind,
    KeyPoint,
    Kind,
    QuotationKind,
    SourcedClaim,
)

_QUOTATIONS = 3
"""A brief is its points; a few voices give it colour, the cards of the speakers have them all."""
_ACTORS = 8
_SUBJECT = 160
"""Characters of what sources differ on; a sentence as a rule."""
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
    if brief.disagreements:
        differing = tuple(differing_point(each, brief, numbering) for each in brief.disagreements)
        sections.append(Section(heading="Where sources differ", points=differing))
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


def differing_point(disagreement: Disagreement, brief: Brief, numbering: Numbering) -> Point:
    """Word what sources say differently, side by side, each with its source and day."""
    claims = disagreement.claims
    citations = tuple(dict.fromkeys(claim.citation for claim in claims))
    if disagreement.kind is DisagreementKind.DENIAL:
        text = " But ".join(_stated(claim, brief) for claim in claims)
    else:
        values = " or ".join(f"{claim.text} ({_by(claim, brief)})" for claim in claims)
        subject = shortened(disagreement.subject.rstrip("."), _SUBJECT)
        text = f"{subject[:1].upper()}{subject[1:]}: {values}" if subject else values
    return Point(text=text, sources=numbering.cite(citations), spans=citations)


def _stated(claim: SourcedClaim, brief: Brief) -> str:
    """Return a claim as a sentence, with its outlet behind it."""
    outlet = claim.citation.source
    who = "" if claim.source == outlet else f"{claim.source} "
    by = _by(claim.model_copy(update={"source": outlet}), brief)
    return f"{who}{claim.text.rstrip('.')} ({by})."


def _by(claim: SourcedClaim, brief: Brief) -> str:
    """Return who says it and when, with the year where it is another than the brief's last."""
    who = claim.source
    if who.startswith("The ") and who != claim.citation.source:
        who = f"t{who[1:]}"  # it stood at the beginning of a sentence
    if claim.date is None:
        return who
    last = brief.period.end
    date = f"{claim.date.day} {claim.date:%B}"
    return f"{who}, {date if last and last.year == claim.date.year else day(claim.date)}"


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
