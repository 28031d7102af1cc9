"""What Slack sends as text → plain words, and the links in it.

https://docs.slack.dev/messaging/formatting-message-text: users, channels, groups and links stand
between angle brackets; of everything else only &, < and > are written as entities.
"""

import re
from collections.abc import Mapping

_MARK = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def plain_words(text: str, names: Mapping[str, str] | None = None) -> str:
    """Return a message's text without the markup of Slack.

    Args:
        text: As Slack sends it.
        names: The names of users by their ids; one without a name keeps its id.
    """
    names = names or {}

    def words(match: re.Match[str]) -> str:
        sign, what, label = match[1], match[2], match[3] or ""
        if sign == "@":
            return f"@{label or names.get(what, what)}"
        if sign == "#":
            return f"#{label or what}"
        if sign == "!":
            return label or f"@{what.split('^')[0]}"
        # What was typed: Slack makes links of words such as "example.org".
        return label or what.removeprefix("mailto:")

    return _without_entities(_MARK.sub(words, text))


def links_of(text: str) -> tuple[str, ...]:
    """Return the addresses that a message's text links to, in order, each once."""
    found = (_without_entities(match[2]) for match in _MARK.finditer(text) if not match[1])
    return tuple(dict.fromkeys(link for link in found if link.startswith(("http://", "https://"))))


def users_in(text: str) -> tuple[str, ...]:
    """Return the ids of the users whom a message's text mentions, each once."""
    return tuple(dict.fromkeys(match[2] for match in _MARK.finditer(text) if match[1] == "@"))


def without_mention(text: str, user: str) -> str:
    """Return a message's text without the mentions of one user, as the bot is called by it."""
    return " ".join(re.sub(rf"<@{re.escape(user)}(?:\|[^<>]*)?>[,:]?", " ", text).split())


def _without_entities(text: str) -> str:
    for entity, letter in _ENTITIES:
        text = text.replace(entity, letter)
    return text
