"""Posts answers: pages of blocks, and files.

Every call is made once. Slack has no key that would make a second post harmless, so a call whose
answer is lost may have been carried out: it is told to the asker and never repeated. Only what
Slack has refused is tried another way, since a refusal says that nothing was posted.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.chat.slack import limits
from bot.chat.slack.escape import plain
from bot.chat.slack.events import PLATFORM, Spot
from bot.chat.slack.render import Page, render
from bot.exchange import File, Posting
from bot.presenters.delivery import (
    present_elsewhere,
    present_rest_elsewhere,
    present_unconfirmed,
    present_working,
)
from bot.presenters.failures import present_failure
from bot.replies import Reply

log = structlog.get_logger(__name__)

RESPONSE_URL_USES = 5
"""Slack takes this many messages through one response_url."""
RATE_LIMIT_WAITS = 3
"""How often a call waits as long as Slack tells it to."""
CALL_SECONDS = 15
"""After this a call counts as lost."""
REFUSED = range(400, 500)
"""HTTP states of a response_url that say that nothing was posted."""
_CALM = {"unfurl_links": False, "unfurl_media": False}
_UNKNOWN_ERRORS = frozenset({"fatal_error", "internal_error", "request_timeout"})
"""Errors of the Web API that leave open what was done."""

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Refused(Exception):
    """Slack says that it posted nothing."""


class Unconfirmed(Exception):
    """What Slack did is not known."""


def make_client(token: str | None, url: str) -> AsyncWebClient:
    """Return a client that repeats nothing but what was held back by a rate limit."""
    logger = logging.getLogger(f"{__name__}.sdk")
    # At debug level the SDK logs messages.
    logger.setLevel(logging.WARNING)
    return AsyncWebClient(
        token=token,
        base_url=url if url.endswith("/") else f"{url}/",
        logger=logger,
        timeout=CALL_SECONDS,
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=RATE_LIMIT_WAITS)],
    )


class Delivery:
    """Posts to Slack."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    def outlet(self, spot: Spot) -> "Outlet":
        """Return where the answers to one thing that was said go."""
        return Outlet(self._client, spot)


