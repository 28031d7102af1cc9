"""Name → ActorCard: everything that a library knows of one actor."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from summarizer.actors.folding import fold
from summarizer.briefing.check import is_said
from summarizer.briefing.timeline import actor_timeline
from summarizer.cards.deeds import choose_deeds
from summarizer.cards.evidence import Evidence, Place
from summarizer.cards.facts import facts_of, place_of
from summarizer.cards.lookup import find_actor, note_on
from summarizer.cards.mentioned import sentences_about
from summarizer.cards.relations import leaders_in, relations_of
from summarizer.cards.roles import roles_of
from summarizer.cards.speech import about_actor, said_by_actor
from summarizer.cards.telling import Standing, reporter, standing, told_deeds
from summarizer.models import (
    ActorCard,
    ActorRef,
    Citation,
    CitedDeed,
    CitedQuotation,
    DayCount,
    DocumentRef,
    QuotationKind,
)
from summarizer.storage.base import ActorRow, DeedRow, Index

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
"""What is added for clearness, and no source says."""

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours"})
"""Words in which an actor's own account has its subject."""

DEEDS_KEPT = 24
"""A screen shows up to 18 (`bot/presenters/card.py`), `show:deeds` all."""

TIMELINE_KEPT = 10
"""Lines of a glance; `timeline` has the rest."""

CITATIONS_KEPT = 8
"""Of one deed. A card shows three, and its JSON a few more."""

LITTLE = 3
"""Deeds and words of its own. A card with fewer has sentences about the actor too."""


MOSTLY = 0.5
"""Share of a deed that its speaker's own words have to be for it to be no more than speech."""


def who(index: Index, library: str, name: str) -> ActorCard:
    """Return the card of the actor that a name means.

    Raises:
        UnknownActor: nobody has the name; carries near names.
        AmbiguousActor: several have it; carries them.
    """
    actor = find_actor(index, library, name)
    return card(index, library, actor).model_copy(update={"note": note_on(actor, name)})


def card(index: Index, library: str, actor: ActorRow) -> ActorCard:
    """Return the card of an actor."""
    ref = actor.ref
    facts = facts_of(index, library, ref)
    documents = facts.documents
    activity = index.activity(library, ref.id)
    keys = [key for key, _ in documents]
    roles = roles_of(facts, ref)
    told = leaders_in(facts.relations, ref)
    heads = index.roles_in(library, sorted({*told, *keys})) if told else []
    said = said_by_actor(index, library, ref)
    deeds = _deeds(facts.deeds, facts.evidence, ref, said)
    has_little = len(deeds) + len(said) < LITTLE
    return ActorCard(
        id=ref.id,
        name=ref.name,
        kind=ref.kind,
        aliases=_aliases(actor),
        roles=roles,
        quotations=said,
        about=about_actor(index, library, ref, keys),
        deeds=deeds,
        relations=relations_of(facts, roles, heads, ref),
        mentioned=sentences_about(index, library, ref, keys) if has_little else (),
        timeline=actor_timeline(index, library, ref.id, entries=TIMELINE_KEPT),
        mentions=tuple(
            DayCount(day=date.fromisoformat(day), count=count) for day, count in activity
        ),
        documents=tuple(document for _, document in documents),
        first_seen=_start_of(activity[0][0]) if activity else None,
        last_seen=_last_seen(documents, activity),
    )


def _aliases(actor: ActorRow) -> tuple[str, ...]:
    """Return the other names, without those that differ from a name in capitals or accents."""
    shown = {fold(actor.ref.name): actor.ref.name}
    for alias in actor.aliases:
        shown.setdefault(fold(alias), alias)
    return tuple(shown.values())[1:]


def _deeds(
    rows: Sequence[DeedRow],
    evidence: Evidence,
    actor: ActorRef,
    said: Sequence[CitedQuotation],
) -> tuple[CitedDeed, ...]:
    told = told_deeds(rows, evidence)
    # A few more than are kept, for those that turn out to be the actor's own account.
    chosen = choose_deeds(told, DEEDS_KEPT + DEEDS_KEPT // 2)
    evidence.look_at([(deed.rows[0].document, deed.rows[0].sentence) for deed in chosen])
    cards: list[CitedDeed] = []
    for deed in chosen:
        first = deed.rows[0]
        if len(cards) == DEEDS_KEPT:
            break
        if _is_own_account(evidence, place_of(first), actor):
            continue
        citations = evidence.cite(
            [(row.document, row.start, row.end) for row in deed.rows], CITATIONS_KEPT
        )
        if any(_is_mostly(quotation, citations[0]) for quotation in said):
            continue
        text = _clause(evidence, place_of(first), actor)
        if not is_said(_BRACKETED.sub(" ", text), citations[0].quote):
            text = deed.clauses[0]
        cards.append(
            CitedDeed(
                text=text,
                part=first.part,
                verb=first.verb,
                negated=first.negated,
                modality=first.modality,
                reported_by=reporter(first, deed.clauses[0], evidence),
                ahead=(ahead := standing(first) is Standing.AHEAD),
                date=evidence.day(place_of(first), first.dated, is_ahead=ahead),
                citations=citations,
            )
        )
    return tuple(cards)


def _is_mostly(quotation: CitedQuotation, deed: Citation) -> bool:
    """Tell whether a deed is to have said something, which the card shows as said."""
    said = quotation.citation
    return (
        quotation.kind is QuotationKind.DIRECT
        and said.document_id == deed.document_id
        and deed.start <= said.start
        and said.end <= deed.end
        and said.end - said.start >= MOSTLY * (deed.end - deed.start)
    )


def _is_own_account(evidence: Evidence, place: Place, actor: ActorRef) -> bool:
    """Tell whether a clause is in the actor's own words: "I saw it". Quotations have those."""
    words = [
        evidence.words(place._replace(start=mention.start, end=mention.end)).lower()
        for mention in evidence.mentions(place)
        if mention.actor.id == actor.id
    ]
    return bool(words) and all(word in FIRST_PERSON for word in words)


def _clause(evidence: Evidence, place: Place, actor: ActorRef) -> str:
    """Return a clause that says of itself whose deed it is.

    A clause that shares its subject with another one ("… and moved north") has no mention of
    the actor in it: the name is put before it, in brackets.
    """
    text = evidence.shown(place, {actor.id: actor.name})
    if any(mention.actor.id == actor.id for mention in evidence.mentions(place)):
        return text
    return f"[{actor.name}] {text[:1].lower() + text[1:]}" if text else text


def _start_of(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)


def _last_seen(
    documents: Sequence[tuple[int, DocumentRef]], activity: Sequence[tuple[str, int]]
) -> datetime | None:
    published = [document.published for _, document in documents if document.published]
    if published:
        return max(published)
    return _start_of(activity[-1][0]) if activity else None
