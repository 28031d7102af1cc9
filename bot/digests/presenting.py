"""Edition → Reply: what is new, what changes what was told before, who, and what is left out."""

from collections.abc import Iterable
from dataclasses import replace

from bot.commands import Command, Name
from bot.digests.contents import Edition, Profile, Trend
from bot.errors import CommandError
from bot.grammar import parse
from bot.presenters.brief import differing_point, quotation_point
from bot.presenters.numbering import Numbering
from bot.presenters.wording import count, day, joined, shortened
from bot.replies import Choice, Outcome, Point, Reply, Section
from summarizer.models import Citation, CitedRole, KeyPoint

_CITATIONS = 4
"""Sources shown for one point; how many say it stands beside it."""
_BEFORE = 200
"""Characters of what was said before: a sentence of news has 140, and its source has the rest."""


def present_digest(edition: Edition, topic: str) -> Reply:
    """Word a digest.

    Args:
        edition: What it tells.
        topic: As it was typed; empty for everything.
    """
    title = f"{edition.brief.topic or 'What is new'}, {day(edition.date)}"
    if edition.alert:
        title = f"New on {edition.brief.topic or 'everything'}"
    if not edition.brief.points:
        return _empty(edition, topic, title)
    numbering = Numbering()
    fresh = [point for point in edition.brief.points if not point.changes]
    updates = [point for point in edition.brief.points if point.changes]
    sections = [
        Section(
            heading="What is new" if updates else "",
            points=tuple(_point(point, numbering) for point in fresh),
            numbered=True,
        ),
        Section(
            heading="Updates",
            points=tuple(_update(point, numbering) for point in updates),
            numbered=True,
        ),
        Section(
            heading="Where sources differ",
            points=tuple(
                differing_point(each, edition.brief, numbering)
                for each in edition.brief.disagreements
            ),
        ),
        Section(
            heading="Who",
            points=tuple(
                line for profile in edition.profiles for line in _profile(profile, numbering)
            ),
        ),
        Section(heading="Left out", points=_left_out(edition)),
    ]
    return Reply(
        title=title,
        lead=joined(
            _since(edition),
            count(edition.documents, "new document" if edition.since else "document"),
        ),
        notices=(edition.brief.note,) if edition.brief.note else (),
        sections=tuple(section for section in sections if section.points),
        sources=numbering.sources(),
        actions=tuple(_actions(edition, topic)),
    )


def _since(edition: Edition) -> str:
    if edition.alert:
        return ""
    return f"since {day(edition.since.date())}" if edition.since else "the first digest"


def _point(point: KeyPoint, numbering: Numbering) -> Point:
    return Point(
        text=point.text,
        day=point.date,
        sources=numbering.cite(point.citations, at_most=_CITATIONS),
        spans=point.citations,
        aside=f"{point.sources} independent sources" if point.sources > 1 else "",
    )


def _update(point: KeyPoint, numbering: Numbering) -> Point:
    worded = _point(point, numbering)
    before = point.changes[0]
    return replace(
        worded,
        sources=(*worded.sources, *numbering.cite([before])),
        spans=(*worded.spans, before),
        aside=joined(worded.aside, f"before: “{_said(before)}”"),
    )


def _said(citation: Citation) -> str:
    return shortened(" ".join(citation.quote.split()), _BEFORE)


def _profile(profile: Profile, numbering: Numbering) -> Iterable[Point]:
    aside = joined("for the first time" if profile.first else "", _trend(profile.trend))
    name = profile.actor.name
    if profile.roles:
        cited = [citation for role in profile.roles for citation in role.citations[:1]]
        yield Point(
            text=f"{name}: {'; '.join(_role(role) for role in profile.roles)}",
            sources=numbering.cite(cited),
            spans=tuple(cited),
            aside=aside,
        )
    elif aside:
        yield Point(text=name, aside=aside)
    if profile.quotation:
        yield quotation_point(profile.quotation, numbering)


def _role(role: CitedRole) -> str:
    words = " ".join(role.title.split())
    return f"no longer {words}" if role.past else words


def _trend(trend: Trend | None) -> str:
    if trend is None:
        return ""
    more = "more" if trend.count > trend.usual else "less"
    span = "today" if trend.days == 1 else f"in {trend.days} days"
    usual = f"{trend.usual:g}" if trend.usual else "never"
    return f"mentioned {more} than usual: {trend.count} times {span}, as a rule {usual}"


def _left_out(edition: Edition) -> tuple[Point, ...]:
    if not edition.left_out:
        return ()
    documents = count(edition.left_out, "other new document" if edition.since else "other document")
    return (Point(text=f"{documents} on this, with less news or none."),)


def _actions(edition: Edition, topic: str) -> Iterable[Choice]:
    if command := _asked(Name.BRIEF, topic):
        yield Choice(label="Full brief", command=command)
    if edition.left_out and (command := _asked(Name.SOURCES, topic)):
        yield Choice(label="Sources", command=command)
    if edition.subscription and not edition.alert and edition.brief.points:
        less = Command(name=Name.DIGEST, arguments=f"less {edition.subscription}")
        yield Choice(label="Less of this", command=less)
    for profile in edition.profiles:
        name = profile.actor.name
        yield Choice(label=name, command=Command(name=Name.WHO, terms=(name,)))


def _asked(name: Name, topic: str) -> Command | None:
    """A command about the topic as it was typed."""
    try:
        return parse(f"/{name} {topic}".strip())
    except CommandError:
        return None  # what is typed after /digest may be longer than a line of its own


def _empty(edition: Edition, topic: str, title: str) -> Reply:
    documents = (
        f"{count(edition.documents, 'new document')}, and nothing in them that was not told before."
        if edition.documents
        else "No new documents."
    )
    return Reply(
        title=title,
        outcome=Outcome.NOTHING,
        lead=joined("Nothing new", documents),
        actions=tuple(_actions(edition, topic)),
    )
