"""What a phrase may refer to: everybody and everything that a document mentions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.gender import Gender, gender_of_noun
from summarizer.language.lexicon.role_nouns import KINSHIP, is_role_noun
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.find import Name
from summarizer.language.reference.clusters import Cluster
from summarizer.models import Form, Kind

DEFINITE = word_set("the this that")
"""Determiners of somebody or something already known."""

_PERSON_NOUNS = KINSHIP | word_set(
    """
    man woman boy girl child person friend colleague neighbour neighbor victim suspect lover
    partner rival opponent enemy ally guest patient teenager baby lady gentleman guy lad parent
    sibling boyfriend girlfriend protagonist hero heroine prisoner someone somebody anyone
    everyone nobody stranger infant toddler youth adult killer murderer winner
    """
)
_ACTS = frozenset({"nsubj", "nsubjpass", "poss"})
_NAMES_IT = frozenset({"appos", "compound", "nmod"})


@dataclass(eq=False)
class Referent:
    """One that can be referred to again: an actor, or somebody without a name."""

    kind: Kind
    gender: Gender | None = None
    leaning: Gender | None = None
    """What the single word that it is called by would tell if it was a given name."""
    cluster: Cluster | None = None
    indefinite: bool = False
    unknown: bool = False
    """Called by a capitalized word that is no name known of anybody."""
    mentions: list[int] = field(default_factory=list)
    """Head tokens of its mentions so far, in order."""


@dataclass(frozen=True)
class Reference:
    """A place where a referent is mentioned."""

    token: int
    """The head of the phrase."""
    first: int
    last: int
    """Token after the last."""
    form: Form
    referent: Referent


class Book:
    """The actors of a document and where they are mentioned, by name or by description."""

    def __init__(self, syntax: Syntax, names: Sequence[Name], clusters: Iterable[Cluster]) -> None:
        self._syntax = syntax
        self.references: list[Reference] = []
        self._at: dict[int, Reference] = {}
        self._referents: dict[int, Referent] = {}
        clusters = list(clusters)
        self._surnames = {p.surname for c in clusters for p in c.persons if p.full}
        for cluster in clusters:
            referent = self.referent_of(cluster)
            for i in cluster.names:
                name = names[i]
                head = head_of(syntax, name.first, name.last)
                self.add(Reference(head, name.first, name.last, Form.NAME, referent))
        self.references = [self._raised(reference) for reference in self.references]

    def referent_of(self, cluster: Cluster) -> Referent:
        """Return the referent of a cluster, made on the first call."""
        referent = self._referents.get(id(cluster))
        if referent is None:
            referent = Referent(cluster.kind, cluster=cluster)
            if cluster.kind is Kind.PERSON:
                sure = not cluster.persons or any(p.full or p.titles for p in cluster.persons)
                referent.gender = cluster.gender if sure else None
                # A surname here is no given name there: "Clinton" tells nothing of Ann Clinton.
                if not sure and self._surnames.isdisjoint(p.surname for p in cluster.persons):
                    referent.leaning = cluster.gender
            self._referents[id(cluster)] = referent
        return referent

    def _raised(self, reference: Reference) -> Reference:
        """Return a name in apposition as a mention at the noun that it explains.

        "The head of Acme, Jo Bell, left": what holds for the subject "head" holds for Jo Bell.
        """
        syntax, token = self._syntax, reference.token
        while syntax.dep[token] == "appos":
            head: int | None = syntax.head[token]
            body = self._at.get(syntax.head[token])
            if (
                body is not None
                and reference.referent.kind is Kind.PERSON is not body.referent.kind
            ):
                # The parser hung a person on a body: "the head of [Acme, Jo Bell]".
                head = office_above(syntax, syntax.head[token])
            if head is None or self.covers(head) or syntax.pos[head] not in {"NOUN", "PROPN"}:
                break
            token = head
        return replace(reference, token=token) if token != reference.token else reference

    def add(self, reference: Reference) -> None:
        """Take in a mention."""
        self.references.append(reference)
        for token in range(reference.first, reference.last):
            # What stands inside a description keeps its own entry: the town in "the town's mayor".
            self._at.setdefault(token, reference)

    def at(self, token: int) -> Reference | None:
        """Return the innermost mention that covers a token."""
        return self._at.get(token)

    def cluster_at(self, token: int) -> Cluster | None:
        """Return the actor that is mentioned at a token."""
        reference = self._at.get(token)
        return reference.referent.cluster if reference is not None else None

    def cluster_in(self, first: int, last: int) -> Cluster | None:
        """Return the actor that tokens `first` to `last`, that included, refer to."""
        return self.cluster_at(head_of(self._syntax, first, last + 1))

    def covers(self, token: int) -> bool:
        """Tell whether some mention covers a token."""
        return token in self._at


def office_above(syntax: Syntax, noun: int) -> int | None:
    """Return the role noun whose complement a noun stands in: "head" for "head of Acme"."""
    preposition = syntax.head[noun]
    office = syntax.head[preposition]
    if syntax.dep[noun] == "pobj" and is_role_noun(syntax.lemma[office]):
        return office
    return None


def head_of(syntax: Syntax, first: int, last: int) -> int:
    """Return the token of a phrase whose head is outside it; the last of several."""
    for token in range(last - 1, first - 1, -1):
        if not first <= syntax.head[token] < last or syntax.head[token] == token:
            return token
    return last - 1


def nameless(syntax: Syntax, book: Book) -> Iterator[Reference]:
    """Yield the persons that only a common noun tells of: "a spokesman", "his wife"."""
    for token, tag in enumerate(syntax.tag):
        if tag == "NNP" and syntax.dep[token] in _ACTS and not book.covers(token):
            referent = Referent(Kind.PERSON, unknown=True)
            yield Reference(token, token, token + 1, Form.DESCRIPTION, referent)
        if tag != "NN" or syntax.pos[token] != "NOUN" or book.covers(token):
            continue
        lemma = syntax.lemma[token]
        if lemma not in _PERSON_NOUNS and not is_role_noun(lemma):
            continue
        if syntax.dep[token] in {"compound", "nmod", "attr", "appos", "amod", "npadvmod"}:
            continue
        indefinite = is_indefinite(syntax, token)
        if _is_named(syntax, book, token, indefinite=indefinite):
            continue
        referent = Referent(Kind.PERSON, gender=gender_of_noun(lemma), indefinite=indefinite)
        yield Reference(token, token, token + 1, Form.DESCRIPTION, referent)


def _is_named(syntax: Syntax, book: Book, noun: int, *, indefinite: bool) -> bool:
    """Tell whether a name says who a noun tells of: "spokesman Jo Bell".

    "An Acme spokesman" is nobody known; "the Acme spokesman" may have been named before.
    """
    beside = [c for c in syntax.children[noun] if syntax.dep[c] in _NAMES_IT]
    if noun + 1 < len(syntax):
        beside.append(noun + 1)
    named = [reference for reference in map(book.at, beside) if reference is not None]
    return any(reference.referent.kind is Kind.PERSON or not indefinite for reference in named)


def is_indefinite(syntax: Syntax, noun: int) -> bool:
    """Tell whether a noun introduces somebody new: "a minister", "any minister", "ministers"."""
    determiner = syntax.child(noun, "det", "poss", "nummod")
    return determiner is None or syntax.lower[determiner] in {"a", "an", "any", "no"}
