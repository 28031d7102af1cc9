"""Which actor a name means."""

from contextlib import suppress

from summarizer.actors.folding import fold
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

    Raises:
        UnknownActor: nobody has the name; carries near names.
        AmbiguousActor: several have it and none is far more in the news; carries them.
    """
    called = index.actors_called(library, name)
    if not called:
        with suppress(UnknownActor):
            return index.actor(library, name)
        near = index.actors_near(library, name, SUGGESTIONS)
        raise UnknownActor(name, tuple(dict.fromkeys(row.ref.name for _, row in near)))
    wanted = fold(name)
    exact = [row for row in called if fold(row.ref.name) == wanted]
    candidates = called
    if len(exact) == 1 and " " in wanted:
        return exact[0]
    # A surname that some text leaves open is no third person beside those who have it.
    full = [row for row in candidates if row.ref.kind is Kind.PERSON and " " in row.ref.name]
    if full:
        candidates = [
            row for row in candidates if row not in exact or row.ref.kind is not Kind.PERSON
        ]
    preferred = [row for row in candidates if row.ref.kind in CARD_KINDS]
    candidates = preferred or candidates
    first, *others = sorted(candidates, key=lambda row: (-row.documents, row.ref.id))
    if sum(row.documents for row in others) * DOMINANCE <= first.documents or not others:
        return first
    raise AmbiguousActor(name, tuple(row.ref for row in candidates))
