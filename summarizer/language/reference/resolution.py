"""The answer to "who is meant": actors of a document and every place that refers to them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from spacy.tokens import Doc

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.reference.pronouns import PERSONAL
from summarizer.models import DocumentActor, Form, Kind, Mention, Quotation

# Children of a head noun that name the same thing: "the chief, Ann Bell"; and what parsers
# make of a name that follows its title without a comma.
_SAME = frozenset({"appos", "nmod", "compound", "flat"})


@dataclass(frozen=True)
class Resolution:
    """The actors of a document and every place where they are mentioned.

    Mentions are in order of start, outer before inner. One may stand inside another ("Springfield"
    in "Springfield's mayor"), but none crosses another.
    """

    actors: tuple[DocumentActor, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def _reach(self) -> list[int]:
        """The furthest end of any mention up to each."""
        return list(accumulate((mention.end for mention in self.mentions), max))

    def _overlapping(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the mentions that overlap a range of characters, last first."""
        i = bisect_right(self._starts, end - 1) - 1
        while i >= 0 and self._reach[i] > start:
            if self.mentions[i].end > start:
                yield self.mentions[i]
            i -= 1

    def at(self, offset: int) -> Mention | None:
        """Return the innermost mention that covers a character offset, in O(log n)."""
        return next(self._overlapping(offset, offset + 1), None)

    def of(self, doc: Doc, start: int | None, end: int | None) -> Mention | None:
        """Return the mention that says who or what a phrase refers to.

        The phrase is `start` to `end` in characters. Its referent is what its syntactic head
        names, or what stands in apposition to the head: of "Acme spokesman Jo Bell" and of
        "the head of Acme, Jo Bell" it is Jo Bell; "Jo Bell's lawyer" refers to nobody known.
        A phrase that joins two actors ("Jo Bell and Al Fox") refers to no single one: None.
        """
        if start is None or end is None or start >= end:
            return None
        syntax = Syntax.of(doc)
        first = max(bisect_right(syntax.start, start) - 1, 0)
        last = bisect_right(syntax.start, end - 1) - 1
        tokens = range(first, last + 1)
        head = self._head(syntax, tokens)
        if head is None:
            return None
        mention = self._headed_by(syntax, head)
        if mention is None:
            mention = self._beside(syntax, head, tokens)
        if mention is not None and self._joined(syntax, head, tokens, mention):
            return None
        return mention

    def speaker(self, doc: Doc, quotation: Quotation) -> Mention | None:
        """Return the mention that says who a quotation's source is, unless that is in doubt.

        "He" is a person: where he seems to be a body, he is somebody without a name, as often one
        of the body's own ("an official of Acme"). And nobody calls himself by his name.
        """
        mention = self.of(doc, quotation.source_start, quotation.source_end)
        if mention is None or mention.form is not Form.PRONOUN:
            return mention
        if doc.text[mention.start : mention.end].casefold() not in PERSONAL:
            return mention
        doubtful = mention.kind is not Kind.PERSON or any(
            other.actor == mention.actor and other.form is Form.NAME
            for other in self._overlapping(quotation.start, quotation.end)
        )
        return None if doubtful else mention

    def _head(self, syntax: Syntax, tokens: range) -> int | None:
        """Return the token of a phrase that all of the phrase depends on."""
        for token in tokens:
            if syntax.head[token] not in tokens or syntax.head[token] == token:
                if syntax.pos[token] in {"PUNCT", "SPACE", "ADP", "CCONJ", "DET"}:
                    continue
                return token
        return None

    def _beside(self, syntax: Syntax, head: int, tokens: range) -> Mention | None:
        """Return the mention that names what the head of a phrase only describes."""
        for token in range(tokens.start, tokens.stop):
            dep, above = syntax.dep[token], syntax.head[token]
            if above == head and (dep == "appos" or (dep in _SAME and token > head)):
                mention = self._headed_by(syntax, token)
            elif dep == "appos" and above in tokens and self._complements(syntax, above, head):
                # The parser hung a person on a body: "the head of [Acme, Jo Bell]".
                mention = self._headed_by(syntax, token)
                body = self._headed_by(syntax, above)
                if body is None or mention is None or body.kind is mention.kind:
                    continue
            else:
                continue
            if mention is not None:
                return mention
        return None

    def _complements(self, syntax: Syntax, noun: int, head: int) -> bool:
        return syntax.dep[noun] == "pobj" and syntax.head[syntax.head[noun]] == head

    def _headed_by(self, syntax: Syntax, token: int) -> Mention | None:
        """Return the mention at a token, unless the token only modifies the mention's head."""
        mention = self.at(syntax.start[token])
        if mention is None:
            return None
        inside = syntax.head[token] != token and (
            mention.start <= syntax.start[syntax.head[token]] < mention.end
        )
        return None if inside and syntax.dep[token] in {"poss", "nmod", "amod"} else mention

    def _joined(self, syntax: Syntax, head: int, tokens: range, mention: Mention) -> bool:
        for child in syntax.children[head]:
            if syntax.dep[child] == "conj" and child in tokens:
                other = self._headed_by(syntax, child)
                if other is not None and other.actor != mention.actor:
                    return True
        return False
