"""Lines of any length → descriptions of embeds → messages, with nothing lost.

Our own markup is a `Mark`, which stays whole; text from outside is a `Plain`, which is escaped
and may be split at the end of a sentence.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.chat.discord.escape import escaped
from bot.chat.discord.limits import DESCRIPTION, EMBEDS, EMBEDS_TOTAL, length
from bot.chat.splitting import pieces
from bot.plain import harmless

_SMALLEST = 200
"""Characters of a part that is worth its place at the end of an embed: about a sentence."""


class Mark(NamedTuple):
    """Markup of our own."""

    markup: str


class Plain(NamedTuple):
    """Text from outside."""

    text: str
    around: str = ""
    """Markup before and behind it, "**" for bold."""

    @property
    def markup(self) -> str:
        """The text as Discord takes it."""
        shown = escaped(self.text)
        return f"{self.around}{shown}{self.around}" if shown else ""


Span = Mark | Plain
Line = Sequence[Span]


class Group(NamedTuple):
    """Lines that stay together where an embed has room for them: a heading and what it is of."""

    lines: Sequence[Line]
    gap: bool = False
    """Whether an empty line stands above, except at the top."""


def written(line: Line) -> str:
    """Return a line as Discord takes it."""
    return "".join(span.markup for span in line)


def split_off(text: str, most: int) -> tuple[str, str]:
    """Split a text so that the first part, escaped, takes no more than `most` characters.

    Both parts are harmless; the first one ends at the end of a sentence if it can.
    """
    text = harmless(text)
    low, high = 1, min(len(text), most)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length(escaped(text[:middle])) <= most else (low, middle - 1)
    # Escaping looks ahead by one character, so that a shorter text may take one more.
    while True:
        first = pieces(text[: low + 1], low)[0] if low < len(text) else text
        if length(escaped(first)) <= most or low == 1:
            return first, text[len(first) :]
        low -= 1


def paged(groups: Iterable[Group]) -> list[list[str]]:
    """Return messages, each with the descriptions of its embeds; none is empty."""
    writer = _Writer()
    for group in groups:
        writer.add(group)
    return writer.messages()


class _Writer:
    """Fills one embed after the other."""

    def __init__(self) -> None:
        self._messages: list[list[str]] = [[]]
        self._used = 0
        """Characters of the finished embeds of the last message."""
        self._embed = ""

    def messages(self) -> list[list[str]]:
        self._finish_embed()
        return [message for message in self._messages if message]

    def add(self, group: Group) -> None:
        text = "\n".join(written(line) for line in group.lines)
        if not text.strip():
            return
        between = "" if not self._embed else "\n\n" if group.gap else "\n"
        if length(between + text) <= self._room():
            self._embed += between + text
        elif length(text) <= DESCRIPTION:
            self._start_embed(length(text))
            self._embed = text
        elif len(group.lines) > 1:
            first, *rest = group.lines
            self.add(Group([first], gap=group.gap))
            self.add(Group(rest))
        else:
            self._add_parts(group.lines[0], between)

    def _add_parts(self, line: Line, between: str) -> None:
        """Write a line that is longer than an embed, as much of it as there is room for."""
        if self._room() < _SMALLEST:
            self._start_embed(_SMALLEST)
        else:
            self._embed += between
        for span in line:
            if length(span.markup) <= self._room():
                self._embed += span.markup
            elif isinstance(span, Mark):
                self._start_embed(length(span.markup))
                self._embed = span.markup
            else:
                self._add_text(span)

    def _add_text(self, span: Plain) -> None:
        rest = span.text
        while rest:
            around = 2 * len(span.around)
            if self._room() < _SMALLEST:
                self._start_embed(_SMALLEST)
            part, rest = split_off(rest, self._room() - around)
            self._embed += Plain(part, span.around).markup
            if rest:
                self._start_embed(_SMALLEST)

    def _room(self) -> int:
        free = min(DESCRIPTION, EMBEDS_TOTAL - self._used) - length(self._embed)
        return free if len(self._messages[-1]) < EMBEDS else 0

    def _start_embed(self, needed: int) -> None:
        """Begin an embed with room for so many characters, in a new message if it has to be."""
        self._finish_embed()
        if self._room() < needed:
            self._messages.append([])
            self._used = 0

    def _finish_embed(self) -> None:
        if self._embed.strip():
            self._messages[-1].append(self._embed)
            self._used += length(self._embed)
        self._embed = ""
