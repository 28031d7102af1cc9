"""The stock model's spans, with what is no part of the name taken off."""

import re
from collections.abc import Iterator

from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.forms import form_of, is_office
from summarizer.language.names.page import (
    HYPHENS,
    INITIALS,
    POSSESSIVES,
    Candidate,
    Page,
    is_given_name,
)
from summarizer.language.names.titles import (
    before_portfolio,
    is_portfolio,
    is_title_of_next,
    without_portfolio,
    without_titles,
)
from summarizer.language.names.words import (
    ALSO_NAMES,
    BODY_HEADS,
    CALENDAR,
    CONTACT_WORDS,
    GENERATIONS,
    HONORIFICS,
    LEGAL_FORMS,
    NOT_NAMES,
    OFFICES_OF_PERSONS,
    PERSON_PARTICLES,
    PLACE_HEADS,
    TITLES_BEFORE,
)

_SEPARATORS = word_set("– — -- / : ; ( ) [ ] { } \" “ ” « » < > | @ * = + _ ` `` '' • · …")
# The longest span of an office and a person's name behind it.
_PERSON_WORDS = 4
_VERSION = re.compile(r"\d+\.\d+\Z")
_TITLE_WORDS = TITLES_BEFORE | word_set(
    "chief executive vice deputy prime officer of general operating financial"
)
_HEADS = BODY_HEADS | LEGAL_FORMS | PLACE_HEADS


def trimmed(page: Page, first: int, last: int, label: str) -> Iterator[Candidate]:
    """Cut a span where no name goes on, and yield what is left of each part."""
    office = _office_inside(page, first, last)
    if office:
        yield from trimmed(page, first, office, "ORG" if label == "PERSON" else label)
        first, label = office + 1, "PERSON"
    start = first
    for token in range(first, last + 1):
        if token == last or _parts(page, token, first, last, label):
            candidate = stripped(page, start, token, label)
            if candidate is not None:
                yield candidate
            start = token + 1


def _office_inside(page: Page, first: int, last: int) -> int:
    """Return the office between a body and a person taken for one name; 0 if there is none.

    "Central Bank President Jane Doe" is such a span, "Office of the President" is none.
    """
    for token in range(last - 2, first, -1):
        if (
            page.capital[token]
            and page.bare[token] in OFFICES_OF_PERSONS
            and last - token <= _PERSON_WORDS
            and all(page.is_name_word(t) for t in range(token + 1, last))
            and page.bare[last - 1] not in _HEADS
        ):
            return token
    return 0


def _parts(page: Page, token: int, first: int, last: int, label: str) -> bool:
    """Tell whether a token inside a span parts two names."""
    form = page.forms[token]
    if form in HYPHENS and label == "ORG":
        return _ends_dateline(page, first, token)
    if form in HYPHENS:
        return not (first < token < last - 1 and page.glued[token - 1] and page.glued[token])
    if page.syntax.lower[token] in ("and", "&") and label != "PERSON":
        return _joins_companies(page, token, first, last)
    if form == ",":
        following = page.bare[token + 1] if token + 1 < last else ""
        rest = page.forms[token + 1 : last]
        return not (following in LEGAL_FORMS or following in GENERATIONS or "&" in rest)
    return (
        form in _SEPARATORS
        or not form.strip()
        or (token > first and form[0] in "<>@" and len(form) > 1)
    )


def _joins_companies(page: Page, token: int, first: int, last: int) -> bool:
    """Tell whether "and" stands between two companies: "Acme Ltd and Berg Partners".

    Legal forms alone behind it end the same name, as in "Acme Inc & Co". Where both sides end in
    one word they are two of a kind: "Holm Partners and Berg Partners".
    """
    if not first < token < last - 1:
        return False
    ends = page.bare[token - 1] in LEGAL_FORMS or page.bare[token - 1] == page.bare[last - 1]
    return ends and any(page.bare[t] not in LEGAL_FORMS for t in range(token + 1, last))


def _ends_dateline(page: Page, first: int, dash: int) -> bool:
    """Tell whether a dash parts the place of a dateline from the text: "VELMOUTH - Ann Reed"."""
    opens = first == 0 or page.block[first - 1] != page.block[first]
    spaced = not (page.glued[dash - 1] or page.glued[dash])
    place = "".join(page.forms[first:dash])
    return opens and spaced and place.isupper() and not page.shouted(dash)


