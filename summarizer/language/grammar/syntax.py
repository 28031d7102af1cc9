"""A parsed document as plain lists, read once.

spaCy builds a Python object for every `doc[i]` and looks up a string for every attribute;
rules that walk over clauses ask for both many times. Here each attribute is read in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from spacy.tokens import Doc

_CACHE = "briefbot_syntax"
_ATTRIBUTES = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "IDX", "LENGTH", "SPACY")


class Children:
    """The children of every token, in order: `children[i]`.

    They lie in one flat list. A list for each token would be tens of thousands of objects for
    the garbage collector to look through, which cost more than all else here.
    """

    def __init__(self, heads: np.ndarray) -> None:
        own = np.arange(len(heads))
        below = own[heads != own]
        order = below[np.argsort(heads[below], kind="stable")]
        self._flat: list[int] = order.tolist()
        counts = np.bincount(heads[below], minlength=len(heads))
        self._ends: list[int] = [0, *np.cumsum(counts).tolist()]

    def __getitem__(self, i: int) -> list[int]:
        return self._flat[self._ends[i] : self._ends[i + 1]]


class Syntax:
    """Attributes of all tokens of a `Doc`, by token index."""

    def __init__(self, doc: Doc) -> None:
        # Words come as unsigned 64-bit hashes; heads are relative and may be negative.
        columns = doc.to_array(list(_ATTRIBUTES)).T
        strings = doc.vocab.strings

        def words(column: int, change: Callable[[str], str] = str) -> list[str]:
            hashes = columns[column].tolist()
            known = {value: change(strings[value]) for value in set(hashes)}
            return [known[value] for value in hashes]

        exact = words(0)
        spaces = columns[8].tolist()
        self.text = "".join(
            [f"{word} " if space else word for word, space in zip(exact, spaces, strict=True)]
        )
        self.lower = words(0, str.lower)
        self.lemma = words(1, str.lower)
        self.pos = words(2)
        self.tag = words(3)
        self.dep = words(4)
        heads = columns[5].astype("int64") + np.arange(len(exact))
        self.head: list[int] = heads.tolist()
        self.children = Children(heads)
        self.start: list[int] = columns[6].tolist()
        self.end: list[int] = (columns[6] + columns[7]).tolist()

    @classmethod
    def of(cls, doc: Doc) -> Syntax:
        """Return the lists of a document, made on the first call and kept with it."""
        syntax = doc.user_data.get(_CACHE)
        if not isinstance(syntax, Syntax):
            syntax = cls(doc)
            doc.user_data[_CACHE] = syntax
        return syntax

    def __len__(self) -> int:
        return len(self.head)

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first child of a token with one of these dependency labels."""
        dep = self.dep
        for child in self.children[i]:
            if dep[child] in deps:
                return child
        return None

    def conjuncts(self, i: int) -> list[int]:
        """Return a token and those coordinated with it, in order."""
        found = [i]
        for token in found:
            found.extend(c for c in self.children[token] if self.dep[c] == "conj")
        return found

    def subtree(self, i: int) -> Iterator[int]:
        """Yield a token and all below it, in no order."""
        stack = [i]
        while stack:
            token = stack.pop()
            yield token
            stack.extend(self.children[token])

    def left_edge(self, i: int) -> int:
        """Return the first token of the subtree: the first child of the first child, and so on.

        That is exact where no branches cross.
        """
        while (below := self.children[i]) and below[0] < i:
            i = below[0]
        return i

    def right_edge(self, i: int) -> int:
        """Return the last token of the subtree, as `left_edge` the first."""
        while (below := self.children[i]) and below[-1] > i:
            i = below[-1]
        return i

    def is_title(self, i: int) -> bool:
        """Tell whether a token starts with a capital."""
        return self.text[self.start[i]].isupper()

    def words(self, first: int, last: int) -> str:
        """Return the text from token `first` up to and with token `last`."""
        return self.text[self.start[first] : self.end[last]]
