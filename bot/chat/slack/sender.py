"""Digests in Slack: each page carries its key as metadata, by which it is looked up.

https://docs.slack.dev/messaging/message-metadata and
https://docs.slack.dev/reference/methods/conversations.history. Slack has no key that makes a
second post harmless, so that every call is made once, and what it came to is said exactly.
"""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.chat.slack.delivery import error_of, make_client
from bot.chat.slack.render import Page, render
from bot.digests.pace import Pace
from bot.digests.senders import (
    CALL_SECONDS,
    DIRECTLY,
    CannotTell,
    Gone,
    Later,
    NotThere,
    SendError,
    Sent,
    Uncertain,
    Unfit,
)
from bot.exchange import Place, Posting

log = structlog.get_logger(__name__)

EVENT = "briefbot_digest"
"""The type of our metadata."""
CHANNEL_SECONDS = 1.0
"""Between two messages in a channel (https://docs.slack.dev/apis/web-api/rate-limits)."""
OVERALL_SECONDS = 0.2
"""Between any two: "several hundred messages per minute" in a workspace, on the same page."""
_AROUND = timedelta(minutes=10)
"""How far our clock and Slack's may be apart; a key is never another page's, so that looking too
far back costs no more than a call."""
_LOOKED = 200
"""Messages of one look: 15 is what Slack gives some apps, whatever they ask for."""
_LOOKS = 20
"""Pages of history that are read at most."""
_RECONNECT = 10.0
"""Seconds after which a Slack that could not be reached is tried again."""
_HELD = 60.0
"""Seconds at most for which all messages are held after a rate limit; a longer one is met again,
and each digest then waits in the outbox, where it can be given up."""

