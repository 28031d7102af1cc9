"""Slack as the tests have it: real HTTP and WebSocket on this machine, strict, able to misbehave.

It runs in a thread of its own, so that tests read as conversations: say something, wait for what
is posted. Whatever the bot does that Slack would not take is a complaint, and fails the test.
"""

import asyncio
import hashlib
import hmac
import itertools
import json
import re
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from typing import Any, TypeVar
from urllib.parse import urlencode

from aiohttp import WSMsgType, web

from bot.chat.slack.manifest import make_manifest
from tests.adapters.slack.rules import EVENT_SCOPES, SCOPES, VIEW_BLOCKS, faults, within, words_of

Result = TypeVar("Result")
Json = dict[str, Any]

# Of nobody: the tests' own.
BOT_TOKEN = "xoxb-test-bot"  # noqa: S105
APP_TOKEN = "xapp-test-app"  # noqa: S105
SECRET = "a-signing-secret-of-the-tests"  # noqa: S105
TEAM, BOT_USER = "T0TEAM", "U0BOT"
NOTICE = "Working on it"
PAGE = re.compile(r"Page (\d+) of (\d+)")
BEFORE = frozenset(["429", "500", "501", "502", "503", "504", "reset before", "hang"])
"""What goes wrong before a call is taken. All else does so after: "reset after", "503 after"."""
PATIENCE = 60.0
"""Seconds until a test gives up waiting; an answer takes far less."""


@dataclass(frozen=True, kw_only=True)
class Posted:
    """Something that people see."""

    via: str
    channel: str
    user: str | None = None
    """Who alone sees it; None for everybody there."""
    thread: str | None = None
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    ts: str = ""
    file: bytes | None = None
    name: str = ""
    metadata: Json | None = None
    at: float = 0.0
    """When it was taken, by this machine's clock."""

    @property
    def words(self) -> str:
        return words_of(self.blocks) if self.blocks else self.text

    def value_of(self, label: str) -> str:
        """The value of the button or option with a label."""
        for each in within(self.blocks):
            text = each.get("text")
            if "value" in each and isinstance(text, dict) and label in text.get("text", ""):
                return str(each["value"])
        raise AssertionError(f"no button {label!r} on: {self.words}")


@dataclass(frozen=True, kw_only=True)
class Call:
    method: str
    given: Json


