"""ActorCard → Reply: everything on one screen, and a way to the rest."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from bot.commands import Command, Name, Part
from bot.presenters.brief import quotation_point
from bot.presenters.numbering import Numbering
from bot.presenters.wording import count, joined, stretch
from bot.replies import Activity, Choice, Fact, Point, Reply, Section
from summarizer.models import (
    ActorCard,
    CitedDeed,
    CitedQuotation,
    CitedRelation,
    CitedRole,
    KeyPoint,
    Kind,
    Period,
    QuotationKind,
    TimelineEntry,
)
from summarizer.models import Part as DeedPart

_WIDTH = 60
"""Characters of a point on one line at 80 columns, beside its heading and date."""
_CITATIONS = 3
"""Sources shown for one fact of a card."""
_ALIASES = 6
_LITTLE = 3
"""Deeds and words of its own. A card with fewer shows sentences about the actor too: what it does
may be told in no clause that stands alone."""
_HEADING = frozenset({"leads", "led", "has led"})
"""Relations of a head to its body."""
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_OBJECTS = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "the speaker"}
"""Pronouns as they stand after "to"."""


class _Draft(NamedTuple):
    """A section before it is fitted to the screen."""

    part: Part
    heading: str
    points: Sequence[Callable[[Numbering], Point]]
    """Each words one point; only the points that are shown number their sources."""
    lines: int
    """How many it may take where it is not asked for alone. With a head of four lines and a
    short list of sources, a full card is 40 lines: one screen."""
    newest_first: bool = False
    """Points come by weight, and those that fit are shown by day, the undated ones last."""


def present_card(card: ActorCard, command: Command) -> Reply:
    """Word an actor card, or the part of it that is asked for."""
    numbering = Numbering()
    sections = tuple(
        _section(draft, card, command, numbering)
        for draft in _drafts(card, command.show)
        if draft.points and command.show in (None, Part.ALL, draft.part)
    )
    aliases = card.aliases[:_ALIASES]
    period = Period(
        start=card.first_seen.date() if card.first_seen else None,
        end=card.last_seen.date() if card.last_seen else None,
    )
    days = tuple((entry.day, entry.count) for entry in card.mentions)
    return Reply(
        title=card.name,
        lead=joined(_what(card), count(len(card.documents), "document"), stretch(period)),
        notices=(card.note,) if card.note else (),
        facts=(Fact(label="Also", values=aliases),) if aliases else (),
        activity=Activity(label="Mentions a day", days=days) if len(days) > 1 else None,
        sections=sections,
        sources=numbering.sources(),
        actions=_actions(card, command),
        private=command.private,
    )


def _drafts(card: ActorCard, show: Part | None) -> tuple[_Draft, ...]:
    now = [_role(role) for role in card.roles if not role.past]
    before = [_role(role) for role in card.roles if role.past]
    past = _whole([deed for deed in card.deeds if not deed.ahead])
    did = [_deed(deed, card) for deed in past if deed.part is DeedPart.DOES]
    suffered = [_deed(deed, card) for deed in past if deed.part is DeedPart.SUFFERS]
    ahead = [_deed(deed, card) for deed in _whole([deed for deed in card.deeds if deed.ahead])]
    own, others = _besides(card.quotations, card), _besides(card.about, card)
    said = [_quotation(quotation, by_whom=False) for quotation in _own_words_first(own)]
    about = [_quotation(quotation, by_whom=True) for quotation in others]
    related = [
        relation
        for relation in card.relations
        if show is Part.RELATIONS or not _says_a_role(relation, card.roles)
    ]
    relations = [_relation(card, together) for together in _grouped(related)]
    little = len(past) + len(ahead) + len(said) < _LITTLE
    mentioned = [_mention(entry) for entry in _told_besides(card)] if little else []
    return (
        _Draft(Part.ROLES, "Is", now, 4),
        _Draft(Part.ROLES, "Was", before, 3),
        _Draft(Part.DEEDS, "Did", did, 12 if ahead else 14, newest_first=True),
        _Draft(Part.DEEDS, "Faced", suffered, 4, newest_first=True),
        _Draft(Part.DEEDS, "Expected", ahead, 4),
        _Draft(Part.QUOTATIONS, "Said", said, 5),
        _Draft(Part.ABOUT, "Others say", about, 4),
        _Draft(Part.RELATIONS, "Relations", relations, 4),
        _Draft(Part.DEEDS, "Mentioned", mentioned, 8),
    )


def _section(draft: _Draft, card: ActorCard, command: Command, numbering: Numbering) -> Section:
    """Take as many points as fit, one at least, all where the section is asked for alone."""
    taken: list[tuple[Callable[[Numbering], Point], date]] = []
    left = draft.lines
    for word in draft.points:
        if command.show is None and taken and left < 1:
            break
        point = word(Numbering())
        needed = -(-len(point.text + point.aside) // _WIDTH)
        if command.show is None and taken and needed > left:
            continue  # A shorter one further down may fit still.
        taken.append((word, point.day or date.min))
        left -= needed
    if draft.newest_first:
        taken.sort(key=lambda each: each[1], reverse=True)
    points = [word(numbering) for word, _ in taken]
    more = None
    if missing := len(draft.points) - len(points):
        show = Command(name=Name.WHO, terms=(card.name,), show=draft.part)
        more = Choice(label=f"{missing:,} more", command=show)
    return Section(heading=draft.heading, points=tuple(points), more=more)


def _role(role: CitedRole) -> Callable[[Numbering], Point]:
    organization = role.organization or ""
    known = not organization or organization.lower() in role.title.lower()

    def word(numbering: Numbering) -> Point:
        return Point(
            text=role.title if known else f"{role.title}, {organization}",
            day=role.date,
            sources=numbering.cite(role.citations, at_most=_CITATIONS),
            spans=role.citations[:_CITATIONS],
        )

    return word


def _whole(deeds: Sequence[CitedDeed]) -> list[CitedDeed]:
    """Return the deeds without clauses that another clause has in it."""
    texts = [deed.text for deed in deeds]
    return [
        deed
        for deed in deeds
        if not any(deed.text in other and deed.text != other for other in texts)
    ]


def _besides(quotations: Sequence[CitedQuotation], card: ActorCard) -> list[CitedQuotation]:
    """Return quotations without reported words that a deed tells already."""
    told = [citation.quote for deed in card.deeds for citation in deed.citations]
    return [
        each
        for each in quotations
        if each.kind is QuotationKind.DIRECT or not any(each.text in quote for quote in told)
    ]


def _reporter(deed: CitedDeed, card: ActorCard) -> str:
    """Return "according to …"; empty where the clause says so itself."""
    by = deed.reported_by or ""
    own = {name.casefold() for name in (card.name, *card.aliases)}
    if not by or f"according to {by}".casefold() in deed.text.casefold():
        return ""
    if by.casefold() in own:
        return "self-reported"
    first, _, rest = by.partition(" ")
    if first.lower() in _ARTICLES:
        by = f"{first.lower()} {rest}"
    return f"according to {_OBJECTS.get(by.lower(), by)}"


def _deed(deed: CitedDeed, card: ActorCard) -> Callable[[Numbering], Point]:
    def word(numbering: Numbering) -> Point:
        return Point(
            text=deed.text,
            day=deed.date,
            sources=numbering.cite(deed.citations, at_most=_CITATIONS),
            spans=deed.citations[:_CITATIONS],
            aside=_reporter(deed, card),
        )

    return word


def _told_besides(card: ActorCard) -> list[TimelineEntry | KeyPoint]:
    """Return sentences about an actor that its card does not tell: dated, the latest first."""
    told = [deed.text for deed in card.deeds]
    told += [quotation.text for quotation in (*card.quotations, *card.about)]
    found: list[TimelineEntry | KeyPoint] = []
    dated = sorted(card.timeline, key=_reported, reverse=True)
    sentences: list[TimelineEntry | KeyPoint] = [*dated, *card.mentioned]
    for each in sentences:
        if not any(text in each.text or each.text in text for text in told):
            told.append(each.text)
            found.append(each)
    return found


def _reported(entry: TimelineEntry) -> date:
    published = [c.published.date() for c in entry.citations if c.published]
    return max(published, default=date.min)


def _mention(told: TimelineEntry | KeyPoint) -> Callable[[Numbering], Point]:
    day = told.date
    if isinstance(told, TimelineEntry) and (told.precision != "day" or told.date > _reported(told)):
        day = None  # What is to come has no day yet; when it was told stands with its source.

    def word(numbering: Numbering) -> Point:
        return Point(
            text=told.text,
            day=day,
            sources=numbering.cite(told.citations, at_most=_CITATIONS),
            spans=told.citations[:_CITATIONS],
        )

    return word


def _quotation(quotation: CitedQuotation, *, by_whom: bool) -> Callable[[Numbering], Point]:
    return lambda numbering: quotation_point(quotation, numbering, by_whom=by_whom)


def _own_words_first(quotations: Sequence[CitedQuotation]) -> list[CitedQuotation]:
    return sorted(quotations, key=lambda quotation: quotation.kind is not QuotationKind.DIRECT)


def _says_a_role(relation: CitedRelation, roles: Sequence[CitedRole]) -> bool:
    """Tell whether a relation is only a post that the card has told among its roles."""
    other = relation.other.name.casefold()
    return (
        relation.outgoing
        and (relation.kind in _HEADING or relation.kind.endswith(" of"))
        and any(
            (body := role.organization.casefold()) in other or other in body
            for role in roles
            if role.organization
        )
    )


def _grouped(relations: Sequence[CitedRelation]) -> list[list[CitedRelation]]:
    """Join relations that differ only in whom they are to, or in whom they are from."""
    groups: dict[tuple[str, bool], list[CitedRelation]] = {}
    for relation in relations:
        groups.setdefault((relation.kind, relation.outgoing), []).append(relation)
    return list(groups.values())


def _relation(card: ActorCard, together: Sequence[CitedRelation]) -> Callable[[Numbering], Point]:
    """Word relations of one kind: "blames A, B" or "A, B: negotiates with Iris Vale"."""
    kind, outgoing = together[0].kind, together[0].outgoing
    others = ", ".join(dict.fromkeys(relation.other.name for relation in together))
    days = [relation.date for relation in together if relation.date]

    def word(numbering: Numbering) -> Point:
        citations = [citation for relation in together for citation in relation.citations]
        return Point(
            text=f"{kind} {others}" if outgoing else f"{others}: {kind} {card.name}",
            day=max(days, default=None),
            sources=numbering.cite(citations, at_most=_CITATIONS),
            spans=tuple(citations[:_CITATIONS]),
        )

    return word


def _what(card: ActorCard) -> str:
    return card.kind.value if card.kind is not Kind.OTHER else ""


def _actions(card: ActorCard, command: Command) -> tuple[Choice, ...]:
    terms = (card.name,)
    parts = [
        (Part.QUOTATIONS, "Quotations", card.quotations),
        (Part.RELATIONS, "Relations", card.relations),
    ]
    actions = [
        Choice(label=label, command=Command(name=Name.WHO, terms=terms, show=part))
        for part, label, values in parts
        if values and command.show is not part
    ]
    return (
        *actions,
        Choice(label="Timeline", command=Command(name=Name.TIMELINE, terms=terms)),
        Choice(label="Documents", command=Command(name=Name.SOURCES, terms=terms)),
    )
