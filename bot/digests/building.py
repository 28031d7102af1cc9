"""A subscription, and what it has told → its next digest.

What is new is what was added after the last digest that was delivered, and says something that
none of those before has said. Whenever it was published: a page that comes late is new as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.digests.contents import Edition, Profile
from bot.digests.outbox import Digest, Told
from bot.digests.presenting import present_digest
from bot.digests.subscriptions import EmptyDays, Subscription
from bot.digests.subscriptions import Kind as SubscriptionKind
from bot.digests.tastes import NEUTRAL, Taste, chosen
from bot.digests.trends import trend
from bot.exchange import Posting
from summarizer.errors import UnknownActor
from summarizer.models import (
    ActorNews,
    ActorRef,
    Brief,
    Citation,
    Disagreement,
    KeyPoint,
    Kind,
    Known,
)
from summarizer.storage.base import ActorRow

PROFILES = 4
"""People and bodies of whom something is told; a digest is read in a minute."""
REMEMBERED = 60
"""Digests of which the points are remembered: two months of daily ones, and some thousand words
to compare with."""
SPARE = 2
"""Times as many points as are shown are made where something else chooses among them."""
LEAST_STRONG = 2
"""Points that have to be there for weak ones to be left out: a story of which nothing was known
begins with weak ones."""
_ACTING = (Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP)


class Source(Protocol):
    """What a digest asks of a library."""

    @property
    def additions(self) -> int: ...

    def brief(
        self,
        topic: str | None = None,
        *,
        points: int = 5,
        since: datetime | None = None,
        known: Iterable[Known] = (),
        after: int | None = None,
        ranked: bool = False,
    ) -> Brief: ...

    def news_of(self, actor: str, after: int) -> ActorNews: ...

    def actor(self, name: str) -> ActorRow:
        """Return the actor with a name or an id."""
        ...


def build(
    subscription: Subscription,
    library: Source,
    told: Told,
    now: datetime,
    taste: Taste = NEUTRAL,
) -> Digest | None:
    """Return the digest of a subscription; None where nothing is new and it wants no word of it.

    Args:
        subscription: What is subscribed to.
        library: What it is about.
        told: What the subscription has told.
        now: An aware moment.
        taste: What its readers want more and less of.
    """
    edition = edit(subscription, library, told, now, taste)
    says_nothing = edition.alert or subscription.empty_days is EmptyDays.SILENT
    if not edition.brief.points and says_nothing:
        return None
    reply = present_digest(edition, subscription.topic)
    return Digest(posting=Posting(reply=reply), values=edition)


def edit(
    subscription: Subscription,
    library: Source,
    told: Told,
    now: datetime,
    taste: Taste = NEUTRAL,
) -> Edition:
    """Return what the next digest of a subscription tells."""
    editions = [each.values for each in told.digests if isinstance(each.values, Edition)]
    after = editions[-1].additions if editions else None
    # Read before the brief: what is added in between is in the next digest, and may be in this.
    additions = library.additions
    is_alert = subscription.kind is SubscriptionKind.WATCH
    number, topic = subscription.points, subscription.topic
    spare = not topic or not taste.is_neutral
    brief = library.brief(
        topic or None,
        points=SPARE * number if spare else number,
        # A watch begins with what comes after it was made, a digest with where things stand.
        since=subscription.made if is_alert and not editions else None,
        known=tuple(known_from(editions)),
        after=after,
        ranked=spare,
    )
    points = brief.points if topic else strong(brief.points, library)
    points = chosen(points, taste, number)
    differing = tuple(disputing(points, brief.disagreements))
    brief = brief.model_copy(update={"points": tuple(points), "disagreements": differing})
    cited = set(_documents(brief.points))
    last = told.last
    today = _local(now, subscription)
    days = max(1, (today - _local(last, subscription)).days) if last else 1
    profiles = tuple(_profiles(library, brief, editions, today=today, days=days))
    return Edition(
        subscription=subscription.id,
        alert=is_alert,
        date=today,
        brief=brief,
        profiles=profiles,
        documents=len(brief.documents),
        left_out=sum(document.id not in cited for document in brief.documents),
        since=last,
        additions=additions,
    )


def strong(points: Sequence[KeyPoint], library: Source) -> Sequence[KeyPoint]:
    """Return the points without the weak ones, where enough are left.

    Weak is what one source says of nobody whom a second document mentions: an onlooker's words,
    a match. A digest on a topic needs no such floor, since its points have to be on the topic.
    On the tests' own story, day by day, it takes 3 of 5 empty points out and loses no fact.
    """
    found = [point for point in points if not _is_weak(point, library)]
    return found if len(found) >= LEAST_STRONG else points


def _is_weak(point: KeyPoint, library: Source) -> bool:
    if point.sources > 1 or point.changes or not point.actors:
        return False
    try:
        return all(library.actor(actor.id).documents < 2 for actor in point.actors)
    except UnknownActor:
        return False  # merged into another since the brief was made


def disputing(
    points: Iterable[KeyPoint], disagreements: Iterable[Disagreement]
) -> Iterator[Disagreement]:
    """Yield the disagreements of which a side stands in what the points cite.

    Others would come again: only what a point tells is remembered, and left out the next time.
    """
    told = [citation for point in points for citation in point.citations]
    for each in disagreements:
        if any(_overlap(claim.citation, citation) for claim in each.claims for citation in told):
            yield each


def _overlap(one: Citation, other: Citation) -> bool:
    return one.document_id == other.document_id and one.start < other.end and other.start < one.end


def known_from(editions: Iterable[Edition]) -> Iterator[Known]:
    """Yield what readers know of earlier digests: their points, and the documents they cite."""
    seen: set[str] = set()
    for edition in list(editions)[-REMEMBERED:]:
        yield from edition.brief.points
        for document in _documents(edition.brief.points):
            if document not in seen:
                seen.add(document)
                yield document


def _documents(points: Iterable[KeyPoint]) -> Iterator[str]:
    return (citation.document_id for point in points for citation in point.citations)


def _local(moment: datetime, subscription: Subscription) -> date:
    schedule = subscription.schedule
    return moment.astimezone(ZoneInfo(schedule.zone)).date() if schedule else moment.date()


def _profiles(
    library: Source,
    brief: Brief,
    editions: list[Edition],
    *,
    today: date,
    days: int,
) -> Iterator[Profile]:
    """Yield those who come up in the points, in the brief's order, with what is new about them."""
    after = editions[-1].additions if editions else 0
    shown = [*brief.points, *(point for edition in editions for point in edition.brief.points)]
    spans = [citation for point in shown for citation in point.citations]
    # What a digest has quoted once, beside its points, is not quoted again.
    spans += [p.quotation.citation for e in editions for p in e.profiles if p.quotation]
    found = 0
    for actor in _acting(brief):
        if found == PROFILES:
            return
        try:
            news = library.news_of(actor.id, after)
        except UnknownActor:
            continue  # merged into another since the brief was made
        quotation = next((q for q in news.quotations if not _within(q.citation, spans)), None)
        if quotation is not None:
            spans.append(quotation.citation)
        profile = Profile(
            actor=actor,
            first=news.first and bool(editions),
            roles=news.roles if editions else (),
            quotation=quotation,
            trend=trend(news.mentions, today, days),
        )
        if profile.is_telling:
            found += 1
            yield profile


def _acting(brief: Brief) -> list[ActorRef]:
    """Those who act in the points, before others in the documents cited."""
    inside = {actor.id: actor for point in brief.points for actor in point.actors}
    ordered = [actor for actor in brief.actors if actor.id in inside]
    rest = [actor for actor in inside.values() if actor not in ordered]
    return [actor for actor in (*ordered, *rest) if actor.kind in _ACTING]


def _within(citation: Citation, spans: Iterable[Citation]) -> bool:
    """Whether the words are told already: inside a span that is shown, or the same elsewhere."""
    words = citation.quote.strip(" ,.;").casefold()
    return any(words in each.quote.casefold() for each in spans)
