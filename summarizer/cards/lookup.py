"""Which actor a name, a title with a name, or a role means."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain

from summarizer.actors.folding import fold
from summarizer.cards.officeholders import officeholders, who_of_them_is
from summarizer.errors import AmbiguousActor, UnknownActor
from summarizer.models import Kind
from summarizer.storage.base import ActorRow, Index

CARD_KINDS = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP})
"""Places have no card of their own where a person, organization or group has the name."""

DOMINANCE = 10
"""How many times the documents of all namesakes one must have to be meant without asking.

A reader who types a name that one actor has in ten documents of eleven means that one; below
that, showing the wrong person is worse than a question. Judged by hand on bare surnames of
Reuters-21578.
"""

SUGGESTIONS = 5
"""Near names offered: as many as fit one line or one row of buttons."""


def find_actor(index: Index, library: str, name: str) -> ActorRow:
    """Return the one actor that a name, or an actor's id, means.

    A name is one that documents use, a given name alone ("Ana"), a title with a name ("Captain
    Prell"), or a role that one actor holds ("the mayor of Lune").

    Raises:
        UnknownActor: nobody has the name; carries near names.
        AmbiguousActor: several have it and none is far more in the news; carries them.
    """
    called = index.actors_called(library, name)
    given = index.actors_given(library, name) if len(name.split()) == 1 else []
    if called and not any(_is_named(row) for row in called):
        # Some text says "the mayor" and no more; others may say who that is.
        holders = officeholders(index, library, name)
        if len(holders) == 1:
            return holders[0]
    if called:
        return _the_one(name, _with_given(_meant(called, name), given))
    with suppress(UnknownActor):
        return index.actor(library, name)
    titled = _titled(index, library, name)
    found = given or who_of_them_is(index, library, *titled) or officeholders(index, library, name)
    if found:
        return _the_one(name, found)
    near = chain(titled[1], (row for _, row in index.actors_near(library, name, SUGGESTIONS)))
    names = dict.fromkeys(row.ref.name for row in near)
    raise UnknownActor(name, tuple(names)[:SUGGESTIONS])


def other_names(index: Index, library: str, name: str) -> tuple[str, ...]:
    """Return what else the one actor is called that a name means, by names of nobody else.

    Nothing where the name is nobody's, or that of several: texts with it are found by it alone.
    """
    with suppress(UnknownActor, AmbiguousActor):
        called = index.actors_called(library, name)
        actor = _the_one(name, _meant(called, name)) if called else None
        if actor is not None and _is_named(actor):
            return tuple(
                each
                for each in dict.fromkeys((actor.ref.name, *actor.aliases))
                if fold(each) != fold(name)
                and not each.rpartition(" ")[2].islower()
                and all(row.ref == actor.ref for row in index.actors_called(library, each))
            )
    return ()


def note_on(actor: ActorRow, name: str) -> str:
    """Say whom a name was taken for; empty where the actor goes by that name, or it is its id."""
    asked = fold(name)
    names = [fold(actor.ref.name), *map(fold, actor.aliases)]
    if asked in names or name == actor.ref.id:
        return ""
    if set(asked.split()) <= set(chain.from_iterable(each.split() for each in names)):
        return ""
    return f"“{name}” is taken for {actor.ref.name}."


def _is_named(actor: ActorRow) -> bool:
    """Tell whether an actor is known by a name and not only as "the mayor"."""
    return not actor.ref.name.rpartition(" ")[2].islower()


def _meant(called: Sequence[ActorRow], name: str) -> list[ActorRow]:
    """Return those who have the name, without those who only seem to."""
    wanted = fold(name)
    exact = [row for row in called if fold(row.ref.name) == wanted]
    candidates = list(called)
    if len(exact) == 1 and " " in wanted:
        return exact
    # A surname that some text leaves open is no third person beside those who have it.
    full = [row for row in called if row.ref.kind is Kind.PERSON and " " in row.ref.name]
    if full:
        candidates = [
            row for row in candidates if row not in exact or row.ref.kind is not Kind.PERSON
        ]
    preferred = [row for row in candidates if row.ref.kind in CARD_KINDS]
    return preferred or candidates


def _with_given(meant: list[ActorRow], given: Sequence[ActorRow]) -> list[ActorRow]:
    """Return the bearers of a name and those whose given name it is, if these are in the news more.

    A bare given name that some text leaves open is no other person then.
    """
    frequent = sum(row.documents for row in given)
    if any(row.documents > frequent or row.ref.kind is Kind.PLACE for row in meant):
        return meant
    people = [*meant, *(row for row in given if row not in meant)]
    return [
        row for row in people if row.ref.kind is not Kind.PERSON or " " in row.ref.name
    ] or people


def _the_one(name: str, candidates: Sequence[ActorRow]) -> ActorRow:
    """Return the one that is far more in the news than the others. Raises AmbiguousActor."""
    first, *others = sorted(candidates, key=lambda row: (-row.documents, row.ref.id))
    if sum(row.documents for row in others) * DOMINANCE <= first.documents or not others:
        return first
    raise AmbiguousActor(name, tuple(row.ref for row in candidates))


def _titled(index: Index, library: str, name: str) -> tuple[str, list[ActorRow]]:
    """Part a title from the name after it: "Captain Prell" is captain, and who is called Prell."""
    words = name.split()
    for position in range(1, len(words)):
        rest = " ".join(words[position:])
        called = index.actors_called(library, rest)
        if len(words) - position == 1:
            called = called or index.actors_given(library, rest)
        people = [row for row in called if row.ref.kind is Kind.PERSON]
        if people:
            return " ".join(words[:position]), _meant(people, rest)
    return "", []
