"""Words to the reader that go with an answer."""

from collections.abc import Mapping

from summarizer.briefing.retrieval import LANGUAGE


def nothing_found(topic: str) -> str:
    """Say that there is nothing on a topic, or nothing at all."""
    return f"Nothing found on “{topic}”." if topic else "There are no documents to brief on."


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
