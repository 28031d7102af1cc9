"""Text with a hanging indent, for lists on a terminal."""

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

_NARROWEST = 20
"""Columns that a text gets at least, even where its label leaves less."""


@dataclass(frozen=True)
class Hanging:
    """A label, and a text beside it whose further lines begin under its first."""

    label: Text
    body: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = self.label.cell_len
        width = max(options.max_width - indent, _NARROWEST)
        lines = self.body.wrap(console, width, justify="left", overflow="fold")
        margin = Text(" " * indent)
        for number, line in enumerate(lines):
            line.rstrip()
            yield Text.assemble(margin if number else self.label, line)


@dataclass(frozen=True)
class Whole:
    """A line that is never broken, whatever the width: names and addresses to be copied."""

    line: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self.line.render(console, end="\n")
