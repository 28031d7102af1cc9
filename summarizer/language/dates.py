"""Dates and times in a text, resolved against the day of publication.

The phrases and their arithmetic are `summarizer.timex`. What needs the parse is here: the tense
of the clause, which turns "on Saturday" back or forward, and whether a doubtful word is a date.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from spacy.tokens import Doc, Token

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tense import Tenses
from summarizer.language.layout.blocks import Block
from summarizer.models import DateExpression
from summarizer.timex import Context, Doubt, Found, Tense, Timex, recognize, resolve, turns_on_tense

_TIME_LABELS = frozenset({"DATE", "TIME"})
_NAME_LABELS = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC"})
_MODIFIERS = frozenset({"amod", "compound"})
_NO_NAMES = frozenset({"VERB", "AUX"})
# Words before "a week" that make it a length of time: with any other it says how often.
_LASTING = frozenset(
    {"for", "in", "within", "over", "after", "than", "about", "almost", "nearly", "roughly"}
    | {"around", "just", "only", "another", "half", "last", "take", "takes", "took", "taking"}
    | {"spend", "spends", "spent", "spending"}
)


def find_dates(
    doc: Doc, blocks: Sequence[Block], published: datetime | None
) -> list[DateExpression]:
    """Return date and time expressions in order, with TIMEX3 values.

    Relative expressions count from the day of publication in its own time zone; without one they
    have values such as XXXX-WXX-6 (see `summarizer.timex.resolution`).
    """
    found = recognize(doc.text, [block.start for block in blocks])
    if not found:
        return []
    starts = Syntax.of(doc).start
    context = Context(published.date() if published else None)
    tenses = Tenses()
    dates = []
    for expression in found:
        first = doc[bisect_right(starts, expression.start) - 1]
        last = doc[bisect_right(starts, expression.end - 1) - 1]
        timex = _resolved(expression, first, last, context, tenses)
        if timex is not None:
            dates.append(
                DateExpression(
                    start=expression.start,
                    end=expression.end,
                    value=timex.value,
                    type=timex.type,
                    precision=timex.precision,
                )
            )
    return dates


def _resolved(
    found: Found, first: Token, last: Token, context: Context, tenses: Tenses
) -> Timex | None:
    doubt = found.doubt
    if doubt in (Doubt.YEAR, Doubt.NAME) and not _is_date(doubt, last):
        return None
    if doubt is Doubt.ADJECTIVE and last.dep_ in _MODIFIERS:
        return None
    if first == last and _is_part_of_name(first):
        return None
    tense = tenses.at(first, found.end) if turns_on_tense(found.expression) else Tense.UNKNOWN
    timex = resolve(found.expression, context, tense)
    if doubt is Doubt.RATE and not _lasts(first):
        return timex._replace(type="SET")
    return timex


def _is_date(doubt: Doubt, token: Token) -> bool:
    """Return whether the parse, too, sees a date in a doubtful word."""
    if doubt is Doubt.YEAR and any(child.dep_ == "quantmod" for child in token.children):
        return False  # "over 2000 people"
    if token.ent_type_ in _TIME_LABELS:
        return token.pos_ not in _NO_NAMES
    # "by 2012" where the model is silent; not where it sees an amount or part of a name.
    return doubt is Doubt.YEAR and token.dep_ == "pobj" and not token.ent_type_


def _is_part_of_name(token: Token) -> bool:
    """Return whether a word is one of several in a name: "the Sunday Herald"."""
    if token.ent_type_ not in _NAME_LABELS:
        return False
    after = token.i + 1
    return token.ent_iob_ == "I" or (after < len(token.doc) and token.doc[after].ent_iob_ == "I")


def _lasts(token: Token) -> bool:
    """Return whether "a week" is a length of time and not a rate, by the word before it."""
    return token.i == 0 or token.nbor(-1).lower_ in _LASTING
