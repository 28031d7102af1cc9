"""Answers and completions as the arguments of discord.py's calls."""

import re

import pytest

from bot.chat.discord.limits import COMPLETION, CONTENT, FILE_NAME, length
from bot.chat.discord.payloads import choice_of, parcels_of
from bot.exchange import File
from tests.naughty import STRINGS

BACKWARDS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("name", STRINGS)
def test_a_completion_shows_nothing_hidden_and_means_what_was_found(name: str) -> None:
    choice = choice_of(name)
    if choice is None:
        assert not name.strip() or length(name) > COMPLETION
        return
    assert choice.value == name
    assert 1 <= length(choice.name) <= COMPLETION
    assert not BACKWARDS.search(choice.name)


@pytest.mark.parametrize("name", STRINGS)
def test_a_file_has_a_name_a_title_and_words_that_can_be_shown(name: str) -> None:
    file = File(name=f"{name}.md", media_type="text/markdown", content=b"a", title=name)
    [parcel] = parcels_of(file)
    for _ in range(2):  # a call that is repeated sends the file again
        sent = parcel.arguments()["file"]
        assert sent.fp.read() == b"a"
        assert 1 <= length(sent.filename) <= FILE_NAME
        assert not BACKWARDS.search(sent.filename + parcel.content + (sent.description or ""))
        assert "/" not in sent.filename
    assert length(parcel.content) <= CONTENT
