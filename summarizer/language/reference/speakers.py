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
from summarizer.language.reference.referents import Reference, head_of
from summarizer.language.reference.resolution import Resolution
from summarizer.language.speech.cues import JUDGE, THAT
from summarizer.models import Form, Kind, Mention, Quotation, QuotationKind, Role

_SAYING = THAT | JUDGE
_I = word_set("i me my mine myself")
_WE = word_set("we us our ours ourselves")


def set_apart(
    syntax: Syntax,
    roles: Sequence[Role],
    quotations: Sequence[Quotation],
    known: Sequence[Reference],
) -> Mapping[int, set[int]]:
    """Return, for tokens, the tokens that refer to somebody else.

    Args:
        syntax: The parsed document.
        roles: Its roles.
        quotations: Its quotations.
        known: References by name and by noun, in order of their tokens.
    """
    apart: dict[int, set[int]] = defaultdict(set)
    pairs = (
        *_spoken_apart(syntax, quotations),
        *_named_apart(syntax, quotations, known),
        *_held_apart(syntax, roles),
    )
    for one, other in pairs:
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


def _named_apart(
    syntax: Syntax, quotations: Sequence[Quotation], known: Sequence[Reference]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of a speaker who is only "he" or "she" and a person named in the words before.

    Nobody calls himself by his name: in "“Bell was wrong,” he said" he is not Bell. Narrators do
    ("He says that Bell's team …"), and a parse may take a narrator's words in ("Bell said …").
    """
    tokens = [reference.token for reference in known]
    for quotation in quotations:
        if quotation.source_start is None:
            continue
        first, last = _tokens(syntax, quotation.source_start, quotation.source_end)
        if last - first != 1 or syntax.lower[first] not in PERSONAL:
            continue
        if quotation.kind is QuotationKind.REPORTED and quotation.source_start < quotation.start:
            continue
        low, high = _tokens(syntax, quotation.start, quotation.end)
        for reference in known[bisect_left(tokens, low) : bisect_left(tokens, high)]:
            named = reference.form is Form.NAME and reference.referent.kind is Kind.PERSON
            if named and not _speaks(syntax, reference.token):
                yield first, reference.token


def _speaks(syntax: Syntax, token: int) -> bool:
    return syntax.dep[token] == "nsubj" and syntax.lemma[syntax.head[token]] in _SAYING


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
                speaker = resolution.speaker(doc, quotation)
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
