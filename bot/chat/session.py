"""A conversation on the terminal: `briefbot chat`."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from bot.chat.terminal import render, show
from bot.commands import FORMS, Name
from bot.replies import Choice
from bot.service import Answer, Service

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer

_LEAVE = frozenset({"/quit", "/exit", "quit", "exit", "bye"})
_GREETING = "Ask about your documents. /help shows how, Ctrl-D leaves."
_PROMPT = "› "


def converse(service: Service, console: Console, history: Path) -> None:
    """Answer lines until the reader leaves.

    Args:
        service: Answers.
        console: Where answers are printed.
        history: The file that remembers what was typed, from one conversation to the next.
    """
    lines = _typed(service, history) if sys.stdin.isatty() else _piped(sys.stdin)
    console.print(_GREETING, style="dim")
    choices: tuple[Choice, ...] = ()
    for line in lines:
        line = line.strip()  # noqa: PLW2901 - what was typed, without its line break
        if line.lower() in _LEAVE:
            break
        if not line:
            continue
        answer = _answer(service, line, choices)
        choices = answer.reply.choices
        show(console, render(answer.reply))
        console.print()


def _answer(service: Service, line: str, choices: tuple[Choice, ...]) -> Answer:
    """Answer a line; a number alone takes one of the choices shown last."""
    if line.isdecimal() and line.isascii() and len(line) < 4 and 0 < int(line) <= len(choices):
        return service.answer(str(choices[int(line) - 1].command))
    return service.answer(line)


def _piped(lines: Iterable[str]) -> Iterator[str]:
    yield from lines


def _typed(service: Service, history: Path) -> Iterator[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory

    history.parent.mkdir(parents=True, exist_ok=True)
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(history)), completer=make_completer(service.complete)
    )
    while True:
        try:
            yield session.prompt(_PROMPT)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def make_completer(names: Callable[[str], Iterable[str]]) -> "Completer":
    """Return a completer of commands, and of topics and actors behind them.

    Args:
        names: From the beginning of a name, the names that may be meant, best first.
    """
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

    class Commands(Completer):
        def get_completions(
            self,
            document: Document,
            complete_event: CompleteEvent,  # noqa: ARG002
        ) -> Iterator[Completion]:
            typed = document.text_before_cursor.lstrip()
            command, space, rest = typed.partition(" ")
            if not space and typed.startswith("/"):
                for name in Name:
                    if name.startswith(typed[1:].lower()):
                        meta = FORMS[name].summary
                        yield Completion(f"/{name} ", -len(typed), f"/{name}", display_meta=meta)
                return
            beginning = rest if command.startswith("/") else typed
            if beginning.strip():
                for found in names(beginning.strip()):
                    yield Completion(found, -len(beginning))

    return Commands()
