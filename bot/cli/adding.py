"""`briefbot add` and `briefbot model`: documents, and what adding them needs."""

from pathlib import Path

import click

from bot.cli.shared import fail, library_option


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option(
    "--errors",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write there what was rejected, and why. Without it, what is much goes to a file too.",
)
@library_option
def add(paths: tuple[Path, ...], as_json: bool, errors: Path | None, library: str | None) -> None:
    """Add files and folders: text, Markdown, HTML, PDF, DOCX, mail, JSON.

    What is in the library already is left as it is; a changed file replaces its old version.
    Stopped or killed, the same command soon goes on from where it was.
    README and LICENSE files of a folder are left out.
    """
    from bot.bootstrap import make_ingest, open_library, open_reader
    from bot.chat.reports import gather_errors, render_report
    from bot.chat.terminal import make_console, show
    from bot.progress import count_progress
    from bot.settings import data_folder, load_settings

    settings = load_settings()
    try:
        with (
            open_reader(settings) as read,
            open_library(settings, library) as opened,
            count_progress("Adding documents") as progress,
        ):
            ingest = make_ingest(settings, read)
            report = ingest.run(opened, paths, workers=settings.workers, progress=progress)
    except KeyboardInterrupt:
        fail("Stopped. What was added is kept; the same command goes on from there.", code=130)
    gathered = gather_errors(report.rejected, errors, data_folder())
    if as_json:
        click.echo(report.model_dump_json(indent=2))
    else:
        console = make_console()
        show(console, render_report(report, ingest.names, ingest.notes, gathered))
    if not (report.added or report.unchanged or report.updated):
        raise click.exceptions.Exit(1)


@click.command()
@click.option("--quiet", is_flag=True, help="Say nothing when the model is here already.")
def model(quiet: bool) -> None:
    """Fetch the language model that adding documents needs."""
    from bot.model_fetch import fetch_model
    from bot.settings import load_settings
    from summarizer.model_path import (
        MODEL_VERSION,
        cached_model_path,
        find_model,
        installed_version,
    )

    named = load_settings().spacy_model
    if named is not None:
        if not quiet:
            click.echo(f"BRIEFBOT_SPACY_MODEL names “{named}”; nothing to fetch.")
        return
    found = find_model()
    if found is None:
        from bot.progress import byte_progress

        other = installed_version()
        if other is not None and not quiet:
            click.echo(f"Version {other} is installed; {MODEL_VERSION} is kept beside it.")
        with byte_progress("Fetching the language model") as progress:
            found = fetch_model(cached_model_path(), progress)
        click.echo(f"The language model is in {found}.")
    elif not quiet:
        click.echo(f"The language model is here already: {found}")
