"""Progress on a terminal, and silence everywhere else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.text import Text


@contextmanager
def byte_progress(label: str) -> Iterator[Callable[[int, int | None], None]]:
    """Show bytes that arrive; yields a function of (bytes here, bytes in all or None)."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with _progress(*columns, TransferSpeedColumn()) as bar:
        task = bar.add_task(label, total=None)

        def update(here: int, total: int | None) -> None:
            bar.update(task, completed=here, total=total)

        yield update


@contextmanager
def count_progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show things that are done; yields a function of (done, known to be there)."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate())
    with _progress(*columns, TimeRemainingColumn()) as bar:
        task = bar.add_task(label, total=None)

        def update(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield update


class _Rate(ProgressColumn):
    """How many things are done in a second, lately."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.1f}/s", style="progress.data.speed")


def _progress(*columns: ProgressColumn) -> Progress:
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
