"""Messages of Discord → a page that looks much as Discord's dark theme, to be looked at.

    python -m tests.tools.discord_page page.html "/brief wagner" "/who prigozhin"

asks the library that the settings name, and draws what the bot would post. A browser makes a
picture of it: `chromium --headless --screenshot=page.png --window-size=760,1200 page.html`.
"""

import asyncio
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import discord

from bot.chat.discord.render import Page, render
from tests.tools.discord_markdown import Node, parse

_STYLE = """
body{margin:0;background:#313338;color:#dbdee1;
 font:16px/1.375 'gg sans','Noto Sans','Helvetica Neue',Arial,'Noto Color Emoji',sans-serif}
.message{display:grid;grid-template-columns:40px minmax(0,1fr);gap:0 16px;padding:8px 16px}
.face{width:40px;height:40px;border-radius:50%;background:#3ba55c;color:#fff;text-align:center;
 font:700 22px/40px Arial}
.asked{grid-column:2;font-size:14px;color:#949ba4}.asked b{color:#00a8fc;font-weight:500}
.who{font-weight:600;color:#f2f3f5}.app{background:#5865f2;color:#fff;border-radius:3px;
 font:600 10px/15px Arial;padding:0 4px;margin:0 6px;vertical-align:2px}
.at{font-size:12px;color:#949ba4}
h3{font-size:16px;font-weight:700;color:#f2f3f5;margin:8px 0 2px}
.small{font-size:13px;color:#949ba4;line-height:18px}
.embed{background:#2b2d31;border-left:4px solid;border-radius:4px;padding:10px 16px 14px 12px;
 margin-top:6px;max-width:516px;font-size:14px;line-height:18px;white-space:pre-line}
.embed div.item{padding-left:20px;text-indent:-16px;margin:2px 0}
.item i{display:inline-block;width:16px;text-indent:0;font-style:normal}
.quote{border-left:4px solid #4e5058;padding-left:8px}
a{color:#00a8fc;text-decoration:none}.time{background:#3b3d44;border-radius:3px;padding:0 2px}
.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}
.button{background:#4e5058;border-radius:3px;color:#fff;font:500 14px/32px 'Noto Sans',
 'Noto Color Emoji',Arial;padding:0 16px}
.button.primary{background:#5865f2}
.select{background:#1e1f22;border-radius:4px;color:#949ba4;padding:0 12px;width:392px;
 font-size:15px;line-height:40px;display:flex;justify-content:space-between}
"""
_TAGS = {"bold": "b", "italic": "i", "underline": "u", "struck": "s", "heading": "h3"}


def draw(asked: str, pages: Iterable[Page]) -> str:
    """Return HTML of messages that answer a command."""
    command = escape(asked.split(maxsplit=1)[0])
    head = f'<div class="asked">↱ somebody used <b>{command}</b></div>'
    return "".join(_message(page, "" if number else head) for number, page in enumerate(pages))


def whole(messages: Iterable[str]) -> str:
    """Return a whole page of messages."""
    return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{''.join(messages)}"


def _message(page: Page, head: str) -> str:
    embeds = "".join(map(_embed, page.embeds))
    rows = "".join(f'<div class="row">{"".join(map(_item, row))}</div>' for row in page.rows)
    return (
        f'<div class="message">{head}<div class="face">b</div><div><span class="who">briefbot'
        '</span><span class="app">APP</span><span class="at">Today at 08:00</span>'
        f"<div>{_html(page.content)}</div>{embeds}{rows}</div></div>"
    )


def _embed(embed: discord.Embed) -> str:
    return (
        f'<div class="embed" style="border-color:{embed.colour}">'
        f"{_html(embed.description or '')}</div>"
    )


def _item(item: object) -> str:
    if isinstance(item, discord.ui.Button):
        emoji = f"{item.emoji} " if item.emoji else ""
        style = "primary" if item.style is discord.ButtonStyle.primary else ""
        return f'<span class="button {style}">{emoji}{escape(item.label or "")}</span>'
    assert isinstance(item, discord.ui.Select)
    return f'<span class="select">{escape(item.placeholder or "")}<span>⌄</span></span>'


def _html(text: str) -> str:
    return "".join(map(_node, parse(text)))


def _node(node: Node) -> str:
    inner = "".join(map(_node, node.children))
    match node.kind:
        case "text":
            return escape(node.text)
        case "link":
            return f'<a href="{escape(node.target)}">{inner}</a>'
        case "time":
            at = datetime.fromtimestamp(int(node.text.split(":")[1].strip(">")), UTC)
            return f'<span class="time">{at:%-d %B %Y %H:%M}</span>'
        case "item":
            marker = "•" if node.target in "*-" else node.target
            return f'<div class="item"><i>{marker}</i>{inner.strip()}</div>'
        case "small" | "quote":
            return f'<div class="{node.kind}">{inner.strip()}</div>'
        case kind if kind in _TAGS:
            return f"<{_TAGS[kind]}>{inner.strip()}</{_TAGS[kind]}>"
        case _:
            return f"<mark>{escape(node.text)}{inner}</mark>"


async def _asked(lines: Sequence[str]) -> list[str]:
    from bot.bootstrap import open_conversation, open_state
    from bot.exchange import Asker, Place
    from bot.settings import Settings

    place = Place(platform="discord", space="1", channel="2")
    messages = []
    settings = Settings()
    with open_state(settings) as state, open_conversation(settings, state) as conversation:
        for line in lines:
            posting = await conversation.say(line, place, Asker(id="3"))
            messages.append(draw(line, render(posting)))
    return messages


def main(target: str, *lines: str) -> None:
    """Ask, draw, and write a page."""
    Path(target).write_text(whole(asyncio.run(_asked(lines))), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
