"""The command line: `briefbot add | ask | chat | model | actors`.

Each command imports what it needs when it runs, so that answering starts at once. Exit codes:
0 answered, 1 nothing found or not unambiguous, 2 the command line is wrong.
"""

from typing import NoReturn

import click


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


def _fail(message: str, *, code: int) -> NoReturn:
    click.echo(message, err=True)
    raise click.exceptions.Exit(code)


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
