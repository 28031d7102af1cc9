"""What is in the tests' guild, as Discord tells it: people, messages, channels."""

from typing import Any

APPLICATION = 900000000000000001
GUILD = 900000000000000002
CHANNEL = 900000000000000003
USER = 900000000000000004

Json = dict[str, Any]


def user(number: int, name: str) -> Json:
    """Return a person or bot as Discord tells it."""
    return {"id": str(number), "username": name, "discriminator": "0", "avatar": None}


def member() -> Json:
    """Return the one who asks."""
    return {
        "user": user(USER, "Ada"),
        "roles": [],
        "joined_at": "2031-05-04T12:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": "0",
    }


def message(number: int, channel: int, body: Json) -> Json:
    """Return a message as Discord tells it."""
    told: Json = {
        "id": str(number),
        "channel_id": str(channel),
        "type": 0,
        "author": user(APPLICATION, "briefbot"),
        "content": body.get("content") or "",
        "embeds": body.get("embeds") or [],
        "components": body.get("components") or [],
        "attachments": [],
        "flags": body.get("flags", 0),
        "timestamp": "2031-05-04T12:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "pinned": False,
    }
    return told


def application() -> Json:
    """Return the bot's application."""
    return {
        "id": str(APPLICATION),
        "name": "briefbot",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "",
        "flags": 0,
        "owner": user(USER, "Ada"),
        "summary": "",
    }


def guild() -> Json:
    """Return the guild, with one channel."""
    everyone = {
        "id": str(GUILD),
        "name": "@everyone",
        "permissions": str(1 << 10 | 1 << 11),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
    }
    return {
        "id": str(GUILD),
        "name": "Port Ellis",
        "owner_id": str(USER),
        "roles": [everyone],
        "emojis": [],
        "features": [],
        "channels": [{"id": str(CHANNEL), "type": 0, "name": "port", "position": 0}],
        "members": [],
        "member_count": 2,
        "preferred_locale": "en-GB",
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
    }
