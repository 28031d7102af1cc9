"""The tokens of a document as the rules for names read them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from spacy.tokens import Doc

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.layout.blocks import Block
from summarizer.language.lexicon.gazetteer import ALSO_GIVEN_NAMES, is_people, is_place
from summarizer.language.lexicon.gender import gender_of_given_name
from summarizer.language.lexicon.given_names import locales_of_given_name
from summarizer.language.names.words import CALENDAR, NOT_NAMES, TITLES_BEFORE
from summarizer.models import BlockKind, Kind

INITIALS = re.compile(r"(?:[A-Z]\.-?)+[A-Z]?\Z|[A-Z]\Z")
HYPHENS = frozenset("-\u2010\u2011")
POSSESSIVES = frozenset({"'s", "’s", "'", "’", "‘"})

# A line of more characters is no headline; those of news sites stay under 120.
_LONGEST_HEADLINE = 160
# Letters that a block needs to be called all capitals: an acronym alone is none.
_SHOUTED_LETTERS = 8
# A headline that Capitalizes Its Words has at least that many words of four letters, and at most
# one in five of them small.
_TITLED_WORDS = 4
_TITLED_SMALL = 5


COMMON_NAME = 2
"""Locales that list a word among given names, for it to be one wherever it stands. One alone lists
many words that are hardly ever names of persons in English."""


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
    """The tokens of a document as plain lists, and what the layout says of them."""

    def __init__(self, doc: Doc, blocks: Sequence[Block]) -> None:
        syntax = Syntax.of(doc)
        text = syntax.text
        self.syntax = syntax
        self._length = len(syntax)
        self.forms = [text[a:b] for a, b in zip(syntax.start, syntax.end, strict=True)]
        self.bare = [lower.rstrip(".") for lower in syntax.lower]
        """Tokens in lower case without a final period."""
        self.capital = [form[0].isupper() for form in self.forms]
        self.glued = [a == b for a, b in zip(syntax.end, [*syntax.start[1:], -1], strict=True)]
        """Whether the next token follows without a gap."""
        self.label: dict[int, str] = {
            token: ent.label_ for ent in doc.ents for token in range(ent.start, ent.end)
        }
        """The stock model's label of the tokens inside its spans."""
        starts = [block.start for block in blocks]
        self.block: list[int] = (np.searchsorted(starts, syntax.start, "right") - 1).tolist()
        """Number of the block of each token; -1 before the first."""
        self._small = [
            text[block.start : block.end].lstrip("\"'“‘ ")[:1].islower() for block in blocks
        ] + [False]
        self.plain = {form for form in self.forms if form.islower()}
        """Words that the document writes in lower case somewhere."""
        shouted = [_is_shouted(text[block.start : block.end]) for block in blocks]
        headers = [block.kind is BlockKind.HEADER for block in blocks]
        titled = [_is_titled(text[block.start : block.end]) for block in blocks]
        self.all_shouted = all(shouted)
        # Where a whole document is of one sort, that sort tells nothing. The last item answers
        # for block -1.
        self._shouted = [] if all(shouted) else [*shouted, False]
        self._headers = [] if all(headers) else [*headers, False]
        self._titled = [] if all(titled) else [*titled, False]

    def __len__(self) -> int:
        return self._length

    def shouted(self, token: int) -> bool:
        """Tell whether a token stands in a block all in capitals, where case tells nothing."""
        return bool(self._shouted) and self._shouted[self.block[token]]

    def outside(self, token: int) -> bool:
        """Tell whether no name is found at a token by its form: shouted, or in a header."""
        return self.shouted(token) or (bool(self._headers) and self._headers[self.block[token]])

    def titled(self, token: int) -> bool:
        """Tell whether a token stands in a headline that Capitalizes Its Words."""
        return bool(self._titled) and self._titled[self.block[token]]

    def without_capitals(self, token: int) -> bool:
        """Tell whether a token stands in a block that begins in small letters, as chat does."""
        return self._small[self.block[token]]

    def is_name_word(self, token: int) -> bool:
        """Tell whether a token can be a word of a name: capitalized, and no word of grammar."""
        return (
            self.capital[token]
            and self.syntax.tag[token].startswith(("NN", "JJ", "FW"))
            and self.bare[token] not in NOT_NAMES
            and self.bare[token] not in CALENDAR
        )

    def key(self, first: int, last: int) -> tuple[str, ...]:
        """Return what all mentions of a name share: its words in lower case."""
        return tuple(self.syntax.lower[first:last])

    def root(self, first: int, last: int) -> int:
        """Return the token of a name that the others hang on."""
        for token in range(last - 1, first - 1, -1):
            if not first <= self.syntax.head[token] < last:
                return token
        return last - 1


@lru_cache(maxsize=1 << 14)
def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name and no title, trade or place."""
    lower = word.lower()
    return (
        word.isalpha()
        and not word.isupper()
        and lower not in TITLES_BEFORE
        and not is_people(lower)
        and (lower in ALSO_GIVEN_NAMES or not is_place(lower))
        and (
            locales_of_given_name(word) >= COMMON_NAME
            or (len(word) > 2 and gender_of_given_name(word) is not None)
        )
    )


def _is_shouted(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters > _SHOUTED_LETTERS and " " in text and text.isupper()


def _is_titled(text: str) -> bool:
    if len(text) > _LONGEST_HEADLINE:
        return False
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return len(words) >= _TITLED_WORDS and _TITLED_SMALL * small <= len(words)
