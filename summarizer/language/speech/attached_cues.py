"""The words that attribute a quoted stretch: “…,” said X; X told Y: “…”; “…” — X."""

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import VERBAL
from summarizer.language.speech.attribution import (
    SUBJECT,
    Attribution,
    Range,
    characters,
    noun_phrase,
    subject,
    trimmed,
    verb_group,
)
from summarizer.language.speech.cues import SPEECH
from summarizer.language.speech.quoted_places import (
    DASHES,
    ENDS_SENTENCE,
    Place,
    after_space,
    before_space,
    begins_sentence,
    ending,
    ends_clause,
    is_lower,
    sentence_end,
    sentence_start,
)

# How the content ends where “he said” follows.
_HANDS_OVER = ",?!…—–-"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Taggers take a verb that opens a fragment, or stands in capitals, for a name.
_ALWAYS_VERBS = frozenset({"said", "says"})
# “He told reporters at the airport late on Monday, “…”: between verb and mark, in tokens.
_MOST_BETWEEN = 25
# The same where no comma or colon stands before the mark: he told reporters “…”.
_MOST_BETWEEN_BARE = 6
# The longest name, with its title, that a colon or dash attributes to, in tokens.
_LONGEST_LABEL = 8
_LONGEST_SIGNATURE = 25
# Where a noun phrase after an inverted verb may begin, in tokens after the verb.
_NEAR = 8


def attribution_after(syntax: Syntax, place: Place) -> Attribution | None:
    """Find “…,” said X, or “…,” X said, or “…” — X."""
    first = after_space(syntax, place.last, place.high)
    if first >= place.high or not begins_sentence(syntax, place):
        return None
    if syntax.lower[first] in DASHES:
        return _signature(syntax, first, place.high)
    comma = syntax.lower[first] == ","
    end = ending(syntax.text, place.quoted)
    if not (comma or end in _HANDS_OVER or (end in ENDS_SENTENCE and is_lower(syntax, first))):
        return None
    first += comma
    high = sentence_end(syntax, first, place.high)
    verb = _verb_after(syntax, first, high, any_verb=comma or end == ",")
    return None if verb is None else _said(syntax, verb, first, high)


def attribution_before(syntax: Syntax, place: Place) -> Attribution | None:
    """Find X said: “…”, or X told Y, “…”, or X said “…”, or a line above that ends in a colon."""
    text, quoted = syntax.text, place.quoted
    before = before_space(syntax, place.first - 1, place.low)
    if before < place.low:
        low, high = place.above
        before = before_space(syntax, high - 1, low)
        if before < low or syntax.lower[before] != ":":
            return None
        return _introduction(syntax, sentence_start(syntax, low, before), before)
    low = sentence_start(syntax, place.low, before + 1)
    if before < low:
        return None
    if syntax.lower[before] == ":":
        return _introduction(syntax, low, before)
    verb = _verb_before(syntax, low, before + 1)
    if verb is None or before - verb > _MOST_BETWEEN:
        return None
    capital = text[quoted.start].isupper() or not text[quoted.start].isalpha()
    if syntax.lower[before] == ",":
        joining = before - 1 > verb and syntax.pos[before - 1] == "SCONJ"
        attached = capital and not joining and not _clause_between(syntax, verb + 1, before)
    elif verb == before or (syntax.head[before] == verb and syntax.dep[before] == "prt"):
        attached = ends_clause(syntax, place) and _first_word(text, quoted.start) != "that"
    else:
        attached = (
            capital
            and before - verb <= _MOST_BETWEEN_BARE
            and syntax.pos[before] not in ("ADP", "SCONJ")
            and all(syntax.lower[i] not in (",", "that", "as") for i in range(verb, before + 1))
            and ends_clause(syntax, place)
        )
    return _said(syntax, verb, low, before + 1) if attached else None


def attribution_in(syntax: Syntax, low: int, high: int) -> Attribution | None:
    """Return who speaks in the last sentence of a token range, by a main verb of saying."""
    for verb in range(high - 1, low - 1, -1):
        if not is_saying(syntax, verb) or syntax.dep[verb] in ("relcl", "acl", "xcomp", "amod"):
            continue
        if (doer := syntax.child(verb, *SUBJECT)) is not None and low <= doer < high:
            return _said(syntax, verb, low, high)
    return None


def is_saying(syntax: Syntax, token: int) -> bool:
    """Tell whether a token is a verb that can introduce somebody's own words."""
    if syntax.lower[token] in _ALWAYS_VERBS:
        return True
    return syntax.pos[token] in VERBAL and syntax.lemma[token] in SPEECH


