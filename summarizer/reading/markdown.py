"""Markdown: front matter for what is known of a text, and the text as a reader sees it."""

import re
from typing import Final

from summarizer.reading.header import header_date
from summarizer.reading.parts import Parts
from summarizer.reading.published import at_midnight, parse_published
from summarizer.reading.tidy import one_line, tidy

_FRONT_MATTER: Final = re.compile(r"\s*---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD: Final = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)")
_FENCE: Final = re.compile(r"[ \t]{0,3}(?:```|~~~)")
_HEADING: Final = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(.*)")
_UNDERLINE: Final = re.compile(r"[ \t]{0,3}(?:=+|-{2,})[ \t]*$")
_RULE: Final = re.compile(r"[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_TABLE_RULE: Final = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?[ \t]*)?$")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_QUOTE: Final = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_DEFINITION: Final = re.compile(r"[ \t]{0,3}\[[^\]\n]+\]:[ \t]")

# In this order: images before links, bold before italics. No piece is longer than 500 characters
# or crosses one of its own marks, so that a line of nothing but brackets costs no more than it is
# long.
_INLINE: Final = (
    (re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()]{0,500}\)|\[[^\[\]]{0,500}\])"), ""),
    (re.compile(r"\[\^[^\[\]]{1,500}\]"), ""),
    (re.compile(r"\[([^\[\]]{1,500})\](?:\([^()]{0,500}\)|\[[^\[\]]{0,500}\])"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^>\s]+)>"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"(?<!\\)(`{1,3})([^`]+)\1"), r"\2"),
    (re.compile(r"(?<![\\*])(\*\*\*?)(?=\S)([^*]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\\*])\*(?=\S)([^*]+?)(?<=\S)\*(?!\*)"), r"\1"),
    (re.compile(r"(?<![\\\w])(__?)(?=\S)([^_]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~(?=\S)([^~]+?)~~"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


def read_markdown(text: str) -> Parts:
    """Read front matter (title, source or author, url, published or date) and text.

    Links, emphasis and other marks are taken out, and the lines of a paragraph joined: what is
    cited reads as on the page. Headings keep their line, list items their bullet.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    fields = _fields(front[1] or "") if front else {}
    text = text[front.end() :] if front else text
    blocks, title = _blocks(_without_comments(text))
    body = tidy("\n\n".join(blocks))
    published = parse_published(fields.get("published") or fields.get("date"))
    if published is None and (day := header_date(body)):
        published = at_midnight(day)
    return Parts(
        body,
        one_line(fields.get("title") or title),
        one_line(fields.get("source") or fields.get("author") or ""),
        fields.get("url") or None,
        published,
    )


def _fields(front: str) -> dict[str, str]:
    """Read lines of the form `key: value`; others, nested ones among them, are left out."""
    fields: dict[str, str] = {}
    for line in front.splitlines():
        if match := _FIELD.match(line):
            value = match[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            fields.setdefault(match[1].lower(), value)
    return fields


def _blocks(text: str) -> tuple[list[str], str]:
    """Return the paragraphs, headings, items and rows in order, and the first heading."""
    blocks: list[str] = []
    paragraph: list[str] = []
    title = ""
    fenced = False

    def close() -> None:
        if paragraph:
            blocks.append(_inline(" ".join(paragraph)))
            paragraph.clear()

    for line in text.split("\n"):
        if _FENCE.match(line):
            close()
            fenced = not fenced
        elif fenced:
            blocks.append(line)
        elif not line.strip() or _DEFINITION.match(line) or _TABLE_RULE.match(line):
            close()
        elif _UNDERLINE.match(line) and len(paragraph) == 1:
            title = title or _inline(paragraph[0])
            close()
        elif _RULE.match(line):
            close()
        elif heading := _HEADING.match(line):
            close()
            words = _inline(heading[1].rstrip(" \t#"))
            title = title or words
            blocks.append(words)
        elif "|" in line and line.strip().startswith("|"):
            close()
            blocks.append(_inline(line.strip().strip("|").strip()))
        elif item := _ITEM.match(line):
            close()
            paragraph.append(item.group().strip().replace("*", "-").replace("+", "-"))
            paragraph.append(line[item.end() :].strip())
        else:
            quote = _QUOTE.match(line)
            paragraph.append(line[quote.end() if quote else 0 :].strip())
    close()
    return blocks, title


def _without_comments(text: str) -> str:
    """Take out <!-- … -->; one that is never closed stays."""
    kept, position = [], 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + len("-->")
    return "".join(kept) + text[position:]


def _inline(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text
