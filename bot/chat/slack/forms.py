"""The form that makes a digest, as a modal: https://docs.slack.dev/surfaces/modals."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
)
from slack_sdk.models.views import View

from bot.chat.slack.escape import plain
from bot.chat.slack.events import PLATFORM, Payload, Spot
from bot.digests.forms import FIELDS, ONLY_IF_NEW, ONLY_IF_NEW_LABEL, SUBMIT, TITLE, Field
from bot.exchange import Place

FORM = "b1:digest"
"""The view's callback id."""
MAX_TEXT = 300
"""Characters of a field; a line has 500, with its options."""
_MAX_METADATA = 3000
"""Characters that Slack keeps with a view."""


def form_view(spot: Spot, topic: str, zone: str) -> dict[str, Any]:
    """Return the modal.

    Args:
        spot: Where it was asked for, and where the answer goes.
        topic: Filled in already.
        zone: The asker's time zone; empty where it is not known.
    """
    filled_in = {"topic": topic[:MAX_TEXT], "tz": zone}
    blocks: list[Block] = [
        _input(field, filled_in.get(field.name, field.filled_in)) for field in FIELDS
    ]
    choice = Option(value=ONLY_IF_NEW, label=ONLY_IF_NEW_LABEL)
    blocks.append(
        InputBlock(
            block_id=ONLY_IF_NEW,
            label=PlainTextObject(text="Empty days"),
            element=CheckboxesElement(action_id=ONLY_IF_NEW, options=[choice]),
            optional=True,
        )
    )
    return View(
        type="modal",
        callback_id=FORM,
        title=PlainTextObject(text=TITLE),
        submit=PlainTextObject(text=SUBMIT),
        close=PlainTextObject(text="Cancel"),
        private_metadata=_remembered(spot),
        blocks=blocks,
    ).to_dict()


def read_submission(body: Payload) -> tuple[Spot, Mapping[str, str]] | None:
    """Read where a submitted modal was asked for, and what is filled in; None for no such one."""
    try:
        view, user = body["view"], body["user"]
        if view["callback_id"] != FORM:
            return None
        where = json.loads(view["private_metadata"])
        team = user.get("team_id") or body["team"]["id"]
        place = Place(
            platform=PLATFORM, space=team, channel=where["channel"], direct=where["direct"]
        )
        spot = Spot(
            place=place,
            user=user["id"],
            team=team,
            thread=where["thread"],
            is_in_thread=where["is_in_thread"],
            response_url=where["response_url"],
        )
        return spot, dict(_values(view["state"]["values"]))
    except (KeyError, TypeError, ValueError):
        return None


def _values(state: Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for name, actions in state.items():
        element: Mapping[str, Any] = next(iter(actions.values()), {})
        chosen = element.get("selected_options") or ()
        yield name, str(element.get("value") or "") or ("yes" if chosen else "")


def _remembered(spot: Spot) -> str:
    where = {
        "channel": spot.place.channel,
        "direct": spot.place.direct,
        "thread": spot.thread,
        "is_in_thread": spot.is_in_thread,
        "response_url": spot.response_url,
    }
    kept = json.dumps(where)
    return kept if len(kept) <= _MAX_METADATA else json.dumps(where | {"response_url": None})


def _input(field: Field, value: str) -> InputBlock:
    return InputBlock(
        block_id=field.name,
        label=PlainTextObject(text=field.label),
        hint=PlainTextObject(text=field.hint),
        element=PlainTextInputElement(
            action_id=field.name,
            initial_value=plain(value) or None,
            max_length=MAX_TEXT,
        ),
        optional=not field.needed,
    )
