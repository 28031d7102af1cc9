"""Records as rows of the tables that hold what was found in one document."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summarizer.storage.record import Record


class Rows(NamedTuple):
    """Rows of one table."""

    table: str
    columns: str
    values: list[tuple[Any, ...]]


def rows_of(documents: Sequence[tuple[int, Record]]) -> Iterator[Rows]:
    """Yield the rows of documents by key, one table after the other."""

    def plain(field: str) -> list[tuple[Any, ...]]:
        return [(key, *row) for key, record in documents for row in getattr(record, field)]

    def numbered(field: str) -> list[tuple[Any, ...]]:
        return [
            (key, number, *row)
            for key, record in documents
            for number, row in enumerate(getattr(record, field))
        ]

    yield Rows(
        "sentences",
        "document, number, paragraph, start, end, kind, dangling, cuts, stems",
        plain("sentences"),
    )
    yield Rows("mentions", "document, actor, start, end, sentence, form", plain("mentions"))
    yield Rows(
        "roles",
        "document, number, actor, start, end, sentence, title, organization, past",
        numbered("roles"),
    )
    yield Rows(
        "quotations",
        "document, number, start, end, kind, speaker, source, cue",
        numbered("quotations"),
    )
    yield Rows(
        "deeds",
        "document, number, actor, start, end, sentence, part, verb, object, object_actor, "
        "negated, modality, reported_by, through, extent, dated",
        numbered("deeds"),
    )
    yield Rows(
        "relations",
        "document, number, source, target, start, end, kind",
        numbered("relations"),
    )
    yield Rows(
        "dates",
        "document, number, start, end, sentence, value, type, precision",
        numbered("dates"),
    )
