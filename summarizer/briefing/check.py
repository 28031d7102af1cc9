"""The last look at every point before it leaves: does its source say it?

This module reads texts only. It shares no code with what makes the points, so that a fault
there cannot hide itself here.
"""

import re
from collections.abc import Callable

from summarizer.models import Citation, Disagreement, DisagreementKind, KeyPoint

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_TOKEN = re.compile(r"[^\W_]+(?:[.,:'’‐-–/][^\W_]+)*")
_TURNING = """
not no never none nobody nothing neither nor without cannot hardly barely scarcely unless if
allegedly reportedly
"""
_TURNS_MEANING = frozenset(_TURNING.split())
"""Words that may not be lost in a cut: they turn or limit what is said."""


def stands(point: KeyPoint, text_of: Callable[[str], str]) -> bool:
    """Tell whether a point may be shown.

    It may when every quote is the cited span of its document, and the words of the point outside
    brackets are words of one cited span, in order, none changed, no negation or condition left
    out, with quotation marks in pairs.

    Args:
        point: What is to be shown.
        text_of: Returns the text of a document by id.
    """
    if not point.citations or not point.text.strip():
        return False
    if any(citation.quote != _span(citation, text_of) for citation in point.citations):
        return False
    shown = _BRACKETED.sub(" ", point.text)
    if not _quotes_paired(shown):
        return False
    return any(is_said(shown, citation.quote) for citation in point.citations)


TWO_SIDES = 2
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied)|not|never|no)\b", re.IGNORECASE)
_FIGURES = re.compile(r"\d[\d.,]*\d|\d|\b[a-z]+\b", re.IGNORECASE)


def differ(disagreement: Disagreement, text_of: Callable[[str], str]) -> bool:
    """Tell whether a disagreement may be shown.

    It may when there are two claims or more; every quote is the cited span of its document; what
    each claims stands in its quote word for word; who claims it stands there too or is the outlet;
    no two claims have the same words, or the same source; a denial denies; and the subject, if it
    has one, stands in a quote.

    Args:
        disagreement: What is to be shown.
        text_of: Returns the text of a document by id.
    """
    claims = disagreement.claims
    if len(claims) < TWO_SIDES:
        return False
    quotes = [_words_of(claim.citation.quote) for claim in claims]
    if any(claim.citation.quote != _span(claim.citation, text_of) for claim in claims):
        return False
    for claim, quote in zip(claims, quotes, strict=True):
        if not claim.text or not _stands_in(claim.text, quote):
            return False
        if not _stands_in(claim.source, quote) and claim.source != claim.citation.source:
            return False
    told = {tuple(_FIGURES.findall(claim.text.lower())) for claim in claims}
    if len(told) < len(claims) or len({claim.source.casefold() for claim in claims}) < len(claims):
        return False
    if disagreement.kind is DisagreementKind.DENIAL and not _DENYING.search(claims[-1].text):
        return False
    return any(_stands_in(disagreement.subject, quote) for quote in quotes)


def _words_of(text: str) -> str:
    return f" {' '.join(text.split())} "


def _stands_in(words: str, quote: str) -> bool:
    """Tell whether words stand in a quote as they are, and not inside of others or of a number."""
    whole = rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w)(?![.,]\d)"
    return not words or re.search(whole, quote) is not None


def _quotes_paired(text: str) -> bool:
    return not (
        text.count('"') % 2
        or text.count("“") != text.count("”")
        or text.count("``") != text.count("''")
    )


def _span(citation: Citation, text_of: Callable[[str], str]) -> str | None:
    text = text_of(citation.document_id)
    if not 0 <= citation.start < citation.end <= len(text):
        return None
    return text[citation.start : citation.end]


def is_said(shown: str, quote: str) -> bool:
    """Tell whether `shown` is `quote` with words left out, and none that turn the meaning."""
    left = _TOKEN.findall(shown)
    if not left:
        return False
    lost = []
    position = 0
    for word in _TOKEN.findall(quote):
        if position < len(left) and _equal(left[position], word, first=position == 0):
            position += 1
        else:
            lost.append(word.lower().replace("’", "'"))
    if position < len(left):
        return False
    return not any(word in _TURNS_MEANING or word.endswith("n't") for word in lost)


def _equal(shown: str, word: str, *, first: bool) -> bool:
    if shown == word:
        return True
    return first and shown[:1].lower() == word[:1].lower() and shown[1:] == word[1:]
