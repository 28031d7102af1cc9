"""A deed from its parts."""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.deeds.parties import Parties, Party, noun_phrase
from summarizer.language.grammar.modality import Status
from summarizer.language.grammar.syntax import Syntax
from summarizer.models import Deed, Part


class Clause(NamedTuple):
    """What the deeds of one verb, or of one noun that stands for a verb, have in common."""

    token: int
    name: str
    """Lemma of the verb, with its particle."""
    range: tuple[int, int]
    """First and last token."""
    status: Status
    source: str | None
    """Who reports it."""


def build_deed(
    syntax: Syntax,
    parties: Parties,
    clause: Clause,
    part: Part,
    party: Party,
    *,
    others: Sequence[int],
) -> Deed:
    """Return the deed of one party; `others` are the heads of the nouns on the other side."""
    first, last = clause.range
    particle = syntax.child(clause.token, "prt")
    other = next((p for token in others for p in parties.of(token)), None)
    mention = party.mention
    # What somebody agreed or decided to do is no report by the same person.
    is_own_aim = (
        clause.source == mention.actor
        and clause.status.modality is not None
        and not clause.status.hearsay
        and syntax.dep[clause.token] in ("acl", "xcomp")
    )
    return Deed(
        start=syntax.start[first],
        end=syntax.end[last],
        actor=mention.actor,
        actor_start=mention.start,
        actor_end=mention.end,
        part=part,
        through=party.through,
        verb=clause.name,
        verb_start=syntax.start[clause.token],
        verb_end=syntax.end[clause.token + (particle == clause.token + 1)],
        object=noun_phrase(syntax, others[0]) if others else None,
        object_actor=other.mention.actor if other is not None else None,
        negated=clause.status.negated,
        modality=clause.status.modality,
        reported_by=None if is_own_aim else clause.source,
    )
