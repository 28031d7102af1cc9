"""`briefbot actors`: who is in a library, and who is who."""

import click

from bot.cli.shared import fail, library_option


@click.group()
def actors() -> None:
    """List who is in the library, and correct who is who."""


@actors.command("list")
@click.argument("name", required=False)
@click.option("--limit", default=40, show_default=True, help="How many at most.")
@library_option
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
        fail(f"Nobody called “{name}” is here." if name else "Nobody is here yet.", code=1)
    console = make_console()
    show(console, render_actors(rows))


@actors.command()
@click.argument("into")
@click.argument("other")
@library_option
def merge(into: str, other: str, library: str | None) -> None:
    """Declare two actors to be one: INTO keeps its name. Names or ids.

    Documents added later keep to it; `briefbot actors split` undoes it.
    """
    from bot.bootstrap import open_library
    from bot.settings import load_settings

    with open_library(load_settings(), library) as opened:
        kept, gone = opened.actor(into), opened.actor(other)
        if kept.ref.id == gone.ref.id:
            fail(f"“{into}” and “{other}” are one already: {kept.ref.name}.", code=1)
        merged = opened.merge_actors(kept.ref.id, gone.ref.id)
    click.echo(f"{gone.ref.name} is {merged.name} now (id {merged.id}).")


@actors.command()
@click.argument("actor")
@click.argument("names", nargs=-1, required=True)
@library_option
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
