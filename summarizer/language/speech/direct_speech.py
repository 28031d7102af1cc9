"""Somebody's own words in quotation marks, with who says them.

A stretch in quotation marks is speech when a verb of saying is attached to it (“…,” X said;
X said: “…”), or when it makes up whole sentences and carries on what was said before. All else
in quotation marks is a title, a term, or part of a clause that is reported speech.
"""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.layout.blocks import Block
from summarizer.language.speech.attached_cues import (
    attribution_after,
    attribution_before,
    attribution_in,
)
from summarizer.language.speech.attribution import Attribution, Range
from summarizer.language.speech.quotation_marks import Quoted
from summarizer.language.speech.quoted_places import (
    END,
    ENDS_SENTENCE,
    Place,
    before_space,
    ending,
    find_places,
    is_whole,
    sentence_start,
)


class Utterance(NamedTuple):
    """What one speaker says at one go; narration may stand between its parts."""

    parts: tuple[Range, ...]
    """Characters of the contents, without quotation marks."""
    outer: Range
    """Characters from the first mark to the last."""
    attribution: Attribution


def find_utterances(
    syntax: Syntax, blocks: Sequence[Block], quoted: Sequence[Quoted]
) -> list[Utterance]:
    """Return direct quotations, in order."""
    found: list[Utterance] = []
    previous: Place | None = None
    for place in find_places(syntax, blocks, quoted):
        last = None if previous is None else found[-1]
        before = attribution_before(syntax, place)
        after = attribution_after(syntax, place)
        if before is not None and after is not None and place.low == place.first:
            before = None  # “he said” beside it goes before a colon in the paragraph above
        if last and previous and _goes_on(syntax, place, previous, last, before):
            found[-1] = _joined(last, place.quoted)
        elif before is not None:
            found.append(_utterance(place.quoted, before))
        elif after is not None:
            found.append(_utterance(place.quoted, after))
        elif is_whole(syntax, place):
            carried = _carried(syntax, place, previous, last)
            found.append(_utterance(place.quoted, carried))
        else:
            continue
        previous = place
    return found


def _utterance(quoted: Quoted, attribution: Attribution) -> Utterance:
    outer = (quoted.opening, quoted.closing)
    return Utterance(((quoted.start, quoted.end),), outer, attribution)


def _joined(utterance: Utterance, quoted: Quoted) -> Utterance:
    return utterance._replace(
        parts=(*utterance.parts, (quoted.start, quoted.end)),
        outer=(utterance.outer[0], quoted.closing),
    )


def _goes_on(
    syntax: Syntax, place: Place, previous: Place, last: Utterance, before: Attribution | None
) -> bool:
    """Tell whether a stretch is a further part of the utterance before it."""
    if place.quoted.block != previous.quoted.last_block:
        return False
    cue = last.attribution.cue
    if before is not None:
        # “A,” he said, “B.”: the words before it attribute the part before, too.
        return before.cue == cue
    between = cue is not None and cue[0] >= previous.quoted.closing
    last_word = before_space(syntax, place.first - 1, previous.last)
    ends = [i for i in range(previous.last, place.first) if syntax.lower[i] in END]
    if ends:
        # “A,” he said. “B.”: only the sentence that attributes stands between them.
        return between and ends == [last_word] and is_whole(syntax, place)
    if last_word < previous.last:
        return is_whole(syntax, place)  # “A.” “B.”
    # “A,” he said, smiling, “b”; “A,” he said, and “b”.
    return (
        between
        and ending(syntax.text, previous.quoted) not in ENDS_SENTENCE
        and (syntax.lower[last_word] == "," or syntax.pos[last_word] == "CCONJ")
        and syntax.text[place.quoted.start].islower()
    )


def _carried(
    syntax: Syntax, place: Place, previous: Place | None, last: Utterance | None
) -> Attribution:
    """Return the speaker of whole sentences in marks that have no cue of their own.

    It is whoever speaks in the sentence before, or else in the quotation before. The cue stays
    with the words that it stands beside.
    """
    low, high = (place.low, place.first) if place.low < place.first else place.above
    high = before_space(syntax, high - 1, low)  # the mark that ends the sentence before
    if high > low:
        spoken = attribution_in(syntax, sentence_start(syntax, low, high), high)
        if spoken is not None:
            return Attribution(spoken.source, None)
    if last and previous and place.quoted.block - previous.quoted.last_block <= 1:
        return Attribution(last.attribution.source, None)
    return Attribution(None, None)
