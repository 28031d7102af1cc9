"""The Home tab: what the library holds, topics to press, and help."""

from typing import Any

from bot.chat.slack.limits import VIEW_BLOCKS
from bot.chat.slack.render import render
from bot.exchange import Posting


def home_view(posting: Posting) -> dict[str, Any]:
    """Return the view of a posting.

    Pages stand below each other. What is over the limit of a view is left out as whole pages: a
    home tab shows the beginning of a list that /sources shows in full.
    """
    blocks: list[dict[str, Any]] = []
    for page in render(posting):
        if len(blocks) + len(page.blocks) > VIEW_BLOCKS:
            break
        blocks += page.blocks
    return {"type": "home", "blocks": blocks}
