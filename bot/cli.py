"""The command line: `briefbot add | ask | chat | serve` and what looks after them.

Each command imports what it needs when it runs, so that answering starts at once. Exit codes:
0 answered, 1 nothing found or not unambiguous, 2 the command line is wrong.
"""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from bot.cli_sources import sources

if TYPE_CHECKING:
    from bot.replies import Outcome
    from bot.service import Answer


class _Group(click.Group):
    """Shows errors of ours as one message, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        # pydantic would look through every installed package for plugins of its own.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from bot.errors import BotError, SettingsError
        from summarizer.errors import SummarizerError

        for stream in (sys.stdout, sys.stderr):
            # A terminal that cannot show a character shows "?" for it, and the rest.
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
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
        from bot.chat.terminal import make_console, render, show

        console = make_console()
        show(console, render(answer.reply))


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefbot", message="%(prog)s %(version)s")
def main() -> None:
    """Key-point briefs and actor cards from your own documents, each line with its source."""


main.add_command(sources)


@main.command()
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


@main.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--json", "form", flag_value="json", help="Print the answer as JSON.")
@click.option("--markdown", "form", flag_value="markdown", help="Print the answer as Markdown.")
@_library_option
def ask(text: tuple[str, ...], form: str | None, library: str | None) -> None:
    """Answer one command or question: briefbot ask "/brief wagner"."""
    from bot.bootstrap import make_service, open_library, terminal_orders
    from bot.settings import load_settings

    settings = load_settings()
    with open_library(settings, library) as opened:
        answer = make_service(opened, terminal_orders(settings, opened)).answer(" ".join(text))
    _show(answer, form)
    _leave(answer.reply.outcome)


@main.command()
@_library_option
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


@main.command()
def serve() -> None:
    """Answer in Slack and Discord, wherever tokens are set, until SIGTERM or Ctrl-C."""
    import asyncio

    from bot.serving.logs import configure_logging
    from bot.serving.serve import serve as serve_all
    from bot.settings import load_settings

    settings = load_settings()
    configure_logging(settings)
    raise click.exceptions.Exit(asyncio.run(serve_all(settings)))


@main.command()
def doctor() -> None:
    """Check model, store, tokens, scopes, intents and clock, and say what to mend."""
    import asyncio

    from bot.serving.doctor import examine
    from bot.serving.findings import State
    from bot.settings import load_settings

    async def look() -> bool:
        well = True
        async for finding in examine(load_settings()):
            state = {State.OK: "OK  ", State.NOTE: "note", State.MEND: "MEND"}[finding.state]
            click.echo(f"{state}  {finding.what:<16} {finding.said}")
            well = well and finding.state is not State.MEND
        return well

    raise click.exceptions.Exit(0 if asyncio.run(look()) else 1)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def backup(folder: Path) -> None:
    """Copy the store and the bot's own file to FOLDER, whole, also while the bot runs."""
    from bot.serving.backup import back_up
    from bot.settings import load_settings

    settings = load_settings()
    click.echo(back_up(settings.database, folder))
    if settings.state.exists():
        click.echo(back_up(settings.state, folder))


@main.group()
def manifest() -> None:
    """Print what makes the app on a platform, with exactly the rights that it uses."""


@manifest.command("slack")
@click.option("--url", metavar="URL", help="Where Slack reaches the bot, for SLACK_MODE=http.")
def manifest_slack(url: str | None) -> None:
    """Print the app manifest, to be pasted at https://api.slack.com/apps."""
    import json

    from bot.chat.slack.manifest import make_manifest
    from bot.settings import load_settings

    if url is None and load_settings().slack_mode == "http":
        _fail("SLACK_MODE is http. Say where Slack reaches the bot: --url https://…", code=2)
    click.echo(json.dumps(make_manifest(url), indent=2, ensure_ascii=False))


@manifest.command("discord")
@click.option("--application", type=int, help="Application ID; not needed where DISCORD_TOKEN is.")
def manifest_discord(application: int | None) -> None:
    """Print the link that invites the bot to a server."""
    from bot.chat.discord.invite import application_of, invitation
    from bot.settings import load_settings

    token = load_settings().discord_token
    if application is None and token is not None:
        application = application_of(token.get_secret_value())
    if application is None:
        _fail(
            "Set DISCORD_TOKEN, or name the Application ID of “General Information” at "
            "https://discord.com/developers/applications: --application ID",
            code=2,
        )
    click.echo(invitation(application))


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option(
    "--errors",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write there what was rejected, and why. Without it, what is much goes to a file too.",
)
@_library_option
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
        _fail("Stopped. What was added is kept; the same command goes on from there.", code=130)
    gathered = gather_errors(report.rejected, errors, data_folder())
    if as_json:
        click.echo(report.model_dump_json(indent=2))
    else:
        console = make_console()
        show(console, render_report(report, ingest.names, ingest.notes, gathered))
    if not (report.added or report.unchanged or report.updated):
        raise click.exceptions.Exit(1)


@main.group()
def actors() -> None:
    """List who is in the library, and correct who is who."""


