"""Names of one actor, and what the actor is called."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.language.lexicon.gazetteer import is_place, nation_of
from summarizer.language.lexicon.gender import Gender
from summarizer.language.lexicon.person_names import (
    COURTESY_TITLES,
    QUOTES,
    PersonName,
    without_possessive,
)
from summarizer.language.lexicon.role_nouns import BODY_NOUNS
from summarizer.models import Kind


@dataclass(eq=False)
class Cluster:
    """Names of one actor."""

    kind: Kind
    names: list[int] = field(default_factory=list)
    """Places in the list of names, in order."""
    persons: list[PersonName] = field(default_factory=list)
    """The different full forms, or the short one where there is none; for persons only."""
    keys: list[tuple[str, ...]] = field(default_factory=list)
    """The different forms as `body_key` gives them; for all others."""
    incorporated: bool = False
    """Whether some form ends as a company's registered name does."""
    titles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    label: str = ""
    aliases: tuple[str, ...] = ()
    named: bool = True


def is_surely_body(cluster: Cluster) -> bool:
    """Tell whether a cluster is a country, a town or a body by its very name.

    For those of another kind than persons by the parser's word alone a person may be meant.
    """
    if cluster.kind is Kind.PERSON:
        return False
    name = cluster.label
    if nation_of(name) is not None or is_place(name) or cluster.incorporated:
        return True
    words = [word.strip(".,").casefold() for word in name.split()]
    acronym = len(words) == 1 and name.isupper()
    return cluster.kind is not Kind.PLACE and (acronym or not BODY_NOUNS.isdisjoint(words))


def label(cluster: Cluster, words: Sequence[Sequence[str]]) -> None:
    """Set the fullest name of a cluster, and its other names."""
    counts: Counter[str] = Counter()
    for i in cluster.names:
        counts[_shown(words[i], cluster.kind)] += 1
    order = {name: n for n, name in enumerate(counts)}

    def fullness(name: str) -> tuple[bool, int, int, int, int]:
        parts = name.split()
        capitalised = sum(any(map(str.isupper, part)) for part in parts)
        shouted = name.isupper() and (len(parts) > 1 or cluster.kind is Kind.PERSON)
        return (not shouted, capitalised, counts[name], len(name), -order[name])

    ranked = sorted(counts, key=fullness, reverse=True)
    for name in ranked[1:]:
        # "Rival Ann Bell" once and "Ann Bell" all other times: the first word is none of it.
        inside = ranked[0].endswith(f" {name}") or ranked[0].startswith(f"{name} ")
        if " " in name and inside and counts[name] >= 2 * counts[ranked[0]]:
            ranked.remove(name)
            ranked.insert(0, name)
            break
    cluster.label = ranked[0]
    cluster.aliases = (*ranked[1:], *_nicknames(ranked))


def _nicknames(names: Sequence[str]) -> list[str]:
    """Return what stands in quotation marks inside names, and is no name here by itself yet."""
    quoted = [
        part.strip(QUOTES)
        for name in names
        for part in name.split()[1:-1]
        if part[0] in QUOTES and part[-1] in QUOTES
    ]
    return [name for name in dict.fromkeys(quoted) if name and name not in names]


def _shown(words: Sequence[str], kind: Kind) -> str:
    """Return a name as it is shown: without article, possessive ending and courtesy titles."""
    shown = [*words[:-1], without_possessive(words[-1]).rstrip(",")]
    if len(shown) > 1 and shown[0].casefold() == "the":
        shown = shown[1:]
    if kind is Kind.PERSON:
        while len(shown) > 1 and shown[0].casefold().rstrip(".") in COURTESY_TITLES:
            shown = shown[1:]
    return " ".join(word for word in shown if word) or " ".join(words)


def made_unlike(clusters: list[Cluster]) -> list[Cluster]:
    """Make the labels of a document's clusters unlike: by a title where there is one."""
    taken: dict[str, Cluster] = {}
    kept = []
    for cluster in clusters:
        if cluster.label in taken:
            title = next(iter(sorted(cluster.titles)), None)
            titled = f"{title.capitalize()} {cluster.label}" if title else cluster.label
            if titled in taken:
                taken[titled].names = sorted(taken[titled].names + cluster.names)
                continue
            cluster.label = titled
        taken[cluster.label] = cluster
        kept.append(cluster)
    return kept
