import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.chat.markdown import escaped, render_markdown
from bot.replies import Point, Reply, Section, Source
from bot.service import Service
from tests.fakes import DAY, FakeLibrary

PARSER = MarkdownIt("gfm-like", {"linkify": False})


def test_a_brief_is_a_page_with_footnotes() -> None:
    library = FakeLibrary()
    reply = Service(library, library, today=lambda: DAY).answer("/brief strike").reply
    assert render_markdown(reply) == (
        "# strike\n"
        "\n"
        "4 May 2031 · 2 documents\n"
        "\n"
        "**Who:** Iris Vale\n"
        "\n"
        "1. 4 May 2031: The port closed.[^1]\n"
        "\n"
        "[^1]: [Story a](<https://news.example/a>), The Port Courier, 4 May 2031\n"
    )


@given(st.text() | st.text(alphabet="*_`[]()<>#|~!&\\-+=:.@$^ \nw1h", max_size=30))
def test_text_is_shown_as_it_stands(text: str) -> None:
    tokens = PARSER.parseInline(escaped(text))[0].children or []
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert {token.type for token in PARSER.parse(escaped(text))} <= {
        *("paragraph_open", "inline", "paragraph_close")
    }


@pytest.mark.parametrize("text", ["see http://bad.example", "www.bad.example", "a@bad.example"])
def test_an_address_in_a_text_is_no_link(text: str) -> None:
    assert not re.search(r"https?://|www\.|(?<!\\)@", escaped(text))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://news.example/a>b (c) [d] \\",
        "http://[broken",
        "https://news.example/\u202egnp.exe",
    ],
)
def test_only_a_web_address_is_a_link_and_it_cannot_break_out(url: str) -> None:
    source = Source(number=1, document_id="a", title="x](http://bad.example) [y", url=url)
    reply = Reply(
        title="t", sections=(Section(points=(Point(text="p", sources=(1,)),)),), sources=(source,)
    )
    line = render_markdown(reply).strip().split("\n")[-1].removeprefix("[^1]: ")
    links = [
        token.attrs["href"]
        for token in PARSER.parseInline(line)[0].children or []
        if token.type == "link_open"
    ]
    assert all(str(link).startswith("https://news.example/") for link in links)
    assert len(links) == (1 if url.startswith("https") else 0)
