"""What the words of a name say of what it names.

Cues add points to kinds. Their sizes, here and in `name_context`: 1 is as strong as the stock
model's label on one word, 3 decides against one wrong label, 6 against two or three. They are
round, and follow how often each cue is right among the marked names of the UNER EWT and MEANTIME
development sets: a title before the name 63 of 66 times, a given name first 147 of 148, "he" or
"she" behind its verb 19 of 19, a verb of speaking 29 of 40. Halving or doubling one of them
changes the F1 of persons there by 2.3 points at most, and by less than 0.5 for 50 of the 60.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.language.lexicon.gazetteer import ALSO_GIVEN_NAMES, is_people, is_place
from summarizer.language.lexicon.given_names import locales_of_given_name
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.page import COMMON_NAME, HYPHENS, Candidate, Page, is_given_name
from summarizer.language.names.words import ALSO_NAMES, NO_NAMES_ALONE, THING_HEADS
from summarizer.models import Kind

PERSON, BODY, GROUP, PLACE = Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP, Kind.PLACE

Cue = tuple[Kind, float]
Tally = dict[Kind, float]

STOCK = {
    "PERSON": PERSON,
    "ORG": BODY,
    "NORP": GROUP,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
}
_LONGEST_PERSON = 7
_LONGEST_WITH_GIVEN_NAME = 5
_LONGEST_ACRONYM = 6
_ALSO_PERSONS = ALSO_GIVEN_NAMES | word_set("german french english jean scot roma prince israel")
_MANY_LOCALES = 3
"""Locales that must list a given name for it to outweigh the stock model's label of a body."""
_DRAWN_OUT = re.compile(r"([a-z])\1\1", re.IGNORECASE)
_IRISH = re.compile(r"O['’][A-Z]")
_INITIAL = re.compile(r"[A-Z]\.?\Z")
_DOTTED_INITIALS = re.compile(r"(?:[A-Z]\.-?)+\Z")


def total(found: Iterable[Cue]) -> Tally:
    """Add up cues."""
    points: Tally = {}
    for kind, value in found:
        points[kind] = points.get(kind, 0.0) + value
    return points


def stock_label(candidate: Candidate) -> Kind | None:
    """Return the kind that the stock model gave a stretch."""
    return STOCK.get(candidate.label)


def word_cues(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what the name's own words say; the same for all its mentions."""
    words = page.forms[candidate.first : candidate.last]
    if candidate.form is not None:
        yield candidate.form, 6.0
    yield from _known(page, candidate)
    if candidate.label == "PERSON":
        root = page.root(candidate.first, candidate.last)
        if page.syntax.dep[root] in ("nsubj", "nsubjpass", "poss"):
            yield PERSON, 0.5  # Subjects and owners are persons more often than objects are.
    if any(any(map(str.isdigit, word)) for word in words):
        yield PERSON, -3.0
    if len(words) == 1:
        yield from _one_word(page, candidate, words[0])
    else:
        yield from _several_words(page, candidate, words)


def _known(page: Page, candidate: Candidate) -> Iterator[Cue]:
    """Yield what is known of countries and peoples."""
    lower = " ".join(page.syntax.lower[candidate.first : candidate.last])
    if is_place(lower):
        yield PLACE, 2.0 if lower in ALSO_GIVEN_NAMES else 8.0
    elif is_people(lower):
        root = page.root(candidate.first, candidate.last)
        adjective = page.syntax.dep[root] in ("amod", "compound", "nmod")
        plural = lower.endswith("s") or page.syntax.tag[root] != "NNP"
        yield GROUP, 8.0 if (adjective or plural) and candidate.label != "PERSON" else 1.5


def _one_word(page: Page, candidate: Candidate, word: str) -> Iterator[Cue]:
    bare = page.bare[candidate.first]
    if _DRAWN_OUT.search(word) or (bare in NO_NAMES_ALONE and bare not in ALSO_NAMES):
        yield PERSON, -3.0
    elif 1 < len(word) <= _LONGEST_ACRONYM and word.isupper() and not page.all_shouted:
        yield BODY, 1.0
        yield PERSON, -1.5
    elif candidate.label != "NORP" and is_given_name(word):
        locales = locales_of_given_name(word)
        common, many = locales >= COMMON_NAME, locales >= _MANY_LOCALES
        if STOCK.get(candidate.label) is PLACE:
            yield PERSON, 0.3  # Many towns are called after people.
        else:
            enough = common if candidate.label == "PERSON" else many
            yield PERSON, 1.2 if enough else 0.7
    elif _IRISH.match(word):
        yield PERSON, 1.2


def _several_words(page: Page, candidate: Candidate, words: Sequence[str]) -> Iterator[Cue]:
    """Yield what speaks for or against a person in the form of a longer name."""
    label = stock_label(candidate)
    if label is not None:
        yield label, 0.5  # The stock model errs less on longer names.
    if candidate.form is None and len(words) <= _LONGEST_WITH_GIVEN_NAME:
        if is_given_name(words[0]):
            yield PERSON, 2.0 if candidate.label in ("PERSON", "") else 1.0
        if _DOTTED_INITIALS.match(words[0]) or any(_INITIAL.match(word) for word in words[1:-1]):
            yield PERSON, 2.0
        if len(words) > 3 and words[-2] in HYPHENS:
            yield PERSON, 1.0  # Korean and Chinese given names: "Park Jae-Won".
    if page.bare[candidate.last - 1] in THING_HEADS:
        yield PERSON, -2.5
    elif page.syntax.tag[candidate.last - 1] == "NNPS":
        yield PERSON, -1.0 if candidate.label else -2.0
    if len(words) > _LONGEST_PERSON:
        yield PERSON, -3.0
    lower = [word.lower() for word in words[:-1]]
    if any(is_place(word) or is_people(word) for word in lower if word not in _ALSO_PERSONS):
        yield PERSON, -2.0
