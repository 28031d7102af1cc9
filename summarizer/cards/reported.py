"""How reported words may be shown under the name of who said them.

Words that somebody denied, or claimed wrongly, are his only together with the verb that says so,
and what he did not say, or refused to say, is nothing that he said.
"""

import re

from summarizer.cards.claims import CUE_WITHIN, place_of_cue

_TURNING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|(?:disput|doubt|refut|reject|dismiss|contradict|disavow|repudiat)"
    r"\w*|question(?:s|ed|ing)?|\w+ly)\b",
    re.IGNORECASE,
)
"""What in a cue tells how far the words hold: verbs that say they do not, and adverbs."""

_UNSAID = re.compile(
    r"(?:\b(?:not|never|nor|neither|nobody|none|hardly|cannot|without)|n['’]t"
    r"|\b(?:refus|declin|fail|forg[eo]t|omit|avoid|stop|ceas)\w*(?:\s+(?:to|short\s+of))?)"
    r"(?:\s+(?:be|been|have|has|had|\w+ly|yet|even|ever|to))*\s*$",
    re.IGNORECASE,
)
"""What stands before a verb of saying that was not done."""


def shown_from(text: str, start: int, cue: str) -> int | None:
    """Return the offset from which reported words are shown; None where they may not be.

    Args:
        text: The document.
        start: Where the reported words begin.
        cue: The verb or phrase that introduces them, as it stands; empty where there is none.

    Words with a plain cue ("said"), or none, are shown as they are.
    """
    verb = cue.rsplit(maxsplit=1)[-1] if cue else ""
    before = text[max(0, start - CUE_WITHIN) : start]
    at = place_of_cue(before, cue, 0, len(before)) if cue else -1
    lead_in = before[:at] if at >= 0 else ""
    if verb and _UNSAID.search(lead_in + cue[: len(cue) - len(verb)]):
        return None
    if not _TURNING.search(cue):
        return start
    stands_before = at >= 0 and not before[at + len(cue) :].strip()
    return start - len(before) + at if stands_before else None
