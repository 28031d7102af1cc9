"""PolNeAR (Newell, Margolin and Ruths 2018): articles with the attributions of an annotator.

An attribution may have a content of several stretches ("…," he said, "…"). Contents and
quotations are compared without their outer quotation marks.
"""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Range = tuple[int, int]

_MARK = r"(?:[\"“”«»„]|''|``)"
_OPENING = re.compile(_MARK)
_CLOSING = re.compile(rf"{_MARK}$")
_QUOTED = re.compile(rf"{_MARK}.*?(?:{_MARK}|$)", re.DOTALL)
_SINGLE = re.compile(r"[‘'].*[’']", re.DOTALL)
_SPAN = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t(.*)")


class Attribution(NamedTuple):
    """What is said, by whom, and by which words one knows it; character ranges of the text."""

    contents: tuple[Range, ...]
    source: tuple[Range, ...]
    """Empty where nobody is named."""
    cue: tuple[Range, ...]
    direct: bool
    """Every word of the content stands in quotation marks."""


class Article(NamedTuple):
    """A text with its attributions, by the first annotator where there are several."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


def load(data: Path) -> list[Article]:
    """Read the articles of `polnear/*.jsonl.gz` below the data folder."""
    files = sorted((data / "polnear").glob("*.jsonl.gz"))
    if not files:
        raise SystemExit(f"There is no *.jsonl.gz file in {data / 'polnear'}.")
    articles = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                annotator = min(record["ann"])
                found = _attributions(record["text"], record["ann"][annotator])
                articles.append(Article(record["id"], record["text"], tuple(found)))
    return articles


def _attributions(text: str, standoff: str) -> Iterator[Attribution]:
    spans: dict[str, tuple[Range, ...]] = {}
    for name, _, places in _SPAN.findall(standoff):
        ranges = (place.split() for place in places.split(";"))
        spans[name] = tuple(sorted((int(start), int(end)) for start, end in ranges))
    for event in _EVENT.findall(standoff):
        roles = dict(part.split(":") for part in event.split())
        if "Content" not in roles:
            continue
        contents = spans[roles["Content"]]
        yield Attribution(
            contents=tuple(bare(text, *content) for content in contents),
            source=spans[roles["Source"]] if "Source" in roles else (),
            cue=spans[roles["Cue"]] if "Cue" in roles else (),
            direct=_is_direct([text[start:end].strip() for start, end in contents]),
        )


def _is_direct(stretches: list[str]) -> bool:
    if len(stretches) == 1 and _SINGLE.fullmatch(stretches[0]):
        return True
    if not _OPENING.search(" ".join(stretches)):
        return False
    outside = ""
    for stretch in stretches:
        marks = _OPENING.findall(stretch)
        # A stretch whose only mark is at its end was cut out after the opening one.
        whole = f"“{stretch}" if len(marks) == 1 and _CLOSING.search(stretch) else stretch
        outside += _QUOTED.sub(" ", whole)
    return not re.search(r"\w", outside)


def bare(text: str, start: int, end: int) -> Range:
    """Return a range without white space and quotation marks around it."""
    start, end = _stripped(text, start, end)
    content = text[start:end]
    if opening := _OPENING.match(content):
        start += len(opening.group())
        if closing := _CLOSING.search(text[start:end]):
            end -= len(closing.group())
    elif (closing := _CLOSING.search(content)) and not _OPENING.search(content[: closing.start()]):
        end -= len(closing.group())
    elif len(content) > 1 and _SINGLE.fullmatch(content):
        start, end = start + 1, end - 1
    return _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
