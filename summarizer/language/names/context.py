"""What the sentence around one mention of a name says of what it names.

Cues add points to kinds, and the points of all mentions of a name are added up, so that one
clear place decides for the unclear ones. For the sizes see `name_cues`.
"""

from collections.abc import Iterator

from summarizer.language.lexicon.gazetteer import is_place
from summarizer.language.lexicon.role_nouns import ROLE_NOUNS, may_be_role_noun
from summarizer.language.names.clause_role import role_in_clause
from summarizer.language.names.cues import BODY, PERSON, PLACE, STOCK, Cue
from summarizer.language.names.page import POSSESSIVES, Candidate, Page, is_given_name
from summarizer.language.names.words import (
    ALSO_NAMES,
    BODIES,
    BODY_THINGS,
    HEADS_OF_BODIES,
    HONORIFICS,
    IN_PLACES,
    PERSON_NOUNS,
    PERSONAL_THINGS,
    PLACE_NOUNS,
    SALUTATIONS,
    SPEECHES,
    STORMS,
    TITLES_BEFORE,
)

_DASHES = frozenset({"—", "–", "-", "--"})
_DATELINE_WORDS = 8
_SPEAKERS = frozenset("i me he him she her you".split())  # noqa: SIM905


def context_cues(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the words around a name say."""
    yield from _before(page, candidate)
    yield from _behind(page, candidate)
    yield from role_in_clause(page, candidate)
    yield from _said_to_be(page, candidate)
    yield from _company_kept(page, candidate)


def _company_kept(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield the kind of the names that this one is listed with: "Holm, Berg and Stone"."""
    syntax = page.syntax
    root = page.root(candidate.first, candidate.last)
    others = [child for child in syntax.children[root] if syntax.dep[child] == "conj"]
    if syntax.dep[root] == "conj":
        others.append(syntax.head[root])
    kinds = {STOCK.get(page.label.get(other, "")) for other in others}
    for kind in kinds:
        if kind is not None:
            yield kind, 0.7
    if any(syntax.lower[other] in _SPEAKERS for other in others):
        yield PERSON, 1.0  # "Holm and I", "she and Berg"
    two = candidate.last - candidate.first == 2
    if two and kinds == {PERSON} and not candidate.label and syntax.tag[root] == "NNP":
        yield PERSON, 1.3  # In a list of persons' names one is seldom passed over for a reason.


def _is_greeted(page: Page, candidate: Candidate) -> bool:
    """Tell whether a given name is all there is in a line: a letter begins and ends so."""
    word = page.forms[candidate.first]
    named = candidate.label == "PERSON" and not word.isupper()
    if candidate.last - candidate.first > 1 or not (named or is_given_name(word)):
        return False
    block = page.block[candidate.first]
    before, after = candidate.first - 1, candidate.last
    while after < len(page) and not page.forms[after][0].isalnum():
        after += 1
    return (before < 0 or page.block[before] != block) and (
        after >= len(page) or page.block[after] != block
    )


def _before(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the words right before the name say."""
    token = candidate.first - 1
    if token < 0 or page.block[token] != page.block[candidate.first]:
        if _is_dateline(page, candidate):
            yield PLACE, 4.0
        elif _is_greeted(page, candidate):
            yield PERSON, 1.5
        return
    if page.forms[token] == "." and token > 0 and page.glued[token - 1]:
        token -= 1  # "Cpl ." is two tokens where the tokenizer does not know the title.
    lower, bare = page.syntax.lower[token], page.bare[token]
    attached = candidate.first <= page.syntax.head[token] < candidate.last
    if bare in HONORIFICS and page.capital[token]:
        yield PERSON, 5.0
    elif bare in STORMS:
        yield PERSON, -6.0
    elif bare in TITLES_BEFORE and page.syntax.tag[token] in ("NN", "NNP"):
        yield PERSON, (2.5 if page.capital[token] else 2.0) if attached else 1.0
    elif page.syntax.tag[token] == "NN" and not page.capital[token] and attached:
        yield from _kind_of_noun(page, token, 1.5)
    elif lower in SALUTATIONS:
        yield PERSON, 1.0
    elif lower == "the" and page.syntax.head[token] == candidate.last - 1:
        yield PERSON, -2.0
        yield BODY, 0.5
    else:
        yield from _preposition(page, candidate, token)


def _preposition(page: Page, candidate: Candidate, token: int) -> Iterator[Cue]:
    lower = page.syntax.lower
    if lower[token] == "of" and token > 0 and lower[token - 1] in PLACE_NOUNS:
        yield PLACE, 2.5
    elif lower[token] == "of" and token > 0 and page.bare[token - 1] in HEADS_OF_BODIES:
        yield BODY, 1.0  # "the head of Acme", "chairman of Acme"
        yield PLACE, 0.5
        yield PERSON, -1.5
    elif lower[token] in IN_PLACES and page.syntax.head[candidate.last - 1] < candidate.last:
        # Not where the name only modifies what the preposition governs: "in Bell's view".
        yield PLACE, 1.2
        yield PERSON, -0.5
    elif lower[token] == "at":
        yield BODY, 0.3
        yield PLACE, 0.3


def _is_dateline(page: Page, candidate: Candidate) -> bool:
    """Tell whether a name opens a paragraph as the place it is sent from: "KYIV (Agency) —"."""
    following = page.forms[candidate.last : candidate.last + _DATELINE_WORDS]
    return (
        "".join(page.forms[candidate.first : candidate.last]).isupper()
        and bool(following)
        and (following[0] in ("(", ",") or following[0] in _DASHES)
        and not _DASHES.isdisjoint(following)
    )


def _behind(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the words right behind the name say."""
    token = candidate.last
    if token >= len(page):
        return
    word, head = page.syntax.lower[token], page.syntax.head[candidate.last - 1]
    if word in ("who", "whom"):
        yield PERSON, 2.0
    elif word in POSSESSIVES:
        owned = page.syntax.lower[head]
        if owned in PERSONAL_THINGS:
            yield PERSON, 1.5
        elif owned in SPEECHES:
            yield PERSON, 0.7
    elif _is_addressed(page, candidate):
        yield PERSON, 2.0
    elif word in BODY_THINGS and head >= token:
        yield BODY, 1.0
        yield PERSON, -0.5
    elif token + 2 < len(page):
        yield from _behind_comma(page, token)
        office = page.bare[token] in ROLE_NOUNS and page.bare[token] not in ALSO_NAMES
        if office and page.capital[token] and page.capital[token + 1]:
            yield BODY, 1.0  # "Acme Chairman Jane Doe"
            yield PLACE, 0.5
            yield PERSON, -1.5


def _is_addressed(page: Page, candidate: Candidate) -> bool:
    """Tell whether somebody is spoken to by a name: "Holm, you are the best"."""
    token = candidate.last + (page.forms[candidate.last] == ",")
    root = page.root(candidate.first, candidate.last)
    return page.syntax.lower[token : token + 1] == ["you"] and page.syntax.dep[root] != "pobj"


def _behind_comma(page: Page, token: int) -> Iterator[Cue]:
    """Yield what an age, a relative clause or a country behind a name says."""
    mark, word, after = page.forms[token : token + 3]
    age = word.isdigit() and len(word) == 2
    if mark == "(":
        if age and after == ")":
            yield PERSON, 2.0
    elif mark == ",":
        if age and after in (",", "."):
            yield PERSON, 3.0
        elif word in ("who", "whose", "whom"):
            yield PERSON, 2.5
        elif word == "which":
            yield PERSON, -1.5
        elif page.capital[token + 1] and is_place(page.bare[token + 1]):
            yield PLACE, 1.0


def _said_to_be(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what appositions, predicates and relative clauses say the name is."""
    syntax = page.syntax
    root = page.root(candidate.first, candidate.last)
    dep, head = syntax.dep[root], syntax.head[root]
    if dep == "appos":
        yield from _kind_of_noun(page, head, 1.5)
    for child in syntax.children[root]:
        if syntax.dep[child] == "appos" and child >= candidate.last:
            yield from _kind_of_noun(page, child, 2.5)
        elif syntax.dep[child] == "relcl" and _asks_who(page, child):
            yield PERSON, 1.0
    if dep in ("nsubj", "attr") and syntax.lemma[head] == "be":
        predicate = syntax.child(head, "attr")
        if predicate is not None and predicate != root:
            yield from _kind_of_noun(page, predicate, 2.0)


def _asks_who(page: Page, verb: int) -> bool:
    return any(page.syntax.lower[word] == "who" for word in page.syntax.children[verb])


def _asks_which(page: Page, noun: int) -> bool:
    """Tell whether a relative clause speaks of a noun as of a thing: "that runs", "which runs"."""
    syntax = page.syntax
    clauses = [c for c in syntax.children[noun] if syntax.dep[c] == "relcl"]
    subjects = [c for clause in clauses for c in syntax.children[clause] if c < clause]
    return any(
        syntax.dep[c] in ("nsubj", "nsubjpass") and syntax.lower[c] in ("that", "which")
        for c in subjects
    )


def _kind_of_noun(page: Page, token: int, points: float) -> Iterator[Cue]:
    """Yield the kind of what a common noun stands for."""
    if not page.syntax.tag[token].startswith("NN") or page.capital[token]:
        return
    noun = page.syntax.lemma[token].rpartition("-")[2]
    if noun in ROLE_NOUNS and _asks_which(page, token):
        yield BODY, points  # "Acme, an operator that runs three lines"
    elif noun in ROLE_NOUNS:
        yield PERSON, points
    elif noun in PLACE_NOUNS:
        yield PLACE, points
    elif noun in BODIES:
        yield BODY, points
    elif noun not in PERSON_NOUNS and not may_be_role_noun(noun):
        yield PERSON, -points
