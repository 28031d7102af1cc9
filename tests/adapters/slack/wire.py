"""How Slack and the bot reach each other: HTTP and sockets on this machine, able to misbehave."""

import asyncio
import hashlib
import hmac
import itertools
import json
import threading
import time
from collections.abc import Coroutine, Iterator
from http.client import HTTPConnection
from typing import Any, TypeVar
from urllib.parse import urlencode

from aiohttp import WSMsgType, web

from tests.adapters.misbehaving import cut, hang
from tests.adapters.slack.webapi import WebApi
from tests.adapters.slack.workspace import BOT_TOKEN, PATIENCE, SECRET, Call, Json

Result = TypeVar("Result")

BEFORE = frozenset(["429", "500", "501", "502", "503", "504", "reset before", "hang"])
"""What goes wrong before a call is taken. All else does so after: "reset after", "503 after"."""


class Wire(WebApi):
    """Takes calls, and delivers what happens, in a thread of its own."""

    def __init__(self, *, patience: float = PATIENCE) -> None:
        super().__init__(patience=patience)
        self.bot_port = 0
        """Where the bot listens for requests; 0 where it is reached over its socket."""
        self.connections = 0
        self.deaf = False
        """Whether sockets are held open and nothing on them is answered."""
        self._sockets: list[web.WebSocketResponse] = []
        self._envelopes: dict[str, float] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._run(self._serve())

    def close(self) -> None:
        self._run(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    async def _serve(self) -> None:
        app = web.Application(client_max_size=50_000_000)
        app.router.add_post("/api/{method}", self._api)
        app.router.add_get("/api/{method}", self._api)
        app.router.add_get("/link", self._link)
        app.router.add_post("/response/{number}", self._response_url)
        app.router.add_post("/upload/{number}", self._upload)
        app.router.add_get("/files/{name}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    def _run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(self.patience)

    # ── to the bot ─────────────────────────────────────────────────────────────────────────
    def deliver(self, kind: str, payload: Json) -> Json:
        """Send a payload to the bot, in the way that is set, and wait for its acknowledgement."""
        if self.bot_port:
            state = self.request(kind, payload)
            assert state == 200, state
            return payload
        envelope = f"envelope-{next(self._numbers)}"
        self._run(self._send(envelope, kind, payload))
        self.wait(lambda: envelope in self.acknowledged)
        return payload

    def request(self, kind: str, payload: Json, headers: dict[str, str] | None = None) -> int:
        """Send a payload over HTTP; returns the state of the answer."""
        body = _http_body(kind, payload)
        return self.raw_request(body, signed(body) if headers is None else headers, kind)

    def raw_request(
        self, body: bytes, headers: dict[str, str] | list[tuple[str, str]], kind: str = ""
    ) -> int:
        form = kind in ("slash_commands", "interactive")
        connection = HTTPConnection("127.0.0.1", self.bot_port, timeout=self.patience)
        began = time.monotonic()
        try:
            connection.putrequest("POST", "/slack/events")
            pairs = headers if isinstance(headers, list) else list(headers.items())
            for name, value in pairs:
                connection.putheader(name, value)
            what = "application/x-www-form-urlencoded" if form else "application/json"
            connection.putheader("Content-Type", what)
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            state = connection.getresponse().status
        finally:
            connection.close()
        self.acknowledged[f"http-{next(self._numbers)}"] = time.monotonic() - began
        return state

    async def _send(self, envelope: str, kind: str, payload: Json) -> None:
        self._envelopes[envelope] = time.monotonic()
        assert self.live, "the bot is not connected"
        await self.live[-1].send_json(
            {
                "type": kind,
                "envelope_id": envelope,
                "payload": payload,
                "accepts_response_payload": kind != "events_api",
            }
        )

    @property
    def live(self) -> list[web.WebSocketResponse]:
        """The connections that are open."""
        return [socket for socket in self._sockets if not socket.closed]

    def ask_to_reconnect(self) -> None:
        self._run(self._sockets[-1].send_json({"type": "disconnect", "reason": "warning"}))

    def cut_connections(self) -> None:
        async def cut() -> None:
            for socket in self._sockets:
                transport = socket._req.transport if socket._req else None
                if transport:
                    transport.abort()

        self._run(cut())

    # ── from the bot ───────────────────────────────────────────────────────────────────────
    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=not self.deaf)
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self._sockets.append(socket)
        self.connections += 1
        self._note()
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            acknowledgement = json.loads(message.data)
            envelope = acknowledgement.get("envelope_id")
            if envelope not in self._envelopes:
                self.complaints.append(f"unknown envelope {envelope}")
                continue
            if acknowledgement.get("payload"):
                self.responses[envelope] = acknowledgement["payload"]
            self.acknowledged[envelope] = time.monotonic() - self._envelopes[envelope]
            self._note()
        self._note()
        return socket

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given = await _given(request)
        trouble = self._trouble(method) or self.mishap(method, given)
        if trouble and (trouble in BEFORE or trouble.startswith("429 ")):
            return await _misbehave(trouble, request)
        answer = self._answer(method, given, request.headers.get("Authorization", ""))
        self.calls.append(Call(method=method, given=given))
        self._note()
        if trouble:
            return await _misbehave(trouble.removesuffix(" after"), request)
        return web.json_response(answer)

    async def _upload(self, request: web.Request) -> web.Response:
        self._uploads[request.match_info["number"]]["content"] = await request.read()
        return web.Response(text="OK - 1")

    async def _file(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {BOT_TOKEN}":
            return web.Response(status=302, headers={"Location": "/login"})
        return web.Response(body=self.files[request.match_info["name"]])

    async def _response_url(self, request: web.Request) -> web.StreamResponse:
        number = request.match_info["number"]
        given = await request.json()
        trouble = self._trouble("response_url")
        if trouble and trouble != "reset after":
            return await _misbehave(trouble, request)
        self._uses[number] = self._uses.get(number, 0) + 1
        if self._uses[number] > 5:
            self.complaints.append("a response_url was used more than five times")
            return web.Response(status=404, text="used_url")
        channel, user = self._homes[number]
        self._must_not_unfurl(given)
        if given.get("replace_original") is not False:
            self.complaints.append("an answer would replace what somebody reads")
        private = given["response_type"] == "ephemeral"
        answer = self._seen("response_url", channel, user if private else None, given)
        self._note()
        if trouble:
            return await _misbehave(trouble, request)
        return web.Response(status=200 if answer["ok"] else 400, text=answer.get("error", "ok"))


def signed(body: bytes, *, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """The headers that prove a request."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256)
    return {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={digest.hexdigest()}",
    }


def _http_body(kind: str, payload: Json) -> bytes:
    if kind == "slash_commands":
        return urlencode(payload).encode()
    if kind == "interactive":
        return urlencode({"payload": json.dumps(payload)}).encode()
    return json.dumps(payload).encode()


async def _given(request: web.Request) -> Json:
    """The arguments of a call, in whichever form they come."""
    if request.content_type == "application/json":
        given: Json = await request.json()
        return given
    pairs: Iterator[tuple[str, Any]] = itertools.chain(
        request.query.items(), (await request.post()).items()
    )
    return {name: _value(value) for name, value in pairs}


def _value(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("[", "{"):
        return json.loads(value)
    return value


async def _misbehave(kind: str, request: web.Request) -> web.StreamResponse:
    if kind.startswith("429"):
        # The seconds to wait may follow: "429 2".
        refusal = {"ok": False, "error": "ratelimited"}
        headers = {"Retry-After": kind.partition(" ")[2] or "0"}
        return web.json_response(refusal, status=429, headers=headers)
    if kind.isdecimal():
        return web.Response(status=int(kind), text="<html>oops</html>", content_type="text/html")
    if kind == "cut":
        return await cut(request, b'{"ok": true, "ts": "17')
    if kind == "hang":
        return await hang(request)
    assert request.transport is not None
    request.transport.abort()
    return web.Response()
