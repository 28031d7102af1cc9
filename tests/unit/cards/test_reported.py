"""Reported words are shown as far as their speaker stands by them."""

import pytest

from summarizer.cards.reported import shown_from


def shown(text: str, words: str, cue: str) -> str | None:
    """Return what is shown of reported words."""
    at = text.index(words)
    start = shown_from(text, at, cue)
    return None if start is None else text[start : at + len(words)]


@pytest.mark.parametrize(
    ("text", "words", "cue", "expected"),
    [
        ("Roe said that it was safe.", "that it was safe", "said", "that it was safe"),
        ("It was safe, Roe said.", "It was safe", "said", "It was safe"),
        ("It was safe.", "It was safe", "", "It was safe"),
        ("Roe denied that it was safe.", "that it was safe", "denied", "denied that it was safe"),
        ("Roe disputes it was safe.", "it was safe", "disputes", "disputes it was safe"),
        (
            "Roe wrongly claimed that it was safe.",
            "that it was safe",
            "wrongly claimed",
            "wrongly claimed that it was safe",
        ),
        ("Roe denied, twice, that it was safe.", "that it was safe", "denied", None),
        ("It was safe, Roe denied.", "It was safe", "denied", None),
        ("Roe did not say that it was safe.", "that it was safe", "did not say", None),
        ("Roe did not say that it was safe.", "that it was safe", "say", None),
        ("Roe didn't say whether it was safe.", "whether it was safe", "say", None),
        ("Roe never said that it was safe.", "that it was safe", "said", None),
        ("Roe has not yet said that it was safe.", "that it was safe", "said", None),
        ("Roe refused to say that it was safe.", "that it was safe", "to say", None),
        ("Roe declined to confirm that it was safe.", "that it was safe", "confirm", None),
    ],
)
def test_words_are_shown_only_with_what_turns_them(
    text: str, words: str, cue: str, expected: str | None
) -> None:
    assert shown(text, words, cue) == expected
