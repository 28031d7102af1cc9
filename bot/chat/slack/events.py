"""What Slack sends → what is said, pressed or pointed at: pure, no call is made here.

The payloads: https://docs.slack.dev/interactivity/implementing-slash-commands,
https://docs.slack.dev/reference/events and
https://docs.slack.dev/reference/interaction-payloads. A payload without what it should have is
read as None, so that nothing that Slack may add later stops the bot.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.buttons import Press
from bot.chat.slack.words import plain_words, without_mention
from bot.exchange import Place
from bot.questions import is_adding

Payload = Mapping[str, Any]

PLATFORM = "slack"
_NO_TEXT = "/help"
"""Who calls the bot and says nothing is told what can be said."""
_ANSWERED_SUBTYPES = (None, "file_share", "thread_broadcast")
"""Other kinds of message are edits, deletions, and people coming and going."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Who asks where, and where the answer goes."""

    place: Place
    user: str
    team: str
    """The workspace that the user belongs to."""
    thread: str | None = None
    """The message under which the answer goes; None for the channel itself."""
    is_in_thread: bool = False
    """The thread is there already: Slack shows nothing private in one that is not."""
    response_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A command, a question, or a topic."""

    key: str
    """The same each time that Slack sends it."""
    spot: Spot
    line: str
    trigger: str = ""
    """Opens a form within three seconds; empty where Slack gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A button or a choice of a select."""

    key: str
    spot: Spot
    press: Press
    trigger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A message that is to be briefed, or whose files are to be added."""

    key: str
    spot: Spot
    message: Payload
    add: bool = False


def read_command(body: Payload) -> Said | None:
    """Read a slash command.

    Its channel may be one that the bot is not in, or a conversation of other people: only the
    response_url reaches it, and it is never taken for the bot's own direct messages.
    """
    try:
        spot = Spot(
            place=Place(platform=PLATFORM, space=body["team_id"], channel=body["channel_id"]),
            user=body["user_id"],
            team=body["team_id"],
            response_url=body["response_url"],
        )
        line = f"{body['command']} {plain_words(body.get('text') or '')}".strip()
        trigger = body["trigger_id"]
        return Said(key=f"trigger:{trigger}", spot=spot, line=line, trigger=trigger)
    except KeyError:
        return None


def read_message(body: Payload, bot: str) -> Said | Pointed | None:
    """Read a mention, or a message in the bot's direct messages.

    Args:
        body: Of an `app_mention` or a `message` event.
        bot: The bot's own user id.

    Returns:
        A file without words is pointed at. None for what is not said to the bot.
    """
    event = body.get("event", {})
    if event.get("bot_id") or event.get("subtype") not in _ANSWERED_SUBTYPES:
        return None
    direct = event.get("channel_type") == "im"
    if event.get("type") == "message" and not direct:
        return None
    try:
        # In a shared channel people of other workspaces speak: each asks for their own.
        team = event.get("user_team") or event.get("team") or body["team_id"]
        thread, said = event.get("thread_ts"), event["ts"]
        spot = Spot(
            place=Place(platform=PLATFORM, space=team, channel=event["channel"], direct=direct),
            user=event["user"],
            team=team,
            # A channel stays tidy when an answer is under its question; a direct message is
            # answered where it stands.
            thread=thread or (None if direct else said),
            is_in_thread=bool(thread),
        )
        # A message that both mentions the bot and is written to it comes as two events.
        key = f"message:{event['channel']}:{said}"
    except KeyError:
        return None
    line = plain_words(without_mention(event.get("text") or "", bot)).strip()
    if not line and event.get("files"):
        return Pointed(key=key, spot=spot, message=event)
    if is_adding(line) and event.get("files"):
        return Pointed(key=key, spot=spot, message=event, add=True)
    return Said(key=key, spot=spot, line=line or _NO_TEXT)


def read_press(body: Payload) -> Pressed | None:
    """Read a press of a button or a choice in a select; None for one that is not ours."""
    try:
        action = body["actions"][0]
        chosen = action.get("selected_option") or {}
        press = Press.read(chosen.get("value") or action.get("value") or "")
        if press is None:
            return None
        return Pressed(
            key=f"trigger:{body['trigger_id']}",
            spot=_spot_of_interaction(body, body.get("container", {})),
            press=press,
            trigger=body["trigger_id"],
        )
    except (KeyError, IndexError):
        return None


def read_pointed(body: Payload) -> Pointed | None:
    """Read "Brief this" on a message."""
    try:
        message = body["message"]
        where = {
            "channel_id": body["channel"]["id"],
            "message_ts": message["ts"],
            "thread_ts": message.get("thread_ts"),
        }
        return Pointed(
            key=f"trigger:{body['trigger_id']}",
            spot=_spot_of_interaction(body, where),
            message=message,
        )
    except KeyError:
        return None


def _spot_of_interaction(body: Payload, where: Payload) -> Spot:
    user = body["user"]
    team = user.get("team_id") or body["team"]["id"]
    channel = where.get("channel_id")
    if channel is None:
        # From the Home tab: the answer goes to the user's direct messages.
        place = Place(platform=PLATFORM, space=team, channel=user["id"], direct=True)
        return Spot(place=place, user=user["id"], team=team)
    thread = where.get("thread_ts")
    # Nothing can be written under a message that only one person sees, and direct messages
    # stay as flat as they are.
    opens_thread = not where.get("is_ephemeral") and not channel.startswith("D")
    return Spot(
        place=Place(platform=PLATFORM, space=team, channel=channel),
        user=user["id"],
        team=team,
        thread=thread or (where.get("message_ts") if opens_thread else None),
        is_in_thread=bool(thread),
        response_url=body.get("response_url"),
    )
