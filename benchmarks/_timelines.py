"""SemEval-2015 task 4 (Minard et al. 2015): articles, and timelines of actors over them.

A line of a timeline has a date (XXXX-XX-XX where the texts do not tell) and events, each named
by its article, the number of its sentence and its words. Folders are found by their form: one
with timelines (`*.txt`) and, beside it or beside what holds it, one with their articles.
"""

import gzip
import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from dateutil.parser import parse as parse_date

from benchmarks._meantime import Article, read

_EVENT = re.compile(r"([^-\s]+)-(\d+)-")
_KNOWN = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class Happening(NamedTuple):
    """A sentence of an article that tells of an event, and the event's date.

    The date is known to the day, the month or the year: 2031-05-04, 2031-05, 2031.
    """

    article: str
    sentence: int
    date: str


class Story(NamedTuple):
    """One article with its day, and where each sentence starts."""

    id: str
    text: str
    published: datetime
    sentences: tuple[tuple[int, int], ...]
    """Number of a sentence and where it starts, in order."""

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence at an offset."""
        position = bisect_right(self.sentences, offset, key=lambda sentence: sentence[1])
        return self.sentences[max(position - 1, 0)][0]

    def texts(self) -> Iterator[tuple[int, str]]:
        """Yield the sentences after the title and the line with the day."""
        ends = [start for _, start in self.sentences[1:]] + [len(self.text)]
        for (number, start), end in zip(self.sentences, ends, strict=True):
            if number > 1:
                yield number, self.text[start:end].strip()


class Corpus(NamedTuple):
    """Articles and, by the name of an actor, the dated happenings they tell of it."""

    name: str
    stories: tuple[Story, ...]
    gold: dict[str, frozenset[Happening]]


def load(data: Path) -> list[Corpus]:
    """Read every corpus of `semeval2015_timeline` below the data folder that has timelines."""
    root = data / "semeval2015_timeline"
    corpora = []
    for folder in sorted({path.parent for path in root.rglob("*.txt") if _is_timeline(path)}):
        stories = _stories(folder.parent)
        if stories:
            gold = dict(_timeline(path) for path in sorted(folder.glob("*.txt")))
            known = {story.id for story in stories}
            gold = {
                actor: frozenset(h for h in found if h.article in known)
                for actor, found in gold.items()
            }
            corpora.append(Corpus(folder.parent.name, stories, gold))
    if not any(gold for corpus in corpora for gold in corpus.gold.values()):
        raise SystemExit(f"There are no timelines with their articles in {root}.")
    return corpora


def _is_timeline(path: Path) -> bool:
    return bool(re.search(r"^\d+\t\S+\t", path.read_text("utf-8", "replace"), re.MULTILINE))


def _timeline(path: Path) -> tuple[str, frozenset[Happening]]:
    first, *_ = lines = path.read_text("utf-8", "replace").splitlines()
    actor = path.stem.replace("_", " ") if "\t" in first else first.strip()
    found = set()
    for line in lines:
        _, day, *events = [*line.split("\t"), "", ""]
        known = _KNOWN.match(day)
        for event in events if known else ():
            place = _EVENT.match(event)
            if known and place:
                found.add(Happening(place[1], int(place[2]), known.group()))
    return actor, frozenset(found)


def _stories(folder: Path) -> tuple[Story, ...]:
    """Return the articles in the first folder that has any: its marks of events are not read."""
    paths = sorted(folder.rglob("*.xml")) + sorted(folder.rglob("*.xml.gz"))
    files = [path for path in paths if path.parent == paths[0].parent]
    return tuple(map(_story, files))


def _story(path: Path) -> Story:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    article = read(path.name.split(".xml")[0], path.parent.name, content)
    starts: dict[int, int] = {}
    for token in article.xml.iter("token"):
        start, _ = article.tokens[token.get("t_id") or ""]
        starts.setdefault(int(token.get("sentence") or 0), start)
    name = article.xml.get("doc_id") or re.split(r"[-_]", article.name)[0]
    sentences = tuple(sorted(starts.items(), key=lambda item: item[1]))
    return Story(name, article.text, _published(article), sentences)


def _published(article: Article) -> datetime:
    for timex in article.xml.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME":
            return parse_date(timex.get("value") or "").replace(tzinfo=UTC)
    raise ValueError(f"{article.name} has no creation time")
