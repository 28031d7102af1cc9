"""Find the expressions of time in a text.

Their extents follow the TimeML annotation guidelines (Saurí et al. 2006): determiners and
modifiers belong to an expression ("the third quarter", "early 2009"), prepositions do not.
"""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.timex.expressions import Expression
from summarizer.timex.lexer import lex
from summarizer.timex.merging import merge
from summarizer.timex.phrase import Doubt
from summarizer.timex.rules import phrases


class Found(NamedTuple):
    """An expression in a text: characters `start` to `end`."""

    start: int
    end: int
    expression: Expression
    doubt: Doubt | None = None
    """Set where the same words often mean something else."""


def recognize(text: str, breaks: Sequence[int] = ()) -> list[Found]:
    """Return the expressions of time of a text, in order, without overlaps.

    Args:
        text: Any text.
        breaks: Offsets that no expression crosses, in order; blank lines are always such.
    """
    words = lex(text, breaks)
    return [
        Found(words.words[first].start, words.words[last - 1].end, expression, doubt)
        for first, last, expression, doubt in merge(list(phrases(words)), words)
    ]
