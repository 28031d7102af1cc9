"""Where names begin and end: the stock model's spans, trimmed, grown and put together.

What a name is, in running English: capitalized words with the small words between them. The
stock model misses on the edges: titles and dashes inside, initials, particles, company forms
and hyphenated parts outside, long names of bodies in pieces.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from summarizer.language.blocks import Block
from summarizer.language.gazetteer import ALSO_GIVEN_NAMES, is_people, is_place
from summarizer.language.gender import gender_of_given_name
from summarizer.language.name_words import (
    ALSO_NAMES,
    BODIES_OF,
    BODY_HEADS,
    GENERATIONS,
    HONORIFICS,
    LEGAL_FORMS,
    OFFICES,
    OFFICES_OF_PERSONS,
    PERSON_NOUNS,
    PERSON_PARTICLES,
    PLACE_HEADS,
    PLACES_OF,
    PORTFOLIOS,
    SMALL_WORDS,
    TITLES_BEFORE,
)
from summarizer.language.syntax import Syntax
from summarizer.language.word_sets import word_set
from summarizer.models import BlockKind, Kind

LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"})
_FIGURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})

HYPHENS = frozenset("-\u2010\u2011")
_SEPARATORS = word_set("– — -- / : ; ( ) [ ] { } \" “ ” « » < > | @ * = + _ ` `` '' • · …")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "‘"})
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+[A-Z]?\Z|[A-Z]\Z")
_INNER_HYPHENATED = word_set("on upon in by le la les sur de du al el under the am an bei of over")
_WATERSIDE = word_set("on upon sur am by under in")
_ARTICLES_BEFORE_HYPHEN = word_set("al el as ash an ad ar at az ul abd abu bin ben ibn")
_CALENDAR = word_set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec today yesterday tomorrow
    """)
_NOT_NAMES = word_set("""
    i a an the this that these those he she it they we you his her its their our my your who what
    which when where why how there here and but or nor so yet if as at by for from in into of off
    on out over to under until up upon with within without after before during since than then
    though although because while whether not no yes also both each every either neither some any
    all most many much more few other another such same own mr mrs ms is are was were be been am do
    does did has have had will would can could shall should may might must dear hi hello thanks
    thank regards please ok okay re fwd fw pm
    """)
_PERSON_WORDS = 4
_IN_PORTFOLIO = word_set("state affairs and the commonwealth relations international")
_LONGEST_HEADLINE = 160
_ROLE_WORDS = word_set("chief executive vice deputy prime officer of general operating financial")
_MONEY = word_set("dollar dollars euro euros pound pounds yen dlr dlrs stg mln bln pct")


@dataclass(slots=True)
class Candidate:
    """A stretch of tokens that may be a name."""

    first: int
    last: int
    """Token index after the last token."""
    label: str
    """The stock model's label; empty where it found nothing."""
    form: Kind | None = None
    """The kind that its own words give away."""


