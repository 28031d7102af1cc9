"""The time that a clause speaks of, by the form of its verb."""

from typing import Final

from spacy.tokens import Token

from summarizer.timex import Tense

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_VERBS: Final = frozenset({"VERB", "AUX"})
# The modal verbs: what may or must be on Friday is still to come. ("can't" comes as "ca".)
_MODALS: Final = frozenset(
    {"will", "wo", "'ll", "’ll", "would", "'d", "’d", "shall", "should", "may", "might", "must"}
    | {"can", "ca", "could"}
)
# What is expected, or due, on Friday is still to come.
_AWAITED: Final = frozenset(
    {"expect", "schedule", "slate", "due", "anticipate", "forecast", "project", "deadline"}
)
# What was set in May is past; what was set for May is to come.
_PLANNED: Final = frozenset({"set", "plan", "propose", "promise", "intend", "book", "prepare"})
# English puts what stands in a timetable in the present: "the talks begin on Monday".
_TIMETABLED: Final = frozenset(
    {"be", "begin", "start", "open", "end", "close", "finish", "expire", "mature", "arrive"}
    | {"leave", "depart", "return", "meet", "resume"}
)
# What holds from a day on may be told before it or after: "agreed on a toll, starting on 1 May".
_FROM_THEN_ON: Final = frozenset({"start", "begin", "commence"})
_AHEAD: Final = frozenset({"until", "till", "by"})
_MAX_CLIMB: Final = 12
"""Steps up the tree to look for a verb; deeper trees are broken parses of long lists."""


class Tenses:
    """The tenses of one document's clauses; each verb is looked at once."""

    def __init__(self) -> None:
        self._of_verb: dict[int, Tense] = {}

    def at(self, token: Token, end: int) -> Tense:
        """Return the tense of the verb that governs an expression.

        A past verb says nothing of what belongs to a noun or to a participle of beginning: one
        announced "cuts in the fourth quarter", or "a toll, starting on 1 May", before or after. No
        verb says anything of what stands before its noun: "will discuss the February 22 accord".

        Args:
            token: The first token of the expression.
            end: The character after the expression.
        """
        before = token.doc[token.i - 1].lower_ if token.i > 0 else ""
        head = token
        is_apart = is_before_noun = False
        for _ in range(_MAX_CLIMB):
            if head.lemma_ in _AWAITED or (head.lemma_ in _PLANNED and before == "for"):
                return Tense.FUTURE
            if head.pos_ in _VERBS:
                tense = self._of(head)
                if tense is not Tense.UNKNOWN:
                    tells = not is_before_noun and (not is_apart or tense is not Tense.PAST)
                    return tense if tells else Tense.UNKNOWN
                is_apart = is_apart or (head.tag_ == "VBG" and head.lemma_ in _FROM_THEN_ON)
            elif head.pos_ in _NOUNS and not token.idx <= head.idx < end:
                is_apart = True
                is_before_noun = is_before_noun or head.idx >= end
            if head.head is head:
                break
            head = head.head
        return Tense.FUTURE if before in _AHEAD else Tense.UNKNOWN

    def _of(self, verb: Token) -> Tense:
        if verb.i not in self._of_verb:
            self._of_verb[verb.i] = _tense_of(verb)
        return self._of_verb[verb.i]


def _tense_of(verb: Token) -> Tense:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {auxiliary.lower_ for auxiliary in auxiliaries}
    if words & _MODALS:
        # "would have met on Friday" looks back.
        return Tense.PAST if "have" in words else Tense.FUTURE
    if any(child.tag_ in ("VBD", "VBN") or child.lemma_ == "have" for child in auxiliaries):
        return Tense.PAST
    if "to" in words:
        return Tense.FUTURE
    if verb.tag_ in ("VBD", "VBN"):
        return Tense.PAST
    if verb.tag_ == "VBG" and auxiliaries:
        return Tense.FUTURE
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _TIMETABLED:
        return Tense.FUTURE
    return Tense.UNKNOWN
