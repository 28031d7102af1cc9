"""The bot in Slack, from its settings to a clean stop: who it is, and how Slack reaches it."""

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.slack.bot import SlackBot
from bot.chat.slack.delivery import error_of, make_client
from bot.chat.slack.events import PLATFORM
from bot.chat.slack.http_mode import HttpMode
from bot.chat.slack.signatures import Gate
from bot.chat.slack.socket_mode import TOKEN_ERRORS, SlackUnreachable, SocketMode
from bot.conversation import Conversation
from bot.errors import SettingsError, TokenRefused

if TYPE_CHECKING:
    from bot.settings import Settings

log = structlog.get_logger(__name__)

START_ATTEMPTS = 5
"""How often a start tries to reach Slack; waits of 1, 2, 4 and 8 seconds are between."""


async def run(settings: "Settings", conversation: Conversation, stop: asyncio.Event) -> None:
    """Answer in Slack until told to stop, and finish what is being answered.

    Raises:
        SettingsError: a setting is missing; the message says which.
        TokenRefused: Slack does not take a token.
        SlackUnreachable: Slack could not be reached for too long.
    """
    token = settings.slack_bot_token
    if token is None:
        raise SettingsError("SLACK_BOT_TOKEN is not set. docs/slack.md says where to get it.")
    client = make_client(token.get_secret_value(), settings.slack_api_url)
    transport_needs(settings)
    identity = await identify(client)
    slack = SlackBot(conversation, client, identity, max_file_size=settings.max_file_size)
    transport: HttpMode | SocketMode
    if settings.slack_mode == "http" and settings.slack_signing_secret is not None:
        gate = Gate(settings.slack_signing_secret.get_secret_value())
        transport = HttpMode(slack.app, gate, settings.slack_http_host, settings.slack_http_port)
    else:
        app_token = settings.slack_app_token
        transport = SocketMode(slack.app, client, app_token.get_secret_value() if app_token else "")
    try:
        await transport.run(stop)
    finally:
        await slack.finish()


def transport_needs(settings: "Settings") -> None:
    """See whether the way in which Slack reaches the bot has its secret.

    Raises:
        SettingsError: it has none.
    """
    if settings.slack_mode == "http" and settings.slack_signing_secret is None:
        raise SettingsError(
            "SLACK_MODE=http needs SLACK_SIGNING_SECRET: Basic Information → App Credentials."
        )
    if settings.slack_mode == "socket" and settings.slack_app_token is None:
        raise SettingsError(
            "Socket Mode needs SLACK_APP_TOKEN: Basic Information → App-Level Tokens, with the "
            "scope connections:write. Or set SLACK_MODE=http."
        )


async def identify(client: AsyncWebClient) -> AuthorizeResult:
    """Ask Slack who the bot is.

    Raises:
        TokenRefused: Slack does not take the token.
        SlackUnreachable: Slack could not be reached.
    """
    for attempt in range(START_ATTEMPTS):
        try:
            answer = await client.auth_test()
            return AuthorizeResult.from_auth_test_response(
                auth_test_response=answer, bot_token=client.token
            )
        except SlackApiError as error:
            _, code = error_of(error)
            if code in TOKEN_ERRORS:
                raise TokenRefused(
                    f"Slack refuses SLACK_BOT_TOKEN ({code}). It has to begin with xoxb-: "
                    "OAuth & Permissions → Bot User OAuth Token."
                ) from None
            log.warning("not reached", platform=PLATFORM, error=code)
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("not reached", platform=PLATFORM, error=type(error).__name__)
        if attempt + 1 < START_ATTEMPTS:
            await asyncio.sleep(2**attempt)
    raise SlackUnreachable(
        f"{client.base_url} cannot be reached. See whether this machine reaches it."
    )
