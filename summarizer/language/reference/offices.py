"""Offices and who holds them: what lets "the Danish leader" be a certain person.

An office is read from a role that the text gives somebody, or made for one whose holder the
text never names: "Springfield's mayor".
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.gazetteer import nation_of
from summarizer.language.lexicon.role_nouns import is_role_noun
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.find import Name
from summarizer.language.names.token_map import NameMap
from summarizer.language.reference.clusters import Cluster
from summarizer.language.reference.referents import Book
from summarizer.language.roles.bodies import organization_of
from summarizer.language.roles.phrases import RolePhrase, role_phrase
from summarizer.models import Role

_SYNONYMS = {
    **dict.fromkeys(("spokeswoman", "spokesperson"), "spokesman"),
    **dict.fromkeys(("chairwoman", "chairperson", "chair"), "chairman"),
    **dict.fromkeys(("congresswoman", "congressperson"), "congressman"),
    "ceo": "executive",
    "pm": "minister",
    "premier": "minister",
    "boss": "chief",
    "adviser": "advisor",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "adm": "admiral",
    "prof": "professor",
    "pres": "president",
    "sec": "secretary",
    "amb": "ambassador",
}
_IMPLIED = {"pm": "prime", "premier": "prime"}
_RANKS = word_set("prime vice deputy assistant associate acting junior shadow under co")
"""Words that make another office of the noun: the deputy mayor is not the mayor."""

_RULERS = word_set("president chancellor minister dictator ruler strongman emperor king queen")
"""Whom "leader" can mean where a country stands beside it."""

_EMPTY = word_set("the a an 's ’s new current longtime veteran powerful embattled influential")


class Office(NamedTuple):
    """A role noun with what tells it from others, and its holder."""

    head: str
    ranks: frozenset[str]
    words: frozenset[str]
    """Other words of the phrase: portfolio, nationality."""
    body: Cluster | None
    nation: str | None
    """The country that a name or an adjective beside it tells, in lower case."""
    past: bool
    holder: Cluster | None = None


def office_of(
    syntax: Syntax, phrase: RolePhrase, names: NameMap, book: Book
) -> tuple[Office, tuple[int, int] | None]:
    """Return the office that a phrase names, without its holder, and the tokens of its body."""
    lemma = syntax.lemma[phrase.head].rstrip(".")
    place = organization_of(syntax, phrase, names)
    body = book.cluster_at(place[1]) if place is not None else None
    inside = range(place[0], place[1] + 1) if place is not None else range(0)
    words = {
        syntax.lemma[i]
        for i in range(phrase.first, phrase.last + 1)
        if i != phrase.head and i not in inside and syntax.pos[i] in _CONTENT
    } - _EMPTY
    ranks = words & _RANKS
    if lemma in _IMPLIED:
        ranks |= {_IMPLIED[lemma]}
    nation = next(
        (n for n in map(nation_of, (*words, *_name_words(syntax, place))) if n is not None), None
    )
    office = Office(
        head=_SYNONYMS.get(lemma, lemma),
        ranks=frozenset(ranks),
        words=frozenset(word for word in words - ranks if nation_of(word) is None),
        body=body,
        nation=nation,
        past=phrase.past,
    )
    return office, place


_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM", "X"})


def _name_words(syntax: Syntax, place: tuple[int, int] | None) -> tuple[str, ...]:
    if place is None:
        return ()
    text = syntax.words(*place).casefold().removeprefix("the ")
    return (text,)


def held_offices(
    syntax: Syntax, names: Sequence[Name], roles: Sequence[Role], book: Book
) -> tuple[list[Office], set[int]]:
    """Return the offices whose holders are named, and the tokens of the nouns that say so."""
    by_token = NameMap(names, len(syntax))
    offices = []
    heads = set()
    for role in roles:
        holder = book.cluster_in(*_tokens(syntax, role.holder_start, role.holder_end))
        first, last = _tokens(syntax, role.start, role.end)
        head = _head(syntax, first, last)
        if head is None:
            continue
        heads.add(head)
        if holder is None:
            continue
        office, _ = office_of(syntax, role_phrase(syntax, head, by_token), by_token, book)
        if role.organization_start is not None and role.organization_end is not None:
            body = book.cluster_in(*_tokens(syntax, role.organization_start, role.organization_end))
            office = office._replace(body=body or office.body)
        offices.append(office._replace(holder=holder, past=role.past))
    return offices, heads


def _tokens(syntax: Syntax, start: int, end: int) -> tuple[int, int]:
    """Return the first and last token of a range of characters."""
    first = max(bisect_right(syntax.start, start) - 1, 0)
    return first, max(bisect_right(syntax.start, end - 1) - 1, first)


def _head(syntax: Syntax, first: int, last: int) -> int | None:
    """Return the noun of a role: the last role noun before any preposition."""
    head = None
    for token in range(first, last + 1):
        if syntax.pos[token] == "ADP" and head is not None:
            break
        if is_role_noun(syntax.lemma[token]):
            head = token
    return head


def fits(described: Office, office: Office) -> bool:
    """Tell whether a description can mean the holder of an office."""
    if described.past != office.past:
        return False
    same_noun = described.head == office.head and described.ranks == office.ranks
    rules = (
        described.head == "leader"
        and described.nation is not None
        and office.head in _RULERS
        and (office.head != "minister" or "prime" in office.ranks)
    )
    if not (same_noun or rules):
        return False
    if described.nation is not None and described.nation != office.nation:
        return False
    if (
        described.body is not None
        and described.nation is None
        and described.body is not office.body
    ):
        return False
    return rules or described.words <= office.words | _words_of(office.body)


def _words_of(cluster: Cluster | None) -> frozenset[str]:
    if cluster is None:
        return frozenset()
    return frozenset(
        word for name in (cluster.label, *cluster.aliases) for word in name.casefold().split()
    )
