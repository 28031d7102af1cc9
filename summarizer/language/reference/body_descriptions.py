"""Bodies meant by what they are: "the company", "the Harrow group" where Harrow is the name.

"The company" is joined to the one organization of the text that is a company, as its name, an
apposition or a predicate says. Where several are, the one named in this sentence or the last.
"The Commission" with a capital is the only one whose name ends so, or begins with "Commission of".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.gazetteer import is_people, nation_of
from summarizer.language.lexicon.role_nouns import BODY_NOUNS
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.organizations import is_headed_by
from summarizer.language.reference.binding import domain
from summarizer.language.reference.clusters import Cluster
from summarizer.language.reference.referents import DEFINITE, Book, Reference
from summarizer.models import Form, Kind

# Where several bodies are companies, "the company" is one named in the last three sentences, or
# stays open: further off a reader would have to look for the name as well.
_NEAR = 3

_COMPANY = word_set("company firm corporation business")
_GROUP = word_set("group organization organisation movement force militia network faction army")
_KINDS_OF_COMPANY = word_set(
    "company firm corporation business manufacturer maker producer supplier retailer wholesaler "
    "distributor operator provider carrier airline railway railroad utility insurer lender broker "
    "brokerage builder contractor developer exporter importer publisher broadcaster chain "
    "conglomerate startup start-up refiner miner drugmaker carmaker automaker chipmaker "
    "steelmaker brewer distiller subsidiary giant"
)
_IN_NAMES = word_set(
    "inc corp corporation co company ltd limited plc llc llp gmbh ag sa nv holdings industries "
    "motors airlines airways bros brothers electronics technologies systems chemicals petroleum "
    "oil steel pharmaceuticals laboratories foods stores enterprises"
)
"""Words at the end of a name that say it is a company's."""

_ITSELF = (_COMPANY | _GROUP) | word_set(
    "newspaper magazine daily weekly tabloid airline party union club team band gang cartel clan "
    "network broadcaster channel alliance coalition brigade battalion regiment retailer maker chain"
)
"""Nouns that repeat what is named before them: "the Acme group"; the "Acme unit" is not Acme."""

_SAME = frozenset({"appos", "compound", "nmod"})


def describe_bodies(syntax: Syntax, sentences: Sequence[int], book: Book) -> None:
    """Add the descriptions of organizations and groups to the book."""
    clusters = (reference.referent.cluster for reference in book.references)
    bodies = {id(c): c for c in clusters if c is not None and _is_body(c)}
    if not bodies:
        return
    nouns = [
        token
        for token, tag in enumerate(syntax.tag)
        if tag in {"NN", "NNP"} and _noun(syntax, token) is not None and not book.covers(token)
    ]
    if not nouns:
        return
    sorts = _Sorts()
    for cluster in bodies.values():
        sorts.read_name(cluster)
    for token in nouns:
        sorts.read_noun(syntax, token, book)
    references = sorted(book.references, key=lambda reference: reference.token)
    last: dict[int, int] = {}
    seen = 0
    for token in nouns:
        while seen < len(references) and references[seen].token < token:
            body = id(references[seen].referent.cluster)
            if body in bodies:
                last[body] = sentences[references[seen].token]
            seen += 1
        named = _named_beside(syntax, token, book)
        if named is None and _is_bare(syntax, token):
            others = {id(book.cluster_at(c)) for c in domain(syntax, token).coarguments}
            here = sentences[token]
            back = {mark: here - at for mark, at in last.items() if mark not in others}
            mark = _meant(sorts, syntax, token, back)
            named = bodies[mark] if mark is not None else None
        if named is None:
            continue
        last[id(named)] = sentences[token]
        first = syntax.left_edge(token)
        reference = Reference(token, first, token + 1, Form.DESCRIPTION, book.referent_of(named))
        book.add(reference)


