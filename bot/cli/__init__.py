"""The command line: `briefbot add | ask | chat | serve` and what looks after them.

Each command imports what it needs when it runs, so that answering starts at once. Exit codes:
0 answered, 1 nothing found or not unambiguous, 2 the command line is wrong.
"""

import atexit
import gc
import os
import sys
from io import TextIOWrapper

import click

from bot.cli.actors import actors
from bot.cli.adding import add, model
from bot.cli.asking import ask, chat
from bot.cli.digests import digest
from bot.cli.manifests import manifest
from bot.cli.serving import backup, doctor, serve
from bot.cli.shared import fail
from bot.cli.sources import sources


class _Group(click.Group):
    """Shows errors of ours as one message, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        # pydantic would look through every installed package for plugins of its own.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        # Python would look through all that is left for cycles, to free what ends with it anyhow:
        # an eighth of a cold start.
        atexit.register(gc.freeze)
        # What is imported stays: looking through it for cycles is a twentieth of a cold start.
        gc.disable()
        try:
            from bot.errors import BotError, SettingsError
            from summarizer.errors import SummarizerError
        finally:
            gc.enable()

        for stream in (sys.stdout, sys.stderr):
            # A terminal that cannot show a character shows "?" for it, and the rest.
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            fail(str(error), code=2)
        except (BotError, SummarizerError) as error:
            fail(str(error), code=1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefbot", message="%(prog)s %(version)s")
def main() -> None:
    """Key-point briefs and actor cards from your own documents, each line with its source."""


for command in (
    *(add, ask, chat, sources, actors, digest),
    *(serve, doctor, backup, manifest, model),
):
    main.add_command(command)
