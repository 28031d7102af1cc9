"""Lines of printed pages → paragraphs: no running heads, no hyphens of the setter, no wraps."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

_EDGE: Final = 2
"""Lines at the top and bottom of a page that may be running heads or page numbers."""
_REPEATED: Final = 0.5
"""Share of the pages on which an edge line must come again; odd and even pages differ."""
_SHORT: Final = 0.7
"""Lines shorter than this share of the full width end a paragraph, or are a heading. Lines in
the middle of a ragged paragraph are rarely shorter than 0.8."""
_FULL_WIDTH_AT: Final = 0.9
"""Quantile of the lengths of lines that counts as the full width."""

_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
_BULLET: Final = re.compile(r"[•◦▪·*–-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_SENTENCE_END: Final = re.compile(r"[.!?:][\"'”’)\]]*\Z")
_HYPHENATED: Final = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+")


def join_pages(pages: Sequence[str]) -> str:
    """Return the text of pages as paragraphs with a blank line between them."""
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    kept = _without_running_heads(lines)
    return _paragraphs([line for page in kept for line in page])


def _without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    filled = [[line for line in page if line] for page in pages]
    edges = Counter(
        form for page in filled for form in {_form(line) for line in page[:_EDGE] + page[-_EDGE:]}
    )
    least = max(2, _REPEATED * len(pages))
    kept = []
    for page in pages:
        places = [number for number, line in enumerate(page) if line]
        edge_places = {*places[:_EDGE], *places[-_EDGE:]}
        kept.append(
            [
                line
                for number, line in enumerate(page)
                if number not in edge_places
                or not (edges[_form(line)] >= least or _PAGE_NUMBER.fullmatch(line))
            ]
        )
    return kept


def _form(line: str) -> str:
    """Return a line with its numbers alike, as those of pages are not."""
    return re.sub(r"\d+", "0", line)


def _paragraphs(lines: Sequence[str]) -> str:
    filled = sorted(len(line) for line in lines if line)
    width = filled[int(_FULL_WIDTH_AT * (len(filled) - 1))] if filled else 0
    text = "\n".join(lines)
    whole_words = Counter(_WORD.findall(text.lower()))
    hyphenated = set(_HYPHENATED.findall(text.lower()))
    paragraphs: list[list[str]] = [[]]
    previous = ""
    for line in lines:
        if not line or (previous and _is_break(previous, line, width)):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
            previous = line
    joined = (_joined(paragraph, whole_words, hyphenated) for paragraph in paragraphs if paragraph)
    return "\n\n".join(joined)


def _is_break(line: str, following: str, width: int) -> bool:
    if _BULLET.match(following):
        return True
    if len(line) >= _SHORT * width:
        return False
    return bool(_SENTENCE_END.search(line)) or not following[0].islower()


def _joined(lines: Sequence[str], whole_words: Counter[str], hyphenated: set[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        if text.endswith("-") and line[0].isalpha() and text[-2:-1].isalpha():
            before, after = _WORD.findall(text)[-1], _WORD.match(line)
            ending = after.group() if after else ""
            whole = (before + ending).lower()
            as_written = f"{before}-{ending}".lower()
            # "well-" and "known": as the text writes it elsewhere; else the setter's hyphen goes,
            # save before a capital ("Anglo-" and "Saxon").
            keep = as_written in hyphenated or line[0].isupper()
            text = text + line if keep and whole not in whole_words else text[:-1] + line
        else:
            text = f"{text} {line}"
    return text
