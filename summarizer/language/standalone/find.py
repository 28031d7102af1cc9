"""What a sentence needs to be read on its own: what can be cut, and whether it dangles."""

from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.reference.resolution import Resolution
from summarizer.language.standalone.cutting import cuts
from summarizer.language.standalone.leaning import leans
from summarizer.language.standalone.pointing import is_only_said, points_back
from summarizer.models import Cut, Quotation


def find_cuts(
    sentence: TokenSpan, resolution: Resolution, quotations: Sequence[Quotation]
) -> tuple[Cut, ...]:
    """Return stretches that can be left out with grammar and meaning whole, in order.

    `quotations` are those of the document, in order. What is left starts well once its first
    letter is made a capital, has a subject and a finite verb, and says nothing that the whole
    does not say; no negation, condition, doubt or attribution is ever cut.
    """
    first, last = _words(sentence)
    if first >= last:
        return ()
    return tuple(cuts(Syntax.of(sentence.doc), first, last, resolution, quotations))


def dangles(sentence: TokenSpan, resolution: Resolution, quotations: Sequence[Quotation]) -> bool:
    """Tell whether the sentence leans on others in a way that brackets cannot mend.

    It points back at something unresolved, it is a question, a caption, words of somebody who is
    named elsewhere, or has no finite verb. `quotations` are those of the document, in order.
    """
    first, last = _words(sentence)
    syntax = Syntax.of(sentence.doc)
    return (
        first >= last
        or leans(syntax, first, last, resolution)
        or points_back(syntax, first, last, resolution)
        or is_only_said(syntax.text, syntax.start[first], syntax.end[last - 1], quotations)
    )


def _words(sentence: TokenSpan) -> tuple[int, int]:
    """Return the tokens of a sentence without the white space around it."""
    lower = Syntax.of(sentence.doc).lower
    first, last = sentence.start, sentence.end
    while first < last and lower[first].isspace():
        first += 1
    while last > first and lower[last - 1].isspace():
        last -= 1
    return first, last
