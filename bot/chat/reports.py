"""What was added, and who is in a library → lines on a terminal."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from bot.chat.layout import Hanging, Whole
from bot.plain import harmless
from bot.presenters.wording import count
from summarizer.models import AddReport
from summarizer.storage.base import ActorRow

_LISTED = 20
"""Documents up to which each is named, also where all went well."""
_ALIASES = 8


def render_report(
    report: AddReport, names: Mapping[str, str], notes: Sequence[str]
) -> Iterator[RenderableType]:
    """Yield a line for each document of a short report, for each rejected one, and the sums.

    Args:
        report: What became of the documents.
        names: What each document id is called.
        notes: Words on single files.
    """
    outcomes = (
        ("added", "green", report.added),
        ("unchanged", "dim", report.unchanged),
        ("updated", "yellow", report.updated),
    )
    if sum(len(ids) for _, _, ids in outcomes) <= _LISTED:
        for word, style, ids in outcomes:
            for id_ in ids:
                yield _line(word, style, names.get(id_, id_))
    for note in notes:
        yield _line("note", "dim", note)
    for rejection in report.rejected:
        yield _line("rejected", "red", f"{rejection.name}: {rejection.reason}")
    sums = [f"{len(ids):,} {word}" for word, _, ids in outcomes]
    yield Text(", ".join([*sums, f"{len(report.rejected):,} rejected"]), style="bold")


def render_actors(rows: Sequence[ActorRow]) -> Iterator[RenderableType]:
    """Yield for each actor its name, kind, size and id, and the other names it has."""
    for row in rows:
        what = f" — {row.ref.kind.value}, {count(row.documents, 'document')}, id {row.ref.id}"
        yield Text.assemble((harmless(row.ref.name), "bold"), (what, "dim"))
        if row.aliases:
            more = len(row.aliases) - _ALIASES
            shown = " · ".join(harmless(alias) for alias in row.aliases[:_ALIASES])
            yield Hanging(Text("  "), Text(shown + (f" and {more} more" if more > 0 else "")))


def _line(word: str, style: str, text: str) -> Whole:
    """One line, however long: names of files are there to be copied."""
    label = (word.ljust(len("unchanged")) + " ", style)
    return Whole(Text.assemble(label, harmless(text)))
