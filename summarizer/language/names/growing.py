"""The parts of names that the stock model leaves outside its spans."""

from collections.abc import Sequence

from summarizer.language.lexicon.gazetteer import is_people, is_place
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.forms import form_of, is_office
from summarizer.language.names.page import HYPHENS, INITIALS, Candidate, Page
from summarizer.language.names.words import (
    BODY_HEADS,
    GENERATIONS,
    LEGAL_FORMS,
    NOT_NAMES,
    PERSON_PARTICLES,
    PLACE_HEADS,
    PORTFOLIOS,
    TITLES_BEFORE,
)
from summarizer.models import Kind

_INNER_HYPHENATED = word_set("on upon in by le la les sur de du al el under the am an bei of over")
_ARTICLES_BEFORE_HYPHEN = word_set("al el as ash an ad ar at az ul abd abu bin ben ibn")
_LONGEST_SYLLABLE = 5
_PARTICIPLES = word_set("led run born era style like esque held built made free type")
_INSIDE = PERSON_PARTICLES | {"-"}
_MONEY = word_set("dollar dollars euro euros pound pounds yen dlr dlrs stg mln bln pct")


def grow(page: Page, candidate: Candidate, covered: list[bool]) -> None:
    """Add the parts of a name that the stock model left outside."""
    before = (candidate.first, candidate.last)
    _grow_over_hyphens(page, candidate)
    if candidate.label == "NORP":
        _grow_into_body(page, candidate, covered)
    else:
        _grow_left(page, candidate, covered)
        _grow_right(page, candidate, covered)
    if candidate.form is None:
        candidate.form = form_of(page, candidate)
    if before != (candidate.first, candidate.last):
        for token in range(candidate.first, candidate.last):
            covered[token] = True


def _grow_into_body(page: Page, candidate: Candidate, covered: Sequence[bool]) -> None:
    """Make the body of a people or a faith one name: "Islamic State", "Kurdish Front"."""
    token = candidate.last
    if (
        token < len(page)
        and not covered[token]
        and page.block[token] == page.block[token - 1]
        and page.is_name_word(token)
        and (page.bare[token] in BODY_HEADS or page.bare[token] == "state")
        and page.syntax.head[token - 1] >= token
    ):
        candidate.last, candidate.label = token + 1, "ORG"


def _grow_over_hyphens(page: Page, candidate: Candidate) -> None:
    """Take in the whole of a hyphenated name: the places of a pair of places stay two names."""
    forms, glued = page.forms, page.glued
    while candidate.last + 1 < len(page) and forms[candidate.last] in HYPHENS:
        hyphen = candidate.last
        if not (glued[hyphen - 1] and glued[hyphen]):
            break
        following = hyphen + 1
        if page.syntax.lower[following] in _INNER_HYPHENATED and following + 2 < len(page):
            if forms[following + 1] not in HYPHENS or not page.capital[following + 2]:
                break
            following += 2
        if _is_small_syllable(page, candidate, following):
            candidate.last = following + 1
            break
        if not page.capital[following] or _stands_alone(page, hyphen - 1, following):
            break
        candidate.last = following + 1
    while candidate.first > 1 and forms[candidate.first - 1] in HYPHENS:
        hyphen = candidate.first - 1
        if not (glued[hyphen - 1] and glued[hyphen]):
            break
        before = hyphen - 1
        if page.syntax.lower[before] not in _ARTICLES_BEFORE_HYPHEN and (
            not page.capital[before] or _stands_alone(page, before, hyphen + 1)
        ):
            break
        candidate.first = before


def _is_small_syllable(page: Page, candidate: Candidate, token: int) -> bool:
    """Tell whether a small word behind a hyphen ends a given name: "Park Jae-won"."""
    word = page.forms[token]
    return (
        candidate.label == "PERSON"
        and candidate.last - candidate.first > 1
        and word.islower()
        and len(word) <= _LONGEST_SYLLABLE
        and word not in _PARTICIPLES
        and not word.endswith(("ed", "ing"))
    )


