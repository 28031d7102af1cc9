"""Titles and portfolios at the ends of names, and words that are nothing else."""

from summarizer.language.lexicon.gazetteer import is_people, is_place
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.page import Page, is_given_name
from summarizer.language.names.words import (
    ALSO_NAMES,
    BODIES_OF,
    BODY_HEADS,
    HONORIFICS,
    OFFICES,
    PERSON_NOUNS,
    PORTFOLIOS,
    TITLES_BEFORE,
)

_IN_PORTFOLIO = word_set("state affairs and the commonwealth relations international")
_OWN_OFFICES = word_set("minister ministers secretary")


def without_portfolio(page: Page, first: int, last: int, label: str) -> tuple[int, str]:
    """Return where a name begins behind the rest of a title: "Secretary of State Ann Bell"."""
    if first < 2 or page.syntax.lower[first - 1] not in ("of", "for"):
        return first, label
    if page.bare[first - 2] not in TITLES_BEFORE:
        return first, label
    start = first
    while first < last and (page.bare[first] in PORTFOLIOS or page.bare[first] in _IN_PORTFOLIO):
        first += 1
    return first, "PERSON" if start < first < last else label


def before_portfolio(page: Page, first: int, last: int, label: str) -> int:
    """Return where a name ends before what a minister is minister of: "Swiss Oil Minister".

    What is left has to be a country, a people or a body by itself: "Homeland Security Secretary".
    """
    if first >= last or last >= len(page) or label not in ("ORG", "GPE", ""):
        return last
    if page.block[last] != page.block[last - 1]:
        return last
    if page.bare[last] not in _OWN_OFFICES or not page.capital[last]:
        return last
    end = last
    while end > first and page.bare[end - 1] in PORTFOLIOS and page.bare[end - 1] != "treasury":
        end -= 1
    left = page.bare[end - 1] if end > first else ""
    whole = not left or is_place(left) or is_people(left) or left in BODY_HEADS | BODIES_OF
    return end if whole else last


def without_titles(page: Page, first: int, last: int, label: str) -> tuple[int, str]:
    """Return where a name begins behind titles and roles, and its label then.

    "Foreign Minister Ann Bell" is cut behind the last of its titles, "Ali Sheikh Omar", where a
    given name stands before the title, is not.
    """
    if label != "PERSON":
        while first < last - 1 and page.bare[first] in HONORIFICS and page.capital[first]:
            first, label = first + 1, "PERSON"
        return first, label
    if is_given_name(page.forms[first]):
        return first, label
    for token in range(last - 2, first - 1, -1):
        bare = page.bare[token]
        if bare in PERSON_NOUNS or (
            bare in TITLES_BEFORE and not (bare in ALSO_NAMES and token == first)
        ):
            return token + 1, label
    return first, label


def is_title_of_next(page: Page, token: int) -> bool:
    """Tell whether a word is the first of a title: "Major" in "Major General Ann Bell"."""
    following = token + 1
    return (
        page.bare[token] in TITLES_BEFORE
        and following < len(page)
        and page.is_name_word(following)
        and page.bare[following] in TITLES_BEFORE
    )


def is_portfolio(page: Page, token: int) -> bool:
    """Tell whether a word is the first one of a minister's title: "Defence Minister Jane Doe"."""
    if page.bare[token] not in PORTFOLIOS or token + 1 >= len(page):
        return False
    following = page.bare[token + 1]
    if following == "and" and token + 3 < len(page):
        following = page.bare[token + 3]
    return following in OFFICES
