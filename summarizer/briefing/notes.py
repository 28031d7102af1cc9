"""Words to the reader that go with an answer."""

from collections.abc import Mapping
from textwrap import shorten

LANGUAGE = "en"
"""Of the pages that are briefed on."""

LONGEST = 80
"""Characters of a topic that are repeated."""


def nothing_found(topic: str) -> str:
    """Say that there is nothing on a topic, or nothing at all."""
    if not topic:
        return "There are no documents to brief on."
    return f"Nothing found on {_shown(topic)}."


def nothing_new(topic: str) -> str:
    """Say that the reader knows all that there is."""
    return f"Nothing new on {_shown(topic)}." if topic else "Nothing new."


def nothing_to_search(text: str) -> str:
    """Say that there is no word to look for, and what is shown instead."""
    return f"{_shown(text)} has no word to search for; here is what matters most in the library."


def showing(text: str) -> str:
    """Say what was understood, where it is not what was typed."""
    return f"Showing results for {_shown(text)}."


def _shown(text: str) -> str:
    """Return a topic in quotation marks, once."""
    short = shorten(text, LONGEST, placeholder=" …")
    return short if short[:1] in '"“„' and short[-1:] in '"”“' else f"“{short}”"


def unmatched() -> str:
    """Say that no document has a word of the question."""
    return "No document has any of these words; here is what matters most in the library."


def left_out(languages: Mapping[str, int]) -> str:
    """Say how many pages are left out because they are not in English; empty for none."""
    others = {code: n for code, n in sorted(languages.items()) if code != LANGUAGE and n}
    number = sum(others.values())
    if not number:
        return ""
    pages = "1 page" if number == 1 else f"{number:,} pages"
    return f"Left out: {pages} in other languages ({', '.join(others)})."


def joined(*notes: str) -> str:
    """Join what there is to say."""
    return " ".join(note for note in notes if note)