class Page:
    """The tokens of a document as these rules read them."""

    def __init__(self, doc: Doc, blocks: Sequence[Block]) -> None:
        syntax = Syntax.of(doc)
        self.syntax = syntax
        text = syntax.text
        self.forms = [text[a:b] for a, b in zip(syntax.start, syntax.end, strict=True)]
        self.capital = [form[0].isupper() for form in self.forms]
        self.glued = [a == b for a, b in zip(syntax.end, [*syntax.start[1:], -1], strict=True)]
        self._starts = [block.start for block in blocks]
        self._shouted = [_is_shouted(text[block.start : block.end]) for block in blocks]
        headers = [block.kind is BlockKind.HEADER for block in blocks]
        self._header = [False] * len(headers) if all(headers) else headers
        self._titled = [
            not shouted and _is_titled(text[block.start : block.end])
            for block, shouted in zip(blocks, self._shouted, strict=True)
        ]
        self.all_shouted = all(self._shouted)
        self.plain = {form for form in self.forms if form.islower()}
        """Words that the document writes in lower case somewhere."""

    def __len__(self) -> int:
        return len(self.forms)

    def block(self, token: int) -> int:
        """Return the number of the block that a token stands in."""
        return bisect_right(self._starts, self.syntax.start[token]) - 1

    def shouted(self, token: int) -> bool:
        """Tell whether a token stands in a block all in capitals, where case tells nothing."""
        block = self.block(token)
        return block >= 0 and self._shouted[block] and not self.all_shouted

    def outside(self, token: int) -> bool:
        """Tell whether no name starts at a token of its own right: shouted, or in a header."""
        block = self.block(token)
        return block >= 0 and (
            self._header[block] or (self._shouted[block] and not self.all_shouted)
        )

    def titled(self, token: int) -> bool:
        """Tell whether a token stands in a headline that Capitalizes Its Words."""
        block = self.block(token)
        return block >= 0 and self._titled[block] and not all(self._titled)

    def bare(self, token: int) -> str:
        """Return a token in lower case without a final period."""
        return self.syntax.lower[token].rstrip(".")

    def is_name_word(self, token: int) -> bool:
        """Tell whether a token can be a word of a name: capitalized and tagged a proper noun."""
        return (
            self.capital[token]
            and self.syntax.tag[token].startswith(("NNP", "NN", "JJ", "FW"))
            and self.bare(token) not in _NOT_NAMES
            and self.bare(token) not in _CALENDAR
        )


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name and no title, trade or place."""
    lower = word.lower()
    return (
        len(word) > 2
        and word.isalpha()
        and not word.isupper()
        and lower not in TITLES_BEFORE
        and not is_people(lower)
        and (lower in ALSO_GIVEN_NAMES or not is_place(lower))
        and gender_of_given_name(word) is not None
    )


def _is_shouted(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters > 8 and " " in text and text.isupper()


def _is_titled(text: str) -> bool:
    if len(text) > _LONGEST_HEADLINE:
        return False
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return len(words) >= 4 and small <= len(words) // 5


def find_candidates(doc: Doc, page: Page) -> list[Candidate]:
    """Return stretches that may be names, in order, without overlaps.

    Those without a label are capitalized words that the stock model passed over; they need
    evidence.
    """
    found = [
        piece
        for ent in doc.ents
        if ent.label_ not in _FIGURES and not page.outside(ent.start)
        for piece in _trimmed(page, ent.start, ent.end, ent.label_ if ent.label_ in LABELS else "")
    ]
    found.extend(_bodies(page))
    found = _merged(found)
    covered = _covered(page, found)
    for candidate in found:
        _grow(page, candidate, covered)
    found = _joined(page, _merged(found))
    covered = _covered(page, found)
    for ent in doc.ents:
        if ent.label_ in _FIGURES:
            covered[ent.start : ent.end] = [True] * (ent.end - ent.start)
    found.extend(_passed_over(page, covered))
    return sorted(found, key=lambda candidate: candidate.first)


def _covered(page: Page, found: Sequence[Candidate]) -> list[bool]:
    covered = [False] * len(page)
    for candidate in found:
        for token in range(candidate.first, candidate.last):
            covered[token] = True
    return covered


def _merged(found: list[Candidate]) -> list[Candidate]:
    """Join overlapping stretches; a form beats a label, the longer one's label the shorter's."""
    found.sort(key=lambda candidate: (candidate.first, -candidate.last))
    merged: list[Candidate] = []
    for candidate in found:
        if not merged or candidate.first >= merged[-1].last:
            merged.append(candidate)
            continue
        last = merged[-1]
        if last.form is None and (
            candidate.form is not None or candidate.last - candidate.first > last.last - last.first
        ):
            last.form, last.label = candidate.form, candidate.label or last.label
        last.last = max(last.last, candidate.last)
    return merged


def _joined(page: Page, found: Sequence[Candidate]) -> list[Candidate]:
    """Join the pieces of a person's name that the stock model took for two names."""
    joined: list[Candidate] = []
    for candidate in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.last == candidate.first
            and candidate.label == "PERSON"
            and before.form is None
            and before.label in ("PERSON", "GPE", "ORG")
            and page.block(before.first) == page.block(candidate.first)
            and candidate.first <= page.syntax.head[before.last - 1] < candidate.last
            and (before.label == "PERSON" or not _is_known_place_or_body(page, before))
        ):
            before.last, before.label = candidate.last, "PERSON"
        else:
            joined.append(candidate)
    return joined


