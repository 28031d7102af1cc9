"""Discord's Markdown as its clients read it, to see what is live in a message and what is shown.

Written from the behaviour of the clients (rules in the order in which they are tried, see the
comments), and sharing nothing with the bot's own escaping. Where clients differ, the greedier
reading is taken: what might be live counts as live.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """A part of a message."""

    kind: str
    text: str = ""
    children: tuple["Node", ...] = ()
    target: str = ""


_BLOCKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "code block",
        re.compile(r"```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```", re.IGNORECASE),
    ),
    ("heading", re.compile(r" *#{1,3}\s+((?!#)[^\n]+?)#*\s*(?:\n|$)")),
    ("small", re.compile(r"-# +((?!-#)[^\n]+?)(?:\n|$)")),
    ("quote", re.compile(r"(?:>>> ([\s\S]+)|> ([^\n]*)(?:\n|$))")),
    ("item", re.compile(r" *(?:[*-]|\d+\.) +([^\n]*)(?:\n|$)")),
)
_LABEL = r"(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*"
_TARGET = r"\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['\"][\s\S]*?['\"])?\s*"
_INLINE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("escape", re.compile(r"\\([^0-9A-Za-z\s])")),
    ("code block", _BLOCKS[0][1]),
    ("address", re.compile(r"<((?:https?|steam|discord|mailto|tel|sms):[^ >]+)>", re.IGNORECASE)),
    ("address", re.compile(r"<([^ >]+@[^ >]+)>|<(\+\d+)>")),
    ("mention", re.compile(r"<(?:@[!&]?|#)\d+>|@(?:everyone|here)|@\w*#\d{4}")),
    ("command", re.compile(r"</[^>\n]+:\d+>")),
    ("time", re.compile(r"<t:(-?\d+)(?::[tTdDfFsSR])?>")),
    ("emoji", re.compile(r"<a?:\w+:\d+>|:(?!\d+:)[^\s:]+?:")),
    ("guide", re.compile(r"<id:\w+(?:[/:]\w+)*>")),
    ("link", re.compile(rf"\[({_LABEL})\]\({_TARGET}\)")),
    ("address", re.compile(r"((?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s])", re.IGNORECASE)),
    (
        "invitation",
        re.compile(
            r"(?:\w+\.)?(?:discord(?:app)?\.com/(?:invite|channels)|discord\.gg)/\S+", re.IGNORECASE
        ),
    ),
    ("code", re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")),
    ("bold", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("italic", re.compile(r"\*(?=\S)((?:\*\*|\s+(?:[^*\s]|\*\*)|[^\s*])+?)\*(?!\*)")),
    ("italic", re.compile(r"\b_((?:__|\\[\s\S]|[^\\_])+?)_\b")),
    ("struck", re.compile(r"~~(?=\S)((?:\\[\s\S]|[^\\])*?\S)~~(?!~)")),
    ("spoiler", re.compile(r"\|\|([\s\S]+?)\|\|")),
)
_START = re.compile(r"[\\`*_~|<@\[:]|https?:|steam:|discord|\b\w{1,32}\.discord", re.IGNORECASE)
"""Where any of these can begin."""
_NESTED = frozenset({"bold", "underline", "italic", "struck", "spoiler"})


def parse(text: str) -> tuple[Node, ...]:
    """Read a message's content or an embed's description."""
    return tuple(_blocks(text))


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield all nodes, the outer ones first."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def visible(nodes: tuple[Node, ...]) -> str:
    """Return what a reader sees, without its looks."""
    return "".join(node.text or visible(node.children) for node in nodes)


def _blocks(text: str) -> Iterator[Node]:
    place = 0
    while place < len(text):
        for kind, pattern in _BLOCKS:
            match = pattern.match(text, place)
            if match:
                inner = next((group for group in match.groups() if group), "")
                # Lists and quotations have blocks in them.
                children = (Node("text", inner),) if kind == "code block" else parse(inner)
                marker = match[0].split()[0] if kind == "item" else ""
                yield Node(kind, children=(*children, Node("text", "\n")), target=marker)
                place = match.end()
                break
        else:
            end = _end_of_line(text, place)
            while end < len(text) and not any(block.match(text, end) for _, block in _BLOCKS):
                end = _end_of_line(text, end)
            yield from _inline(text[place:end])
            place = end


def _end_of_line(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _inline(text: str) -> Iterator[Node]:
    place = start = 0
    while place < len(text):
        begin = _START.search(text, place)
        if begin is None:
            break
        place = begin.start()
        for kind, pattern in _INLINE:
            match = pattern.match(text, place)
            if match:
                if start < place:
                    yield Node("text", text[start:place])
                yield _node(kind, match)
                place = start = match.end()
                break
        else:
            place += 1
    if start < len(text):
        yield Node("text", text[start:])


def _node(kind: str, match: re.Match[str]) -> Node:
    if kind == "escape":
        return Node("text", match[1])
    if kind == "link":
        return Node("link", children=tuple(_inline(match[1])), target=match[2])
    if kind in _NESTED:
        return Node(kind, children=tuple(_inline(match[1])))
    return Node(kind, text=match[0])
