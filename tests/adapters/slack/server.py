"""Slack as the tests have it: real HTTP and WebSocket on this machine, strict, able to misbehave.

It runs in a thread of its own, so that tests read as conversations: say something, wait for what
is posted. Whatever the bot does that Slack would not take is a complaint, and fails the test.

`workspace` is what is in it, `webapi` what calls do to that, `wire` how both reach each other.
"""

import json
from typing import Any

from tests.adapters.slack.rules import EVENT_SCOPES, within
from tests.adapters.slack.wire import Wire
from tests.adapters.slack.workspace import BOT_USER, TEAM, Json, Posted


class Slack(Wire):
    """A workspace with one app in it, and what people do there."""

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


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