def _is_known_place_or_body(page: Page, candidate: Candidate) -> bool:
    words = page.syntax.lower[candidate.first : candidate.last]
    return candidate.label == "ORG" or is_place(" ".join(words)) or is_people(words[-1])


# ── trimming ─────────────────────────────────────────────────────────────────────────────────


def _trimmed(page: Page, first: int, last: int, label: str) -> Iterator[Candidate]:
    """Cut a span where no name goes on, and yield what is left of each part."""
    office = _office_inside(page, first, last)
    if office:
        yield from _trimmed(page, first, office, "ORG" if label == "PERSON" else label)
        first, label = office + 1, "PERSON"
    start = first
    for token in range(first, last + 1):
        if token == last or _parts(page, token, first, last, label):
            candidate = _stripped(page, start, token, label)
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
            and page.bare(token) in OFFICES_OF_PERSONS
            and last - token <= _PERSON_WORDS
            and all(page.is_name_word(t) for t in range(token + 1, last))
            and page.bare(last - 1) not in BODY_HEADS | LEGAL_FORMS | PLACE_HEADS
        ):
            return token
    return 0


def _parts(page: Page, token: int, first: int, last: int, label: str) -> bool:
    """Tell whether a token inside a span parts two names."""
    form = page.forms[token]
    if form in HYPHENS and label == "ORG":
        return False
    if form in HYPHENS:
        return not (first < token < last - 1 and page.glued[token - 1] and page.glued[token])
    if form == ",":
        following = page.bare(token + 1) if token + 1 < last else ""
        rest = page.forms[token + 1 : last]
        return not (following in LEGAL_FORMS or following in GENERATIONS or "&" in rest)
    return (
        form in _SEPARATORS
        or not form.strip()
        or (token > first and form[0] in "<>@" and len(form) > 1)
    )


def _stripped(page: Page, first: int, last: int, label: str) -> Candidate | None:
    """Take off what does not belong to a name at either end."""
    while first < last and _is_leading_waste(page, first, last, label):
        first += 1
    while first < last and _is_trailing_waste(page, last - 1, label):
        last -= 1
    if first < last and label != "NORP":
        first, label = _without_portfolio(page, first, last, label)
    if first < last and label != "NORP":
        first, label = _without_titles(page, first, last, label)
    if label == "PERSON":
        last = _end_of_person(page, first, last)
    elif label in ("ORG", "GPE", "") and last - first > 1 and _is_office(page, last - 1):
        last -= 1
    if first >= last or not (any(page.capital[first:last]) or label == "GPE"):
        return None
    if last - first == 1 and _is_portfolio(page, first):
        return None
    if page.bare(last - 1) in ("ministers", "secretaries"):
        return None
    if all(page.bare(token) in TITLES_BEFORE | _ROLE_WORDS for token in range(first, last)) and (
        last - first > 1 or page.bare(first) not in ALSO_NAMES
    ):
        return None
    candidate = Candidate(first, last, label)
    candidate.form = _form(page, candidate)
    return candidate


def _is_leading_waste(page: Page, token: int, last: int, label: str) -> bool:
    lower = page.syntax.lower[token]
    if lower in _NOT_NAMES or page.forms[token] in _POSSESSIVES or not lower[0].isalnum():
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
    if form in _POSSESSIVES or lower in _NOT_NAMES or not any(map(str.isalnum, form)):
        return True
    if page.capital[token]:
        return page.bare(token) in _CALENDAR and label in ("PERSON", "GPE", "NORP", "ORG")
    if form[0].isdigit():
        return label in ("PERSON", "GPE", "NORP")
    return label != "GPE" and not any(map(str.isupper, form))


def _without_portfolio(page: Page, first: int, last: int, label: str) -> tuple[int, str]:
    """Return where a name begins behind the rest of a title: "Secretary of State Ann Bell"."""
    if first < 2 or page.syntax.lower[first - 1] not in ("of", "for"):
        return first, label
    if page.bare(first - 2) not in TITLES_BEFORE:
        return first, label
    start = first
    while first < last and (page.bare(first) in PORTFOLIOS or page.bare(first) in _IN_PORTFOLIO):
        first += 1
    return first, "PERSON" if start < first < last else label


