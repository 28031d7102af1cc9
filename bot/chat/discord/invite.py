"""The invitation: the scopes and permissions that are in use, and why each is."""

import base64
import binascii
from collections.abc import Mapping

import discord

SCOPES = ("applications.commands", "bot")
PERMISSIONS: Mapping[str, str] = {
    "view_channel": "see the channels in which it is mentioned",
    "send_messages": "answer a mention",
    "send_messages_in_threads": "answer a mention in the thread it was made in",
    "embed_links": "show answers as cards",
    "attach_files": "send pictures and Markdown files",
    "read_message_history": "answer as a reply, and read the thread for “Brief this”",
}
"""Permissions by discord.py's names, with what each is for."""


def permissions() -> discord.Permissions:
    """Return the permissions that are asked for."""
    return discord.Permissions(**dict.fromkeys(PERMISSIONS, True))


def invitation(application: int) -> str:
    """Return the link with which the owner of a server invites the bot."""
    return discord.utils.oauth_url(application, permissions=permissions(), scopes=SCOPES)


def application_of(token: str) -> int | None:
    """Return the id of the application that a token belongs to; None where it holds none.

    The first part of a bot's token is its user's id in base64, which is the application's id
    for every application made since 2016.
    """
    first = token.strip().partition(".")[0]
    try:
        digits = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    return int(digits) if digits.isdigit() else None
