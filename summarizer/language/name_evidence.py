"""What the words in and around a name say of what it names.

Each cue adds points to one or more kinds. The points of all mentions of a name are added up, so
that one clear place decides for the unclear ones. Sizes: 1 is about as strong as the stock
model's label on one word; 3 decides against one wrong label; 6 against two or three.
"""

import re
from collections.abc import Iterable, Iterator

from summarizer.language.gazetteer import ALSO_GIVEN_NAMES, is_people, is_place
from summarizer.language.name_spans import HYPHENS, Candidate, Page, is_given_name
from summarizer.language.name_words import (
    ALSO_NAMES,
    BODIES,
    BODY_THINGS,
    HONORIFICS,
    IN_PLACES,
    PERSONAL_THINGS,
    PERSONAL_VERBS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    SALUTATIONS,
    SPEECH_VERBS,
    SPEECHES,
    TITLES_BEFORE,
)
from summarizer.language.role_nouns import ROLE_NOUNS, may_be_role_noun
from summarizer.language.word_sets import word_set
from summarizer.models import Kind

PERSON, BODY, GROUP, PLACE = Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP, Kind.PLACE

Cue = tuple[Kind, float]
Tally = dict[Kind, float]

_STOCK = {
    "PERSON": PERSON,
    "ORG": BODY,
    "NORP": GROUP,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
}
_LONGEST_PERSON = 7
_ALSO_PERSONS = ALSO_GIVEN_NAMES | word_set("german french english jean scot roma prince israel")
_INITIAL = re.compile(r"[A-Z]\.?\Z")
_DOTTED_INITIALS = re.compile(r"(?:[A-Z]\.-?)+\Z")


