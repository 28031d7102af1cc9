"""Socket Mode: Slack's events over a WebSocket that the bot opens.

https://docs.slack.dev/apis/events-api/using-socket-mode. slack_sdk has a client for it, whose
reconnecting is known to get stuck; here a connection that is silent is dropped by aiohttp's
heartbeat, the next one is opened before an announced end, and a bot that cannot connect for
long ends with an error, so that its supervisor can start it anew.
"""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.chat.slack.delivery import error_of
from bot.errors import BotError, TokenRefused

log = structlog.get_logger(__name__)

TOKEN_ERRORS = frozenset(
    {
        "access_denied",
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
"""Errors that trying again does not mend."""


class SlackUnreachable(BotError):
    """Slack could not be reached for too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long things may take, in seconds."""

    heartbeat: float = 10
    """A ping goes out so often; without an answer in half the time the socket is dead."""
    first_wait: float = 1
    longest_wait: float = 30
    give_up: float = 600
    """Without any connection for so long, which is 20 attempts at least, the bot ends."""
    handover: float = 30
    """A connection that asked to be replaced is still listened to for so long."""


class SocketMode:
    """Keeps a connection to Slack, and passes on what comes.

    Args:
        app: Where events go.
        client: Slack's Web API.
        token: The app-level token.
        patience: How long things may take.
    """

    def __init__(
        self,
        app: AsyncApp,
        client: AsyncWebClient,
        token: str,
        patience: Patience | None = None,
    ) -> None:
        self._app = app
        self._client = client
        self._token = token
        self._patience = patience or Patience()
        self._connected = monotonic()
        """When there was a connection last."""
        self._passing: set[asyncio.Task[None]] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until told to stop.

        Raises:
            TokenRefused: Slack does not take the app-level token.
            SlackUnreachable: no connection could be had for too long.
        """
        stopping = asyncio.ensure_future(stop.wait())
        listeners: set[asyncio.Task[bool]] = set()
        attempt = 0
        async with aiohttp.ClientSession() as session:
            try:
                while not stop.is_set():
                    leaving = asyncio.Event()
                    listener = asyncio.create_task(self._listen(session, leaving))
                    listeners = {each for each in listeners if not each.done()} | {listener}
                    if not await _ended(listener, leaving, stopping):
                        # It asked to be replaced: until it ends, both are listened to.
                        attempt = 0
                        continue
                    attempt = 0 if listener.result() else attempt + 1
                    await self._wait(attempt, stopping)
            finally:
                stopping.cancel()
                # What is being passed on is acknowledged before the sockets close.
                await asyncio.gather(*self._passing, return_exceptions=True)
                for listener in listeners:
                    listener.cancel()
                await asyncio.gather(*listeners, return_exceptions=True)

    async def _wait(self, attempt: int, stopping: asyncio.Future[Any]) -> None:
        patience = self._patience
        if monotonic() - self._connected > patience.give_up:
            raise SlackUnreachable(
                f"Slack could not be reached for {patience.give_up / 60:.0f} minutes. "
                "See whether this machine reaches slack.com, then start the bot again."
            )
        longest = min(patience.longest_wait, patience.first_wait * 2 ** min(attempt, 10))
        # Many bots lose Slack at once; they need not all come back in one moment.
        await asyncio.wait({stopping}, timeout=random.uniform(longest / 2, longest))  # noqa: S311

    async def _listen(self, session: aiohttp.ClientSession, leaving: asyncio.Event) -> bool:
        """Open a connection and listen until it ends; whether there was one."""
        hello = False
        try:
            answer = await self._client.apps_connections_open(app_token=self._token)
            heartbeat = self._patience.heartbeat
            async with session.ws_connect(str(answer["url"]), heartbeat=heartbeat) as socket:
                async for envelope in self._envelopes(socket, leaving):
                    if envelope.get("type") == "hello":
                        hello = True
                        log.info("connected", platform="slack")
                    elif envelope.get("type") == "disconnect":
                        leaving.set()
                    else:
                        self._pass_on(socket, envelope)
            log.info("connection ended", platform="slack", code=socket.close_code)
        except SlackApiError as error:
            state, code = error_of(error)
            if code in TOKEN_ERRORS:
                raise TokenRefused(
                    f"Slack refuses SLACK_APP_TOKEN ({code}). It has to begin with xapp- and to "
                    "have the scope connections:write: Basic Information → App-Level Tokens."
                ) from None
            log.warning("not connected", platform="slack", error=code or state)
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            log.warning("not connected", platform="slack", error=type(error).__name__)
        if hello:
            self._connected = monotonic()
        return hello

    async def _envelopes(
        self, socket: aiohttp.ClientWebSocketResponse, leaving: asyncio.Event
    ) -> AsyncIterator[dict[str, Any]]:
        """What comes, until the connection ends or has been replaced long enough."""
        ends = None
        while True:
            if leaving.is_set() and ends is None:
                ends = monotonic() + self._patience.handover
            timeout = max(0.0, ends - monotonic()) if ends is not None else None
            try:
                message = await socket.receive(timeout=timeout)
            except TimeoutError:
                return
            if message.type is not aiohttp.WSMsgType.TEXT:
                return
            yield json.loads(message.data)

    def _pass_on(self, socket: aiohttp.ClientWebSocketResponse, envelope: dict[str, Any]) -> None:
        task = asyncio.create_task(self._dispatch(socket, envelope))
        self._passing.add(task)
        task.add_done_callback(self._passing.discard)

    async def _dispatch(
        self, socket: aiohttp.ClientWebSocketResponse, envelope: dict[str, Any]
    ) -> None:
        """Give an envelope to the app, and send back what it acknowledges with."""
        request = SocketModeRequest.from_dict(envelope)
        if request is None:
            return
        try:
            response = await run_async_bolt_app(self._app, request)
            if response.status != 200:
                log.warning("not acknowledged", platform="slack", state=response.status)
                return
            acknowledgement: dict[str, Any] = {"envelope_id": request.envelope_id}
            if response.body:
                acknowledgement["payload"] = json.loads(response.body)
            await socket.send_json(acknowledgement)
        except (ConnectionError, aiohttp.ClientError) as error:
            # Slack sends it again, and it is told from a new one by its key.
            log.warning("not acknowledged", platform="slack", error=type(error).__name__)
        except Exception:
            log.exception("not acknowledged", platform="slack")


async def _ended(
    listener: "asyncio.Task[bool]", leaving: asyncio.Event, stopping: asyncio.Future[Any]
) -> bool:
    """Wait until a connection ends, asks to be replaced, or the bot stops; whether it ended."""
    asked = asyncio.ensure_future(leaving.wait())
    try:
        await asyncio.wait({listener, asked, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        asked.cancel()
    return listener.done()
