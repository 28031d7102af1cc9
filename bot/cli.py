"""The command line: `briefbot add | ask | chat | model | actors`.

Each command imports what it needs when it runs, so that answering starts at once. Exit codes:
0 answered, 1 nothing found or not unambiguous, 2 the command line is wrong.
"""

from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from bot.replies import Outcome
    from bot.service import Answer


class _Group(click.Group):
    """Shows errors of ours as one message, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        from bot.errors import BotError, SettingsError
        from summarizer.errors import SummarizerError

        try:
            return super().invoke(ctx)
        except SettingsError as error:
            _fail(str(error), code=2)
        except (BotError, SummarizerError) as error:
            _fail(str(error), code=1)


_library_option = click.option(
    "--library", metavar="NAME", help="The library that is meant; see BRIEFBOT_LIBRARY."
)


def _fail(message: str, *, code: int) -> NoReturn:
    click.echo(message, err=True)
    raise click.exceptions.Exit(code)


def _leave(outcome: "Outcome") -> None:
    """End with the exit code that an outcome has."""
    codes = {"answered": 0, "nothing": 1, "choice": 1, "mistake": 2}
    raise click.exceptions.Exit(codes[outcome])


def _show(answer: "Answer", form: str | None) -> None:
    if form == "json":
        from bot.chat.json_form import render_json

        click.echo(render_json(answer))
    elif form == "markdown":
        from bot.chat.markdown import render_markdown

        click.echo(render_markdown(answer.reply), nl=False)
    else:
        from bot.chat.terminal import make_console, render

        console = make_console()
        for part in render(answer.reply):
            console.print(part)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefbot", message="%(prog)s %(version)s")
def main() -> None:
    """Key-point briefs and actor cards from your own documents, each line with its source."""


@main.command()
@click.option("--quiet", is_flag=True, help="Say nothing when the model is here already.")
def model(quiet: bool) -> None:
    """Fetch the language model that adding documents needs."""
    from bot.model_fetch import fetch_model, find_model
    from bot.settings import load_settings
    from summarizer.model_path import cached_model_path

    named = load_settings().spacy_model
    if named is not None:
        if not quiet:
            click.echo(f"BRIEFBOT_SPACY_MODEL names “{named}”; nothing to fetch.")
        return
    found = find_model()
    if found is None:
        from bot.progress import byte_progress

        with byte_progress("Fetching the language model") as progress:
            found = fetch_model(cached_model_path(), progress)
        click.echo(f"The language model is in {found}.")
    elif not quiet:
        click.echo(f"The language model is here already: {found}")


@main.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--json", "form", flag_value="json", help="Print the answer as JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="Print the answer as Markdown.")
@_library_option
def ask(text: tuple[str, ...], form: str | None, library: str | None) -> None:
    """Answer one command or question: briefbot ask "/brief wagner"."""
    from bot.bootstrap import make_service, open_library
    from bot.settings import load_settings

    with open_library(load_settings(), library) as opened:
        answer = make_service(opened).answer(" ".join(text))
    _show(answer, form)
    _leave(answer.reply.outcome)


@main.command()
@_library_option
def chat(library: str | None) -> None:
    """Talk with the library: commands, questions, completion, history."""
    from bot.bootstrap import make_service, open_library
    from bot.chat.session import converse
    from bot.chat.terminal import make_console
    from bot.settings import data_folder, load_settings

    with open_library(load_settings(), library) as opened:
        converse(make_service(opened), make_console(), data_folder() / "history")
