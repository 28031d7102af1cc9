"""Slack's events over HTTP: a small server behind the owner's reverse proxy.

https://docs.slack.dev/apis/events-api/using-http-request-urls. Every request is checked before
anything else looks at it.
"""

import asyncio

import structlog
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp

from bot.chat.slack.signatures import SIGNATURE, TIMESTAMP, Gate

log = structlog.get_logger(__name__)

PATH = "/slack/events"
"""Where Slack sends everything: events, commands, interactions."""
MAX_BODY = 1_000_000
"""Bytes of a request; what Slack sends is far smaller."""
CLOSING_SECONDS = 5.0
"""How long an answer to a request may take once the bot stops."""


class HttpMode:
    """Serves Slack's requests.

    Args:
        app: Where requests go that are Slack's.
        gate: Tells which are.
        host: The address to listen on.
        port: The port; 0 takes a free one.
    """

    def __init__(self, app: AsyncApp, gate: Gate, host: str, port: int) -> None:
        self._app = app
        self._gate = gate
        self._host = host
        self._port = port

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until told to stop; requests that have come are answered.

        Raises:
            OSError: the address is taken, or is not this machine's.
        """
        server = web.Application(client_max_size=MAX_BODY)
        server.router.add_post(PATH, self._handle)
        # The access log would only repeat what the proxy logs.
        runner = web.AppRunner(server, access_log=None, shutdown_timeout=CLOSING_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
            port = runner.addresses[0][1]
            log.info("listening", platform="slack", host=self._host, port=port, path=PATH)
            await stop.wait()
        finally:
            await runner.cleanup()

    async def _handle(self, request: web.Request) -> web.Response:
        body = await request.read()
        signatures = request.headers.getall(SIGNATURE, [])
        timestamps = request.headers.getall(TIMESTAMP, [])
        if not self._gate.admits(body, signatures, timestamps):
            log.warning("request refused", platform="slack", bytes=len(body))
            return web.Response(status=401, text="Not signed by Slack, or too late")
        try:
            answer = await self._app.async_dispatch(await to_bolt_request(request))
        except Exception:
            log.exception("request failed", platform="slack")
            return web.Response(status=400, text="Not understood")
        return await to_aiohttp_response(answer)
