"""Answer → JSON: the values themselves, as the library gave them."""

import json

from bot.service import Answer


def render_json(answer: Answer) -> str:
    """Return the JSON of the brief, card, timeline or list; else what was said instead."""
    if answer.values is not None:
        return answer.values.model_dump_json(indent=2)
    reply = answer.reply
    said = {
        "outcome": reply.outcome.value,
        "message": reply.title,
        "choices": [
            {"label": choice.label, "command": str(choice.command)} for choice in reply.choices
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)
