"""Text from outside in Discord's fields."""

import pytest

from bot.chat.discord.escape import escaped, fitting, harmless_name, label
from bot.chat.discord.limits import FILE_NAME, LABEL, length
from bot.plain import harmless
from tests.naughty import STRINGS
from tests.tools.discord_markdown import Node, parse, visible, walk


@pytest.mark.parametrize(
    "text",
    [
        "@everyone",
        "<@1> <@&2> <#3> </brief:4> <t:5:R> <:a:6> <id:browse>",
        "[bank.example](https://evil.example)",
        "https://evil.example[x](https://other.example)",
        "discord.gg/abcdefg",
        "# large",
        "-# small",
        "- item",
        "12. item",
        ">>> quoted",
        "**a** _b_ ~~c~~ ||d|| `e` ```f```",
        ":smile: at 12:30",
        "\\*a\\*",
        "C#",
    ],
)
def test_markup_is_shown_and_does_nothing(text: str) -> None:
    read = parse(escaped(text))
    assert {node.kind for node in walk(read)} == {"text"}
    assert visible(read) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("@here", "mention"),
        ("</brief:4>", "command"),
        ("[a\nb](https://evil.example)", "link"),
        ("discord.gg/abcdefg", "invitation"),
        ("-# small", "small"),
    ],
)
def test_without_escaping_the_reader_of_these_tests_finds_what_is_live(
    text: str, kind: str
) -> None:
    assert kind in {node.kind for node in walk(parse(text))}


def test_plain_words_stay_as_they_are_written() -> None:
    text = "The port, shut since 3.5 hours, is “open” (again)!"
    assert escaped(text) == text
    assert parse(escaped(text)) == (Node("text", text),)


def test_a_label_is_short_and_never_empty() -> None:
    assert label("\u202e \u200b") == "…"
    assert label("🙂" * 100) == "🙂" * 39 + "…"
    assert fitting("Iris Vale", 100) == "Iris Vale"
    for text in STRINGS:
        assert 0 < length(label(text)) <= LABEL


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\brief.md", "brief.md"),
        ("SPOILER_brief.md", "brief.md"),
        ("brief\u202egpj.exe", "briefgpj.exe"),
        ("@everyone.md", "everyone.md"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_the_name_of_a_file_is_only_a_name(name: str, safe: str) -> None:
    assert harmless_name(name) == safe


def test_the_name_of_a_file_keeps_its_ending() -> None:
    for text in STRINGS:
        name = harmless_name(f"{text}.pdf")
        assert len(name) <= FILE_NAME
        # A sequence for a terminal may take the ending with it.
        if harmless(f"{text}.pdf").endswith(".pdf"):
            assert name.endswith(".pdf") or name == "pdf"