class Slack:
    """A workspace with one app in it."""

    def __init__(self) -> None:
        self.posted: list[Posted] = []
        self.notices: list[Posted] = []
        """Words that the bot is at work: whether they come depends on the machine."""
        self.calls: list[Call] = []
        self.complaints: list[str] = []
        self.views: list[Json] = []
        self.acknowledged: dict[str, float] = {}
        """Seconds that each envelope took."""
        self.responses: dict[str, Json] = {}
        """What each envelope was acknowledged with, where that was anything."""
        self.used_triggers: set[str] = set()
        """Each opens one modal."""
        self.forms: list[Json] = []
        """The modals that were opened."""
        self.users: dict[str, Json] = {}
        self.threads: dict[str, list[Json]] = {}
        self.files: dict[str, bytes] = {}
        self.elsewhere: set[str] = set()
        """Channels that the bot is not in."""
        self.troubles: list[tuple[str, str]] = []
        """What goes wrong next: (method, kind)."""
        self.mishap: Callable[[str, Json], str | None] = lambda method, given: None
        """What goes wrong with a call, for whoever cannot say it in advance."""
        self.lag = 0.0
        """Seconds until a message is in the history of its channel."""
        self.history_page = 15
        self.history_errors: dict[str, str] = {}
        """Channels whose history is refused, with the error."""
        self.bot_port = 0
        self.connections = 0
        self.deaf = False
        """Whether sockets are held open and nothing on them is answered."""
        self._sockets: list[web.WebSocketResponse] = []
        self._uses: dict[str, int] = {}
        self._homes: dict[str, tuple[str, str]] = {}
        self._uploads: dict[str, Json] = {}
        self._envelopes: dict[str, float] = {}
        self._numbers = itertools.count(1)
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        manifest: Any = make_manifest()
        self._granted = set(manifest["oauth_config"]["scopes"]["bot"])
        self._commands = {each["command"] for each in manifest["features"]["slash_commands"]}
        self._shortcuts = {each["callback_id"] for each in manifest["features"]["shortcuts"]}
        self._events = set(manifest["settings"]["event_subscriptions"]["bot_events"])

    # ── the server itself ──────────────────────────────────────────────────────────────────
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
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def _note(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def wait(self, what: Callable[[], Result]) -> Result:
        """Wait until something is true, and return it."""
        with self._changed:
            if not self._changed.wait_for(lambda: bool(what()), timeout=PATIENCE):
                seen = [each.words[:300] for each in self.posted[-3:]]
                raise AssertionError(f"waited in vain; last posted: {seen}; {self.complaints}")
            return what()

    @property
    def answers(self) -> list[Posted]:
        """What was posted, with the pages of each answer put together once all are there."""
        found: list[Posted] = []
        begun: dict[tuple[str, str | None, str | None], Posted] = {}
        for posted in list(self.posted):
            where = (posted.channel, posted.user, posted.thread)
            before = begun.pop(where, None)
            page = PAGE.search(posted.words)
            blocks = (before.blocks if before else []) + posted.blocks
            whole = replace(posted, blocks=blocks)
            if page is not None and page[1] != page[2]:
                begun[where] = whole
            else:
                found.append(whole)
        return found

    # ── what people do ─────────────────────────────────────────────────────────────────────
    def command(self, line: str, *, channel: str = "C1", user: str = "U1", **more: Any) -> Json:
        """Type a slash command; returns its payload, acknowledged."""
        command, _, text = line.partition(" ")
        assert command in self._commands, f"{command} is not in the manifest"
        payload = self._payload(channel, user) | {
            "command": command,
            "text": _escaped(text),
            "channel_name": "somewhere",
        }
        return self.deliver("slash_commands", payload | more)

    def mention(self, text: str, *, channel: str = "C1", user: str = "U1", **more: Any) -> Json:
        said = f"<@{BOT_USER}> {text}".strip()
        return self.event("app_mention", channel=channel, user=user, text=said, **more)

    def tell(self, text: str, *, user: str = "U1", **more: Any) -> Json:
        """Write to the bot in its direct messages."""
        more = {"channel_type": "im"} | more
        return self.event("message", channel=f"D{user}", user=user, text=text, **more)

    def event(self, kind: str, **event: Any) -> Json:
        name = "message.im" if kind == "message" else kind
        assert name in self._events, f"{name} is not in the manifest"
        assert not EVENT_SCOPES[name] or set(EVENT_SCOPES[name]) & self._granted
        event = {"type": kind, "ts": self.stamp(), "team": TEAM} | event
        payload = {
            "type": "event_callback",
            "event_id": f"Ev{next(self._numbers)}",
            "team_id": TEAM,
            "api_app_id": "A1",
            "event": event,
        }
        return self.deliver("events_api", payload)

    def press(self, on: Posted, label: str, *, user: str = "U1") -> Json:
        value = on.value_of(label)
        payload = self._payload(on.channel, user) | {
            "type": "block_actions",
            "user": {"id": user, "team_id": TEAM},
            "team": {"id": TEAM},
            "channel": {"id": on.channel},
            "container": {
                "type": "message",
                "channel_id": on.channel,
                "message_ts": on.ts,
                "is_ephemeral": on.user is not None,
                **({"thread_ts": on.thread} if on.thread else {}),
            },
            "actions": [self._action(on, value)],
        }
        return self.deliver("interactive", payload)

    def press_at_home(self, label: str, *, user: str = "U1") -> Json:
        home = Posted(via="home", channel="", blocks=self.views[-1]["view"]["blocks"])
        payload = {
            "type": "block_actions",
            "trigger_id": f"trigger.{next(self._numbers)}",
            "user": {"id": user, "team_id": TEAM},
            "team": {"id": TEAM},
            "container": {"type": "view", "view_id": "V1"},
            "actions": [self._action(home, home.value_of(label))],
        }
        return self.deliver("interactive", payload)

    def _action(self, on: Posted, value: str) -> Json:
        """The action of a payload, as each kind of element reports it."""
        for each in within(on.blocks):
            if any(option.get("value") == value for option in each.get("options") or ()):
                option = {"value": value}
                return {"type": each["type"], "action_id": each["action_id"]} | {
                    "selected_option": option
                }
            if each.get("type") == "feedback_buttons" and value in json.dumps(each):
                return {"type": each["type"], "action_id": each["action_id"], "value": value}
        return {"type": "button", "action_id": value, "value": value}

    def point_at(
        self,
        message: Json,
        *,
        channel: str = "C1",
        user: str = "U1",
        shortcut: str = "brief_this",
    ) -> Json:
        """Choose a shortcut on a message."""
        assert shortcut in self._shortcuts, f"{shortcut} is not in the manifest"
        payload = self._payload(channel, user) | {
            "type": "message_action",
            "callback_id": shortcut,
            "user": {"id": user, "team_id": TEAM},
            "team": {"id": TEAM},
            "channel": {"id": channel},
            "message_ts": message["ts"],
            "message": message,
        }
        return self.deliver("interactive", payload)

    def fill_in(self, form: Json, values: dict[str, str], *, user: str = "U1") -> Json:
        """Submit a modal; returns what is wrong with it, by the ids of its blocks."""
        state = {}
        for block in form["view"]["blocks"]:
            element = block["element"]
            given = values.get(block["block_id"], element.get("initial_value"))
            assert block.get("optional") or given, f"{block['block_id']} has to be filled in"
            filled: Json = {"type": element["type"]}
            if element["type"] == "checkboxes":
                filled["selected_options"] = element["options"] if given else []
            else:
                filled["value"] = given or None
            state[block["block_id"]] = {element["action_id"]: filled}
        payload = {
            "type": "view_submission",
            "trigger_id": f"trigger.{next(self._numbers)}",
            "user": {"id": user, "team_id": TEAM},
            "team": {"id": TEAM},
            "view": form["view"] | {"id": f"V{next(self._numbers)}", "state": {"values": state}},
        }
        before = len(self._envelopes)
        self.deliver("interactive", payload)
        envelope = list(self._envelopes)[before]
        response = self.responses.get(envelope, {})
        assert response.get("response_action") in (None, "errors")
        return dict(response.get("errors", {}))

    def stamp(self) -> str:
        return f"1700000000.{next(self._numbers):06}"

    def _payload(self, channel: str, user: str) -> Json:
        number = str(next(self._numbers))
        self._homes[number] = (channel, user)
        return {
            "team_id": TEAM,
            "channel_id": channel,
            "user_id": user,
            "trigger_id": f"trigger.{number}",
            "response_url": f"http://127.0.0.1:{self.port}/response/{number}",
        }

    # ── how it reaches the bot ─────────────────────────────────────────────────────────────
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
        connection = HTTPConnection("127.0.0.1", self.bot_port, timeout=PATIENCE)
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

    def a_response_url(self, channel: str, user: str) -> str:
        return str(self._payload(channel, user)["response_url"])

    def ask_to_reconnect(self) -> None:
        self._run(self._sockets[-1].send_json({"type": "disconnect", "reason": "warning"}))

    def cut_connections(self) -> None:
        async def cut() -> None:
            for socket in self._sockets:
                transport = socket._req.transport if socket._req else None
                if transport:
                    transport.abort()

        self._run(cut())

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

    # ── the Web API ────────────────────────────────────────────────────────────────────────
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

    def _trouble(self, method: str) -> str | None:
        for number, (where, kind) in enumerate(self.troubles):
            if where == method:
                del self.troubles[number]
                return kind
        return None

    def _answer(self, method: str, given: Json, authorization: str) -> Json:
        token = authorization.removeprefix("Bearer ")
        if method == "apps.connections.open":
            if token != APP_TOKEN:
                return {"ok": False, "error": "invalid_auth"}
            return {"ok": True, "url": f"ws://127.0.0.1:{self.port}/link"}
        if token != BOT_TOKEN:
            return {"ok": False, "error": "invalid_auth"}
        if method not in SCOPES:
            self.complaints.append(f"unknown method {method}")
            return {"ok": False, "error": "unknown_method"}
        if SCOPES[method] and not set(SCOPES[method]) & self._granted:
            self.complaints.append(f"{method} without its scope")
            return {"ok": False, "error": "missing_scope"}
        handler = getattr(self, "_" + method.replace(".", "_"))
        answer: Json = handler(given)
        return answer

    def _auth_test(self, given: Json) -> Json:
        return {
            "ok": True,
            "url": "https://acme.slack.com/",
            "team": "Acme",
            "user": "briefbot",
            "team_id": TEAM,
            "user_id": BOT_USER,
            "bot_id": "B0BOT",
        }

    def _users_info(self, given: Json) -> Json:
        user = {"id": given["user"], "team_id": TEAM, "real_name": f"Name of {given['user']}"}
        return {"ok": True, "user": user | self.users.get(given["user"], {})}

    def _chat_postMessage(self, given: Json) -> Json:  # noqa: N802 - Slack's name
        return self._post("chat.postMessage", given, None)

    def _chat_postEphemeral(self, given: Json) -> Json:  # noqa: N802
        return self._post("chat.postEphemeral", given, given["user"])

    def _post(self, via: str, given: Json, user: str | None) -> Json:
        channel = str(given["channel"])
        if channel in self.elsewhere:
            return {"ok": False, "error": "not_in_channel"}
        if user is None:
            self._must_not_unfurl(given)
        if channel.startswith("U"):
            channel = f"D{channel}"
        return self._seen(via, channel, user, given)

    def _must_not_unfurl(self, given: Json) -> None:
        for key in ("unfurl_links", "unfurl_media"):
            if str(given.get(key)).lower() not in ("false", "0"):
                self.complaints.append(f"{key} is not off")

    def _seen(self, via: str, channel: str, user: str | None, given: Json) -> Json:
        found = faults(given)
        if found:
            self.complaints += found
            return {"ok": False, "error": "invalid_blocks"}
        posted = Posted(
            via=via,
            channel=channel,
            user=user,
            thread=given.get("thread_ts") or None,
            text=given["text"],
            blocks=given.get("blocks") or [],
            ts=self.stamp(),
            metadata=given.get("metadata") or None,
            at=time.time(),
        )
        shown = self.notices if posted.words.startswith(NOTICE) else self.posted
        shown.append(posted)
        return {"ok": True, "ts": posted.ts, "channel": channel}

    def _conversations_open(self, given: Json) -> Json:
        return {"ok": True, "channel": {"id": f"D{given['users']}"}}

    def _conversations_history(self, given: Json) -> Json:
        channel = given["channel"]
        if error := self.history_errors.get(channel):
            return {"ok": False, "error": error}
        if channel in self.elsewhere:
            return {"ok": False, "error": "not_in_channel"}
        oldest, seen = float(given["oldest"]), time.time() - self.lag
        found = [
            {"type": "message", "ts": each.ts, "text": each.text, "user": BOT_USER}
            | ({"metadata": each.metadata} if given.get("include_all_metadata") else {})
            for each in reversed(self.posted)
            if each.channel == channel and each.user is None and oldest <= each.at <= seen
        ]
        start, size = int(given.get("cursor") or 0), min(int(given["limit"]), self.history_page)
        more = str(start + size) if start + size < len(found) else ""
        return {
            "ok": True,
            "messages": found[start : start + size],
            "has_more": bool(more),
            "response_metadata": {"next_cursor": more},
        }

    def _conversations_replies(self, given: Json) -> Json:
        if given["channel"] in self.elsewhere:
            return {"ok": False, "error": "not_in_channel"}
        found = self.threads.get(given["ts"], [])
        start, size = int(given.get("cursor") or 0), 2
        more = str(start + size) if start + size < len(found) else ""
        page = found[start : start + size]
        return {"ok": True, "messages": page, "response_metadata": {"next_cursor": more}}

    def _views_publish(self, given: Json) -> Json:
        self.complaints += faults(given["view"], most_blocks=VIEW_BLOCKS)
        self.views.append(given)
        return {"ok": True}

    def _views_open(self, given: Json) -> Json:
        if given["trigger_id"] in self.used_triggers:
            return {"ok": False, "error": "exchanged_trigger_id"}
        self.used_triggers.add(given["trigger_id"])
        view = given["view"]
        self.complaints += faults(view, most_blocks=VIEW_BLOCKS)
        self.complaints += [
            f"the title {view[part]['text']!r} is too long"
            for part in ("title", "submit", "close")
            if len(view[part]["text"]) > 24
        ]
        if len(view["private_metadata"]) > 3000:
            self.complaints.append("private_metadata is too long")
        self.forms.append(given)
        return {"ok": True, "view": view}

    def _files_getUploadURLExternal(self, given: Json) -> Json:  # noqa: N802
        number = f"F{next(self._numbers)}"
        self._uploads[number] = given | {"content": None}
        url = f"http://127.0.0.1:{self.port}/upload/{number}"
        return {"ok": True, "upload_url": url, "file_id": number}

    def _files_completeUploadExternal(self, given: Json) -> Json:  # noqa: N802
        if given.get("channel_id") in self.elsewhere:
            return {"ok": False, "error": "not_in_channel"}
        for each in given["files"]:
            upload = self._uploads[each["id"]]
            if upload["content"] is None or len(upload["content"]) != int(upload["length"]):
                self.complaints.append("a file of another length than was told")
            self.posted.append(
                Posted(
                    via="file",
                    channel=given["channel_id"],
                    thread=given.get("thread_ts") or None,
                    text=str(upload.get("alt_txt") or ""),
                    file=upload["content"],
                    name=str(upload["filename"]),
                )
            )
        return {"ok": True, "files": [{"id": each["id"]} for each in given["files"]]}

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


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


async def _misbehave(kind: str, request: web.Request) -> web.StreamResponse:
    if kind.startswith("429"):
        # The seconds to wait may follow: "429 2".
        refusal = {"ok": False, "error": "ratelimited"}
        headers = {"Retry-After": kind.partition(" ")[2] or "0"}
        return web.json_response(refusal, status=429, headers=headers)
    if kind.isdecimal():
        return web.Response(status=int(kind), text="<html>oops</html>", content_type="text/html")
    if kind == "cut":
        # More is promised than comes.
        answer = web.StreamResponse(headers={"Content-Length": "500"})
        answer.content_type = "application/json"
        await answer.prepare(request)
        await answer.write(b'{"ok": true, "ts": "17')
        assert request.transport is not None
        request.transport.close()
        return answer
    if kind == "hang":
        # Until the other side gives up, which nothing else tells.
        while request.transport is not None and not request.transport.is_closing():  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        return web.Response()
    assert request.transport is not None
    request.transport.abort()
    return web.Response()