def _stands_alone(page: Page, left: int, right: int) -> bool:
    """Tell whether the parts of a hyphenated pair are names of their own: "Iran-Iraq"."""
    parts = (page.syntax.lower[left], page.syntax.lower[right])
    return any(is_place(part) or is_people(part) for part in parts) or not all(
        any(map(str.islower, page.forms[token])) for token in (left, right)
    )


def _grow_left(page: Page, candidate: Candidate, covered: Sequence[bool]) -> None:
    """Take in initials, given names and particles before a name."""
    if candidate.form not in (None, Kind.PERSON) or candidate.label not in ("PERSON", "ORG", ""):
        return
    while candidate.first > 0 and not covered[candidate.first - 1]:
        before = candidate.first - 1
        if page.block[before] != page.block[candidate.first]:
            return
        form = page.forms[before]
        if page.syntax.lower[before] in NOT_NAMES:
            return  # "P.S. Tom" has no initials.
        if INITIALS.match(form) and "." in form and candidate.label == "PERSON":
            candidate.first = before
        elif candidate.label == "PERSON" and page.syntax.lower[before] in PERSON_PARTICLES:
            if page.capital[before] or not _is_particle(page, before):
                return
            candidate.first = before
        elif (
            page.syntax.tag[before] == "NNP"
            and page.is_name_word(before)
            and page.bare[before] not in TITLES_BEFORE
            and not is_people(page.bare[before])
            and (candidate.label == "PERSON" or INITIALS.match(page.forms[candidate.first]))
            and candidate.first <= page.syntax.head[before] < candidate.last
        ):
            candidate.first = before
        else:
            return


def _is_particle(page: Page, token: int) -> bool:
    """Tell whether a small word belongs to a name and not to the sentence."""
    return page.syntax.tag[token] in ("NNP", "FW", "NN", "IN", "DT", "X") and (
        page.syntax.lower[token] not in ("la", "le", "do", "da", "y", "de")
        or page.syntax.tag[token] in ("NNP", "FW")
    )


def _grow_right(page: Page, candidate: Candidate, covered: Sequence[bool]) -> None:
    """Take in surnames, particles, generations and head nouns behind a name."""
    while candidate.last < len(page):
        token = candidate.last
        if page.block[token] != page.block[token - 1]:
            return
        bare = page.bare[token]
        if page.forms[token] == "," and token + 1 < len(page):
            if page.bare[token + 1] not in ("jr", "sr") or candidate.label != "PERSON":
                return
            candidate.last = token + 2
        elif page.capital[token] and bare in GENERATIONS and candidate.label == "PERSON":
            candidate.last = token + 1
        elif covered[token]:
            return
        elif (
            candidate.label == "PERSON"
            and page.syntax.lower[token] in PERSON_PARTICLES
            and not page.capital[token]
            and (last := _behind_particles(page, token))
        ):
            candidate.last = last
        elif _belongs_right(page, candidate, token):
            candidate.last = token + 1
        else:
            return


def _behind_particles(page: Page, token: int) -> int:
    """Return the end of a name that goes on behind particles; 0 where it does not."""
    for position in range(token, min(token + 4, len(page))):
        if page.capital[position] and page.syntax.tag[position].startswith("NNP"):
            return position + 1
        if page.syntax.lower[position] not in _INSIDE:
            return 0
    return 0


def _belongs_right(page: Page, candidate: Candidate, token: int) -> bool:
    """Tell whether the capitalized word behind a name is its surname or its head noun."""
    if not page.is_name_word(token) or page.glued[token - 1]:
        return False
    bare = page.bare[token]
    if bare in PORTFOLIOS and page.bare[token + 1 : token + 2] in (["minister"], ["secretary"]):
        return False
    if bare in BODY_HEADS or bare in PLACE_HEADS or bare in LEGAL_FORMS:
        return page.syntax.head[token - 1] >= token or bare in LEGAL_FORMS
    if is_office(page, token) or page.syntax.tag[token] != "NNP" or bare in _MONEY:
        return False
    return candidate.label == "PERSON" and page.syntax.head[token - 1] == token