def _meant(sorts: _Sorts, syntax: Syntax, token: int, back: Mapping[int, int]) -> int | None:
    """Return the mark of the body that "the company" or "the Commission" means, if it is plain.

    Args:
        sorts: What is told of the bodies.
        syntax: The parsed document.
        token: The noun.
        back: How many sentences back each body that it may mean was mentioned last.
    """
    if syntax.tag[token] == "NNP":
        called = list(sorts.called(syntax.lemma[token]))
        return called[0] if len(called) == 1 and called[0] in back else None
    likely = sorts.of(syntax.lemma[token])
    marks = [mark for mark in likely if mark in back]
    if len(likely) > 1:
        marks = [mark for mark in marks if back[mark] <= _NEAR]
    if len(marks) > 1:
        marks = [mark for mark in marks if back[mark] <= 1]
    return marks[0] if len(marks) == 1 else None


def _noun(syntax: Syntax, token: int) -> str | None:
    lemma = syntax.lemma[token]
    return lemma if lemma in BODY_NOUNS or lemma in _COMPANY or lemma in _GROUP else None


def _is_body(cluster: Cluster) -> bool:
    if cluster.kind is Kind.GROUP:
        return not is_people(cluster.label)
    return cluster.kind is Kind.ORGANIZATION and nation_of(cluster.label) is None


class _Sorts:
    """Which bodies are companies, unions, banks …, as far as the text says so."""

    def __init__(self) -> None:
        self._marks: dict[str, dict[int, None]] = defaultdict(dict)
        self._called: dict[str, dict[int, None]] = defaultdict(dict)

    def called(self, noun: str) -> Collection[int]:
        """Return the marks of the bodies in whose names a noun is the head."""
        return self._called.get(noun, ())

    def of(self, noun: str) -> Collection[int]:
        """Return the marks of the bodies that a noun can mean."""
        return self._marks.get(noun, ())

    def _say(self, cluster: Cluster, noun: str) -> None:
        self._marks[noun][id(cluster)] = None
        for family, general in ((_KINDS_OF_COMPANY, _COMPANY), (_GROUP, _GROUP)):
            if noun in family:
                for word in general:
                    self._marks[word][id(cluster)] = None

    def read_name(self, cluster: Cluster) -> None:
        """Take in what a name says: "Acme Industries", "Bank of Ruritania"."""
        for name in (cluster.label, *cluster.aliases):
            words = [word.strip(".,").casefold() for word in name.split()]
            for word in words[1:]:
                if word in _IN_NAMES:
                    self._say(cluster, "company")
                if word in BODY_NOUNS or word in _GROUP:
                    self._say(cluster, word)
            if words and words[0] in BODY_NOUNS and words[1:2] in (["of"], ["for"]):
                self._say(cluster, words[0])
            for head in BODY_NOUNS.intersection(words):
                if is_headed_by(words, head):
                    self._called[head][id(cluster)] = None

    def read_noun(self, syntax: Syntax, token: int, book: Book) -> None:
        """Take in what a clause says: "Acme, a retailer", "Acme is a retailer"."""
        noun = syntax.lemma[token]
        dep, head = syntax.dep[token], syntax.head[token]
        tied = []
        if dep == "appos":
            tied.append(head)
        elif dep == "attr":
            subject = syntax.child(head, "nsubj")
            tied += [] if subject is None else [subject]
        if noun in _ITSELF:
            tied += [child for child in syntax.children[token] if syntax.dep[child] in _SAME]
        for other in tied:
            cluster = book.cluster_at(other)
            if cluster is not None:
                self._say(cluster, noun)


def _named_beside(syntax: Syntax, token: int, book: Book) -> Cluster | None:
    """Return Harrow for "the Harrow group" and "the Harrow mercenary force"."""
    determiner = syntax.child(token, "det")
    if determiner is None or syntax.lower[determiner] not in DEFINITE:
        return None
    if syntax.lemma[token] not in _ITSELF:
        return None
    beside = [c for c in syntax.children[token] if syntax.dep[c] in {"compound", "nmod"}]
    cluster = book.cluster_at(beside[0]) if len(beside) == 1 else None
    return cluster if cluster is not None and _is_body(cluster) else None


def _is_bare(syntax: Syntax, token: int) -> bool:
    """Tell whether a phrase is "the company" and no more: any more may single out another."""
    if syntax.dep[token] in {"compound", "nmod", "attr", "appos", "npadvmod"}:
        return False
    children = [c for c in syntax.children[token] if syntax.dep[c] not in {"punct", "case"}]
    return len(children) == 1 and (
        syntax.dep[children[0]] == "det" and syntax.lower[children[0]] in DEFINITE
    )
