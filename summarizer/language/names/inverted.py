"""Names with the family name first, as the headers of letters quote them: "Holm, Ida"."""

from collections.abc import Sequence

from summarizer.language.names.nicknames import replaced
from summarizer.language.names.page import INITIALS, Candidate, Page, is_given_name
from summarizer.models import Kind

_MARKS = frozenset('"“”<')


def join_inverted(page: Page, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with the parts of such names made one.

    Only in quotation marks: elsewhere a comma between two words is one of a list.
    """
    joined = []
    for comma in range(2, len(page) - 2):
        if page.forms[comma] != "," or page.forms[comma - 2] not in _MARKS:
            continue
        last = comma + 2
        if INITIALS.match(page.forms[last]) and last + 1 < len(page):
            last += 1
        if page.forms[last] not in _MARKS or not page.is_name_word(comma - 1):
            continue
        if page.capital[comma + 1] and is_given_name(page.forms[comma + 1]):
            joined.append(Candidate(comma - 1, last, "PERSON", Kind.PERSON))
    return replaced(candidates, joined)