def _without_titles(page: Page, first: int, last: int, label: str) -> tuple[int, str]:
    """Return where a name begins behind titles and roles, and its label then.

    "Foreign Minister Ann Bell" is cut behind the last of its titles, "Ali Sheikh Omar", where a
    given name stands before the title, is not.
    """
    if label != "PERSON":
        while first < last - 1 and page.bare(first) in HONORIFICS and page.capital[first]:
            first, label = first + 1, "PERSON"
        return first, label
    if is_given_name(page.forms[first]):
        return first, label
    for token in range(last - 2, first - 1, -1):
        bare = page.bare(token)
        if bare in PERSON_NOUNS or (
            bare in TITLES_BEFORE and not (bare in ALSO_NAMES and token == first)
        ):
            return token + 1, label
    return first, label


def _end_of_person(page: Page, first: int, last: int) -> int:
    """Return where a person's name ends: before a role, a date, or a word in lower case."""
    for token in range(first + 1, last):
        lower = page.syntax.lower[token]
        if page.capital[token]:
            bare = page.bare(token)
            if (
                bare in _CALENDAR
                or bare in _NOT_NAMES
                or (bare in TITLES_BEFORE and _is_role_only(bare))
            ):
                return token
        elif page.forms[token] not in HYPHENS | {"on", "upon"} and lower not in PERSON_PARTICLES:
            return token if lower[0].isalnum() and token > first else last
    return last


def _is_role_only(bare: str) -> bool:
    return bare not in ALSO_NAMES and bare not in GENERATIONS and len(bare) > 3


def _is_office(page: Page, token: int) -> bool:
    """Tell whether a capitalized token is an office and not the end of a body's name."""
    bare = page.bare(token)
    return bare in TITLES_BEFORE and bare not in BODY_HEADS and bare not in ALSO_NAMES


def _is_portfolio(page: Page, token: int) -> bool:
    """Tell whether a word is the first one of a minister's title: "Defence Minister Jane Doe"."""
    if page.bare(token) not in PORTFOLIOS or token + 1 >= len(page):
        return False
    following = page.bare(token + 1)
    if following == "and" and token + 3 < len(page):
        following = page.bare(token + 3)
    return following in OFFICES


def _form(page: Page, candidate: Candidate) -> Kind | None:
    """Return the kind that the words of a name give away."""
    first, last = candidate.first, candidate.last
    head = page.bare(last - 1)
    if last - first == 1:
        return None
    if head in LEGAL_FORMS or "&" in page.forms[first:last]:
        return Kind.ORGANIZATION
    for token in range(first + 1, last - 1):
        if page.syntax.lower[token] in ("of", "for"):
            before = page.bare(token - 1)
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


# ── names of bodies and places by their form ─────────────────────────────────────────────────


def _bodies(page: Page) -> Iterator[Candidate]:
    """Yield companies by their legal form, and bodies and places by "of"."""
    for token in range(1, len(page) - 1):
        if not page.capital[token] or page.outside(token):
            continue
        bare = page.bare(token)
        if bare in LEGAL_FORMS and (
            len(bare) > 2 or page.forms[token] != bare.upper() or page.forms[token].isupper()
        ):
            first = _left_edge(page, token)
            if first < token:
                yield Candidate(first, _after_forms(page, token), "", Kind.ORGANIZATION)
    for token in range(len(page) - 2):
        if not page.capital[token] or page.outside(token):
            continue
        bare = page.bare(token)
        if (bare in BODIES_OF or bare in PLACES_OF) and page.bare(token + 1) in SMALL_WORDS:
            last = _right_edge(page, token)
            if last > token + 1:
                kind = Kind.ORGANIZATION if bare in BODIES_OF else Kind.PLACE
                yield Candidate(_left_edge(page, token), last, "", kind)


def _after_forms(page: Page, token: int) -> int:
    """Return the end of a run of legal forms: "Co Ltd"."""
    token += 1
    while token < len(page) and page.capital[token] and page.bare(token) in LEGAL_FORMS:
        token += 1
    return token


