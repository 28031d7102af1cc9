"""The deeds of an actor that matter: told alike joined, the telling ones first."""

import heapq
import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.briefing.stopwords import FUNCTION_STEMS
from summarizer.models import Part
from summarizer.storage.base import DeedRow
from summarizer.text import stems, words

STATIC_VERBS = frozenset(
    {
        "appear",
        "be",
        "begin",
        "believe",
        "come",
        "continue",
        "do",
        "expect",
        "feel",
        "get",
        "give",
        "go",
        "have",
        "help",
        "hope",
        "keep",
        "know",
        "let",
        "like",
        "look",
        "make",
        "need",
        "remain",
        "say",
        "see",
        "seem",
        "start",
        "take",
        "tell",
        "think",
        "try",
        "use",
        "want",
    }
)
"""Verbs that say little of what was done: states, feelings, and light verbs.

They rank a deed lower; with nothing better they are shown.
"""

SAME_DEED = 0.6
"""Share of the words of the shorter clause that two tellings of one deed have in common.

Told by two outlets, a deed keeps its verb and its object, and differs in circumstances. Of
0.5, 0.6 and 0.7, 0.6 joined the tellings of the tests' own story and parted its other deeds.
"""


REPETITION = 2.0
"""What a clause loses whose every word was told: as much as an act with its object is worth.

Of 1, 2 and 4: at 1 the first screen of a card tells one deed twice in other words; at 4 vague
clauses with new words push out the main ones.
"""


SHORTEST, LONGEST = 5, 40
"""Words. A shorter clause names a deed and tells nothing of it ("his arrival"); a longer one is
no line of a card."""


_INDIRECT = frozenset(
    {"how", "if", "unless", "what", "where", "whether", "which", "who", "whom", "why"}
)
"""Openings of clauses that ask or suppose: what is told as done in "I don't see how they will
win" or "nobody knows whether he left" was not said to be done."""

_OPEN_ENDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "of", "or", "than", "that", "the", "to", "with"}
)
"""Words after which something was cut off."""


_TYPEWRITTEN = re.compile(r"``[^`]*(?:''|\")|`[^`]*'")
"""Pairs of quotation marks as typewriters and LaTeX have them."""

_LABEL = re.compile(r"[^\W\d_][\w’' -]{1,24}:\s")
"""What stands before a caption: "Looking back: Roe opens a mill"."""

_CLOSING = ("''", "”", "’ ", "»", ")", "]")
"""Marks that close something before the clause."""


LEAD = 3
"""Sentences at the top of a text, its header among them: news tells first what matters most."""


class ToldDeed(NamedTuple):
    """One deed with all its tellings, the best first."""

    rows: tuple[DeedRow, ...]
    clauses: tuple[str, ...]
    words: frozenset[str]
    """Stems of the best telling."""
    weight: float


def is_whole(clause: str) -> bool:
    """Tell whether a clause says that something was done, and says it to its end."""
    found = words(clause.lower())
    if clause.startswith(_CLOSING) or _LABEL.match(clause) or "`" in _TYPEWRITTEN.sub("", clause):
        return False
    return bool(found) and found[0] not in _INDIRECT and found[-1] not in _OPEN_ENDS


def choose_deeds(told: Sequence[tuple[DeedRow, str]], limit: int) -> list[ToldDeed]:
    """Join tellings of one deed, and return the `limit` weightiest, weightiest first.

    Args:
        told: Deeds with the words of their clauses.
        limit: How many to return at most.
    """
    order = sorted(told, key=lambda item: (-_weight(*item), -item[0].document, item[0].start))
    groups: list[list[tuple[DeedRow, str, frozenset[str]]]] = []
    by_clause: dict[str, int] = {}
    by_verb: dict[tuple[str, bool, bool], list[int]] = {}
    for row, clause in order:
        content = frozenset(stems(clause)) - FUNCTION_STEMS
        key = (row.verb, row.negated, row.modality is None)
        group = by_clause.get(clause)
        if group is None:
            group = next(
                (n for n in by_verb.get(key, ()) if _alike(groups[n][0][2], content)), None
            )
        if group is None:
            group = len(groups)
            groups.append([])
            by_verb.setdefault(key, []).append(group)
        by_clause.setdefault(clause, group)
        groups[group].append((row, clause, content))
    joined = [
        ToldDeed(
            tuple(row for row, _, _ in group),
            tuple(clause for _, clause, _ in group),
            group[0][2],
            _weight(group[0][0], group[0][1]) + len({row.document for row, _, _ in group}) - 1,
        )
        for group in groups
    ]
    return _spread(joined, limit)


def _spread(deeds: Sequence[ToldDeed], limit: int) -> list[ToldDeed]:
    """Return the deeds in the order in which each tells most that those before do not.

    Greedy choice by maximal marginal relevance (Carbonell and Goldstein 1998), with the share of
    a clause's words that were told already as its likeness.
    """
    left = sorted(
        deeds, key=lambda deed: (-deed.weight, -deed.rows[0].document, deed.rows[0].start)
    )
    told: set[str] = set()
    chosen: list[ToldDeed] = []
    # What a deed tells anew only falls: it is looked at again only when it comes up (Minoux 1978).
    waiting = [(-deed.weight, place) for place, deed in enumerate(left)]
    heapq.heapify(waiting)
    while waiting and len(chosen) < limit:
        _, place = heapq.heappop(waiting)
        deed = left[place]
        rank = (REPETITION * _share(deed.words, told) - deed.weight, place)
        if waiting and rank > waiting[0]:
            heapq.heappush(waiting, rank)
            continue
        chosen.append(deed)
        told |= deed.words
    return chosen


def _share(words: frozenset[str], told: set[str]) -> float:
    return len(words & told) / len(words) if words else 1.0


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= SAME_DEED * shorter


def _weight(row: DeedRow, clause: str) -> float:
    """Return how much a deed tells: an act that is certain, with its object, in a clause.

    The parts are in units of one more source that tells it, which is what they are weighed
    against; the order of the parts, not their size, decides within one source.
    """
    length = len(clause.split())
    weight = 0.0
    weight += 1.0 if row.verb not in STATIC_VERBS else 0.0
    weight += 0.5 if row.object else 0.0
    weight += 0.5 if row.object_actor else 0.0
    weight += 1.0 if row.sentence < LEAD else 0.0
    weight += 0.25 if row.part is Part.DOES else 0.0
    weight -= 0.5 if row.modality else 0.0
    weight -= 0.25 if row.reported_by else 0.0
    weight -= 0.5 if not SHORTEST <= length <= LONGEST else 0.0
    return weight