@actors.command("list")
@click.argument("name", required=False)
@click.option("--limit", default=40, show_default=True, help="How many at most.")
@_library_option
def list_actors(name: str | None, limit: int, library: str | None) -> None:
    """List the actors that most documents mention, or those of a name."""
    from bot.bootstrap import open_library
    from bot.catalogue import Catalogue
    from bot.chat.reports import render_actors
    from bot.chat.terminal import make_console, show
    from bot.settings import load_settings

    with open_library(load_settings(), library) as opened:
        catalogue = Catalogue(opened)
        rows = catalogue.actors_like(name, limit) if name else catalogue.actors(limit)
    if not rows:
        _fail(f"Nobody called “{name}” is here." if name else "Nobody is here yet.", code=1)
    console = make_console()
    show(console, render_actors(rows))


@actors.command()
@click.argument("into")
@click.argument("other")
@_library_option
def merge(into: str, other: str, library: str | None) -> None:
    """Declare two actors to be one: INTO keeps its name. Names or ids.

    Documents added later keep to it; `briefbot actors split` undoes it.
    """
    from bot.bootstrap import open_library
    from bot.settings import load_settings

    with open_library(load_settings(), library) as opened:
        kept, gone = opened.actor(into), opened.actor(other)
        if kept.ref.id == gone.ref.id:
            _fail(f"“{into}” and “{other}” are one already: {kept.ref.name}.", code=1)
        merged = opened.merge_actors(kept.ref.id, gone.ref.id)
    click.echo(f"{gone.ref.name} is {merged.name} now (id {merged.id}).")


@actors.command()
@click.argument("actor")
@click.argument("names", nargs=-1, required=True)
@_library_option
def split(actor: str, names: tuple[str, ...], library: str | None) -> None:
    """Part NAMES from an actor, as an actor of their own. The actor by name or id.

    Documents added later keep to it; `briefbot actors merge` undoes it.
    """
    from bot.bootstrap import open_library
    from bot.settings import load_settings

    with open_library(load_settings(), library) as opened:
        whole = opened.actor(actor)
        parted = opened.split_actor(whole.ref.id, names)
    click.echo(f"{parted.name} is an actor of its own now (id {parted.id}).")


@main.group()
def digest() -> None:
    """See and send digests: for owners. `briefbot ask "/digest …"` sets them up."""


@digest.command("list")
def list_digests() -> None:
    """List all subscriptions: what, where, when, and why one is paused."""
    from datetime import UTC, datetime

    from bot.bootstrap import open_state
    from bot.chat.digest_reports import render_subscriptions
    from bot.chat.terminal import make_console, show
    from bot.settings import load_settings

    with open_state(load_settings()) as state:
        found = state.subscriptions.all()
    if not found:
        _fail("Nothing is subscribed to. In a chat: /digest add everything at 08:00", code=1)
    show(make_console(), render_subscriptions(found, datetime.now(UTC)))


@digest.command("history")
@click.argument("subscription", required=False)
@click.option("--limit", default=50, show_default=True, help="How many at most.")
@click.option("--notices", is_flag=True, help="Words to owners too.")
def history(subscription: str | None, limit: int, notices: bool) -> None:
    """Show what became of each digest: due, built, sent, its link, or why not. Newest first."""
    from bot.bootstrap import open_state
    from bot.chat.digest_reports import render_history
    from bot.chat.terminal import make_console, show
    from bot.settings import load_settings

    with open_state(load_settings()) as state:
        entries = state.outbox.history(subscription, limit=limit, notices=notices)
    if not entries:
        _fail("No digest has been due yet.", code=1)
    show(make_console(), render_history(entries))


@digest.command("preview")
@click.argument("subscription")
def preview(subscription: str) -> None:
    """Show what a digest would say now. Nothing is sent, and nothing counts as told."""
    from datetime import UTC, datetime

    from bot.bootstrap import open_library, open_state
    from bot.chat.terminal import make_console, render, show
    from bot.digests.office import DigestOffice
    from bot.digests.tastes import taste
    from bot.settings import load_settings

    settings = load_settings()
    with open_state(settings) as state, open_library(settings) as first:
        found = state.subscriptions.get(subscription)
        if found is None:
            _fail(f"There is no “{subscription}”. briefbot digest list shows all.", code=1)
        wanted = taste(state.tastes.of(found.id))
        office = DigestOffice(state.outbox, first.sibling, lambda _: wanted)
        reply = office.preview(found, datetime.now(UTC))
    show(make_console(), render(reply))


@digest.command("run")
def run_digests() -> None:
    """Send what is due now, and end: for a timer, where `briefbot serve` does not run."""
    import asyncio

    from bot.bootstrap import open_conversation, open_deliveries, open_state
    from bot.serving.logs import configure_logging
    from bot.serving.platforms import platforms_of
    from bot.settings import load_settings

    settings = load_settings()
    configure_logging(settings)
    platforms_of(settings)  # says what is missing

    async def run() -> int:
        with open_state(settings) as state, open_conversation(settings, state) as conversation:
            async with open_deliveries(settings, state, conversation) as deliveries:
                return await deliveries.run_once()

    click.echo(f"Digests worked on: {asyncio.run(run())}. briefbot digest history shows them.")
