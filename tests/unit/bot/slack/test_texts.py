"""Splitting, escaping, and addresses: what the messages are made of."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.addresses import link
from bot.chat.slack.escape import escaped, plain
from bot.chat.splitting import pieces, shortened
from tests.naughty import STRINGS

# ── splitting ──────────────────────────────────────────────────────────────────────────────


@given(
    st.text(alphabet=st.sampled_from("aB. !?…”\n。漢\u0301\u200d👩🏽"), max_size=200),
    st.integers(1, 60),
)
def test_pieces_are_short_enough_and_give_the_text_again(text: str, most: int) -> None:
    found = pieces(text, most)
    assert "".join(found) == text
    assert all(0 < len(piece) <= most for piece in found)


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [
        ("", 5, []),
        ("One. Two. Three.", 11, ["One. Two. ", "Three."]),
        ("One two three", 9, ["One two ", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("“Go!” she said. No", 17, ["“Go!” she said. ", "No"]),
        ("It is J. Vale who left. So", 25, ["It is J. Vale who left. ", "So"]),
        ("It is J. Vale of the port", 20, ["It is J. Vale of ", "the port"]),
        ("一。二。三。", 5, ["一。二。", "三。"]),
        ("ae\u0301e\u0301", 4, ["ae\u0301", "e\u0301"]),
        ("a👩\u200d🚀", 3, ["a", "👩\u200d🚀"]),
    ],
)
def test_a_text_is_split_where_a_reader_would(text: str, most: int, found: list[str]) -> None:
    assert pieces(text, most) == found


def test_a_million_characters_are_split_at_once() -> None:
    assert len(pieces("word " * 200_000, 2_000)) == 500
    assert len(pieces("\u0301" * 100_000, 2_000)) == 50


def test_a_piece_without_characters_is_refused() -> None:
    with pytest.raises(ValueError, match="no piece has 0 characters"):
        pieces("text", 0)


@given(st.text(max_size=100), st.integers(1, 80))
def test_a_label_is_never_too_long(text: str, most: int) -> None:
    label = shortened(text, most)
    assert len(label) <= most
    assert label == text or label.endswith("…")


# ── escaping ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"),
        ("<https://evil.example|bank>", "&lt;https://evil.example|bank&gt;"),
        ("*bold* _it_ ~out~ `code`", "∗bold∗ ˍitˍ ∼out∼ ˋcodeˋ"),  # noqa: RUF001
        ("file_name_x.txt stays", "file_name_x.txt stays"),
        ("> quoted", "› quoted"),
        (":wave: at 10:15", "꞉wave: at 10:15"),  # noqa: RUF001
        ("a\u202eb\nc", "ab c"),
    ],
)
def test_text_for_mrkdwn_shows_what_it_says_and_does_nothing(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.one_of(st.text(), st.sampled_from(STRINGS)))
def test_no_text_opens_anything_in_mrkdwn(text: str) -> None:
    shown = escaped(text)
    assert not re.search(r"[<>*~`]|&(?!(?:amp|lt|gt);)|^&gt;", shown)
    assert not re.search(r":[\w+'-]+:", shown)


def test_plain_text_is_as_long_as_it_may_be() -> None:
    assert plain("Iris\u200b Vale", 6) == "Iris…"
    assert plain("Iris") == "Iris"


# ── addresses ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.courier.example/a?b=c#d", "courier.example"),
        ("HTTP://Courier.Example", "courier.example"),
        ("https://courier.example:8443/", "courier.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://раураl.example/", "xn--l-7sba6dbr.example"),  # noqa: RUF001
        ("http://[::1]/", "[::1]"),
    ],
)
def test_a_link_names_the_host_that_it_leads_to(url: str, host: str) -> None:
    found = link(url, 3_000)
    assert found is not None
    assert found.host == host


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "ftp://courier.example/",
        "//courier.example/",
        "https://bank.example@evil.example/",
        "https://evil.example\\@bank.example/",
        "https://bank.example%40evil.example/",
        "https://a b.example/",
        "https://courier.example:x/",
        "https://courier.example:99999/",
        "https:///nowhere",
        "https://[::1",
        "https://courier.example/" + "a" * 3_000,
    ],
)
def test_what_programs_read_in_different_ways_is_no_link(url: str | None) -> None:
    assert link(url, 3_000) is None


@given(
    st.one_of(
        st.text(), st.sampled_from(STRINGS), st.builds("https://{}/{}".format, st.text(), st.text())
    )
)
def test_a_link_is_ascii_without_anything_that_ends_one(url: str) -> None:
    found = link(url, 3_000)
    if found:
        assert re.fullmatch(r"https?://[!-~]+", found.url, re.IGNORECASE)
        assert not set(found.url) & set("<>|\"'`\\()[]{}") - set("[]" if "[" in found.host else "")
        assert unicodedata.is_normalized("NFKC", found.host)
