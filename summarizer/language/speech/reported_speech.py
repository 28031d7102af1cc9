"""What somebody says, holds or wants, in the reporter's words: content, source and cue."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.speech.attribution import Attribution, Range, characters
from summarizer.language.speech.direct_speech import Utterance
from summarizer.language.speech.noun_reports import (
    CUE_WORDS,
    according_report,
    adjective_report,
    noun_report,
)
from summarizer.language.speech.quotation_marks import Quoted
from summarizer.language.speech.verb_reports import CUE_VERBS, Report, verb_report


def find_reported(
    syntax: Syntax, quoted: Sequence[Quoted], spoken: Sequence[Utterance]
) -> list[Utterance]:
    """Return reported speech in order, outside of what is quoted directly.

    An attribution inside the content of another is that speaker's business and left out:
    "X said that Y denied it" is a report of X.
    """
    cues = {utterance.attribution.cue for utterance in spoken}
    taken = sorted(part for utterance in spoken for part in utterance.parts)
    found: list[Utterance] = []
    for report in _reports(syntax):
        if report.content[0] >= report.content[1]:
            continue
        cue = characters(syntax, report.cue)
        if cue in cues or _inside(cue, taken):
            continue
        content = _with_marks(characters(syntax, report.content), quoted)
        source = characters(syntax, report.source) if report.source else None
        found.append(Utterance((content,), content, Attribution(source, cue)))
    return _outermost(found)


def _reports(syntax: Syntax) -> Iterator[Report]:
    lemmas, tags = syntax.lemma, syntax.pos
    for token, (lemma, pos) in enumerate(zip(lemmas, tags, strict=True)):
        report = None
        if syntax.lower[token] == "according":
            report = according_report(syntax, token)
        elif pos in ("VERB", "AUX"):
            if lemma in CUE_VERBS:
                report = verb_report(syntax, token)
            elif lemma == "be":
                report = adjective_report(syntax, token)
        elif pos == "NOUN" and lemma in CUE_WORDS:
            report = noun_report(syntax, token)
        if report is not None:
            yield report


def _inside(inner: Range, ranges: Sequence[Range]) -> bool:
    """Tell whether a range lies in one of others that are sorted and do not overlap."""
    at = bisect_right(ranges, inner[0], key=lambda other: other[0]) - 1
    return at >= 0 and inner[1] <= ranges[at][1]


def _with_marks(content: Range, quoted: Sequence[Quoted]) -> Range:
    """Widen a range that ends or begins inside quotation marks to take the marks in."""
    start, end = content
    at = bisect_right(quoted, start, key=lambda item: item.opening) - 1
    if at >= 0 and start < quoted[at].end and quoted[at].closing < end:
        start = quoted[at].opening
    at = bisect_right(quoted, end, key=lambda item: item.start) - 1
    if at >= 0 and end < quoted[at].closing and start < quoted[at].opening:
        end = quoted[at].closing
    return start, end


def _outermost(found: Sequence[Utterance]) -> list[Utterance]:
    """Leave out what is attributed inside the content of another attribution.

    One sweep from left to right that remembers the two contents that reach furthest.
    """
    order = sorted(range(len(found)), key=lambda number: found[number].outer[0])
    by_cue = sorted(range(len(found)), key=lambda number: _cue_start(found[number]))
    furthest: list[int] = []
    inner: set[int] = set()
    at = 0
    for number in by_cue:
        cue, own = found[number].attribution.cue, found[number].outer
        while at < len(order) and found[order[at]].outer[0] <= _cue_start(found[number]):
            furthest = sorted([*furthest, order[at]], key=lambda n: -found[n].outer[1])[:2]
            at += 1
        for other in furthest:
            outer, its_cue = found[other].outer, found[other].attribution.cue
            if other == number or cue is None or cue[1] > outer[1]:
                continue
            longer = (outer[1] - outer[0]) - (own[1] - own[0])
            holds_itself = its_cue is not None and _inside(its_cue, [outer])
            if longer > 0 or (longer == 0 and not holds_itself):
                inner.add(number)
    return [utterance for number, utterance in enumerate(found) if number not in inner]


def _cue_start(utterance: Utterance) -> int:
    cue = utterance.attribution.cue
    return utterance.outer[0] if cue is None else cue[0]
