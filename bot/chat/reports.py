"""What was added, and who is in a library → lines on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from bot.chat.layout import Hanging, Whole
from bot.errors import BotError
from bot.plain import harmless
from bot.presenters.wording import count
from summarizer.models import AddReport, Rejection
from summarizer.storage.base import ActorRow

_LISTED = 20
"""Documents up to which each is named, also where all went well."""
_ALIASES = 8


def gather_errors(rejected: Sequence[Rejection], file: Path | None, folder: Path) -> Path | None:
    """Write what was rejected to a file, a line each: its name, a tab, and why.

    Args:
        rejected: What was rejected.
        file: The file that was asked for; None for one in the folder, where there is much.
        folder: Where files go that were not asked for; it is made.

    Returns:
        The file; None where there was no need of one.

    Raises:
        BotError: the file cannot be written.
    """
    if file is None and len(rejected) <= _LISTED:
        return None
    file = file or folder / "rejected.tsv"
    lines = [f"{_one_line(each.name)}\t{_one_line(each.reason)}\n" for each in rejected]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(lines), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise BotError(
            f"What was rejected cannot be written to {file} ({error.strerror}). "
            "All else is done. Name another file with --errors."
        ) from error
    return file


def render_report(
    report: AddReport,
    names: Mapping[str, str],
    notes: Sequence[str],
    gathered: Path | None = None,
) -> Iterator[RenderableType]:
    """Yield a line for each document of a short report, for each rejected one, and the sums.

    Args:
        report: What became of the documents.
        names: What each document id is called.
        notes: Words on single files.
        gathered: The file that tells of all that was rejected, if there is one.
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
    # A few show what is wrong; of many the file tells.
    for rejection in report.rejected[: _LISTED if gathered else None]:
        yield _line("rejected", "red", f"{rejection.name}: {rejection.reason}")
    sums = [f"{len(ids):,} {word}" for word, _, ids in outcomes]
    yield Text(", ".join([*sums, f"{len(report.rejected):,} rejected"]), style="bold")
    if gathered:
        yield Whole(Text(f"What was rejected, and why: {harmless(str(gathered))}"))


def render_actors(rows: Sequence[ActorRow]) -> Iterator[RenderableType]:
    """Yield for each actor its name, kind, size and id, and the other names it has."""
    for row in rows:
        what = f" — {row.ref.kind.value}, {count(row.documents, 'document')}, id {row.ref.id}"
        yield Text.assemble((harmless(row.ref.name), "bold"), (what, "dim"))
        if row.aliases:
            more = len(row.aliases) - _ALIASES
            shown = " · ".join(harmless(alias) for alias in row.aliases[:_ALIASES])
            yield Hanging(Text("  "), Text(shown + (f" and {more} more" if more > 0 else "")))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _line(word: str, style: str, text: str) -> Whole:
    """One line, however long: names of files are there to be copied."""
    label = (word.ljust(len("unchanged")) + " ", style)
    return Whole(Text.assemble(label, harmless(text)))
