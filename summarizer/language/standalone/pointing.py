"""What a sentence points at further in than its first words, and who says all of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from summarizer.language.grammar.syntax import Syntax
from summarizer.language.grammar.tags import TENSED
from summarizer.language.lexicon.word_sets import word_set
from summarizer.language.reference.resolution import Resolution
from summarizer.language.standalone.cutting import opening_connective
from summarizer.language.standalone.leaning import NEAR_TIMES, quoted_tokens
from summarizer.models import Quotation, QuotationKind

_DEMONSTRATIVE = word_set("this that these those")
_FAR = word_set("that those")
_OTHER = word_set("other")
_FURTHER = frozenset({("the", "remaining"), ("a", "further"), ("an", "additional")})
_SPEAKING = word_set("speaking talking testifying commenting responding replying")
_SCENES = _SPEAKING | {"spoke"}
_TO_WHOM = word_set("to with")
_WHEN = word_set("after before at in during following on from by outside")
_NEAR = 8
"""Tokens from "other" in which "than" may say what it is compared with."""
_MARKS = 2
"""Characters of marks that may stand between the end of a sentence and of what is said in it."""
_BEFORE = 20
"""Quotations that are looked at: so many may begin between a sentence and the one that it is in."""
_QUOTED = re.compile(r"(?:[\"“][^\"“”]*[\"”]|['‘](?:[^'’]|(?<=\w)['’](?=\w))*['’])\W*")


def points_back(syntax: Syntax, first: int, last: int, resolution: Resolution) -> bool:
    """Tell whether it has "these outflows" before its first verb, or opens with "Other mills".

    Behind a verb a demonstrative is more often understood from what the sentence has told. "Bell
    was speaking to reporters" tells where something was said that stands elsewhere.
    """
    at = opening_connective(syntax, first, last)
    while at < last - 1 and not syntax.lower[at][0].isalnum():
        at += 1
    opening = tuple(syntax.lower[at : min(at + 2, last)])
    if opening in _FURTHER:
        return True
    if opening[0] in _OTHER and "than" not in syntax.lower[at : min(at + _NEAR, last)]:
        return True
    words = syntax.lower[at:last]
    if not _SCENES.isdisjoint(words) and any(
        syntax.dep[i] == "ROOT" and _sets_a_scene(syntax, i) for i in range(at, last)
    ):
        return True
    if _DEMONSTRATIVE.isdisjoint(words):
        return False
    verb = next((i for i in range(at, last) if syntax.tag[i] in TENSED), last)
    shown = [i for i in range(at, verb) if syntax.lower[i] in _DEMONSTRATIVE]
    if not shown:
        return False
    inside = quoted_tokens(syntax, first, last)
    return any(
        not (inside and inside[i - first]) and _shows_elsewhere(syntax, first, i, resolution)
        for i in shown
    )


def _sets_a_scene(syntax: Syntax, verb: int) -> bool:
    """Tell whether it is "was speaking" or "spoke to reporters", and of nothing."""
    if any(syntax.dep[child] in ("dobj", "ccomp") for child in syntax.children[verb]):
        return False
    if syntax.lower[verb] in _SPEAKING:
        return True
    told = {syntax.lower[i] for i in syntax.children[verb] if syntax.dep[i] == "prep"}
    return syntax.lower[verb] == "spoke" and bool(told & _TO_WHOM) and told <= _TO_WHOM | _WHEN


def _shows_elsewhere(syntax: Syntax, first: int, token: int, resolution: Resolution) -> bool:
    """Tell whether nothing in the sentence, and no bracket, says what "these outflows" are."""
    if syntax.tag[token] != "DT":
        return False
    noun = syntax.head[token] if syntax.dep[token] == "det" else None
    if noun is None:  # "those who left", "that of Acme"
        return syntax.child(token, "relcl", "prep", "acl") is None
    if syntax.lemma[noun] in NEAR_TIMES:  # "this week" is told by the day, "that week" is not
        return syntax.lower[token] in _FAR
    if syntax.lemma[noun] in syntax.lemma[first:token]:
        return False
    return resolution.at(syntax.start[noun]) is None


def is_only_said(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> bool:
    """Tell whether a sentence is somebody's words and nothing else.

    Alone it would read as a fact, or as said by nobody: who says it stands in another sentence.

    Args:
        text: The document.
        start: Where the sentence begins.
        end: Where it ends.
        quotations: Those of the document, in order.
    """
    if _QUOTED.fullmatch(text, start, end):
        return True
    after = bisect_right(quotations, start + _MARKS, key=lambda said: said.start)
    return any(
        said.kind is QuotationKind.DIRECT and end - _MARKS <= said.end
        for said in quotations[max(after - _BEFORE, 0) : after]
    )
