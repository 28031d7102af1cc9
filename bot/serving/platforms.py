"""Which platforms are served: those of which the tokens are set."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from bot.conversation import Conversation
from bot.errors import SettingsError
from bot.settings import Settings

Run = Callable[[Settings, Conversation, asyncio.Event], Awaitable[None]]
"""Answers on a platform until the event is set, and finishes then what it answers.

Raises TokenRefused or SettingsError where trying again is of no use.
"""

_NONE = """No platform is set up. Set the tokens of one, in the environment or in .env:
  Slack    SLACK_BOT_TOKEN and SLACK_APP_TOKEN, from https://api.slack.com/apps (docs/slack.md)
  Discord  DISCORD_TOKEN, from https://discord.com/developers/applications (docs/discord.md)"""


class Platform(NamedTuple):
    """A platform that is served."""

    name: str
    run: Run


def platforms_of(settings: Settings) -> list[Platform]:
    """Return the platforms of which the tokens are set. Only their packages are imported.

    Raises:
        SettingsError: none is set, or only a part of what a platform needs.
    """
    platforms = []
    if settings.slack_bot_token is not None:
        _check_slack(settings)
        from bot.chat.slack.app import run as run_slack

        platforms.append(Platform("slack", run_slack))
    elif settings.slack_app_token is not None or settings.slack_signing_secret is not None:
        raise SettingsError(
            "SLACK_BOT_TOKEN is not set, and Slack needs it: it is on “OAuth & Permissions” of "
            "the app at https://api.slack.com/apps (docs/slack.md)"
        )
    if settings.discord_token is not None:
        from bot.chat.discord.app import run as run_discord

        platforms.append(Platform("discord", run_discord))
    if not platforms:
        raise SettingsError(_NONE)
    return platforms


def _check_slack(settings: Settings) -> None:
    where = "it is on “Basic Information” of the app at https://api.slack.com/apps (docs/slack.md)"
    if settings.slack_mode == "socket" and settings.slack_app_token is None:
        raise SettingsError(f"SLACK_APP_TOKEN is not set, and Socket Mode needs it: {where}")
    if settings.slack_mode == "http" and settings.slack_signing_secret is None:
        raise SettingsError(f"SLACK_SIGNING_SECRET is not set, and HTTP needs it: {where}")
