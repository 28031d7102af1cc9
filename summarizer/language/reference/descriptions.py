"""People meant by what they are: "the Danish leader", "Springfield's mayor", "the 62-year-old".

A description is joined to the one actor whose office it fits, as the text itself tells offices.
Where it says whose office it is and nobody in the text holds it, it makes an actor of its own.
"""

from collections.abc import Iterator, Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.gender import gender_of_noun
from summarizer.language.lexicon.role_nouns import HEADSHIPS, is_role_noun
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.find import Name
from summarizer.language.names.token_map import NameMap
from summarizer.language.reference.binding import domain
from summarizer.language.reference.clusters import Cluster
from summarizer.language.reference.offices import Office, fits, held_offices, office_of
from summarizer.language.reference.referents import DEFINITE, Book, Reference, is_indefinite
from summarizer.language.roles.phrases import RolePhrase, role_phrase
from summarizer.models import Form, Kind, Role

# "the minister" may mean the last of two ministers if the other was not named in as many
# sentences; on the whole a description follows its name closely or is the only one of its kind.
_NEAR = 2

_ONE_OF_A_KIND = HEADSHIPS | word_set(
    "spokesman spokeswoman spokesperson ambassador envoy treasurer prosecutor secretary coach "
    "executive founder co-founder archbishop bishop pope chancellor speaker prefect sheriff "
    "superintendent commissioner attorney-general editor registrar caretaker proprietor patriarch"
)
"""Offices of which a body or a place has one, so that its name makes them definite."""

_NOT_THE_SAME = word_set(
    "first second third last next other another same only best worst new then future would-be "
    "previous unnamed unidentified alleged several every each certain typical average"
)
"""Modifiers that single somebody out anew, or nobody."""

_PREDICATE = frozenset({"attr", "appos", "compound", "nmod", "oprd", "amod", "npadvmod", "dep"})


def describe(
    syntax: Syntax,
    sentences: Sequence[int],
    names: Sequence[Name],
    roles: Sequence[Role],
    book: Book,
) -> list[Cluster]:
    """Add the persons' descriptions to the book; return the actors without a name."""
    return _Describer(syntax, sentences, names, roles, book).run()


class _Describer:
    def __init__(
        self,
        syntax: Syntax,
        sentences: Sequence[int],
        names: Sequence[Name],
        roles: Sequence[Role],
        book: Book,
    ) -> None:
        self.syntax, self.sentences, self.book = syntax, sentences, book
        self.names = NameMap(names, len(syntax))
        self.offices, self.told = held_offices(syntax, names, roles, book)
        self.last: dict[int, int] = {}
        """Sentence of the last mention of each actor, by its mark."""
        self.introduced: dict[str, int] = {}
        """Sentence in which somebody new was introduced by each noun."""
        self.made: list[Cluster] = []

    def run(self) -> list[Cluster]:
        """Go through the nouns in order."""
        syntax, book = self.syntax, self.book
        named = sorted(book.references, key=lambda reference: reference.token)
        seen = 0
        for token in self._nouns():
            while seen < len(named) and named[seen].token < token:
                self._note(named[seen].referent.cluster, named[seen].token)
                seen += 1
            if is_indefinite(syntax, token):
                self.introduced[syntax.lemma[token]] = self.sentences[token]
                continue
            phrase = role_phrase(syntax, token, self.names)
            if self._is_open(token, phrase):
                continue
            cluster = self._meant(token, phrase)
            if cluster is not None:
                first, last = self._span(phrase)
                referent = book.referent_of(cluster)
                book.add(Reference(token, first, last + 1, Form.DESCRIPTION, referent))
                self._note(cluster, token)
        return self.made

    def _note(self, cluster: Cluster | None, token: int) -> None:
        if cluster is not None:
            self.last[id(cluster)] = self.sentences[token]

    def _nouns(self) -> Iterator[int]:
        syntax = self.syntax
        for token, tag in enumerate(syntax.tag):
            if (
                tag in {"NN", "NNP"}
                and token not in self.told
                and syntax.dep[token] not in _PREDICATE
                and is_role_noun(syntax.lemma[token])
                and not self.book.covers(token)
            ):
                yield token

    def _is_open(self, token: int, phrase: RolePhrase) -> bool:
        """Tell whether a phrase means nobody in particular, or somebody that it first tells of."""
        syntax = self.syntax
        children = syntax.children[token]
        if any(syntax.dep[c] in {"appos", "relcl", "acl", "conj", "cc"} for c in children):
            return True
        determiner = syntax.child(token, "det")
        if determiner is not None and syntax.lower[determiner] in _NOT_THE_SAME:
            return True
        if syntax.dep[token] == "pobj" and syntax.lower[syntax.head[token]] == "as":
            return True
        return any(
            syntax.lower[i] in _NOT_THE_SAME or syntax.tag[i] in {"JJS", "RBS"}
            for i in range(phrase.left, token)
        )

    def _meant(self, token: int, phrase: RolePhrase) -> Cluster | None:
        syntax = self.syntax
        described, place = office_of(syntax, phrase, self.names, self.book)
        determiner = syntax.child(token, "det")
        definite = determiner is not None and syntax.lower[determiner] in DEFINITE
        owned = described.body is not None or described.nation is not None
        if place is not None and not owned:
            return None
        if not definite and place is None:
            return None
        holders = self._holders(token, described)
        if len(holders) == 1:
            return holders[0]
        if holders or not owned or described.past or described.ranks & {"deputy", "vice"}:
            return None
        if described.head not in _ONE_OF_A_KIND:
            return None
        return self._make(phrase, described)

    def _holders(self, token: int, described: Office) -> list[Cluster]:
        """Return who can be meant: all that fit, or the only one of them named lately."""
        here = self.sentences[token]
        others = domain(self.syntax, token).coarguments
        found = {
            id(office.holder): office.holder
            for office in self.offices
            if office.holder is not None and fits(described, office)
        }
        for other in others:
            cluster = self.book.cluster_at(other)
            if cluster is not None:
                found.pop(id(cluster), None)
        owned = described.body is not None or described.nation is not None
        if not owned:
            lately = self.introduced.get(self.syntax.lemma[token])
            for mark in list(found):
                named = self.last.get(mark)
                if named is None or (lately is not None and lately >= named):
                    del found[mark]
        if len(found) > 1:
            near = {
                mark: cluster
                for mark, cluster in found.items()
                if mark in self.last and here - self.last[mark] <= _NEAR
            }
            found = near if len(near) == 1 else found
        return list(found.values())

    def _make(self, phrase: RolePhrase, described: Office) -> Cluster:
        """Make an actor of an office whose holder is not named."""
        syntax = self.syntax
        first, last = self._span(phrase)
        if syntax.lower[first] in DEFINITE:
            first += 1
        cluster = Cluster(
            Kind.PERSON,
            gender=gender_of_noun(syntax.lemma[phrase.head]),
            label=" ".join(syntax.words(first, last).split()),
            named=False,
        )
        self.made.append(cluster)
        self.offices.append(described._replace(holder=cluster))
        return cluster

    def _span(self, phrase: RolePhrase) -> tuple[int, int]:
        """Return the first and last token, with article or possessor."""
        syntax = self.syntax
        first = min(phrase.left, phrase.first)
        for child in syntax.children[phrase.head]:
            if child < first and syntax.dep[child] in {"det", "poss"}:
                first = min(first, syntax.left_edge(child))
        return first, phrase.last
