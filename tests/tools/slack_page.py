"""Block Kit → a page that looks much as Slack shows it, to be looked at.

    python tests/tools/slack_page.py page.html "/brief wagner" "/who prigozhin"

asks the library that the settings name, and writes what the bot would post. A browser makes a
picture of it: `chromium --headless --screenshot=page.png --window-size=760,1200 page.html`.
"""

import asyncio
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

_STYLE = """
body{margin:0;background:#fff;color:#1d1c1d;font:15px/1.4667 Lato,'Noto Color Emoji',sans-serif}
.message{display:grid;grid-template-columns:36px 1fr;gap:0 8px;padding:8px 20px;max-width:680px}
.face{width:36px;height:36px;border-radius:8px;background:#4a154b;color:#fff;text-align:center;
 font:900 20px/36px Lato}
.who{font-weight:900}.app{background:#e8e8e8;border-radius:2px;color:#616061;font-size:10px;
 font-weight:700;padding:1px 3px;margin:0 4px;vertical-align:1px}.time{color:#616061;font-size:12px}
.asked{color:#616061;font-size:13px;grid-column:2}
h3{font:900 18px/1.3 Lato,'Noto Color Emoji';margin:8px 0 4px}.rich{margin:4px 0 8px}
.rich ul,.rich ol{margin:0;padding-left:28px}.rich li{padding-left:2px}
.small{color:#616061;font-size:13px;margin:4px 0}
a{color:#1264a3;text-decoration:none}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}
.button{border:1px solid #bbbabb;border-radius:4px;padding:0 12px;height:28px;
 font:700 13px/28px Lato}
.select{border:1px solid #bbbabb;border-radius:4px;padding:0 10px;height:28px;font:13px/28px Lato;
 color:#616061;min-width:140px;display:flex;justify-content:space-between;gap:16px}
.judge span{border:1px solid #ddd;border-radius:12px;padding:1px 8px;font-size:12px;
 margin-right:4px}
"""


def draw(asked: str, pages: Iterable[Sequence[Mapping[str, Any]]]) -> str:
    """Return HTML of messages that answer a line."""
    messages = "".join(
        '<div class="message"><div class="face">b</div><div><div><span class="who">briefbot</span>'
        f'<span class="app">APP</span><span class="time">8:00 AM</span></div>'
        f"{''.join(map(_block, blocks))}</div></div>"
        for blocks in pages
    )
    line = f'<div class="message"><div></div><div class="asked">{escape(asked)}</div></div>'
    return line + messages


def page(messages: Iterable[str]) -> str:
    """Return a whole page of messages."""
    return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{''.join(messages)}"


def _block(block: Mapping[str, Any]) -> str:
    match block["type"]:
        case "header":
            return f"<h3>{escape(block['text']['text'])}</h3>"
        case "context":
            return "".join(
                f'<div class="small">{escape(each["text"])}</div>' for each in block["elements"]
            )
        case "rich_text":
            return f'<div class="rich">{"".join(map(_rich, block["elements"]))}</div>'
        case "actions":
            return f'<div class="actions">{"".join(map(_control, block["elements"]))}</div>'
        case "context_actions":
            return f'<div class="judge">{"".join(map(_control, block["elements"]))}</div>'
        case other:
            raise ValueError(f"no drawing of {other}")


def _rich(element: Mapping[str, Any]) -> str:
    inner = element["elements"]
    if element["type"] == "rich_text_list":
        tag = "ol" if element["style"] == "ordered" else "ul"
        start = element.get("offset", 0) + 1
        return (
            f"<{tag} start={start}>{''.join(f'<li>{_rich(each)}</li>' for each in inner)}</{tag}>"
        )
    return f"<div>{''.join(map(_part, inner))}</div>"


def _part(part: Mapping[str, Any]) -> str:
    if part["type"] == "date":
        moment = datetime.fromtimestamp(part["timestamp"], UTC)
        html = f"{moment:%b %-d, %Y, %-I:%M %p}"
    else:
        html = escape(part["text"]).replace("\n", "<br>").replace("  ", " &nbsp;")
    if part["type"] == "link":
        html = f'<a href="{escape(part["url"])}">{html}</a>'
    style = part.get("style", {})
    html = f"<b>{html}</b>" if style.get("bold") else html
    return f"<i>{html}</i>" if style.get("italic") else html


def _control(element: Mapping[str, Any]) -> str:
    match element["type"]:
        case "button":
            return f'<span class="button">{escape(element["text"]["text"])}</span>'
        case "static_select":
            words = escape(element["placeholder"]["text"])
            return f'<span class="select">{words}<span>⌄</span></span>'
        case "feedback_buttons":
            sides = (element["positive_button"], element["negative_button"])
            return "".join(f"<span>{escape(side['text']['text'])}</span>" for side in sides)
        case other:
            raise ValueError(f"no drawing of {other}")


async def _answered(lines: Iterable[str]) -> list[str]:
    from bot.bootstrap import open_conversation, open_state
    from bot.chat.slack.render import render
    from bot.exchange import Asker, Place
    from bot.settings import Settings

    settings = Settings()
    place, asker = Place(platform="slack", space="T1", channel="C1"), Asker(id="U1")
    drawn = []
    with open_state(settings) as state, open_conversation(settings, state) as conversation:
        for line in lines:
            posting = await conversation.say(line, place, asker)
            drawn.append(draw(line, [each.blocks for each in render(posting)]))
    return drawn


if __name__ == "__main__":
    target, *asked = sys.argv[1:]
    Path(target).write_text(page(asyncio.run(_answered(asked))), encoding="utf-8")
