"""What a pronoun may refer to: everybody and everything that a document has mentioned so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.language.gender import Gender, gender_of_noun
from summarizer.language.name_clusters import Cluster
from summarizer.language.names import Name
from summarizer.language.role_nouns import KINSHIP, is_role_noun
from summarizer.language.syntax import Syntax
from summarizer.models import Form, Kind

_PEOPLE = """
    man woman boy girl child person friend colleague neighbour neighbor victim suspect lover
    partner rival opponent enemy ally guest patient teenager baby lady gentleman guy lad parent
    sibling boyfriend girlfriend protagonist hero heroine prisoner someone somebody anyone
    everyone nobody stranger infant toddler youth adult killer murderer winner
"""
_PERSON_NOUNS = KINSHIP.union(_PEOPLE.split())


@dataclass(eq=False)
class Referent:
    """One that can be referred to again: an actor, or somebody without a name."""

    kind: Kind
    gender: Gender | None = None
    leaning: Gender | None = None
    """What the single word that it is called by would tell if it was a given name."""
    cluster: Cluster | None = None
    indefinite: bool = False
    mentions: list[int] = field(default_factory=list)
    """Head tokens of its mentions so far, in order."""


@dataclass(frozen=True)
class Reference:
    """A place where a referent is mentioned."""

    token: int
    """The head of the phrase."""
    first: int
    last: int
    form: Form
    referent: Referent


def references(
    syntax: Syntax, names: Sequence[Name], clusters: Sequence[Cluster]
) -> list[Reference]:
    """Return all references by name and by a common noun for a person, in order."""
    found = list(_by_name(syntax, names, clusters))
    covered = {token for place in found for token in range(place.first, place.last)}
    heads = {place.token: place.referent for place in found}
    found.extend(_by_noun(syntax, covered, heads))
    found.sort(key=lambda place: place.token)
    return found


def _by_name(
    syntax: Syntax, names: Sequence[Name], clusters: Sequence[Cluster]
) -> Iterator[Reference]:
    for cluster in clusters:
        referent = Referent(cluster.kind, cluster=cluster)
        if cluster.kind is Kind.PERSON:
            sure = any(person.full or person.titles for person in cluster.persons)
            if sure:
                referent.gender = cluster.gender
            else:
                referent.leaning = cluster.gender
        for i in cluster.names:
            name = names[i]
            head = head_of(syntax, name.first, name.last)
            yield Reference(head, name.first, name.last, Form.NAME, referent)


def head_of(syntax: Syntax, first: int, last: int) -> int:
    """Return the token of a phrase whose head is outside it; the last of several."""
    for token in range(last - 1, first - 1, -1):
        if not first <= syntax.head[token] < last or syntax.head[token] == token:
            return token
    return last - 1


def _by_noun(syntax: Syntax, covered: set[int], heads: dict[int, Referent]) -> Iterator[Reference]:
    """Yield the persons that only a common noun tells of: "a spokesman", "his wife"."""
    for token, pos in enumerate(syntax.pos):
        if pos != "NOUN" or syntax.tag[token] != "NN" or token in covered:
            continue
        lemma = syntax.lemma[token]
        if lemma not in _PERSON_NOUNS and not is_role_noun(lemma):
            continue
        if syntax.dep[token] in {"compound", "nmod", "attr", "appos", "amod", "npadvmod"}:
            continue
        children = syntax.children[token]
        if any(c in heads and syntax.dep[c] in {"appos", "compound", "nmod"} for c in children):
            continue
        determiner = syntax.child(token, "det", "poss", "nummod")
        indefinite = determiner is None or syntax.lower[determiner] in {"a", "an", "any", "no"}
        referent = Referent(Kind.PERSON, gender=gender_of_noun(lemma), indefinite=indefinite)
        yield Reference(token, token, token + 1, Form.DESCRIPTION, referent)
