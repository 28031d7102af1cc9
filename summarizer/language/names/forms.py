"""Names that their own words give away: companies, ministries, rivers, towns on rivers."""

from collections.abc import Iterator

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.gazetteer import is_people
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.page import HYPHENS, POSSESSIVES, Candidate, Page, is_given_name
from summarizer.language.names.words import (
    ALSO_NAMES,
    BODIES_OF,
    BODY_HEADS,
    HONORIFICS,
    LEGAL_FORMS,
    PLACE_HEADS,
    PLACES_OF,
    SHOPS,
    SMALL_WORDS,
    TITLES_BEFORE,
)
from summarizer.models import Kind

_WATERSIDE = word_set("on upon sur am by under in")


def form_of(page: Page, candidate: Candidate) -> Kind | None:
    """Return the kind that the words of a name give away."""
    first, last = candidate.first, candidate.last
    head = page.bare[last - 1]
    if last - first == 1:
        return None
    if head in LEGAL_FORMS or "&" in page.forms[first:last]:
        return Kind.ORGANIZATION
    for token in range(first + 1, last - 1):
        if page.syntax.lower[token] in ("of", "for"):
            before = page.bare[token - 1]
            if before in PLACES_OF:
                return Kind.PLACE
            if before in BODIES_OF:
                return Kind.ORGANIZATION
        elif page.syntax.lower[token] in _WATERSIDE and page.forms[token - 1] in HYPHENS:
            return Kind.PLACE
    if candidate.label == "PERSON" and is_given_name(page.forms[first]):
        return None  # Many heads are surnames: "Ann Hill", "Joe Banks".
    if head in BODY_HEADS:
        return Kind.ORGANIZATION
    return Kind.PLACE if head in PLACE_HEADS else None


def find_bodies(page: Page) -> Iterator[Candidate]:
    """Yield companies by their legal form, and bodies and places by "of"."""
    for token in range(1, len(page) - 1):
        if not page.capital[token] or page.outside(token):
            continue
        bare = page.bare[token]
        if bare in LEGAL_FORMS and (
            len(bare) > 2 or page.forms[token] != bare.upper() or page.forms[token].isupper()
        ):
            first = _left_edge(page, token)
            if first < token:
                yield Candidate(first, _after_forms(page, token), "", Kind.ORGANIZATION)
    for token in range(2, len(page)):
        if (
            page.bare[token] in SHOPS
            and page.capital[token]
            and page.forms[token - 1] in POSSESSIVES
            and page.is_name_word(token - 2)
            and not page.outside(token)
        ):
            yield Candidate(_left_edge(page, token - 2), token + 1, "", Kind.ORGANIZATION)
    for token in range(len(page) - 2):
        if not page.capital[token] or page.outside(token):
            continue
        bare = page.bare[token]
        if (bare in BODIES_OF or bare in PLACES_OF) and page.bare[token + 1] in SMALL_WORDS:
            last = _right_edge(page, token)
            if last > token + 1:
                kind = Kind.ORGANIZATION if bare in BODIES_OF else Kind.PLACE
                yield Candidate(_left_edge(page, token), last, "", kind)


def _after_forms(page: Page, token: int) -> int:
    """Return the end of a run of legal forms: "Co Ltd"."""
    token += 1
    while token < len(page) and page.capital[token] and page.bare[token] in LEGAL_FORMS:
        token += 1
    return token


def _left_edge(page: Page, token: int) -> int:
    """Return where the capitalized words before a token begin."""
    first = token
    block = page.block[token]
    while first > 0 and page.block[first - 1] == block:
        before = first - 1
        bare = page.bare[before]
        if page.is_name_word(before):
            if bare in HONORIFICS or is_office(page, before) or is_people(bare):
                break
            first = before
        elif page.forms[before] == "&" or (
            page.forms[before] in HYPHENS and page.glued[before] and page.glued[before - 1]
        ):
            if before == 0 or not page.capital[before - 1]:
                break
            first = before - 1
        elif (opening := _bracket(page, before, first, token)) > 0:
            first = opening
        elif bare == "and" and first == token and page.bare[token] == "co":
            if not page.is_name_word(before - 1):
                break
            first = before - 1  # "R. Holm and Co"
        elif page.forms[before] == "," and (
            (first == token and page.bare[token] in LEGAL_FORMS)
            or page.forms[first + 1 : first + 2] == ["&"]
        ):
            if not page.is_name_word(before - 1):
                break
            first = before - 1
        else:
            break
    return first


def _bracket(page: Page, closing: int, first: int, token: int) -> int:
    """Return where the word before a bracket inside a company's name stands; 0 without one.

    "Acme (Asia) Ltd": the name goes on behind one or two words in brackets.
    """
    if page.forms[closing] != ")" or first != token or page.bare[token] not in LEGAL_FORMS:
        return 0
    for opening in (closing - 2, closing - 3):
        if opening > 0 and page.forms[opening] == "(":
            inside = all(page.capital[opening + 1 : closing])
            return opening - 1 if inside and page.is_name_word(opening - 1) else 0
    return 0


def _right_edge(page: Page, token: int) -> int:
    """Return where a name ends that goes on behind "of", "for" or "on"; `token` if it does not."""
    syntax = page.syntax
    block = page.block[token]
    last = token
    position = token + 1
    while position < len(page) and page.block[position] == block:
        bare = page.bare[position]
        if page.is_name_word(position) and not (
            bare in TITLES_BEFORE and page.forms[position - 1] != "of" and bare not in ALSO_NAMES
        ):
            position += 1
            last = position
        elif bare == "and" or page.forms[position] == ",":
            # The second part belongs to the name only where the parser joins the two.
            joined = position + (
                2 if page.syntax.lower[position + 1 : position + 2] == ["the"] else 1
            )
            if page.forms[position] == "," and not _ends_in_and(page, position):
                break
            if not (
                joined < len(page)
                and page.is_name_word(joined)
                and last == position
                and _is_conjunct(syntax, joined, token)
            ):
                break
            position = joined
        elif bare in ("of", "for", "on", "the", "in", "to") and syntax.lower[position] == bare:
            if bare in ("in", "to", "on") and last > token + 1:
                break
            if bare == "in" and page.label.get(position + 1) in ("GPE", "LOC"):
                break  # "the Bank in Velmouth"
            position += 1
        else:
            break
    return last


def _ends_in_and(page: Page, position: int) -> bool:
    return "and" in page.syntax.lower[position + 1 : position + 5]


def _is_conjunct(syntax: Syntax, token: int, head: int) -> bool:
    """Tell whether a token, or the word it belongs to, is coordinated below a head noun."""
    while syntax.dep[token] in ("compound", "amod", "nmod") and syntax.head[token] > token:
        token = syntax.head[token]
    if syntax.dep[token] != "conj":
        return False
    return syntax.head[token] > head and syntax.pos[token] == "PROPN"


def is_office(page: Page, token: int) -> bool:
    """Tell whether a capitalized token is an office and not the end of a body's name."""
    bare = page.bare[token]
    return bare in TITLES_BEFORE and bare not in BODY_HEADS and bare not in ALSO_NAMES
