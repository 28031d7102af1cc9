"""Documents with hand-made roles, deeds and relations, for tests that need no language model."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.models import Analysis, Deed, Document, Extent, Kind, Part, Relation, Role
from tests.unit.briefing.writing import written


class Held(NamedTuple):
    """A role: its words in the text, and who holds it where."""

    title: str
    holder: str
    body: str | None = None
    past: bool = False


class Done(NamedTuple):
    """A deed: its clause, and who does or suffers it."""

    clause: str
    actor: str
    verb: str
    part: Part = Part.DOES
    object: str | None = None
    modality: str | None = None
    negated: bool = False
    extent: Extent = Extent.CLAUSE
    dated: str = ""
    """The words that say when, of those in the text."""


class Related(NamedTuple):
    """A relation, with the words that tell it."""

    words: str
    source: str
    kind: str
    target: str


def told(
    text: str,
    *,
    day: str = "2031-05-01",
    people: Sequence[str] = (),
    bodies: Sequence[str] = (),
    roles: Sequence[Held] = (),
    deeds: Sequence[Done] = (),
    relations: Sequence[Related] = (),
) -> tuple[Document, Analysis]:
    """Return a document in which these people and bodies stand by their names, and these facts."""
    names = sorted((*people, *bodies), key=text.index)
    document, analysis = written(
        text,
        day=day,
        who=[(name, name) for name in names],
        kinds=dict.fromkeys(bodies, Kind.ORGANIZATION),
    )
    facts = {
        "roles": tuple(_role(text, role) for role in roles),
        "deeds": tuple(_deed(text, deed) for deed in deeds),
        "relations": tuple(
            Relation(
                start=text.index(relation.words),
                end=text.index(relation.words) + len(relation.words),
                source=relation.source,
                kind=relation.kind,
                target=relation.target,
            )
            for relation in relations
        ),
    }
    return document, analysis.model_copy(update=facts)


def _role(text: str, role: Held) -> Role:
    start, holder = text.index(role.title), text.index(role.holder)
    return Role(
        start=start,
        end=start + len(role.title),
        title=role.title,
        actor=role.holder,
        holder_start=holder,
        holder_end=holder + len(role.holder),
        organization=role.body,
        past=role.past,
    )


def _deed(text: str, deed: Done) -> Deed:
    start = text.index(deed.clause)
    return Deed(
        start=start,
        end=start + len(deed.clause),
        actor=deed.actor,
        actor_start=start,
        actor_end=start + 1,
        part=deed.part,
        verb=deed.verb,
        verb_start=start,
        verb_end=start + 1,
        object=deed.object,
        modality=deed.modality,
        negated=deed.negated,
        extent=deed.extent,
        when=text.index(deed.dated) if deed.dated else None,
    )
