"""A parsed document as plain lists, read once.

spaCy builds a Python object for every `doc[i]` and looks up a string for every attribute;
rules that walk over clauses ask for both many times. Here each attribute is read in one go.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc

_CACHE = "briefbot_syntax"
_ATTRIBUTES = ("LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD", "IDX", "LENGTH")


class Syntax:
    """Attributes of all tokens of a `Doc`, by token index."""

    def __init__(self, doc: Doc) -> None:
        # Words come as unsigned 64-bit hashes; heads are relative and may be negative.
        columns = doc.to_array(list(_ATTRIBUTES)).T
        strings = doc.vocab.strings

        def words(column: int) -> list[str]:
            hashes = columns[column].tolist()
            known = {value: strings[value] for value in set(hashes)}
            return [known[value] for value in hashes]

        self.text = doc.text
        self.lower = words(0)
        self.lemma = [lemma.lower() for lemma in words(1)]
        self.pos = words(2)
        self.tag = words(3)
        self.dep = words(4)
        self.head: list[int] = [
            i + step for i, step in enumerate(columns[5].astype("int64").tolist())
        ]
        self.start: list[int] = columns[6].tolist()
        self.end: list[int] = [
            at + length for at, length in zip(self.start, columns[7].tolist(), strict=True)
        ]
        self.children: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)

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

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """First and last token of every subtree."""
        left, right = list(range(len(self))), list(range(len(self)))
        # A walk from the roots gives heads before children; back along it, children first.
        order: list[int] = [i for i, head in enumerate(self.head) if head == i]
        for token in order:
            order.extend(self.children[token])
        for token in reversed(order):
            head = self.head[token]
            if head != token:
                left[head] = min(left[head], left[token])
                right[head] = max(right[head], right[token])
        return left, right

    def left_edge(self, i: int) -> int:
        """Return the first token of the subtree."""
        return self._edges[0][i]

    def right_edge(self, i: int) -> int:
        """Return the last token of the subtree."""
        return self._edges[1][i]

    def words(self, first: int, last: int) -> str:
        """Return the text from token `first` up to and with token `last`."""
        return self.text[self.start[first] : self.end[last]]