def cues(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the sentence around one mention says of its kind."""
    yield from _before(page, candidate)
    yield from _behind(page, candidate)
    yield from _syntax(page, candidate)


def total(found: Iterable[Cue]) -> Tally:
    """Add up cues."""
    points: Tally = {}
    for kind, value in found:
        points[kind] = points.get(kind, 0.0) + value
    return points


def stock_label(candidate: Candidate) -> Kind | None:
    """Return the kind that the stock model gave a stretch."""
    return _STOCK.get(candidate.label)


def word_cues(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the name's own words say; the same for all its mentions."""
    words = page.forms[candidate.first : candidate.last]
    lower = " ".join(words).lower()
    if candidate.form is not None:
        yield candidate.form, 6.0
    if is_place(lower):
        yield PLACE, 2.0 if lower in ALSO_GIVEN_NAMES else 8.0
    elif is_people(lower):
        adjective = page.syntax.dep[_root(page, candidate)] in ("amod", "compound", "nmod")
        plural = lower.endswith("s") or page.syntax.tag[candidate.last - 1] != "NNP"
        yield GROUP, 8.0 if (adjective or plural) and candidate.label != "PERSON" else 1.5
    yield from _form_of_person(page, candidate)
    if len(words) == 1:
        word = words[0]
        if len(word) > 1 and word.isupper() and len(word) < 7 and not page.all_shouted:
            yield BODY, 1.0
            yield PERSON, -1.5
        elif any(map(str.isdigit, word)):
            yield PERSON, -3.0
        elif candidate.label != "NORP" and is_given_name(word):
            yield PERSON, 0.7
        return
    if any(any(map(str.isdigit, word)) for word in words):
        yield PERSON, -3.0
    if candidate.label:
        yield _STOCK[candidate.label], 0.5  # The stock model errs less on longer names.
    if candidate.form is None and len(words) <= 5:
        if is_given_name(words[0]):
            yield PERSON, 2.0 if candidate.label in ("PERSON", "") else 1.4
        if _DOTTED_INITIALS.match(words[0]) or any(_INITIAL.match(word) for word in words[1:-1]):
            yield PERSON, 2.0


def _form_of_person(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what speaks for or against a person in the form of a name."""
    words = page.syntax.lower[candidate.first : candidate.last]
    if candidate.label == "PERSON":
        dep = page.syntax.dep[_root(page, candidate)]
        if dep in ("nsubj", "nsubjpass", "poss"):
            yield PERSON, 0.5  # Subjects and owners are persons more often than objects are.
    if len(words) == 1:
        return
    if page.syntax.tag[candidate.last - 1] == "NNPS":
        yield PERSON, -1.0
    if len(words) > _LONGEST_PERSON:
        yield PERSON, -3.0
    if any(is_place(word) or is_people(word) for word in words[:-1] if word not in _ALSO_PERSONS):
        yield PERSON, -2.0
    if len(words) > 3 and words[-2] in HYPHENS and page.capital[candidate.last - 1]:
        yield PERSON, 1.0  # Korean and Chinese given names: "Park Jae-Won".


def _before(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the words right before the name say."""
    token = candidate.first - 1
    if token < 0 or page.block(token) != page.block(candidate.first):
        if _is_dateline(page, candidate):
            yield PLACE, 4.0
        return
    if page.forms[token] == "." and token > 0 and page.glued[token - 1]:
        token -= 1  # "Cpl ." is two tokens where the tokenizer does not know the title.
    lower, bare = page.syntax.lower[token], page.bare(token)
    if bare in HONORIFICS and page.capital[token]:
        yield PERSON, 5.0
    elif bare in TITLES_BEFORE and page.syntax.tag[token] in ("NN", "NNP"):
        attached = candidate.first <= page.syntax.head[token] < candidate.last
        yield PERSON, (2.5 if page.capital[token] else 2.0) if attached else 1.0
    elif page.syntax.tag[token] == "NN" and not page.capital[token]:
        if candidate.first <= page.syntax.head[token] < candidate.last:
            yield from _said_to_be(page, token, 1.5)
    elif lower in SALUTATIONS:
        yield PERSON, 1.0
    elif lower == "of" and token > 0 and page.syntax.lower[token - 1] in PLACE_NOUNS:
        yield PLACE, 2.5
    elif lower in IN_PLACES and not _governs_on(page, candidate):
        yield PLACE, 1.2
        yield PERSON, -0.5
    elif lower == "the" and candidate.last - 1 == page.syntax.head[token]:
        yield PERSON, -2.0
        yield BODY, 0.5
    elif lower == "at":
        yield BODY, 0.3
        yield PLACE, 0.3


def _is_dateline(page: Page, candidate: Candidate) -> bool:
    """Tell whether a name opens a paragraph as the place it is sent from: "KYIV (Agency) —"."""
    following = page.forms[candidate.last : candidate.last + 8]
    return (
        "".join(page.forms[candidate.first : candidate.last]).isupper()
        and bool(following)
        and following[0] in ("(", ",", "—", "–", "-", "--")
        and any(mark in ("—", "–", "-", "--") for mark in following)
    )


def _governs_on(page: Page, candidate: Candidate) -> bool:
    """Tell whether the name only modifies the noun that a preposition governs: "in Bell's view"."""
    head = candidate.last - 1
    return page.syntax.head[head] > head


def _behind(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the words right behind the name say."""
    token = candidate.last
    if token >= len(page):
        return
    lower, forms = page.syntax.lower, page.forms
    word = lower[token]
    if word in ("who", "whom"):
        yield PERSON, 2.0
    elif word in ("'s", "’s", "'", "’") and token + 1 < len(page):
        owned = page.syntax.head[candidate.last - 1]
        if lower[owned] in PERSONAL_THINGS:
            yield PERSON, 1.5
        elif lower[owned] in SPEECHES:
            yield PERSON, 0.7
    elif word in BODY_THINGS and page.syntax.head[candidate.last - 1] >= token:
        yield BODY, 1.0
        yield PERSON, -0.5
    elif page.capital[token] and page.bare(token) in ROLE_NOUNS and token + 1 < len(page):
        if page.capital[token + 1] and page.bare(token) not in ALSO_NAMES:
            yield BODY, 1.0  # "Acme Chairman Jane Doe"
            yield PLACE, 0.5
            yield PERSON, -1.5
    elif word == "," and token + 2 < len(page):
        following = forms[token + 1]
        if following.isdigit() and len(following) == 2 and forms[token + 2] in (",", "."):
            yield PERSON, 3.0
        elif lower[token + 1] in ("who", "whose", "whom"):
            yield PERSON, 2.5
        elif lower[token + 1] == "which":
            yield PERSON, -1.5
        elif page.capital[token + 1] and is_place(page.bare(token + 1)):
            yield PLACE, 1.0
    elif word == "(" and token + 2 < len(page):
        following = forms[token + 1]
        if following.isdigit() and len(following) == 2 and forms[token + 2] == ")":
            yield PERSON, 2.0


def _syntax(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the name does in its sentence, and what it is said to be."""
    syntax = page.syntax
    root = _root(page, candidate)
    dep, head = syntax.dep[root], syntax.head[root]
    lemma = syntax.lemma[head]
    if dep in ("nsubj", "nsubjpass"):
        if lemma in SPEECH_VERBS:
            yield PERSON, 0.6
            yield BODY, 0.2
        elif lemma in PERSONAL_VERBS:
            yield PERSON, 1.2
    elif dep == "dobj" and lemma in PERSONAL_VERBS:
        yield PERSON, 0.5
    elif dep == "appos":
        yield from _said_to_be(page, head, 1.5)
    for child in syntax.children[root]:
        if syntax.dep[child] == "appos" and child >= candidate.last:
            yield from _said_to_be(page, child, 2.5)
        elif syntax.dep[child] == "relcl" and _has_who(page, child):
            yield PERSON, 1.0
    if dep in ("nsubj", "attr") and lemma == "be":
        other = next((c for c in syntax.children[head] if syntax.dep[c] == "attr"), root)
        if other != root:
            yield from _said_to_be(page, other, 2.0)


def _root(page: Page, candidate: Candidate) -> int:
    """Return the token of a name that the others hang on."""
    for token in range(candidate.last - 1, candidate.first - 1, -1):
        if not candidate.first <= page.syntax.head[token] < candidate.last:
            return token
    return candidate.last - 1


def _said_to_be(page: Page, token: int, points: float) -> Iterator[Cue]:
    """Yield the kind that a noun standing for the name tells."""
    if not page.syntax.tag[token].startswith("NN") or page.capital[token]:
        return
    noun = page.syntax.lemma[token].rpartition("-")[2]
    if noun in ROLE_NOUNS:
        yield PERSON, points
    elif noun in PLACE_NOUNS:
        yield PLACE, points
    elif noun in BODIES:
        yield BODY, points
    elif noun not in PERSON_NOUNS and not may_be_role_noun(noun):
        yield PERSON, -points


def _has_who(page: Page, verb: int) -> bool:
    return any(page.syntax.lower[child] == "who" for child in page.syntax.children[verb])
