"""`briefbot sources`: what a library follows, on the command line."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from bot.cli.shared import leave, library_option

if TYPE_CHECKING:
    from bot.replies import Reply
    from bot.sources.orders import Order


@click.group()
def sources() -> None:
    """Feeds, sites, pages and folders that keep a library current.

    `briefbot serve` looks at them when they are due; `check` does so once.
    """


@sources.command()
@click.argument("address")
@click.option(
    "--include", multiple=True, help="Take only what has this word or name; “none” takes all."
)
@click.option("--exclude", multiple=True, help="Leave out what has this word or name; or “none”.")
@click.option("--section", multiple=True, help="Take only addresses with this part; or “none”.")
@click.option("--without", multiple=True, help="Leave out addresses with this part; or “none”.")
@click.option("--every", metavar="2h", help="How often to look; “auto”: as often as it publishes.")
@click.option("--name", help="What it is called.")
@click.option("--agency", is_flag=True, help="Others print its words too.")
@library_option
def add(  # noqa: PLR0917 - click gives them by name
    address: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    section: tuple[str, ...],
    without: tuple[str, ...],
    every: str | None,
    name: str | None,
    agency: bool,
    library: str | None,
) -> None:
    """Follow a feed, a site or a page by its address, or a folder by its path.

    Added again with other options, it is followed in that way from then on.
    """
    from bot.errors import CommandError
    from bot.sources.orders import Action, Order, read_wish
    from bot.sources.orders import address as address_of
    from bot.sources.source import Origin

    given: Mapping[str, Sequence[str]] = {
        "include": include,
        "exclude": exclude,
        "section": section,
        "without": without,
        "every": (every,) if every else (),
        "name": (name,) if name else (),
    }
    try:
        wish = read_wish(given, Origin.AGENCY if agency else None)
    except CommandError as error:
        raise click.UsageError(str(error)) from None
    if not address.strip():
        raise click.BadParameter("it is empty: name a feed, a site, a page or a folder.")
    is_folder = Path(address).is_dir()
    if not is_folder and address.startswith(("/", "./", "../", "~")):
        raise click.BadParameter(f"there is no folder {address}.")
    which = str(Path(address).resolve()) if is_folder else address_of(address)
    _carry_out(Order(action=Action.ADD, which=which, wish=wish), library)


@sources.command("list")
@library_option
def list_sources(library: str | None) -> None:
    """List what is followed, and how each does."""
    _order("list", "", library)


@sources.command()
@click.argument("which", default="all")
@library_option
def check(which: str, library: str | None) -> None:
    """Look at what is followed now, or at one by its number, and add what is new."""
    _order("check", which, library)


@sources.command()
@click.argument("which")
@library_option
def remove(which: str, library: str | None) -> None:
    """Follow a source no more; what was added from it stays."""
    _order("remove", which, library)


@sources.command()
@click.argument("which")
@library_option
def pause(which: str, library: str | None) -> None:
    """Look at a source no more, until `resume`."""
    _order("pause", which, library)


@sources.command()
@click.argument("which")
@library_option
def resume(which: str, library: str | None) -> None:
    """Look at a source again."""
    _order("resume", which, library)


@sources.command()
@click.argument("which")
@library_option
def agency(which: str, library: str | None) -> None:
    """Mark a source as an agency: what is credited to it is no second voice beside it."""
    _order("agency", which, library)


@sources.command()
@click.argument("which")
@library_option
def independent(which: str, library: str | None) -> None:
    """Mark a source as independent, as all are at first."""
    _order("independent", which, library)


@sources.command("import")
@click.argument("file", type=click.File("rb"))
@library_option
def import_list(file: BinaryIO, library: str | None) -> None:
    """Follow the feeds of an OPML file, as other feed readers write it.

    They are looked at by the next `check`, or by `briefbot serve`.
    """
    from datetime import UTC, datetime

    from bot.bootstrap import open_state
    from bot.presenters.wording import count
    from bot.settings import load_settings
    from bot.sources.opml import read_opml
    from bot.sources.sandbox import Sandbox
    from bot.sources.source import Kind, Source, new_id

    settings = load_settings()
    with Sandbox(loaded=(read_opml.__module__,)) as sandbox:
        read = sandbox.run(read_opml, file.read())
    now = datetime.now(UTC)
    with open_state(settings) as state:
        added = sum(
            state.sources.add(
                Source(
                    id=new_id(),
                    library=library or settings.library,
                    kind=Kind.FEED,
                    url=feed.url,
                    title=feed.title,
                    next_look=now,
                    added=now,
                )
            )
            for feed in read.feeds
        )
    known = len(read.feeds) - added
    click.echo(f"{count(added, 'feed')} followed from now on; {known} followed already.")
    if read.left_out:
        entries = count(read.left_out, "entry", "entries")
        click.echo(f"{entries} left out: no address on the web, or too many.", err=True)
    if read.damaged:
        click.echo("The list is damaged: it may have named more than could be read.", err=True)


@sources.command("export")
@click.argument("file", type=click.File("wb"), default="-")
@library_option
def export_list(file: BinaryIO, library: str | None) -> None:
    """Write the feeds that are followed as OPML, to FILE or to the terminal."""
    from bot.bootstrap import open_state
    from bot.settings import load_settings
    from bot.sources.opml import write_opml

    settings = load_settings()
    name = library or settings.library
    with open_state(settings) as state:
        file.write(write_opml(state.sources.of_library(name), f"briefbot: {name}"))


def _order(action: str, which: str, library: str | None) -> None:
    from bot.sources.orders import Action, Order

    _carry_out(Order(action=Action(action), which=which), library)


def _carry_out(order: "Order", library: str | None) -> None:
    """Carry out an order as a conversation would, show the answer, and end with its code."""
    import asyncio

    from bot.bootstrap import open_source_desk, open_state
    from bot.chat.terminal import make_console, render, show
    from bot.settings import load_settings

    settings = load_settings()

    async def work() -> "Reply":
        async with open_source_desk(settings, state, patient=True) as desk:
            return await desk.carry_out(order, library or settings.library)

    with open_state(settings) as state:
        try:
            reply = asyncio.run(work())
        except KeyboardInterrupt:
            click.echo("Stopped. What waits is added by the next: briefbot sources check", err=True)
            raise click.exceptions.Exit(130) from None
    show(make_console(), render(reply))
    leave(reply.outcome)
