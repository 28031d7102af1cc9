"""The form that makes a digest: shown to who asks for one, and read when it is sent."""

from typing import Any

import structlog
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.buttons import Verb
from bot.chat.slack.delivery import Refused, Unconfirmed, confirmed
from bot.chat.slack.events import Pressed, Said
from bot.chat.slack.forms import form_view, read_submission
from bot.chat.slack.people import People
from bot.commands import Name
from bot.conversation import Conversation
from bot.digests.forms import read_form

log = structlog.get_logger(__name__)


class FormDesk:
    """Shows the form, and takes it back.

    Args:
        conversation: Knows the topic of the answer that a button hangs on.
        client: Slack's Web API.
        people: Who asks, and in which time zone.
    """

    def __init__(self, conversation: Conversation, client: AsyncWebClient, people: People) -> None:
        self._conversation = conversation
        self._client = client
        self._people = people

    async def show(self, asked: Said | Pressed) -> bool:
        """Show the form where that is what is asked for; whether it is there.

        Where Slack does not show it, the answer says how a digest is made with words.
        """
        spot = asked.spot
        topic: str | None = None
        if isinstance(asked, Said):
            topic = "" if asked.trigger and asked.line == f"/{Name.DIGEST}" else None
        elif asked.press.verb is Verb.FOLLOW:
            topic = await self._conversation.topic_of(asked.press, spot.place)
        if topic is None:
            return False
        asker = await self._people.asker(spot.user)
        view = form_view(spot, topic, asker.zone)
        try:
            await confirmed(self._client.views_open(trigger_id=asked.trigger, view=view))
        except (Refused, Unconfirmed) as error:
            log.info("form not shown", cause=str(error))
            return False
        return True

    async def take(self, ack: AsyncAck, body: dict[str, Any]) -> Said | None:
        """Acknowledge a form that was sent; return the order that it makes, if it makes one."""
        submitted = read_submission(body)
        if submitted is None:
            await ack()
            return None
        read = read_form(submitted[1])
        if isinstance(read, dict):
            # What is wrong is shown at its field, and the form stays open.
            await ack(response_action="errors", errors=read)
            return None
        await ack()
        return Said(key=f"view:{body['view']['id']}", spot=submitted[0], line=str(read))
