"""`briefbot manifest`: what makes the app on a platform."""

import click

from bot.cli.shared import fail


@click.group()
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
        fail("SLACK_MODE is http. Say where Slack reaches the bot: --url https://…", code=2)
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
        fail(
            "Set DISCORD_TOKEN, or name the Application ID of “General Information” at "
            "https://discord.com/developers/applications: --application ID",
            code=2,
        )
    click.echo(invitation(application))
