"""`briefbot ask` and `briefbot chat`: answers on the terminal."""

from typing import TYPE_CHECKING

import click

from bot.cli.shared import leave, library_option

if TYPE_CHECKING:
    from bot.service import Answer


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--json", "form", flag_value="json", help="Print the answer as JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="Print the answer as Markdown.")
@library_option
def ask(text: tuple[str, ...], form: str | None, library: str | None) -> None:
    """Answer one command or question: briefbot ask "/brief wagner"."""
    from summarizer.pausing import without_collector

    with without_collector():  # what is imported stays, and the rest goes with the process
        from bot.bootstrap import make_service, open_library, terminal_orders
        from bot.settings import load_settings

        settings = load_settings()
        with open_library(settings, library) as opened:
            answer = make_service(opened, terminal_orders(settings, opened)).answer(" ".join(text))
        _show(answer, form)
    leave(answer.reply.outcome)


@click.command()
@library_option
def chat(library: str | None) -> None:
    """Talk with the library: commands, questions, completion, history."""
    from bot.bootstrap import make_service, open_library, terminal_orders
    from bot.chat.session import converse
    from bot.chat.terminal import make_console
    from bot.settings import data_folder, load_settings

    settings = load_settings()
    with open_library(settings, library) as opened:
        service = make_service(opened, terminal_orders(settings, opened))
        converse(service, make_console(), data_folder() / "history")


def _show(answer: "Answer", form: str | None) -> None:
    if form == "json":
        from bot.chat.json_form import render_json

        click.echo(render_json(answer))
    elif form == "markdown":
        from bot.chat.markdown import render_markdown

        click.echo(render_markdown(answer.reply), nl=False)
    else:
        from bot.chat.terminal import make_console, render, show

        console = make_console()
        show(console, render(answer.reply))
