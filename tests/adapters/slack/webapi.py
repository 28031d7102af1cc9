"""Slack's Web API: what each method does in the workspace, with its scope asked for first."""

import time

from tests.adapters.slack.rules import SCOPES, VIEW_BLOCKS, faults
from tests.adapters.slack.workspace import (
    APP_TOKEN,
    BOT_TOKEN,
    BOT_USER,
    TEAM,
    Json,
    Posted,
    Workspace,
)

NOTICE = "Working on it"


class WebApi(Workspace):
    """Answers calls; each method is `_` and its name with `_` for each dot."""

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