class Outlet:
    """Where the answers to one thing that was said go."""

    def __init__(self, client: AsyncWebClient, spot: Spot) -> None:
        self._client = client
        self._spot = spot
        self._uses_left = RESPONSE_URL_USES if spot.response_url else 0

    async def show(self, shown: Posting | File) -> None:
        """Post an answer; one that cannot be posted ends in a word to the asker."""
        try:
            if isinstance(shown, File):
                await self._upload(shown)
            else:
                await self._post(shown)
        except Unconfirmed as error:
            await self._tell(present_unconfirmed, error)
        except Refused as error:
            await self._tell(present_failure, error)

    async def show_working(self) -> None:
        """Tell the asker that an answer takes a while; whether it arrives does not matter."""
        try:
            await self._send(render(Posting(reply=present_working(), private=True))[0], True)
        except (Refused, Unconfirmed) as error:
            log.info("notice not shown", cause=str(error))

    async def fail(self, reference: str) -> None:
        """Tell the asker that there is no answer, with the number that the log has."""
        try:
            await self._post(Posting(reply=present_failure(reference), private=True))
        except (Refused, Unconfirmed) as error:
            log.warning("failure not told", reference=reference, cause=str(error))

    async def _tell(self, present: Callable[[str], Reply], error: Exception) -> None:
        reference = secrets.token_hex(4)
        log.error("not delivered", platform=PLATFORM, reference=reference, exc_info=error)
        try:
            await self._post(Posting(reply=present(reference), private=True))
        except (Refused, Unconfirmed) as again:
            log.warning("failure not told", reference=reference, cause=str(again))

    async def _post(self, posting: Posting) -> None:
        private = posting.private and not self._spot.place.direct
        lost: Unconfirmed | None = None
        # A long list takes 25 ms, in which the event loop would answer nobody else.
        pages = await asyncio.to_thread(render, posting)
        for number, page in enumerate(pages, start=1):
            try:
                await self._send(page, private, is_last=number == len(pages))
            except Unconfirmed as error:
                # The page may be there, and then the others belong to it; a line on which
                # two are lost is down.
                if lost is not None:
                    raise
                lost = error
        if lost is not None:
            raise lost

    async def _send(self, page: Page, private: bool, *, is_last: bool = True) -> None:
        """Post one page by the first way that Slack does not refuse."""
        try:
            whole = {"text": page.text, "blocks": page.blocks} | _CALM
            await self._send_message(whole, private, is_last=is_last)
        except Refused:
            # Blocks that Slack does not like are better read as text than not at all.
            texts = page.texts()
            for number, text in enumerate(texts, start=1):
                last = is_last and number == len(texts)
                await self._send_message({"text": text} | _CALM, private, is_last=last)

    async def _send_message(self, message: dict[str, Any], private: bool, *, is_last: bool) -> None:
        refusal = Refused("no way to post")
        for way in self._ways(private, is_last=is_last):
            try:
                return await way(message)
            except Refused as error:
                log.info("refused", cause=str(error))
                refusal = error
        raise refusal

    def _ways(self, private: bool, *, is_last: bool) -> Iterator[Send]:
        """The ways to the asker, best first; private ones for what is private."""
        respond = self._respond_privately if private else self._respond
        # Where there is no other way to the channel, the last use of the url is kept to say where
        # the rest is.
        kept = self._uses_left == 1 and not is_last
        if self._uses_left and not kept:
            yield respond
        if not self._spot.place.channel.startswith(("U", "W")):
            yield self._post_ephemeral if private else self._post_message
        if kept:
            yield self._post_rest_direct
        yield self._post_direct

    async def _respond(self, message: dict[str, Any]) -> None:
        await self._through_url(message | {"response_type": "in_channel"})

    async def _respond_privately(self, message: dict[str, Any]) -> None:
        await self._through_url(message | {"response_type": "ephemeral"})

    async def _through_url(self, message: dict[str, Any]) -> None:
        self._uses_left -= 1
        webhook = AsyncWebhookClient(
            self._spot.response_url or "",
            timeout=CALL_SECONDS,
            retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=RATE_LIMIT_WAITS)],
            logger=self._client.logger,
        )
        message |= {"replace_original": False}
        if self._spot.thread and (
            self._spot.is_in_thread or message["response_type"] == "in_channel"
        ):
            message |= {"thread_ts": self._spot.thread}
        try:
            answer = await webhook.send_dict(message)
        except (aiohttp.ClientConnectorError, ConnectionRefusedError) as error:
            raise Refused(type(error).__name__) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unconfirmed(type(error).__name__) from error
        if answer.status_code in REFUSED:
            raise Refused(f"response_url: {answer.status_code}")
        if answer.status_code != 200:
            raise Unconfirmed(f"response_url: {answer.status_code}")

    async def _post_message(self, message: dict[str, Any]) -> None:
        await confirmed(
            self._client.chat_postMessage(
                channel=self._spot.place.channel, thread_ts=self._spot.thread, **message
            )
        )

    async def _post_ephemeral(self, message: dict[str, Any]) -> None:
        text, blocks = message["text"], message.get("blocks")
        await confirmed(
            self._client.chat_postEphemeral(
                channel=self._spot.place.channel,
                user=self._spot.user,
                thread_ts=self._spot.thread if self._spot.is_in_thread else None,
                text=text,
                blocks=blocks,
            )
        )

    async def _post_rest_direct(self, message: dict[str, Any]) -> None:
        await self._post_direct(message)
        notice = render(Posting(reply=present_rest_elsewhere()))[0]
        try:
            said = {"text": notice.text, "blocks": notice.blocks}
            await self._respond_privately(said | _CALM)
        except (Refused, Unconfirmed) as error:
            log.info("notice not shown", cause=str(error))

    async def _post_direct(self, message: dict[str, Any]) -> None:
        await confirmed(self._client.chat_postMessage(channel=self._spot.user, **message))

    # ── files ──────────────────────────────────────────────────────────────────────────────
    async def _upload(self, file: File) -> None:
        """Upload a file: Slack has no private one in a channel, so that goes to the asker."""
        place = self._spot.place
        here = not place.channel.startswith(("U", "W"))
        if here and (place.direct or not file.private):
            try:
                await self._upload_to(place.channel, self._spot.thread, file)
            except Refused as error:
                log.info("refused", cause=str(error))
            else:
                return
        opened = await confirmed(self._client.conversations_open(users=self._spot.user))
        channel = str(opened["channel"]["id"])
        await self._upload_to(channel, None, file)
        if channel != place.channel and here:
            await self._post(Posting(reply=present_elsewhere(), private=True))

    async def _upload_to(self, channel: str, thread: str | None, file: File) -> None:
        # Of the three calls only the last one shows anything.
        await confirmed(
            self._client.files_upload_v2(
                filename=file.name,
                content=file.content,
                title=plain(file.title, limits.IMAGE_TITLE),
                alt_txt=plain(file.alternative, limits.FILE_ALTERNATIVE) or None,
                channel=channel,
                thread_ts=thread,
            )
        )


async def confirmed(call: Awaitable[Any]) -> Any:
    """Wait for a call of the Web API.

    Raises:
        Refused: Slack says that it did nothing.
        Unconfirmed: the answer was lost, or does not say.
    """
    try:
        return await call
    except SlackApiError as error:
        state, code = error_of(error)
        if not code or code in _UNKNOWN_ERRORS or state >= 500:
            raise Unconfirmed(code or str(state)) from error
        raise Refused(code) from error
    except aiohttp.ClientConnectorError as error:
        raise Refused(type(error).__name__) from error
    except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unconfirmed(type(error).__name__) from error


def error_of(error: SlackApiError) -> tuple[int, str]:
    """Return the HTTP state and the error code of an answer; no code where it has none."""
    response = error.response
    data = getattr(response, "data", response)
    code = data.get("error") if isinstance(data, dict) else None
    return getattr(response, "status_code", 200), str(code or "")