GONE: Mapping[str, str] = {
    "channel_not_found": "the channel is gone, or the bot may not see it",
    "not_in_channel": "the bot is not in the channel: invite it",
    "is_archived": "the channel is archived",
    "user_not_found": "the person is not there any more",
    "user_disabled": "the person is not there any more",
    "cannot_dm_bot": "that is a bot",
    "messages_tab_disabled": "the app takes no direct messages",
    "no_permission": "the bot may not post there",
    "restricted_action": "an admin has set who may post there",
    "restricted_action_read_only_channel": "the channel is read-only",
    "restricted_action_thread_only_channel": "the channel takes replies only",
    "restricted_action_non_threadable_channel": "the channel takes no such messages",
    "access_denied": "the bot may not post there",
    "ekm_access_denied": "an admin has suspended posting",
    "missing_scope": "the bot lacks a right: see briefbot doctor",
    "account_inactive": "the bot was removed from the workspace",
    "invalid_auth": "SLACK_BOT_TOKEN is not valid any more",
    "not_authed": "SLACK_BOT_TOKEN is not valid any more",
    "token_revoked": "SLACK_BOT_TOKEN was revoked",
    "token_expired": "SLACK_BOT_TOKEN has expired",
    "org_login_required": "the workspace is being moved",
    "team_access_not_granted": "the bot was removed from the workspace",
    "two_factor_setup_required": "the workspace wants a second factor",
}
"""Errors that mean that nothing will be posted until somebody mends something."""
_LIMITED = ("ratelimited", "rate_limited", "message_limit_exceeded")
_OPEN = frozenset({"", "fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Errors that leave open what was done."""


class SlackSender:
    """Posts digests to Slack.

    Args:
        client: The Web API. It must repeat nothing by itself: `make_sender` makes such a one.
        seconds: After this a call counts as lost.
        pace: How fast messages may follow each other.
    """

    repeatable = 0.0
    """Slack posts what is sent twice twice."""

    def __init__(
        self,
        client: AsyncWebClient,
        *,
        seconds: float = CALL_SECONDS,
        pace: Pace | None = None,
    ) -> None:
        self._client = client
        self._seconds = seconds
        self._pace = pace or Pace(channel=CHANNEL_SECONDS, overall=OVERALL_SECONDS)
        self._url: str | None = None
        """Of the workspace."""

    def pages(self, posting: Posting) -> Sequence[Page]:
        return render(posting)

    async def ready(self, place: Place) -> None:
        await self._pace.turn(place.channel)

    async def send(self, place: Place, page: Page, key: str) -> Sent:
        try:
            answer = await self._once(
                self._client.chat_postMessage(
                    channel=place.channel.removeprefix(DIRECTLY),
                    text=page.text,
                    blocks=page.blocks,
                    metadata={"event_type": EVENT, "event_payload": {"key": key}},
                    unfurl_links=False,
                    unfurl_media=False,
                )
            )
        except Later as error:
            if isinstance(error.__cause__, SlackApiError):
                # Slack means the method in the whole workspace, not the channel alone.
                self._pace.hold_all(min(error.seconds, _HELD))
            raise
        stamp, channel = str(answer.get("ts") or ""), str(answer.get("channel") or place.channel)
        if not stamp:
            raise Uncertain("Slack's answer does not name the message")
        return Sent(message=stamp, link=await self._link(channel, stamp))

    async def find(
        self,
        place: Place,
        page: Page,  # noqa: ARG002 - the key is enough
        key: str,
        after: datetime,
        known: frozenset[str],  # noqa: ARG002
    ) -> Sent | NotThere | CannotTell:
        try:
            channel = await self._channel(place)
            cursor = ""
            for _ in range(_LOOKS):
                answer = await self._once(
                    self._client.conversations_history(
                        channel=channel,
                        oldest=f"{(after.astimezone(UTC) - _AROUND).timestamp():.6f}",
                        include_all_metadata=True,
                        limit=_LOOKED,
                        cursor=cursor or None,
                    )
                )
                for message in answer.get("messages") or ():
                    if _key_of(message) == key:
                        stamp = str(message["ts"])
                        return Sent(message=stamp, link=await self._link(channel, stamp))
                cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
                if not cursor:
                    # What says that there is more and not where is no whole answer.
                    return (
                        CannotTell("a part of the history")
                        if answer.get("has_more")
                        else (NotThere())
                    )
        except (Gone, Unfit) as error:
            return CannotTell(str(error))
        return CannotTell("too much was written since")

    async def close(self) -> None:
        """Nothing is open: the client has a connection for each call."""

    async def _channel(self, place: Place) -> str:
        person = place.channel.removeprefix(DIRECTLY)
        if not person.startswith(("U", "W")):
            return place.channel
        opened = await self._once(self._client.conversations_open(users=person))
        return str(opened["channel"]["id"])

    async def _link(self, channel: str, stamp: str) -> str:
        """Return where a message is seen; empty where Slack does not say who we are."""
        if self._url is None:
            try:
                self._url = str((await self._once(self._client.auth_test())).get("url") or "")
            except SendError as error:
                log.info("link not known", reason=str(error))
                return ""
        return f"{self._url}archives/{channel}/p{stamp.replace('.', '')}" if self._url else ""

    async def _once(self, call: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
        """Wait for a call.

        Raises:
            SendError: it did not come to what was wanted.
        """
        try:
            async with asyncio.timeout(self._seconds):
                answer = await call
        except SlackApiError as error:
            raise _reading(error) from error
        except aiohttp.ClientConnectorError as error:
            raise Later("Slack cannot be reached", _RECONNECT) from error
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise Uncertain(f"Slack did not answer ({type(error).__name__})") from error
        data = answer.data
        if not isinstance(data, dict) or data.get("ok") is not True:
            raise Uncertain("Slack's answer cannot be read")
        return data


def make_sender(token: str, url: str) -> SlackSender:
    """Return a sender whose client repeats nothing, not even after a rate limit."""
    client = make_client(token, url)
    client.retry_handlers = []
    return SlackSender(client)


def _reading(error: SlackApiError) -> SendError:
    """What an answer that is no success means."""
    status, code = error_of(error)
    if status == 429 or code in _LIMITED:
        headers = {str(name).lower(): value for name, value in error.response.headers.items()}
        return Later("Slack: rate limited", _seconds(headers.get("retry-after")))
    if status >= 500 or code in _OPEN:
        return Uncertain(f"Slack answered with {code or status}")
    if code in GONE:
        return Gone(f"{GONE[code]} ({code})")
    return Unfit(f"Slack refuses it ({code})")


def _seconds(told: object) -> float:
    try:
        return max(float(str(told)), 0.0)
    except ValueError:
        return 30.0  # what Slack's pages show most often


def _key_of(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT:
        return None
    key = (metadata.get("event_payload") or {}).get("key")
    return None if key is None else str(key)
