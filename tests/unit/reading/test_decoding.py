import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import UnreadableDocument
from summarizer.reading.decoding import decode
from summarizer.reading.tidy import without_escapes

SAYING = "“We’re going back to the harbour,” said Zoë Brontëlund – “all of us.”"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_the_encoding_is_found(encoding: str) -> None:
    assert decode(SAYING.encode(encoding)) == SAYING


def test_a_declared_charset_is_used() -> None:
    polish = "Zażółć gęślą jaźń, powiedział burmistrz."
    assert decode(polish.encode("iso8859-2"), "iso-8859-2") == polish


def test_latin_1_means_windows_1252() -> None:
    assert decode("“Yes”".encode("windows-1252"), "ISO-8859-1") == "“Yes”"


@pytest.mark.parametrize("declared", ["utf-8", "no-such-charset", "ascii", ""])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    assert decode(SAYING.encode("windows-1252"), declared) == SAYING


def test_other_alphabets_are_guessed() -> None:
    russian = "Мэр города сообщил в понедельник, что паром сел на мель возле входа в гавань. " * 5
    assert decode(russian.encode("windows-1251")) == russian


def test_a_damaged_byte_leaves_the_rest_of_the_text_alone() -> None:
    damaged = SAYING.encode()[:30] + b"\xff" + SAYING.encode()[30:]
    assert decode(damaged).count("\ufffd") == 1


@pytest.mark.parametrize(
    "data", [bytes(range(1, 32)) * 9, b"text\0text", bytes([1, 2, 3, 200]) * 50]
)
def test_binary_data_is_rejected(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="binary"):
        decode(data)


@pytest.mark.parametrize(
    "screen",
    [
        "\x1b[1;31mThe ferry\x1b[0m ran aground.",
        "\x1b]0;title\x07The ferry ran \x1b[2Kaground.",
        "\x1b]8;;https://port.example\x1b\\The ferry\x1b]8;;\x1b\\ ran aground.",
        "\x1b(BThe ferry ran aground.\x1b[",
    ],
)
def test_sequences_for_a_terminal_go_whole(screen: str) -> None:
    assert decode(screen.encode()) == "The ferry ran aground."


def test_a_terminal_string_that_never_ends_takes_no_other_line_along() -> None:
    assert decode(b"\x1b]0;title\nThe ferry ran aground.") == "\nThe ferry ran aground."


@given(st.text(alphabet="\x1b[];\x07\\0mP a\n", max_size=60))
def test_no_escape_character_is_left(text: str) -> None:
    assert "\x1b" not in without_escapes(text)