def _left_edge(page: Page, token: int) -> int:
    """Return where the capitalized words before a token begin."""
    first = token
    block = page.block(token)
    while first > 0 and page.block(first - 1) == block:
        before = first - 1
        bare = page.bare(before)
        if page.is_name_word(before):
            if bare in HONORIFICS or _is_office(page, before) or is_people(bare):
                break
            first = before
        elif page.forms[before] == "&" or (
            page.forms[before] in HYPHENS and page.glued[before] and page.glued[before - 1]
        ):
            if before == 0 or not page.capital[before - 1]:
                break
            first = before - 1
        elif page.forms[before] == "," and (
            (first == token and page.bare(token) in LEGAL_FORMS)
            or page.forms[first + 1 : first + 2] == ["&"]
        ):
            if not page.is_name_word(before - 1):
                break
            first = before - 1
        else:
            break
    return first


def _right_edge(page: Page, token: int) -> int:
    """Return where a name ends that goes on behind "of", "for" or "on"; `token` if it does not."""
    syntax = page.syntax
    block = page.block(token)
    last = token
    position = token + 1
    while position < len(page) and page.block(position) == block:
        bare = page.bare(position)
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


# ── growing ──────────────────────────────────────────────────────────────────────────────────


def _grow(page: Page, candidate: Candidate, covered: list[bool]) -> None:
    """Add the parts of a name that the stock model left outside."""
    before = (candidate.first, candidate.last)
    _grow_over_hyphens(page, candidate)
    if candidate.label != "NORP":
        _grow_left(page, candidate, covered)
        _grow_right(page, candidate, covered)
    if candidate.form is None:
        candidate.form = _form(page, candidate)
    if before != (candidate.first, candidate.last):
        for token in range(candidate.first, candidate.last):
            covered[token] = True


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
        if page.block(before) != page.block(candidate.first):
            return
        form = page.forms[before]
        if _INITIALS.match(form) and "." in form and candidate.label == "PERSON":
            candidate.first = before
        elif candidate.label == "PERSON" and page.syntax.lower[before] in PERSON_PARTICLES:
            if page.capital[before] or not _is_particle(page, before):
                return
            candidate.first = before
        elif (
            page.syntax.tag[before] == "NNP"
            and page.is_name_word(before)
            and page.bare(before) not in TITLES_BEFORE
            and not is_people(page.bare(before))
            and (candidate.label == "PERSON" or _INITIALS.match(page.forms[candidate.first]))
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
        if page.block(token) != page.block(token - 1):
            return
        bare = page.bare(token)
        if page.forms[token] == "," and token + 1 < len(page):
            if page.bare(token + 1) not in ("jr", "sr") or candidate.label != "PERSON":
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
        if page.syntax.lower[position] not in PERSON_PARTICLES | {"-"}:
            return 0
    return 0


def _belongs_right(page: Page, candidate: Candidate, token: int) -> bool:
    """Tell whether the capitalized word behind a name is its surname or its head noun."""
    if not page.is_name_word(token) or page.glued[token - 1]:
        return False
    bare = page.bare(token)
    if bare in BODY_HEADS or bare in PLACE_HEADS or bare in LEGAL_FORMS:
        return page.syntax.head[token - 1] >= token or bare in LEGAL_FORMS
    if _is_office(page, token) or page.syntax.tag[token] != "NNP" or bare in _MONEY:
        return False
    return candidate.label == "PERSON" and page.syntax.head[token - 1] == token


# ── what the stock model passed over ─────────────────────────────────────────────────────────


def _passed_over(page: Page, covered: Sequence[bool]) -> Iterator[Candidate]:
    """Yield runs of proper nouns outside all spans."""
    first = -1
    for token in range(len(page) + 1):
        free = (
            token < len(page)
            and page.capital[token]
            and not covered[token]
            and page.syntax.tag[token].startswith("NNP")
            and page.is_name_word(token)
            and not page.outside(token)
        )
        if first >= 0 and not (free and page.block(token) == page.block(first)):
            candidate = _stripped(page, first, token, "")
            if candidate is not None:
                yield candidate
            first = -1
        if free and first < 0:
            first = token
