"""Lines of a text, and which of them belong to one paragraph.

Files come in three layouts: a paragraph to a line, lines broken at a fixed width (agency
wires, e-mail, text out of PDF) with paragraphs marked by blank lines, by indentation or by
nothing but a short last line, and everything on one line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Line(NamedTuple):
    """One line that is not blank: its characters without the white space around them."""

    start: int
    end: int
    indent: int
    """Columns of white space before it; a tab counts as one."""
    text: str


# Widths at which people and programs break lines: wider is a paragraph to a line, narrower a
# list of words.
_WIDTHS = range(30, 161)
# Share of the neighbouring lines whose second one goes on in lower case. In wire text of the
# Reuters collection the share is 0.4 to 0.7, in texts with a paragraph to a line 0 to 0.05.
_WRAPPED_SHARE = 0.2
# A last line of a paragraph leaves more room than the next word needs by at least this much;
# less can be a ragged margin.
_SLACK = 8
# A line to a paragraph, and yet the next one goes on in lower case: only a line of some length
# was broken by a program.
_LONG_ENOUGH_TO_BREAK = 40

ITEM = re.compile(r"(?:[•‣◦▪●·∙*–—+-]|\(?\d{1,2}[.)]|\(?[a-z]\)|\(?[ivx]{1,4}\))[ \t\u00a0]+(?=\S)")
_COLUMN = re.compile(r"(?<=\S)(?: {3,}|\t+ *| +\| +)(?=\S)")
_FIGURE = re.compile(r"\d")
# Words that no heading and no paragraph ends with.
_UNFINISHED = re.compile(
    r"(?:,|\b(?:a|an|the|and|or|of|in|on|at|to|for|from|by|with|its|his|her|their))\Z"
)
_RULE = re.compile(r"[\W_]+\Z")
_ENDS_SENTENCE = re.compile(r"[.!?:;…]['\"’”»)\]]*\Z")


def is_item(line: str) -> bool:
    """Tell whether a line starts with a bullet or a number of a list."""
    return ITEM.match(line) is not None


def is_row(line: str) -> bool:
    """Tell whether a line is a row of a table: columns, or more figures than words."""
    if len(line) > _WIDTHS.stop or ends_sentence(line):
        return False
    if len(_COLUMN.findall(line)) >= (2 if "|" in line else 1):
        return True
    fields = line.split()
    figures = sum(_FIGURE.search(field) is not None for field in fields)
    return len(fields) >= 3 and 2 * figures >= len(fields)


def is_rule(line: str) -> bool:
    """Tell whether a line holds neither a letter nor a figure."""
    return _RULE.match(line) is not None


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as sentences do."""
    return _ENDS_SENTENCE.search(line) is not None


class _Layout(NamedTuple):
    """How a text is laid out on its page."""

    width: int | None
    """Columns at which lines were broken; None where each line is a paragraph."""
    margin: int
    """Indentation of most lines."""
    indented: bool
    """Whether paragraphs are marked by indentation."""


def split_paragraphs(text: str) -> list[list[Line]]:
    """Return the paragraphs of a text, each as its lines, in order."""
    groups = list(_groups(text))
    layout = _layout(groups)
    paragraphs = []
    for group in groups:
        paragraph = [group[0]]
        for line, following in pairwise(group):
            if _goes_on(line, following, layout) or _hangs(paragraph[0], following):
                paragraph.append(following)
            else:
                paragraphs.append(paragraph)
                paragraph = [following]
        paragraphs.append(paragraph)
    return paragraphs


def _groups(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank lines."""
    group: list[Line] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            group.append(Line(start, start + len(content), indent, content))
        elif group:
            yield group
            group = []
        offset += len(raw)
    if group:
        yield group


def _layout(groups: Sequence[Sequence[Line]]) -> _Layout:
    indents = Counter(line.indent for group in groups for line in group)
    margin = indents.most_common(1)[0][0] if indents else 0
    pairs = [pair for group in groups for pair in pairwise(group)]
    width = _wrap_width(pairs)
    if width is None:
        return _Layout(None, margin, indented=False)
    ended = [(line, following) for line, following in pairs if ends_sentence(line.text)]
    indented = sum(following.indent > margin + 1 for _, following in ended)
    flush = sum(
        following.indent <= margin + 1 and _room(line, following, width) >= _SLACK
        for line, following in ended
    )
    return _Layout(width, margin, indented=indented > flush)


def _wrap_width(pairs: Sequence[tuple[Line, Line]]) -> int | None:
    """Return the width at which the lines were broken; None where they were not."""
    if not pairs:
        return None
    # The last tenth is left out: a table or an address may stand out of a wrapped text.
    lengths = sorted(len(line.text) for line, _ in pairs)
    width = lengths[len(lengths) * 9 // 10]
    if width not in _WIDTHS:
        return None
    broken = sum(_is_broken(line, following) for line, following in pairs)
    return width if broken >= _WRAPPED_SHARE * len(pairs) else None


def _room(line: Line, following: Line, width: int) -> int:
    """Return how many columns the next word would have left free on a line."""
    return width - len(line.text) - 1 - len(following.text.split(None, 1)[0])


def _is_broken(line: Line, following: Line) -> bool:
    """Tell whether a sentence runs over the end of the line without doubt."""
    if ends_sentence(line.text):
        return False
    return following.text[0].islower() or _UNFINISHED.search(line.text) is not None


def _hangs(first: Line, following: Line) -> bool:
    """Tell whether a line is indented beneath the words of a list item."""
    return (
        is_item(first.text) and following.indent > first.indent + 1 and not is_item(following.text)
    )


def _goes_on(line: Line, following: Line, layout: _Layout) -> bool:
    """Tell whether the next line belongs to the paragraph of this one."""
    ended = ends_sentence(line.text)
    if ended and following.text.isalpha():
        return False  # One word alone beneath the last sentence: an agency's signature.
    if _stands_alone(line, following):
        return False
    if layout.width is None:
        return len(line.text) >= _LONG_ENOUGH_TO_BREAK and _is_broken(line, following)
    if following.indent > layout.margin + 1 and (ended or following.indent > line.indent + 1):
        return False
    if _is_broken(line, following) or (layout.indented and not line.text.isupper()):
        return True
    # A heading right above its paragraph is short; a line of prose broken in mid-sentence is not.
    least = _SLACK if ended else max(_SLACK, layout.width // 3)
    return _room(line, following, layout.width) < least


def _stands_alone(line: Line, following: Line) -> bool:
    """Tell whether a list, a table or a rule parts two lines."""
    if is_item(following.text) or is_rule(line.text) or is_rule(following.text):
        return True
    return is_row(line.text) and (is_row(following.text) or not _is_broken(line, following))
