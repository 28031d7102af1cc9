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
# Words that plan: what is "scheduled for Friday", or "due on Friday", is still to come.
_PLANNING: Final = frozenset(
    {"plan", "expect", "schedule", "slate", "set", "due", "propose", "intend", "hope", "aim"}
    | {"want", "promise", "pledge", "vow", "forecast", "project", "anticipate", "prepare"}
    | {"deadline"}
)
_AHEAD: Final = frozenset({"until", "till", "by"})
_MAX_CLIMB: Final = 12
"""Steps up the tree to look for a verb; deeper trees are broken parses of long lists."""


def tense_at(token: Token, end: int) -> Tense:
    """Return the tense of the verb that governs an expression, by its first token and its end.

    A past verb says nothing of what belongs to a noun: one announced "cuts in the fourth
    quarter" before it or after it.
    """
    before = token.doc[token.i - 1].lower_ if token.i > token.sent.start else ""
    head = token
    of_noun = False
    for _ in range(_MAX_CLIMB):
        if head.pos_ in _VERBS:
            tense = _tense_of(head)
            if tense is not Tense.UNKNOWN:
                return Tense.UNKNOWN if of_noun and tense is Tense.PAST else tense
        elif head.pos_ in _NOUNS and not token.idx <= head.idx < end:
            of_noun = True
        if head.lemma_ in _PLANNING and head is not token:
            return Tense.FUTURE
        if head.head is head:
            break
        head = head.head
    return Tense.FUTURE if before in _AHEAD else Tense.UNKNOWN


def _tense_of(verb: Token) -> Tense:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {auxiliary.lower_ for auxiliary in auxiliaries}
    if words & _MODALS:
        # "would have met on Friday" looks back.
        return Tense.PAST if "have" in words else Tense.FUTURE
    if verb.lemma_ in _PLANNING and verb.tag_ == "VBN":
        return Tense.FUTURE
    if any(
        auxiliary.tag_ in ("VBD", "VBN") or auxiliary.lemma_ == "have" for auxiliary in auxiliaries
    ):
        return Tense.PAST
    if "to" in words:
        return Tense.FUTURE
    if verb.tag_ in ("VBD", "VBN"):
        return Tense.PAST
    if verb.tag_ == "VBG" and auxiliaries:
        return Tense.FUTURE
    return Tense.UNKNOWN