def stripped(page: Page, first: int, last: int, label: str) -> Candidate | None:
    """Take off what does not belong to a name at either end."""
    whole = last
    while first < last and _is_leading_waste(page, first, last, label):
        first += 1
    while first < last and _is_trailing_waste(page, last - 1, label):
        last -= 1
    if label == "PERSON" and last < whole and _VERSION.match(page.forms[last]):
        label = ""  # "Acme Writer 4.0" is no person.
    if first < last and label != "NORP":
        first, label = without_portfolio(page, first, last, label)
    if first < last and label != "NORP":
        first, label = without_titles(page, first, last, label)
    last = before_portfolio(page, first, last, label)
    if label == "PERSON":
        last = _end_of_person(page, first, last)
    elif label in ("ORG", "GPE", "") and last - first > 1 and is_office(page, last - 1):
        last -= 1
    if first >= last or not (any(page.capital[first:last]) or label == "GPE"):
        return None
    if page.bare[last - 1] in ("ministers", "secretaries"):
        return None
    if last - first == 1 and (is_portfolio(page, first) or is_title_of_next(page, first)):
        return None
    if all(page.bare[token] in _TITLE_WORDS for token in range(first, last)) and (
        last - first > 1 or page.bare[first] not in ALSO_NAMES
    ):
        return None
    candidate = Candidate(first, last, label)
    candidate.form = form_of(page, candidate)
    return candidate


def _is_leading_waste(page: Page, token: int, last: int, label: str) -> bool:
    lower = page.syntax.lower[token]
    if lower in NOT_NAMES or page.forms[token] in POSSESSIVES or not lower[0].isalnum():
        return True
    if page.capital[token]:
        verb = page.syntax.tag[token] in ("VB", "VBG", "VBD", "VBZ", "VBP")
        return verb and last - token > 1 and page.capital[token + 1] and label == "PERSON"
    if any(map(str.isupper, lower)) or any(map(str.isupper, page.forms[token])):
        return False
    if lower[0].isdigit():
        return label in ("PERSON", "GPE", "NORP")
    return label != "GPE" and not (lower in PERSON_PARTICLES and last - token > 1)


def _is_trailing_waste(page: Page, token: int, label: str) -> bool:
    form, lower = page.forms[token], page.syntax.lower[token]
    if form in POSSESSIVES or lower in NOT_NAMES or not any(map(str.isalnum, form)):
        return True
    if page.capital[token]:
        return page.bare[token] in CALENDAR and label in ("PERSON", "GPE", "NORP", "ORG")
    if form[0].isdigit():
        return label in ("PERSON", "GPE", "NORP")
    return label != "GPE" and not any(map(str.isupper, form))


def _end_of_person(page: Page, first: int, last: int) -> int:
    """Return where a person's name ends: before a role, a date, or a word in lower case."""
    for token in range(first + 1, last):
        lower = page.syntax.lower[token]
        if page.capital[token]:
            bare = page.bare[token]
            if (
                bare in CALENDAR
                or bare in CONTACT_WORDS
                or (bare in NOT_NAMES and not INITIALS.match(page.forms[token]))
                or (bare in TITLES_BEFORE and _is_role_only(bare))
            ) and not _is_inside_name(page, token, first, last):
                return token
        elif page.forms[token] not in HYPHENS | {"on", "upon"} and lower not in PERSON_PARTICLES:
            return token if lower[0].isalnum() and token > first else last
    return last


def _is_inside_name(page: Page, token: int, first: int, last: int) -> bool:
    """Tell whether a title is a word of a name: "Ali Sheikh Omar", "Ida Deacon"."""
    bare = page.bare[token]
    if bare not in TITLES_BEFORE or not is_given_name(page.forms[first]):
        return False
    if token + 1 < last:
        return bare in HONORIFICS and page.capital[token + 1]
    return token == first + 1 and page.syntax.tag[token] == "NNP"


def _is_role_only(bare: str) -> bool:
    return bare not in ALSO_NAMES and bare not in GENERATIONS and len(bare) > 3
