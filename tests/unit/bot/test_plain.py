import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plain import harmless


@given(st.text())
def test_nothing_that_acts_or_hides_is_left(text: str) -> None:
    shown = harmless(text)
    shown.encode()
    assert harmless(shown) == shown
    for character in shown:
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(character) not in {"LRE", "RLE", "LRO", "RLO", "LRI"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b1mbold", "bold"),
        ("\x1b]8;;http://bad.example\x07label\x1b]8;;\x07", "label"),
        ("\x1b]0;title\x1b\\after", "after"),
        ("con\x9dtrol.pdf", "control.pdf"),
        ("brief \x1b]0;wagner private", "brief 0;wagner private"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\u200bb\ufeffc\U000e0041d", "abcd"),
        ("Mer\u3164Bank\u115f\u1160\u17b4 \U0001d173x\U0001d17a", "MerBank x"),
        ("one\ntwo\u2028three\ttab\x00", "one two three tab"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("naïve 東京 👩\u200d🚀 [1] [bold]x[/]", "naïve 東京 👩\u200d🚀 [1] [bold]x[/]"),
    ],
)
def test_text_is_shown_as_it_reads(text: str, shown: str) -> None:
    assert harmless(text) == shown
