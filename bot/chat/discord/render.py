"""A posting → messages of Discord: content, embeds, and rows of buttons and selects.

`render` returns pages, one a message, in order. A page has `content` (title and lead: what
notifications show and screen readers begin with), `embeds` (a list of discord.Embed, empty for
short answers) and `rows` (tuples of discord.ui items, on the last page, and on further ones where
they do not fit). `view(page.rows)` of `bot.chat.discord.controls` makes the `view` to send, or
None. A button's custom_id is `str(Press)`; a select's own id says nothing, its one value is
`str(Press)`. Nothing else has to be remembered. Whoever sends a page sets no mentions allowed.
"""

from typing import NamedTuple

import discord

from bot.chat.discord.controls import Row, rows, shown_whole
from bot.chat.discord.escape import escaped
from bot.chat.discord.limits import CONTENT, REPEATED_TITLE, ROWS, TITLE, length
from bot.chat.discord.paging import Group, Plain, paged, split_off, written
from bot.chat.discord.parts import body
from bot.chat.splitting import shortened
from bot.exchange import Posting
from bot.plain import harmless
from bot.replies import Outcome, Reply

COLOUR = 0x3BA55C
"""The bar beside an answer."""
_UNTITLED = "(untitled)"


class Page(NamedTuple):
    """One message."""

    content: str
    """Markdown, escaped; never empty."""
    embeds: list[discord.Embed]
    rows: list[Row]


def render(posting: Posting) -> list[Page]:
    """Return the messages that show a posting, one at least."""
    reply = posting.reply
    controls = rows(posting)
    content, rest = _head(reply)
    groups = [*rest, *body(reply, on_controls=shown_whole(controls))]
    if reply.outcome is not Outcome.ANSWERED:
        # A sentence or two need no frame.
        whole = "\n".join([content, *(written(line) for group in groups for line in group.lines)])
        if length(whole) <= CONTENT:
            content, groups = whole, []
    embeds = paged(groups) or [[]]
    last = len(embeds) - 1
    number = max(len(embeds), last - (-len(controls) // ROWS))
    pages = []
    for place in range(number):
        first_row = (place - last) * ROWS
        pages.append(
            Page(
                content=_repeated(reply, place + 1, number) if place else content,
                embeds=[
                    discord.Embed(description=text, colour=COLOUR)
                    for text in (embeds[place] if place <= last else [])
                ],
                rows=controls[first_row : first_row + ROWS] if place >= last else [],
            )
        )
    return pages


def _head(reply: Reply) -> tuple[str, list[Group]]:
    """Return title and lead as content, and what of them is too long for it."""
    title, lead = harmless(reply.title) or _UNTITLED, harmless(reply.lead)
    # Discord takes number signs at the end of a heading for its other end.
    large = len(title) <= TITLE and not title.endswith("#")
    small = reply.outcome is Outcome.ANSWERED
    heading = "### " if large and reply.outcome is not Outcome.MISTAKE else ""
    lines = [f"{heading}{escaped(title)}"]
    lines += [f"{'-# ' if small else ''}{escaped(lead)}"] if lead else []
    content = "\n".join(lines)
    if length(content) <= CONTENT:
        return content, []
    part, rest = split_off(title, CONTENT)
    return escaped(part), [Group([[Plain(rest)]]), Group([[Plain(lead)]])]


def _repeated(reply: Reply, page: int, pages: int) -> str:
    title = shortened(harmless(reply.title) or _UNTITLED, REPEATED_TITLE)
    return f"-# {escaped(title)} · {page} of {pages}"
