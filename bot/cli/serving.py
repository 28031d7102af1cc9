"""`briefbot serve`, `doctor` and `backup`: the bot in chats, and its health."""

from pathlib import Path

import click


@click.command()
def serve() -> None:
    """Answer in Slack and Discord, wherever tokens are set, until SIGTERM or Ctrl-C."""
    import asyncio

    from bot.serving.logs import configure_logging
    from bot.serving.serve import serve as serve_all
    from bot.settings import load_settings

    settings = load_settings()
    configure_logging(settings)
    raise click.exceptions.Exit(asyncio.run(serve_all(settings)))


@click.command()
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


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def backup(folder: Path) -> None:
    """Copy the store and the bot's own file to FOLDER, whole, also while the bot runs."""
    from bot.serving.backup import back_up
    from bot.settings import load_settings

    settings = load_settings()
    click.echo(back_up(settings.database, folder))
    if settings.state.exists():
        click.echo(back_up(settings.state, folder))
