"""Disagreements on who did it: two reports of one deed, each with another name.

Two may criticise a plan and sign a treaty; a bridge is shelled, a prize is won and a firm is bought
by one. So only what is done once counts, and only where the reports say nothing else that differs.
"""

from collections.abc import Mapping
from typing import NamedTuple

from summarizer.briefing.acting import Agent, acting, differs
from summarizer.briefing.disagreement.pairs import (
    Telling,
    at_one_time,
    of_one_name,
    of_two_voices,
    openness,
)
from summarizer.briefing.disagreement.sources import Source, source_of
from summarizer.briefing.facts import ALIKE, FEWEST, FEWEST_NAMES, Fact, alike
from summarizer.text import stem

_ONCE = """
abducted ambushed arrested assassinated attacked beat beheaded blew bombed bought built burned
captured commanded conquered defeated demolished designed destroyed detained discovered founded
hijacked hired hit invented kidnapped killed murdered occupied poisoned raided robbed sabotaged
seized shelled shot sank sunk stabbed stole stormed struck torched won wrote
"""
DONE_ONCE = frozenset(stem(word) for word in _ONCE.split())
"""What one does to one thing at one time: harm, capture, purchase, victory, making."""


class Agents(NamedTuple):
    """Who did it after each of two sentences, with who says so."""

    first: Agent
    second: Agent
    first_source: Source | None
    second_source: Source | None


def may_act_otherwise(one: Fact, other: Fact, rarity: Mapping[str, float]) -> bool:
    """Tell cheaply whether two sentences are worth a look: alike but for who did it."""
    does = differs(one.acting, other.acting)
    if does not in DONE_ONCE or one.numbers != other.numbers or one.negated or other.negated:
        return False
    first, second = _without(one, one.acting[does]), _without(other, other.acting[does])
    return len(first.content & second.content) >= FEWEST and alike(first, second, rarity) >= ALIKE


def differing_agents(one: Telling, other: Telling) -> Agents | None:
    """Return the names after which two sentences on one deed differ.

    Args:
        one: A sentence.
        other: Another, of which `may_act_otherwise` is true.
    """
    if not at_one_time(one, other) or openness(one) or openness(other):
        return None
    acts = acting(one.text), acting(other.text)
    does = differs(*acts)
    if does not in DONE_ONCE:
        return None
    first, second = acts[0][does], acts[1][does]
    sources = source_of(one.text, first.start), source_of(other.text, second.start)
    if any(source is not None and not source.named for source in sources):
        return None
    if not of_two_voices(one, other, sources):
        return None
    beside = first.stems | second.stems
    if not of_one_name(one, other, sources, at_least=FEWEST_NAMES, beside=beside):
        return None
    return Agents(first, second, *sources)


def _without(one: Fact, agent: Agent) -> Fact:
    return one._replace(content=one.content - agent.stems)
