"""The story told in daily digests, and how well: repeated, missed, empty points, updates."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple

from summarizer import Document, KeyPoint
from tests.quality.story import STORY, documents


class Score(NamedTuple):
    """What a careful reader notes over all days; every list names facts or points."""

    told: list[str]
    """Facts told on their day."""
    repeated: list[str]
    """Facts told on a day and told again on another, nothing having changed."""
    twice: list[str]
    """Facts told by two points of one day."""
    empty: list[str]
    """Points without any fact."""
    marked: list[str]
    """Points that change something told before, and say so."""
    unmarked: list[str]
    """Such that do not say so."""
    wrongly: list[str]
    """Points that say so of something else."""
    points: int


@cache
def news() -> list[dict[str, Any]]:
    """Return the facts of the story, with the day and the words of each."""
    with (STORY / "news.toml").open("rb") as file:
        facts: list[dict[str, Any]] = tomllib.load(file)["facts"]
        return facts


def days() -> Iterator[tuple[datetime, list[Document]]]:
    """Yield each day's evening with the documents of the day."""
    found: dict[date, list[Document]] = {}
    for document in documents().values():
        assert document.published is not None
        found.setdefault(document.published.date(), []).append(document)
    for day, published in sorted(found.items()):
        yield datetime(day.year, day.month, day.day, 22, tzinfo=UTC), published


def facts_in(text: str, until: date) -> list[dict[str, Any]]:
    """Return the facts that a text tells, of those that are known by a day."""
    low = " ".join(text.lower().replace("[", "").replace("]", "").split())
    return [
        fact
        for fact in news()
        if fact["day"] <= until and any(all(word in low for word in each) for each in fact["words"])
    ]


def score(digest_of: Callable[[datetime, list[Document]], Sequence[KeyPoint]]) -> Score:
    """Judge digests, made by a function of an evening and the day's documents."""
    found = Score([], [], [], [], [], [], [], 0)
    before: set[str] = set()
    points = 0
    for evening, published in days():
        today: set[str] = set()
        for point in digest_of(evening, published):
            points += 1
            facts = facts_in(point.text, evening.date())
            ids = [fact["id"] for fact in facts]
            fresh = [id_ for id_ in ids if id_ not in before | today]
            if not ids:
                found.empty.append(point.text)
            elif not fresh:
                old = all(id_ in before for id_ in ids)
                (found.repeated if old else found.twice).append(f"{ids}: {point.text}")
            found.told.extend(
                f["id"] for f in facts if f["id"] in fresh and f["day"] == evening.date()
            )
            changed = {each for f in facts if f["id"] in fresh for each in f.get("changes", ())}
            said = {f["id"] for each in point.changes for f in facts_in(each.quote, evening.date())}
            if changed & said:
                found.marked.append(point.text)
            elif point.changes:
                found.wrongly.append(point.text)
            elif changed & before:
                found.unmarked.append(point.text)
            today.update(ids)
        before |= today
    return found._replace(points=points)