def _said(syntax: Syntax, verb: int, low: int, high: int) -> Attribution:
    cue = characters(syntax, verb_group(syntax, verb))
    return Attribution(_source(syntax, verb, low, high), cue)


def _first_word(text: str, start: int) -> str:
    return text[start : start + 20].split(maxsplit=1)[0] if text[start : start + 20].split() else ""


def _clause_between(syntax: Syntax, first: int, last: int) -> bool:
    """Tell whether a clause of its own stands in a token range."""
    return any(
        syntax.tag[i] in ("VBD", "VBZ", "VBP", "MD")
        and syntax.dep[i] not in ("relcl", "aux", "auxpass")
        for i in range(first, last)
    )


def _verb_after(syntax: Syntax, first: int, high: int, *, any_verb: bool) -> int | None:
    """Return the verb that says, in the clause that follows a quotation."""
    verbs = [i for i in range(first, high) if syntax.pos[i] in VERBAL or is_saying(syntax, i)]
    saying = [i for i in verbs if is_saying(syntax, i)]
    main = [i for i in saying if syntax.dep[i] not in ("relcl", "acl", "amod", "xcomp")]
    if main or saying:
        return (main or saying)[0]
    if not verbs or not any_verb:
        return None
    # “…,” the narrator intones: any verb will do after a comma within the marks.
    doer = syntax.child(verbs[0], *SUBJECT)
    if doer is not None and first <= doer < verbs[0] and syntax.left_edge(doer) <= first + 1:
        return verbs[0]
    return None


def _verb_before(syntax: Syntax, low: int, high: int) -> int | None:
    return next((i for i in range(high - 1, low - 1, -1) if is_saying(syntax, i)), None)


def _source(syntax: Syntax, verb: int, low: int, high: int) -> Range | None:
    """Return the speaker: the subject in the parse, else the noun phrase beside the verb."""
    doer = subject(syntax, verb)
    if doer is not None and doer != verb and low <= doer < high:
        phrase = noun_phrase(syntax, doer, low if doer < verb else verb + 1, high)
        return characters(syntax, phrase)
    head = next((i for i in range(verb - 1, low - 1, -1) if syntax.pos[i] in _NOMINAL), None)
    if head is not None:
        phrase = trimmed(syntax, max(low, syntax.left_edge(head)), head + 1)
        return characters(syntax, phrase) if phrase[0] < phrase[1] else None
    after = range(verb + 1, min(verb + _NEAR, high))
    head = next((i for i in after if syntax.pos[i] in _NOMINAL), None)
    if head is None:
        return None
    while (
        verb < syntax.head[head] < high
        and syntax.head[head] != head
        and syntax.pos[syntax.head[head]] in _NOMINAL
    ):
        head = syntax.head[head]
    return characters(syntax, noun_phrase(syntax, head, verb + 1, high))


def _signature(syntax: Syntax, dash: int, high: int) -> Attribution | None:
    """Read “…” — X, with nothing on the line but the name and its description."""
    lower = syntax.lower
    line_end = next((i for i in range(dash, high) if "\n" in lower[i]), high)
    phrase = trimmed(syntax, dash + 1, line_end)
    if not 0 < phrase[1] - phrase[0] <= _LONGEST_SIGNATURE:
        return None
    if any(syntax.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(*phrase)):
        return None
    if not syntax.text[syntax.start[phrase[0]]].isupper():
        return None
    return Attribution(characters(syntax, phrase), characters(syntax, (dash, dash + 1)))


def _introduction(syntax: Syntax, low: int, colon: int) -> Attribution | None:
    """Read what stands before a colon: a clause of saying, or only a name."""
    verb = _verb_before(syntax, low, colon)
    if verb is None:
        clauses = (
            i
            for i in range(colon - 1, low - 1, -1)
            if syntax.pos[i] in VERBAL and syntax.child(i, *SUBJECT) is not None
        )
        verb = next(clauses, None)
    if verb is not None:
        return _said(syntax, verb, low, colon)
    phrase = trimmed(syntax, low, colon)
    if phrase[0] >= phrase[1]:
        return None
    cue = characters(syntax, (colon, colon + 1))
    is_name = phrase[1] - phrase[0] <= _LONGEST_LABEL and syntax.pos[phrase[1] - 1] == "PROPN"
    return Attribution(characters(syntax, phrase) if is_name else None, cue)
