"""Stretches in the form of a name that name nobody: tickers, first words of rows, bare legal forms.

What a reader of a list of actors would take for a mistake at once. Each rule looks at the form and
the place of the words alone; what they might name is decided later, and elsewhere.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from summarizer.language.lexicon.gazetteer import is_place
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.names.page import HYPHENS, Candidate, Page
from summarizer.language.names.words import LEGAL_FORMS
from summarizer.models import Kind

_TICKER = re.compile(r"[A-Z][A-Z0-9.]{0,7}\Z")
_LONGEST_TICKER = 2
"""Tokens: the sign of a share, and that of its exchange or its class."""
_PARTY_AND_STATE = re.compile(r"[A-Z]-[A-Z][A-Za-z.]*\Z")
"""As American news puts it behind a name, in brackets: "(D-Ohio)"."""
_ADJECTIVES = ("al", "ic", "ian", "ish", "ese")
"""Endings that make an adjective of a name."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What tells a row of figures with their units from one of names: words in small letters.
_SMALL_IN_ROW = 2
_LONGEST_ROW = 40
_OPENING = frozenset("\"'“‘(") | {"``"}

# Bodies that a text calls by the common noun alone, with a capital, once it has named them: which
# one is meant is told by the text and not by the word.
_GENERIC = word_set("""
    administration agency association bank bureau coalition commission committee company council
    department exchange foundation fund group institute ministry office partners society trust
    union
    """)
# Whom people invoke or believe in, and of whom no news tells what he did.
_INVOKED = word_set("god gods goddess allah almighty heaven")


def drop_nobodies(page: Page, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that may name somebody, in order."""
    kept = [candidate for candidate in candidates if not _is_nobody(page, candidate)]
    common = _common_nouns(page, kept) | _nouns_of_bodies(page, kept)
    return [c for c in kept if page.key(c.first, c.last) not in common]


def describes(page: Page, first: int, last: int, kind: Kind) -> bool:
    """Tell whether a name of a people describes what follows: "Belarusian leader" names nobody.

    So do "South Korean Trade Minister", "Danish and Finnish banks", "Danish-made", and the
    adjective of a body: "Senatorial sources".
    """
    if kind not in (Kind.GROUP, Kind.ORGANIZATION):
        return False
    root = page.root(first, last)
    if kind is Kind.ORGANIZATION and not (
        last - first == 1
        and page.syntax.tag[root] == "JJ"
        and page.bare[root].endswith(_ADJECTIVES)
    ):
        return False
    if kind is Kind.GROUP and last < len(page) and page.forms[last] in HYPHENS:
        return page.glued[last - 1] and page.glued[last]
    if page.syntax.tag[root] not in ("JJ", "NNP") or root != last - 1:
        return False
    head, described = page.syntax.head[root], root
    if page.syntax.dep[root] == "conj" and head < root:
        described, head = head, page.syntax.head[head]
    return (
        page.syntax.dep[described] in ("amod", "compound", "nmod", "conj")
        and head > root
        and page.syntax.tag[head] in ("NN", "NNS", "NNP", "NNPS")
    )


def _is_nobody(page: Page, candidate: Candidate) -> bool:
    first, last = candidate.first, candidate.last
    if all(page.bare[token] in LEGAL_FORMS for token in range(first, last)):
        return True  # What is left of a company whose name was cut in two.
    if last - first == 1 and page.bare[first] in _INVOKED:
        return True
    return _is_ticker(page, candidate) or _is_seat(page, candidate) or _opens_row(page, candidate)


def _is_ticker(page: Page, candidate: Candidate) -> bool:
    """Tell whether all there is in angle brackets is the sign of a share: "Acme Corp <ACM.L>"."""
    first, last = candidate.first, candidate.last
    return (
        last - first <= _LONGEST_TICKER
        and first > 1
        and last < len(page)
        and page.forms[first - 1] == "<"
        and page.forms[last] == ">"
        and page.block[first - 2] == page.block[first]
        and all(_TICKER.match(page.forms[token]) for token in range(first, last))
    )


def _is_seat(page: Page, candidate: Candidate) -> bool:
    """Tell whether a candidate is a party and a state in brackets behind a name: "(D-Ohio)"."""
    first, last = candidate.first, candidate.last
    return (
        first > 0
        and last < len(page)
        and page.forms[first - 1] == "("
        and page.forms[last] in (")", ",")
        and _PARTY_AND_STATE.match("".join(page.forms[first:last])) is not None
    )


def _opens_row(page: Page, candidate: Candidate) -> bool:
    """Tell whether a word opens a line of figures that has no verb: "Opg profit 31 krn".

    A name does so too, in a table of names; hardly a word in small letters stands there.
    """
    first = candidate.first
    word = page.forms[first]
    figures = all(page.forms[token].isdigit() for token in range(first + 1, candidate.last))
    if not figures or candidate.label not in ("ORG", "") or word.isupper():
        return False
    block = page.block[first]
    if (first > 0 and page.block[first - 1] == block) or is_place(page.bare[first]):
        return False
    small, figures = 0, candidate.last - first > 1
    for token in range(first + 1, min(first + _LONGEST_ROW, len(page))):
        if page.block[token] != block:
            break
        if page.syntax.tag[token] in _FINITE:
            return False
        small += page.forms[token].islower()
        figures = figures or page.syntax.tag[token] == "CD" or page.forms[token][0].isdigit()
    return figures and small >= _SMALL_IN_ROW


def _common_nouns(page: Page, candidates: Sequence[Candidate]) -> set[tuple[str, ...]]:
    """Return the words that have a capital only because they open their sentences.

    They stand in small letters elsewhere in the text, and the stock model takes none of them for a
    person or a place.
    """
    places: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.last - candidate.first == 1:
            places[page.key(candidate.first, candidate.last)].append(candidate)
    return {
        key
        for key, found in places.items()
        if key[0] in page.plain
        and all(c.label in ("ORG", "") and _opens_sentence(page, c.first) for c in found)
    }


def _nouns_of_bodies(page: Page, candidates: Sequence[Candidate]) -> set[tuple[str, ...]]:
    """Return the nouns that a text calls a body by, once it has named it: "the Commission"."""
    longer = {
        page.bare[token]
        for candidate in candidates
        if candidate.last - candidate.first > 1
        for token in range(candidate.first, candidate.last)
    }
    return {(noun,) for noun in _GENERIC & longer}


def _opens_sentence(page: Page, token: int) -> bool:
    if page.forms[token].isupper():
        return False
    before = token - 1
    while before >= 0 and page.block[before] == page.block[token]:
        if page.forms[before] in (".", "!", "?"):
            return True
        if page.forms[before] not in _OPENING:
            return False
        before -= 1
    return True
