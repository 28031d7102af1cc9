"""What several commands share: options, and how they end."""

from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from bot.replies import Outcome

library_option = click.option(
    "--library", metavar="NAME", help="The library that is meant; see BRIEFBOT_LIBRARY."
)


def fail(message: str, *, code: int) -> NoReturn:
    """Say what is wrong, and end with an exit code."""
    click.echo(message, err=True)
    raise click.exceptions.Exit(code)


def leave(outcome: "Outcome") -> None:
    """End with the exit code that an outcome has."""
    codes = {"answered": 0, "nothing": 1, "choice": 1, "mistake": 2}
    raise click.exceptions.Exit(codes[outcome])
