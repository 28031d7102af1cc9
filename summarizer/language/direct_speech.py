"""Somebody's own words in quotation marks, with who says them.

A stretch in quotation marks is speech when a verb of saying is attached to it (“…,” X said;
X said: “…”), or when it makes up whole sentences and carries on what was said before. All else
in quotation marks is a title, a term, or part of a clause that is reported speech.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.attribution import (
    SUBJECT,
    Attribution,
    Range,
    characters,
    noun_phrase,
    subject,
    trimmed,
    verb_group,
)
from summarizer.language.blocks import Block
from summarizer.language.cues import SPEECH
from summarizer.language.quotation_marks import Quoted
from summarizer.language.syntax import Syntax

_END = frozenset({".", "?", "!", "…", "..."})
_ENDS_SENTENCE = ".?!…"
_CLOSING_MARKS = "”’»\"'"
_HANDS_OVER = ",?!…—–-"
"""How the content ends where “he said” follows."""
_DASHES = frozenset({"-", "--", "–", "—", "―", "~"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# “He told reporters at the airport late on Monday, “…”: between verb and content, in tokens.
_MOST_BETWEEN = 25


class Utterance(NamedTuple):
    """What one speaker says at one go; narration may stand between its parts."""

    parts: tuple[Range, ...]
    """Characters of the contents, without quotation marks."""
    outer: Range
    """Characters from the first mark to the last."""
    attribution: Attribution


class _Place(NamedTuple):
    """Where a quoted stretch stands among the tokens."""

    quoted: Quoted
    first: int
    """Its opening mark."""
    last: int
    """The first token after it."""
    low: int
    """The first token that may belong to what comes before it."""
    high: int
    """After the last token that may belong to what comes after it."""


def find_utterances(
    syntax: Syntax, blocks: Sequence[Block], quoted: Sequence[Quoted]
) -> list[Utterance]:
    """Return direct quotations, in order."""
    found: list[Utterance] = []
    previous: _Place | None = None
    for place in _places(syntax, blocks, quoted):
        before = _attributed_before(syntax, place)
        last = found[-1] if found else None
        if (last is not None and previous is not None and _splits(before, last)) or (
            last is not None and previous is not None and _resumes(syntax, place, previous, last)
        ):
            found[-1] = _joined(last, place.quoted)
        elif before is not None:
            found.append(_utterance(place.quoted, before))
        elif (after := _attributed_after(syntax, place)) is not None:
            found.append(_utterance(place.quoted, after))
        elif _is_whole(syntax, place):
            if (
                last is not None
                and previous is not None
                and _follows(syntax, place, previous, last)
            ):
                found[-1] = _joined(last, place.quoted)
            else:
                near = (
                    last is not None
                    and previous is not None
                    and (place.quoted.block - previous.quoted.last_block <= 1)
                )
                carried = last.attribution if near and last is not None else Attribution(None, None)
                found.append(_utterance(place.quoted, Attribution(carried.source, None)))
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


def _places(syntax: Syntax, blocks: Sequence[Block], quoted: Sequence[Quoted]) -> list[_Place]:
    starts = syntax.start
    places: list[_Place] = []
    for number, item in enumerate(quoted):
        first = max(bisect_right(starts, item.opening) - 1, 0)
        last = bisect_left(starts, item.closing)
        low = bisect_left(starts, blocks[item.block].start)
        high = bisect_left(starts, blocks[item.last_block].end)
        if number and quoted[number - 1].last_block == item.block:
            low = bisect_left(starts, quoted[number - 1].closing)
        if number + 1 < len(quoted) and quoted[number + 1].block == item.last_block:
            high = bisect_left(starts, quoted[number + 1].opening)
        places.append(_Place(item, first, last, low, max(high, last)))
    return places


def _sentence_end(syntax: Syntax, first: int, high: int) -> int:
    """Return the first token from `first` on that ends a sentence, or `high`."""
    for token in range(first, high):
        if syntax.lower[token] in _END:
            return token
    return high


def _sentence_start(syntax: Syntax, low: int, last: int) -> int:
    """Return the first token of the sentence that `last` would belong to."""
    for token in range(last - 1, low - 1, -1):
        if syntax.lower[token] in _END:
            return token + 1
    return low


def _attributed_after(syntax: Syntax, place: _Place) -> Attribution | None:
    """Find “…,” said X or “…,” X said."""
    text, quoted = syntax.text, place.quoted
    first = _after_space(syntax, place.last, place.high)
    if first >= place.high or not _begins_sentence(syntax, place):
        return None
    comma = syntax.lower[first] == ","
    ending = _ending(text, quoted)
    if syntax.lower[first] in _DASHES:
        return _signature(syntax, first + 1, place.high)
    hands_over = comma or ending in _HANDS_OVER
    if not hands_over and not (ending in _ENDS_SENTENCE and _is_lower(syntax, first)):
        return None
    first += comma
    high = _sentence_end(syntax, first, place.high)
    verb = _speech_verb(syntax, first, high)
    if verb is None:
        return None
    if syntax.lemma[verb] not in SPEECH and not (ending == "," or comma):
        return None
    return Attribution(
        _source(syntax, verb, first, high), characters(syntax, verb_group(syntax, verb))
    )


def _ending(text: str, quoted: Quoted) -> str:
    """Return the last character of the content that is not a nested closing mark."""
    content = text[quoted.start : quoted.end].rstrip(_CLOSING_MARKS)
    return content[-1:]


def _after_space(syntax: Syntax, first: int, high: int) -> int:
    while first < high and syntax.lower[first].isspace():
        first += 1
    return first


def _before_space(syntax: Syntax, last: int, low: int) -> int:
    while last >= low and syntax.lower[last].isspace():
        last -= 1
    return last


def _speech_verb(syntax: Syntax, first: int, high: int) -> int | None:
    """Return the verb that says, in the clause that follows a quotation."""
    verbs = [i for i in range(first, high) if syntax.pos[i] in _VERBAL]
    saying = [i for i in verbs if syntax.lemma[i] in SPEECH]
    main = [i for i in saying if syntax.dep[i] not in ("relcl", "acl", "amod", "xcomp")]
    for candidates in (main, saying):
        if candidates:
            return candidates[0]
    for verb in verbs:
        doer = syntax.child(verb, *SUBJECT)
        if doer is not None and first <= doer < verb and syntax.left_edge(doer) <= first + 1:
            return verb
        break
    return None


def _source(syntax: Syntax, verb: int, low: int, high: int) -> Range | None:
    """Return the speaker: the subject in the parse, else the noun phrase beside the verb."""
    doer = subject(syntax, verb)
    if doer is not None and low <= doer < high:
        phrase = noun_phrase(syntax, doer, low if doer < verb else verb + 1, high)
        return characters(syntax, phrase)
    head = next((i for i in range(verb - 1, low - 1, -1) if syntax.pos[i] in _NOMINAL), None)
    if head is None:
        head = next(
            (i for i in range(verb + 1, min(verb + 8, high)) if syntax.pos[i] in _NOMINAL), None
        )
        if head is None:
            return None
        while verb < syntax.head[head] < high and syntax.pos[syntax.head[head]] in _NOMINAL:
            if syntax.head[head] == head:
                break
            head = syntax.head[head]
        return characters(syntax, noun_phrase(syntax, head, verb + 1, high))
    phrase = trimmed(syntax, max(low, syntax.left_edge(head)), min(head + 1, verb))
    return characters(syntax, phrase) if phrase[0] < phrase[1] else None


def _signature(syntax: Syntax, first: int, high: int) -> Attribution | None:
    """Find “…” — X, with nothing after the name but its description."""
    phrase = trimmed(syntax, first, high)
    if phrase[0] >= phrase[1] or any(syntax.pos[i] in _VERBAL for i in range(*phrase)):
        return None
    if syntax.pos[phrase[0]] not in ("PROPN", "NOUN", "DET", "ADJ"):
        return None
    return Attribution(characters(syntax, phrase), characters(syntax, (first - 1, first)))


def _attributed_before(syntax: Syntax, place: _Place) -> Attribution | None:
    """Find X said: “…”, X told Y, “…”, X said “…”."""
    before = _before_space(syntax, place.first - 1, place.low)
    low = _sentence_start(syntax, place.low, before + 1)
    if before < low:
        return None
    mark = syntax.lower[before]
    text, quoted = syntax.text, place.quoted
    verb = _verb_before(syntax, low, before + 1)
    if mark == ":":
        return _introduced(syntax, low, before, verb)
    if verb is None or before - verb > _MOST_BETWEEN:
        return None
    capital = text[quoted.start].isupper() or not text[quoted.start].isalpha()
    if mark == ",":
        attached = capital
    elif verb == before or (syntax.head[before] == verb and syntax.dep[before] == "prt"):
        attached = _ends_clause(syntax, place)
    else:
        plain = all(
            syntax.lower[i] not in (",", "that", "as", "of") for i in range(verb, before + 1)
        )
        attached = capital and plain and _ends_clause(syntax, place)
    if not attached:
        return None
    return Attribution(
        _source(syntax, verb, low, before + 1), characters(syntax, verb_group(syntax, verb))
    )


def _verb_before(syntax: Syntax, low: int, high: int) -> int | None:
    for i in range(high - 1, low - 1, -1):
        if syntax.pos[i] in _VERBAL and syntax.lemma[i] in SPEECH:
            return i
    return None


def _introduced(syntax: Syntax, low: int, colon: int, verb: int | None) -> Attribution | None:
    """Read what stands before a colon: a clause of saying, or only a name."""
    if verb is None:
        main = [
            i
            for i in range(low, colon)
            if syntax.pos[i] in _VERBAL and syntax.child(i, *SUBJECT) is not None
        ]
        if not main:
            phrase = trimmed(syntax, low, colon)
            if phrase[0] >= phrase[1]:
                return None
            cue = characters(syntax, (colon, colon + 1))
            if phrase[1] - phrase[0] <= 8 and syntax.pos[phrase[1] - 1] == "PROPN":
                return Attribution(characters(syntax, phrase), cue)
            return Attribution(None, cue)
        verb = main[-1]
    return Attribution(
        _source(syntax, verb, low, colon), characters(syntax, verb_group(syntax, verb))
    )


def _begins_sentence(syntax: Syntax, place: _Place) -> bool:
    """Tell whether nothing but a joining word stands before it in its sentence."""
    before = place.first - 1
    while before >= place.low and (
        syntax.pos[before] == "CCONJ"
        or syntax.lower[before] in _DASHES | {"("}
        or syntax.lower[before].isspace()
    ):
        before -= 1
    return before < place.low or syntax.lower[before] in _END | {":"}


def _ends_clause(syntax: Syntax, place: _Place) -> bool:
    """Tell whether the sentence or clause ends where the stretch ends."""
    after = _after_space(syntax, place.last, place.high)
    if after >= place.high or _ending(syntax.text, place.quoted) in _ENDS_SENTENCE + ",":
        return True
    return syntax.lower[after] in _END | {",", ";", ":", ")"} | _DASHES


def _is_whole(syntax: Syntax, place: _Place) -> bool:
    """Tell whether it makes up one or more whole sentences."""
    if not _begins_sentence(syntax, place):
        return False
    if place.quoted.end - place.quoted.start < 2 or place.last - place.first < 4:
        return False
    after = _after_space(syntax, place.last, place.high)
    ended = _ending(syntax.text, place.quoted) in _ENDS_SENTENCE + "—–-"
    return ended and (after >= place.high or not _is_lower(syntax, after))


def _is_lower(syntax: Syntax, token: int) -> bool:
    return syntax.text[syntax.start[token]].islower()


def _splits(before: Attribution | None, last: Utterance) -> bool:
    """Tell whether “A,” he said, “B”: the words before it attribute the part before, too."""
    return before is not None and before.cue == last.attribution.cue


def _resumes(syntax: Syntax, place: _Place, previous: _Place, last: Utterance) -> bool:
    """Tell whether “A,” he said, smiling, “b”: the sentence of the part before goes on."""
    cue, before = last.attribution.cue, _before_space(syntax, place.first - 1, place.low)
    if cue is None or before < place.low or place.quoted.block != previous.quoted.last_block:
        return False
    return (
        cue[0] >= previous.quoted.closing
        and _ending(syntax.text, previous.quoted) not in _ENDS_SENTENCE
        and (syntax.lower[before] == "," or syntax.pos[before] == "CCONJ")
        and syntax.text[place.quoted.start].islower()
        and _sentence_start(syntax, place.low, place.first) == place.low
    )


def _follows(syntax: Syntax, place: _Place, previous: _Place, last: Utterance) -> bool:
    """Tell whether only the attribution's own sentence stands between it and the part before."""
    if place.quoted.block != previous.quoted.last_block:
        return False
    last_word = _before_space(syntax, place.first - 1, previous.last)
    ends = [i for i in range(previous.last, place.first) if syntax.lower[i] in _END]
    if not ends:
        return last_word < previous.last
    cue = last.attribution.cue
    attributed_between = cue is not None and cue[0] >= previous.quoted.closing
    return attributed_between and ends == [last_word]
