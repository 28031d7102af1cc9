"""What Slack refuses, as its documentation has it: an independent look at what the bot sends."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_CHARACTERS = 13_200
"""Over this Slack has answered msg_blocks_too_long (bolt-js issue 2509)."""
TEXT = 4_000
"""Of `text`: longer ones are cut, which is a loss."""

SCOPES: dict[str, tuple[str, ...]] = {
    "auth.test": (),
    "chat.postMessage": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "conversations.history": ("channels:history", "groups:history", "im:history", "mpim:history"),
    "conversations.open": ("im:write", "mpim:write"),
    "conversations.replies": ("channels:history", "groups:history", "im:history", "mpim:history"),
    "files.getUploadURLExternal": ("files:write",),
    "files.completeUploadExternal": ("files:write",),
    "users.info": ("users:read",),
    "views.open": (),
    "views.publish": (),
}
"""Methods with the scopes of which they need one, from each method's page."""
EVENT_SCOPES = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "message.im": ("im:history",),
}


def faults(message: dict[str, Any], *, most_blocks: int = MESSAGE_BLOCKS) -> list[str]:
    """Return what Slack would not like about a message or a view."""
    blocks = message.get("blocks") or []
    return [*_of_blocks(blocks, most_blocks), *_of_text(message, blocks), *live(message)]


LIVE = re.compile(r"<(?:[@#]|!(?!date\^))[^>]*>")
"""A mention, a channel or a group, wherever text is mrkdwn."""
LABEL = re.compile(r"<(https?://[^|>]+)\|([^>]*)>")
LIVE_ELEMENTS = ("user", "usergroup", "channel", "broadcast", "team")
"""Elements of rich text that call somebody."""
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn text around."""


def live(message: dict[str, Any]) -> Iterator[str]:
    """Yield whatever calls people, hides where a link goes, or turns text around."""
    blocks = message.get("blocks") or []
    parts = list(within(blocks))
    marked = [str(message.get("text") or "")]
    marked += [str(each["text"]) for each in parts if each.get("type") == "mrkdwn"]
    for text in marked:
        yield from LIVE.findall(text)
        for address, label in LABEL.findall(text):
            if "." in label and urlsplit(address).netloc not in label:
                yield f"{label} leads to {address}"
    yield from (f"a live {each['type']}" for each in parts if each.get("type") in LIVE_ELEMENTS)
    if DIRECTION.search(json.dumps(message, ensure_ascii=False)):
        yield "a character that turns text around"


def _of_text(message: dict[str, Any], blocks: list[dict[str, Any]]) -> Iterator[str]:
    if message.get("type") in ("home", "modal"):
        return
    text = message.get("text") or ""
    if not text.strip():
        yield "no text for notifications and screen readers"
    if len(text) > TEXT:
        yield f"text of {len(text)} characters"
    if len(json.dumps(blocks, ensure_ascii=False)) > MESSAGE_CHARACTERS:
        yield "msg_blocks_too_long"


def _of_blocks(blocks: list[dict[str, Any]], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks"
    for block in blocks:
        parsed = Block.parse(block)
        if parsed is None:
            yield f"unknown block {block.get('type')}"
            continue
        try:
            parsed.validate_json()
        except SlackObjectFormationError as error:
            yield f"{block.get('type')}: {error}"
    actions = [each["action_id"] for each in within(blocks) if "action_id" in each]
    if len(actions) != len(set(actions)):
        yield "an action_id is there twice"
    for each in within(blocks):
        kind, words = each.get("type"), each.get("text")
        if kind in ("mrkdwn", "plain_text") and not str(words):
            yield "an empty text"
        if kind == "button" and isinstance(words, dict) and len(words["text"]) > 75:
            yield "a button of more than 75 characters"
        if "url" in each and not str(each["url"]).startswith(("http://", "https://", "mailto:")):
            yield f"a link to {each['url']}"


def within(value: object) -> Iterator[dict[str, Any]]:
    """Every object inside blocks."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from within(each)
    elif isinstance(value, list):
        for each in value:
            yield from within(each)


def words_of(blocks: list[dict[str, Any]]) -> str:
    """Everything that a reader sees in blocks, in order."""
    found: list[str] = []
    for each in within(blocks):
        for key in ("text", "alt_text", "fallback"):
            found += [each[key]] if isinstance(each.get(key), str) else []
    return " ".join(" ".join(found).split())
