"""The app manifest: everything that the bot uses in Slack, and nothing else.

https://docs.slack.dev/reference/app-manifest. The app takes its commands, events and shortcuts
from here, and the tests' own Slack server grants only the scopes that are here.
"""

from collections.abc import Mapping

from bot.chat.slack.http_mode import PATH
from bot.commands import FORMS, Name

COMMANDS = tuple(name for name in Name if name is not Name.HELP)
"""Slash commands. Slack has a /help of its own; `/brief help` shows ours."""
EVENTS = ("app_home_opened", "app_mention", "message.im")
BRIEF_THIS = "brief_this"
"""The message shortcut's callback id."""
ADD_THIS = "add_this"
"""The callback id of the shortcut that adds the files of a message to the library."""

METHOD_SCOPES: Mapping[str, tuple[str, ...]] = {
    "auth.test": (),
    "apps.connections.open": (),  # the app-level token has connections:write
    "chat.postMessage": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "conversations.history": (
        "channels:history",
        "groups:history",
        "im:history",
        "mpim:history",
    ),
    "conversations.open": ("im:write",),
    "conversations.replies": (
        "channels:history",
        "groups:history",
        "im:history",
        "mpim:history",
    ),
    "files.getUploadURLExternal": ("files:write",),
    "files.completeUploadExternal": ("files:write",),
    "users.info": ("users:read",),
    "views.open": (),
    "views.publish": (),
}
"""Every method that the bot calls, with the scopes that it takes."""
EVENT_SCOPES: Mapping[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "message.im": ("im:history",),
}
_OTHER_SCOPES = ("commands", "files:read")
"""Of slash commands and shortcuts, and of the files of a message that is briefed."""

SCOPES = tuple(
    sorted(
        {scope for scopes in METHOD_SCOPES.values() for scope in scopes}
        | {scope for event in EVENTS for scope in EVENT_SCOPES[event]}
        | set(_OTHER_SCOPES)
    )
)
"""What the bot's token has to be granted."""

_DESCRIPTION = "Key-point briefs and actor cards from your documents, each line with its source"
_USAGE_HINT = 1000
"""Characters of a usage hint."""


def make_manifest(base_url: str | None = None) -> dict[str, object]:
    """Return the manifest of the app.

    Args:
        base_url: Where Slack reaches the bot over HTTP, "https://bot.example.org"; None for
            Socket Mode.
    """
    request_url = {"request_url": f"{base_url.rstrip('/')}{PATH}"} if base_url else {}
    command_url = {"url": request_url["request_url"]} if request_url else {}
    commands = [
        {
            "command": f"/{name}",
            "description": FORMS[name].summary,
            "usage_hint": FORMS[name].usage.removeprefix(f"/{name}").strip()[:_USAGE_HINT],
            "should_escape": False,
            **command_url,
        }
        for name in COMMANDS
    ]
    shortcut = {
        "name": "Brief this",
        "type": "message",
        "callback_id": BRIEF_THIS,
        "description": "The key points of a message, its thread and its files",
    }
    adding = {
        "name": "Add to library",
        "type": "message",
        "callback_id": ADD_THIS,
        "description": "Adds the files of a message to the library",
    }
    return {
        "display_information": {"name": "briefbot", "description": _DESCRIPTION},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "briefbot", "always_online": True},
            "shortcuts": [shortcut, adding],
            "slash_commands": commands,
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS), **request_url},
            "interactivity": {"is_enabled": True, **request_url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not base_url,
            "token_rotation_enabled": False,
        },
    }
