"""Disagreements on who did it: two reports of one deed, each with another name.

Two may criticise a plan and sign a treaty; a bridge is shelled, a prize is won and a firm is bought
by one. So only what is done once counts, to one thing that has a name or an article of its own, and
only where the reports say nothing else that differs. Who holds, arrests, strikes or wins may be one
of several, and so may who does it to "shares", "a letter" or "her car".
"""

import re
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
from summarizer.briefing.facts import ALIKE, FEWEST, FEWEST_NAMES, Fact, alike, done_otherwise
from summarizer.text import stem

_ONCE = """
abducted ambushed assassinated beheaded bombed bought built burned captured conquered demolished
designed destroyed founded hijacked invented kidnapped killed murdered occupied poisoned raided
robbed sabotaged seized shelled shot sank sunk stabbed stormed torched
"""
DONE_ONCE = frozenset(stem(word) for word in _ONCE.split())
"""What one does to one thing at one time: harm, capture, purchase, making.

Not what is said of words, markets and contests as well (attack, hit, strike, beat, win)."""

_OWN = r"(?:the|this|that|these|those)"
_ITS_OBJECT = re.compile(rf" (?:{_OWN}\b|[A-Z])")
_ITS_SUBJECT = re.compile(
    rf"(?:^|[,;:] |\bthat |\b[A-Z][a-z]+day )(?:{_OWN}\b|(?-i:[A-Z])\w+ (?-i:[A-Z]))[^,;:]*$",
    re.IGNORECASE,
)
"""What it is done to, right behind the verb, or before the passive."""


_NEAR = 30
"""Characters between a name and its verb: an adverb and an auxiliary."""


class Agents(NamedTuple):
    """Who did it after each of two sentences, with who says so."""

    first: Agent
    second: Agent
    first_source: Source | None
    second_source: Source | None


def may_act_otherwise(one: Fact, other: Fact, rarity: Mapping[str, float]) -> bool:
    """Tell cheaply whether two sentences are worth a look: alike but for who did it."""
    if one.numbers != other.numbers or one.negated or other.negated:
        return False
    if len(one.content & other.content) < FEWEST:
        return False
    does = done_otherwise(one, other)
    if does not in DONE_ONCE:
        return False
    first = _without(one, acting(one.text)[does])
    second = _without(other, acting(other.text)[does])
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
    if not _is_one_thing(one.text, first, does) or not _is_one_thing(other.text, second, does):
        return None
    sources = source_of(one.text, first.start), source_of(other.text, second.start)
    if any(source is not None and not source.named for source in sources):
        return None
    if not of_two_voices(one, other, sources):
        return None
    beside = first.stems | second.stems
    if not of_one_name(one, other, sources, at_least=FEWEST_NAMES, beside=beside):
        return None
    return Agents(first, second, *sources)


def _is_one_thing(text: str, agent: Agent, does: str) -> bool:
    """Tell whether it is done to one thing: shares, a letter and a house may be others."""
    for match in re.finditer(r"[a-z]+", text[agent.end :]):
        if stem(match[0]) == does:
            return _ITS_OBJECT.match(text, agent.end + match.end()) is not None
        if match.start() > _NEAR:
            break
    before = text[: agent.start]
    return bool(_ITS_SUBJECT.search(before)) and before.endswith(("by ", "by the "))


def _without(one: Fact, agent: Agent) -> Fact:
    return one._replace(content=one.content - agent.stems)
