"""Disagreements on who holds a post: two names for one post that one person has at a time.

News has many names for one post and many posts of one name, and who follows whom is news too. So a
pair counts only where both titles name the same body, nothing near them says that the post was left
or taken up, and neither document knows the other person.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from summarizer.actors.folding import fold
from summarizer.actors.posts import is_same_role, is_single
from summarizer.briefing.acting import ALIKE
from summarizer.briefing.candidates import Place
from summarizer.briefing.disagreement.material import Material, Told
from summarizer.briefing.disagreement.pairs import openness
from summarizer.models import Disagreement, DisagreementKind, Kind, SourcedClaim
from summarizer.storage.base import RoleRow

_CHANGING = re.compile(
    r"\b(?:acting|ago|ahead|appoint\w*|arrest\w*|becam\w*|becom\w+|began|begins?|buried|campaign\w*"
    r"|candida\w*|caretaker|claim\w*|contest\w*|dead|deaths?|decades?|defeat\w*|depart\w*|depos\w+"
    r"|designate|die[ds]?|dismiss\w*|disput\w+|earlier|elect\w*|era|ever|ex|expel\w*|fired"
    r"|first|former|formerly|funeral|histor\w*|inaugurat\w+|interim|killed|late|later|leav\w+|left"
    r"|lose[rs]?|losing|lost|murder\w*|named|names|new|newly|next|nominat\w+|office|old|once"
    r"|outgoing|oust\w+|past|post|posts|predecessor|previous|previously|proclaimed|quit\w*"
    r"|re-elect\w*|remov\w+|replac\w+|resign\w*|retir\w+|rival\w*|sack\w*|self|since|so-called"
    r"|st[eo]pp\w+ (?:aside|back|down)|steps? (?:aside|back|down)|succe(?:ed|ss)\w*|suspend\w*"
    r"|sworn|swear\w*|t(?:akes|ook|aken|aking) over|term|terms|then|time|unseat\w*|until"
    r"|vote[ds]?|went|when|widow\w*|wins?|winning|won|would-be|years?|(?:1[0-9]|20)\d\d|\w+ties)\b",
    re.IGNORECASE,
)
"""Words near which a post is left, taken up or disputed, or told of another time: of such news two
names are to be expected. Many have other meanings, and hide a disagreement for them."""


_INSTITUTIONS = """
academy agency army assembly association authority bank board bureau cabinet central chamber church
club college commission committee company congress cooperative corporation council court department
federal federation foundation general government group house institute league local ministry
municipal national office organisation organization parliament party police region regional senate
society state supreme syndicate team union university
"""
_COMMON = frozenset(_INSTITUTIONS.split())
"""Words of which each country or town has one: "the Central Bank" is not one body."""


class Rivals(NamedTuple):
    """Two roles of which not both can be true."""

    first: RoleRow
    second: RoleRow


def on_posts(
    material: Material, shown: Callable[[Place], bool], order: Mapping[Place, int]
) -> Iterator[Told]:
    """Yield where two reports name another holder of one post, those on points first."""
    voices = {material.corroboration.voice(document) for document in material.documents}
    if len(voices) == 1:
        return
    held = [
        role
        for role in material.naming.roles(material.documents)
        if role.actor.kind is Kind.PERSON
        and is_single(role.title)
        and not _COMMON.issuperset(fold(role.organization or "").split())
    ]
    found = [
        (min(order.get(_place(each), len(order)) for each in pair), _place(pair.first), pair)
        for pair in rivals(held, material.naming.actors)
        if any(shown(_place(each)) for each in pair) and _are_at_odds(material, pair)
    ]
    for _, _, (first, second) in sorted(found, key=lambda each: each[:2]):
        claims = [
            claim for each in (first, second) if (claim := _claim(material, each)) is not None
        ]
        if len(claims) == len((first, second)):
            row = material.candidates[_place(first)].row
            title = row.text[first.start - row.start : first.end - row.start]
            yield (
                {_place(first), _place(second)},
                Disagreement(
                    kind=DisagreementKind.NAME,
                    subject=" ".join(title.split()),
                    claims=tuple(claims),
                ),
            )


def rivals(held: Iterable[RoleRow], mentioned: Callable[[int], frozenset[str]]) -> Iterator[Rivals]:
    """Yield the pairs of roles that give one post to two people, the earlier document first.

    Args:
        held: Posts that one person has at a time, each of a body.
        mentioned: Returns whom a document (key) mentions.
    """
    posts: dict[str, list[RoleRow]] = defaultdict(list)
    for role in held:
        posts[fold(role.organization or "")].append(role)
    for roles in posts.values():
        if not any(role.past for role in roles):
            yield from _of_body(roles, mentioned)


def _of_body(
    roles: Sequence[RoleRow], mentioned: Callable[[int], frozenset[str]]
) -> Iterator[Rivals]:
    for one, other in combinations(roles, 2):
        if one.actor.id == other.actor.id or not is_same_role(one.title, other.title):
            continue
        holders = {each.actor.id for each in roles if is_same_role(one.title, each.title)}
        if len(holders) > len((one, other)) or _may_be_one(one.actor.name, other.actor.name):
            continue  # A post of which three are named is none that one person has.
        knows = other.actor.id in mentioned(one.document)
        if not knows and one.actor.id not in mentioned(other.document):
            yield Rivals(*sorted((one, other), key=_place))


def _are_at_odds(material: Material, pair: Rivals) -> bool:
    """Tell whether both are said to hold it now, by two who are independent."""
    places = [_place(each) for each in pair]
    voices = {material.corroboration.voice(document) for document, _ in places}
    return (
        len(voices) == len(pair)
        and material.are_together(*places)
        and all(
            place in material.candidates
            and not openness(material.telling(place))
            and not any(_CHANGING.search(text) for text in _around(material, place))
            for place in places
        )
    )


def _around(material: Material, place: Place) -> Iterator[str]:
    """Yield the sentence of a role and those beside it."""
    document, at = place
    for by in (-1, 0, 1):
        if (beside := material.candidates.get((document, at + by))) is not None:
            yield beside.row.text


def _claim(material: Material, role: RoleRow) -> SourcedClaim | None:
    """Return the name of who holds a post as the claim of the document's outlet."""
    span = material.naming.name_of(role)
    start = material.at(_place(role)).start
    if span is None or span[0] < start:
        return None
    return material.claim(_place(role), span[0] - start, span[1] - start, None)


def _place(role: RoleRow) -> Place:
    return role.document, role.sentence


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether two names may be spellings of one: a word of each is alike."""
    return any(
        SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= ALIKE
        for mine in fold(one).split()
        for theirs in fold(other).split()
    )
