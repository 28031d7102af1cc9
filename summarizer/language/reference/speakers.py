"""Who a pronoun is not: the speaker of the words it stands in, the holder of its own role.

And who it is: I is the speaker.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.pronouns import PERSONAL
from summarizer.language.reference.referents import head_of
from summarizer.language.reference.resolution import Resolution
from summarizer.models import Form, Kind, Mention, Quotation, QuotationKind, Role

_I = word_set("i me my mine myself")
_WE = word_set("we us our ours ourselves")


def set_apart(
    syntax: Syntax, roles: Sequence[Role], quotations: Sequence[Quotation]
) -> Mapping[int, set[int]]:
    """Return, for tokens, the tokens that refer to somebody else."""
    apart: dict[int, set[int]] = defaultdict(set)
    for one, other in (*_spoken_apart(syntax, quotations), *_held_apart(syntax, roles)):
        apart[one].add(other)
        apart[other].add(one)
    return apart


def _spoken_apart(syntax: Syntax, quotations: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a pronoun and a speaker that are two people.

    Nobody speaks of himself as "he": who says a quotation is none of those that it calls he or
    she.
    """
    for quotation in quotations:
        if quotation.kind is not QuotationKind.DIRECT or quotation.source_start is None:
            continue
        first, last = _tokens(syntax, quotation.source_start, quotation.source_end)
        if first >= last:
            continue
        source = head_of(syntax, first, last)
        for token in range(*_tokens(syntax, quotation.start, quotation.end)):
            if syntax.lower[token] in PERSONAL:
                yield token, source


def _held_apart(syntax: Syntax, roles: Sequence[Role]) -> Iterator[tuple[int, int]]:
    """Yield pairs of a pronoun and a holder that are two people.

    Nobody is his own successor: in "named Roe as her successor" she is not Roe.
    """
    for role in roles:
        if role.organization_start is None or role.organization_end is None:
            continue
        first, last = _tokens(syntax, role.organization_start, role.organization_end)
        if last - first == 1 and syntax.lower[first] in PERSONAL:
            holder = _tokens(syntax, role.holder_start, role.holder_end)
            if holder[0] < holder[1]:
                yield first, head_of(syntax, *holder)


def first_persons(
    doc: Doc, quotations: Sequence[Quotation], resolution: Resolution
) -> Iterator[Mention]:
    """Yield the mentions of speakers as I in their direct quotations.

    "We" is yielded for organizations and groups only: in the mouth of a person it is more than
    one.
    """
    syntax = Syntax.of(doc)
    for quotation in quotations:
        if quotation.kind is not QuotationKind.DIRECT:
            continue
        words: frozenset[str] = frozenset()
        speaker: Mention | None = None
        for token in range(*_tokens(syntax, quotation.start, quotation.end)):
            word = syntax.lower[token]
            if word not in _I and word not in _WE:
                continue
            if speaker is None:
                speaker = resolution.of(doc, quotation.source_start, quotation.source_end)
                if speaker is None:
                    break
                words = _I if speaker.kind is Kind.PERSON else _WE
            # "US" the country, "I" the numeral and "mine" the pit are no pronouns.
            if word in words and syntax.tag[token] in {"PRP", "PRP$"}:
                yield Mention(
                    start=syntax.start[token],
                    end=syntax.end[token],
                    kind=speaker.kind,
                    form=Form.PRONOUN,
                    actor=speaker.actor,
                )


def _tokens(syntax: Syntax, start: int, end: int | None) -> tuple[int, int]:
    """Return the first token in a range of characters, and the one after the last."""
    first = bisect_left(syntax.start, start)
    return first, bisect_left(syntax.start, start if end is None else end)
